import { AxeBuilder } from '@axe-core/playwright'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildMessenger, tellMessenger, type BuiltMessenger } from '../../test/messenger-page.ts'
import { workspace, type StandIn } from '../../test/messenger-stand-in.ts'
import type { Door } from './commands.ts'

/** The built scripts in a real browser, on a page with the strictest policy, against a server that fails when it is told to. */
const card = ['4111', '1111', '1111', '1111'].join(' ')
let built: BuiltMessenger
let server: StandIn
let page: Page
let problems: string[]

beforeAll(async () => {
  built = await buildMessenger()
}, 120_000)

afterEach(async () => {
  await page.context().close()
  await server.close()
})

afterAll(() => built.close())

async function open(path = '/', options: BrowserContextOptions = {}): Promise<void> {
  problems = []
  ;({ server, page } = await built.open(path, options, (opened) => {
    opened.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    opened.on('pageerror', (error) => problems.push(error.message))
  }))
}

const field = () => page.getByRole('textbox', { name: 'Message', exact: true })
const bubbles = () => page.locator('.bubble').allInnerTexts()
const openSheet = () => page.getByRole('button', { name: /^Open messages/ }).click()

async function startWriting(): Promise<void> {
  await openSheet()
  await page.getByRole('button', { name: /Send us a message/ }).click()
}

async function write(text: string): Promise<void> {
  await field().fill(text)
  await field().press('Enter')
}

/** Everything a page can keep in a browser, as text. */
async function stored(): Promise<string> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)))
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
    const base = await settled(indexedDB.open('underseal', 1))
    if (base.objectStoreNames.contains('box')) {
      for (const value of await settled(base.transaction('box').objectStore('box').getAll())) {
        found.push(
          value instanceof CryptoKey
            ? `key, extractable: ${value.extractable}`
            : new TextDecoder('latin1').decode(value.data),
        )
      }
    }
    base.close()
    return found.join('\n')
  })
}

/** What waits in the browser to be sent, read with the key that lies beside it and that no script can take out. */
async function waiting(): Promise<string[]> {
  return page.evaluate(async (additional) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)))
    const base = await settled(indexedDB.open('underseal', 1))
    const kept = base.objectStoreNames.contains('box')
      ? await settled(base.transaction('box').objectStore('box').getAll())
      : []
    base.close()
    const key = kept.find((one) => one instanceof CryptoKey) as CryptoKey
    const texts: string[] = []
    for (const { iv, data } of kept.filter((one) => one !== key)) {
      const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(additional) }
      const plain = new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, data))
      texts.push(...(JSON.parse(plain) as { unsent: { text: string }[] }).unsent.map(({ text }) => text))
    }
    return texts
  }, workspace)
}

test('a visitor writes, sees what is hidden before and after, and is answered live, under the strictest policy', async () => {
  await open()
  await startWriting()
  await field().fill(`My card is ${card}.`)
  await page.getByText('We’ll hide: card number').waitFor()
  await page.getByRole('button', { name: 'Send hidden' }).click()
  await page.getByText('We hid your card number.').waitFor()
  expect(await bubbles()).toEqual(['My card is card number •••• 1111.'])
  server.reply('<b>Thank you</b>, see https://example.com/help.')
  await page.getByText('<b>Thank you</b>').waitFor()
  const link = page.getByRole('link', { name: 'https://example.com/help' })
  expect(await link.getAttribute('rel')).toContain('noopener')
  expect(await page.locator('.bubble b').count()).toBe(0)
  expect(problems).toEqual([])
})

test('Enter does not slip past the notice', async () => {
  await open()
  await startWriting()
  const notice = page.getByText('We’ll hide: card number')
  // It is there, so what reads is there as well.
  await field().fill(card)
  await notice.waitFor()
  await field().fill('x')
  await notice.waitFor({ state: 'detached' })
  await write(`my card ${card}`)
  await notice.waitFor()
  expect(server.written()).toEqual([])
  await field().press('Enter')
  await expect.poll(() => server.written()).toEqual(['my card [payment card •••• 1111]'])
})

test('an outage and a reload lose nothing, double nothing, and leave no word in the browser', async () => {
  await open()
  await startWriting()
  await write('first albatross')
  await expect.poll(() => server.written()).toHaveLength(1)
  server.fail('gone')
  server.cut()
  await write('second pelican')
  await write('third heron')
  await page.getByText('Not sent yet. We’re having trouble on our side').waitFor()
  await expect.poll(waiting).toEqual(['second pelican', 'third heron'])
  expect(await stored()).toContain('key, extractable: false')
  expect(await stored()).not.toMatch(/albatross|pelican|heron/)
  await page.reload()
  server.fail('well')
  await expect
    .poll(() => server.written(), { timeout: 20_000 })
    .toEqual(['first albatross', 'second pelican', 'third heron'])
  await openSheet()
  await page.getByText('You: third heron').click()
  await expect.poll(bubbles).toEqual(['first albatross', 'second pelican', 'third heron'])
})

test('after a cut line the thread catches up without doubles', async () => {
  await open()
  await startWriting()
  await write('hello')
  await expect.poll(() => server.written()).toHaveLength(1)
  server.cut()
  server.reply('while you were away')
  await expect.poll(bubbles, { timeout: 15_000 }).toEqual(['hello', 'while you were away'])
})

test('a long thread is read from its end, and what was before comes as one scrolls up', async () => {
  await open()
  await openSheet()
  await expect.poll(() => server.listening()).toBe(1)
  server.fail('silent')
  await page.getByRole('button', { name: /Send us a message/ }).click()
  await write('hello')
  // The answer to the first message never came: after the reload it is sent again, as the same message.
  await expect.poll(() => server.written()).toEqual(['hello'])
  await expect.poll(waiting).toEqual(['hello'])
  for (let i = 1; i <= 130; i++) server.reply(`answer ${i}`)
  const asked: string[] = []
  page.on('response', (one) => one.url().includes('/parts?') && asked.push(new URL(one.url()).search))
  await page.reload()
  server.fail('well')
  await openSheet()
  await expect.poll(() => asked, { timeout: 20_000 }).toEqual(['?before=2147483647&limit=40'])
  await page.getByRole('button', { name: /answer 130/ }).click()
  await page.getByText('answer 130', { exact: true }).waitFor()
  const log = page.getByRole('log')
  const entries = () => log.locator('.entry').count()
  expect(asked).toEqual(['?before=2147483647&limit=40'])
  // Near the start of what is here the page before it is fetched, and no further one: nobody reads there yet.
  await log.evaluate((box) => (box.scrollTop = 300))
  await expect.poll(entries).toBe(80)
  await expect.poll(() => log.evaluate((box) => box.scrollTop)).toBeGreaterThan(600)
  expect(asked).toHaveLength(2)
  // Whoever reads in the middle goes on reading there.
  const wheel = () => log.evaluate((box) => (box.scrollTop -= 500))
  await expect
    .poll(async () => (await wheel(), log.getByText('hello', { exact: true }).isVisible()), { timeout: 20_000 })
    .toBe(true)
  expect(await entries()).toBe(131)
  const shown = await log.locator('.entry .bubble').allTextContents()
  expect(shown).toEqual(['hello', ...Array.from({ length: 130 }, (_, i) => `answer ${i + 1}`)])
  // A new one does not pull the reader away.
  const inTheMiddle = () =>
    log.evaluate((box) => {
      const { top, height } = box.getBoundingClientRect()
      const entry = [...box.querySelectorAll('.entry')].find(
        (one) => one.getBoundingClientRect().bottom > top + height / 2,
      )!
      return `${entry.textContent} at ${Math.round(entry.getBoundingClientRect().top)}`
    })
  // Entries have their height only once they are drawn: the number of pixels above them changes while nothing moves.
  let last = ''
  const isStill = async () => last === (last = await inTheMiddle())
  await expect.poll(isStill, { interval: 200, timeout: 15_000 }).toBe(true)
  const read = last
  server.reply('answer 131')
  await log.getByText('answer 131', { exact: true }).waitFor({ state: 'attached' })
  await expect.poll(isStill, { interval: 200, timeout: 15_000 }).toBe(true)
  expect(last).toBe(read)
})

test('what is typed in the very moment in which the site hands over a text is kept', async () => {
  await open()
  await startWriting()
  await write('hello')
  await page.locator('.own:not(.unsent)').waitFor()
  await page.evaluate(async () => {
    const shadow = document.querySelector('underseal-messenger')!.shadowRoot!
    ;(window as { Underseal?: (...said: string[]) => void }).Underseal?.('showNewMessage', '')
    // Drawn, but not yet painted: what comes only after the painting comes too late.
    while (shadow.querySelector('.own')) await Promise.resolve()
    const field = shadow.querySelector('textarea')!
    field.value = 'typed at once'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))))
  expect(await field().inputValue()).toBe('typed at once')
})

test('a message taller than the sheet is shown to its end, and a file is answered in words instead of taking the page away', async () => {
  await open()
  await startWriting()
  await write('hello')
  await write(Array.from({ length: 60 }, (_, i) => `line ${i}`).join('\n'))
  const log = page.getByRole('log')
  await expect.poll(() => page.locator('.own:not(.unsent)').count()).toBe(2)
  const left = () => log.evaluate((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight))
  await expect.poll(left).toBe(0)
  const taken = () =>
    log.evaluate((box) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['a licence'], 'licence.png', { type: 'image/png' }))
      // Nobody else on the page takes it: what is not prevented is what the browser would do, open it.
      return ['dragover', 'drop'].map(
        (type) =>
          !box.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer })),
      )
    })
  expect(await taken()).toEqual([true, true])
  await page.getByText('Pictures and files can’t be sent here').waitFor()
  await field().fill('It is in my licence')
  await expect.poll(() => page.getByText('Pictures and files can’t be sent here').count()).toBe(0)
})

test('a vault that cannot seal keeps the message in the thread, and says why', async () => {
  await open()
  await startWriting()
  server.fail('vault_unavailable')
  await write('please keep this')
  await page.getByText('We can’t protect messages right now').waitFor()
  server.fail('well')
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect.poll(() => server.written()).toEqual(['please keep this'])
  await expect.poll(() => page.locator('.unsent').count()).toBe(0)
})

test('a blocked message names the kind and goes back into the field', async () => {
  await open()
  await startWriting()
  server.fail('blocked')
  await write('something not accepted')
  await page.getByText('the team may not receive your IBAN').waitFor()
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect.poll(() => field().inputValue()).toBe('something not accepted')
  expect(await page.locator('.unsent').count()).toBe(0)
})

test('after an erasure nothing of the person is left, and they can start afresh', async () => {
  await open()
  await startWriting()
  await write('forget me')
  await expect.poll(() => server.written()).toHaveLength(1)
  // Who is not listening at that moment is only told that the session is over.
  await expect.poll(server.listening).toBe(1)
  server.erase()
  await page.getByText('This conversation was erased.').waitFor()
  expect(await page.locator('underseal-messenger').evaluate((host) => host.shadowRoot?.textContent)).not.toContain(
    'forget me',
  )
  expect(await stored()).not.toMatch(/vis_|key/)
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
})

test('a page that speaks another messenger’s language is understood', async () => {
  await open('/stub')
  const ask = (...request: unknown[]) =>
    page.evaluate((given) => (window as { Intercom?: Door }).Intercom?.(...given), request)
  await expect.poll(() => ask('getVisitorId')).toMatch(/^cnt_/)
  expect(await page.evaluate(() => (window as { counts?: number[] }).counts)).toEqual([0])
  await ask('showNewMessage', 'prefilled')
  await expect.poll(() => field().inputValue()).toBe('prefilled')
  await ask('hide')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await ask('shutdown')
  await expect.poll(() => page.locator('underseal-messenger').count()).toBe(0)
  expect(await stored()).not.toContain('vis_')
  await ask('boot', { app_id: workspace, alignment: 'left' })
  await page.getByRole('button', { name: 'Open messages' }).waitFor()
})

test('shutdown in one window ends all windows of the site, and none comes back by itself', async () => {
  await open()
  await startWriting()
  await write('mine alone')
  await page.locator('.own:not(.unsent)').waitFor()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: /^Open messages/ }).click()
  await other.getByRole('button', { name: /mine alone/ }).click()
  server.fail('vault_unavailable')
  await other.getByRole('textbox', { name: 'Message', exact: true }).fill('not sent yet')
  await other.keyboard.press('Enter')
  await expect.poll(stored).toContain('key')

  await tellMessenger(page, 'shutdown')
  await expect.poll(() => other.locator('underseal-messenger').count()).toBe(0)
  await expect.poll(stored).not.toMatch(/vis_|key/)
  server.fail('well')
  // The page there knows of nothing and goes on to talk as pages do; only who says something new is somebody again.
  await tellMessenger(other, 'update')
  expect(await other.locator('underseal-messenger').count()).toBe(0)
  await tellMessenger(page, 'boot')
  await openSheet()
  await expect.poll(stored).toContain('vis_')
  expect(await page.getByText('mine alone').count()).toBe(0)
  await tellMessenger(other, 'boot')
  await other.getByRole('button', { name: /^Open messages/ }).waitFor()
  expect(await stored()).toContain('vis_')
})

test('one global, and nothing else of the page is touched', async () => {
  await open()
  await openSheet()
  const ours = await page.evaluate(() => Object.keys(window).filter((name) => /underseal|intercom|preact/i.test(name)))
  expect(ours).toEqual(['Underseal'])
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).toBe('u-launcher')
})

test.each([
  ['light', 1100, 760],
  ['dark', 1100, 760],
  ['light', 390, 844],
] as const)('nobody is shut out: %s, %i wide', async (colorScheme, width, height) => {
  await open('/', { colorScheme, viewport: { width, height } })
  const check = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map((one) => [one.id, one.nodes.map((node) => node.html)])
  await openSheet()
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
  expect(await check()).toEqual([])
  await page.getByRole('button', { name: /Send us a message/ }).click()
  await field().fill(`card ${card}`)
  await page.getByText('We’ll hide: card number').waitFor()
  expect(await check()).toEqual([])
  await field().press('Enter')
  await page.getByText('We hid your card number.').waitFor()
  await page.getByRole('button', { name: 'card number •••• 1111' }).click()
  await page.getByText('Sealed until').waitFor()
  expect(await check()).toEqual([])
})

test('the first script is small, and every script is plain ASCII', () => {
  expect(gzipSync(readFileSync(join(built.folder, 'messenger.js'))).length).toBeLessThan(25_000)
  for (const name of readdirSync(built.folder))
    expect(readFileSync(join(built.folder, name), 'latin1'), name).not.toMatch(/[^\0-\x7f]/)
})
