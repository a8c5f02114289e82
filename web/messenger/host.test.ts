import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { beginConversation, buildMessenger, tellMessenger, type BuiltMessenger } from '../../test/messenger-page.ts'
import { workspace, type StandIn } from '../../test/messenger-stand-in.ts'

/** The page that it stands on: whose styles it must withstand, and of which it leaves everything as it was. */
let built: BuiltMessenger
let server: StandIn
let page: Page

beforeAll(async () => {
  built = await buildMessenger()
}, 120_000)

afterEach(async () => {
  await page.context().close()
  await server.close()
})

afterAll(() => built.close())

async function open(...given: Parameters<typeof built.open>): Promise<void> {
  ;({ server, page } = await built.open(...given))
}

const launcher = () => page.getByRole('button', { name: /^Open messages/ })

test('a host whose styles fight everything cannot hide or bend the messenger', async () => {
  await open('/hostile')
  await launcher().waitFor()
  expect(await page.locator('.u-launcher').boundingBox()).toEqual({
    x: 1100 - 20 - 56,
    y: 760 - 20 - 56,
    width: 56,
    height: 56,
  })
  await launcher().click()
  const start = page.getByRole('button', { name: /Send us a message/ })
  await start.waitFor()
  expect(await page.locator('.sheet').boundingBox()).toMatchObject({ width: 380, height: 640 })
  expect(await start.evaluate((button) => [getComputedStyle(button).color, getComputedStyle(button).fontSize])).toEqual(
    ['rgb(27, 34, 48)', '15px'],
  )
})

test('on a page that runs from right to left our own words still run from left to right', async () => {
  await open()
  await page.evaluate(() => (document.documentElement.dir = 'rtl'))
  await launcher().click()
  const start = page.getByRole('button', { name: /Send us a message/ })
  await start.waitFor()
  expect(await start.evaluate((button) => getComputedStyle(button).direction)).toBe('ltr')
})

test('on a phone the launcher stays until the sheet is there, and goes then', async () => {
  let deliver = () => undefined as void
  const onItsWay = new Promise<void>((resolve) => (deliver = resolve))
  await open('/', { viewport: { width: 390, height: 700 } }, (fresh) =>
    fresh.route(/\/sheet[^/]*\.js/, async (route) => {
      await onItsWay
      await route.continue()
    }),
  )
  await launcher().click()
  const asked = page.getByRole('button', { name: 'Close messages', exact: true })
  expect(await asked.isVisible()).toBe(true)
  deliver()
  await page.getByRole('dialog').waitFor()
  expect(await page.locator('.u-launcher').isVisible()).toBe(false)
})

test('a tag with a wrong workspace says on the console of the browser what to look at', async () => {
  const said: string[] = []
  const unknown = { error: { code: 'not_found', message: 'There is nothing here under this id.', reference: 'req_0' } }
  await open('/', {}, async (fresh) => {
    fresh.on('console', (one) => said.push(one.text()))
    await fresh.route('**/v1/messenger/**', (route) => route.fulfill({ status: 404, json: unknown }))
  })
  await expect.poll(() => said.join('\n')).toContain('Is data-workspace (or app_id) the id from the page «Messenger»?')
})

test('a host whose body is transformed moves nothing of ours', async () => {
  await open()
  await page.evaluate(() => {
    document.body.style.transform = 'translate(40px, 300px) scale(0.5)'
    document.body.style.minHeight = '3000px'
    scrollTo(0, 500)
  })
  const box = (await launcher().boundingBox())!
  expect([1100 - box.x - box.width, 760 - box.y - box.height]).toEqual([20, 20])
  await launcher().click()
  const sheet = (await page.getByRole('dialog').boundingBox())!
  expect(sheet.y).toBeGreaterThanOrEqual(0)
  expect(sheet.y + sheet.height).toBeLessThanOrEqual(760)
  expect(sheet.width).toBe(380)
})

test('one name on the page, one element beside its body, and nothing else', async () => {
  await open('/bare')
  const touched = () =>
    page.evaluate(() => ({
      names: Object.getOwnPropertyNames(window),
      head: document.head.innerHTML,
      body: [...document.body.children].map((one) => one.localName),
      page: [...document.documentElement.children].map((one) => one.localName),
      cookies: document.cookie,
      // What a library would patch.
      own: [window.fetch, window.WebSocket, history.pushState, Element.prototype.attachShadow].map((one) =>
        String(one).includes('[native code]'),
      ),
    }))
  const before = await touched()
  await page.addScriptTag({ url: `${server.origin}/messenger.js` })
  await tellMessenger(page, 'boot', { app_id: workspace })
  await beginConversation(page, server)
  const after = await touched()
  expect(after.names.filter((name) => !before.names.includes(name))).toEqual(['Underseal'])
  expect(after.body).toEqual(before.body)
  expect(after.page).toEqual(['head', 'body', 'underseal-messenger'])
  expect([after.cookies, after.own]).toEqual(['', [true, true, true, true]])
})

test('the same tag twice makes one messenger', async () => {
  await open('/hostile')
  await launcher().waitFor()
  await page.evaluate((origin) => {
    const again = document.createElement('script')
    again.src = `${origin}/messenger.js?again`
    again.dataset['workspace'] = document.querySelector<HTMLElement>('script[data-workspace]')!.dataset['workspace']
    document.body.append(again)
    return new Promise((resolve) => again.addEventListener('load', resolve))
  }, server.origin)
  expect(await page.locator('underseal-messenger').count()).toBe(1)
  await launcher().click()
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
})
