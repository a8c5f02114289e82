/** A server that takes what it is asked and says nothing: nothing looks done that is not, nothing is lost, and nothing is there twice. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'
import { writeAsVisitor } from '../write-as-visitor.ts'

let house: RunningHouse
let browser: Browser
let ada: Page

beforeAll(async () => {
  house = await startHouse({ env: { DEMO: 'off' } })
  browser = await openBrowser()
  ada = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
  ada.setDefaultTimeout(20_000)
  await ada.clock.install()
  await enterAsOwner(ada, house, 'a calm harbour at night')
  await ada.getByRole('link', { name: /^All open/ }).click()
  await writeAsVisitor(ada, 12)
  await row(11).waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

const row = (nr: number) => ada.locator('.row').filter({ hasText: new RegExp(`Question number ${nr}$`) })
const thread = () => ada.getByRole('log')
const field = () => ada.getByRole('textbox', { name: /^Reply to|note for the team/ })
/** Seen to be open: nothing of it is drawn while time stands. */
const open = async (nr: number) => {
  await row(nr).click()
  await thread().getByText(`Question number ${nr}`, { exact: true }).waitFor()
}
const later = (seconds: number) => ada.clock.runFor(seconds * 1_000)

/** From here on requests like this one are heard by the server, or not, and answered never. */
async function silence(
  path: string,
  heard: 'heard' | 'unheard',
): Promise<{ asked: string[]; speak: () => Promise<void> }> {
  const asked: string[] = []
  const hang = async (route: Route) => {
    if (route.request().method() === 'GET') return route.fallback()
    if (heard === 'heard') await route.fetch()
    asked.push(route.request().postData() ?? '')
  }
  await ada.route(path, hang)
  // Time stands, but for what is let pass: no machine is too slow to see each of its states.
  await ada.clock.pauseAt((await ada.evaluate(() => Date.now())) + 10_000)
  const speak = async () => {
    await ada.unroute(path, hang)
    await ada.clock.resume()
  }
  return { asked, speak }
}

async function writeNote(text: string): Promise<void> {
  await ada.getByRole('button', { name: 'Note', exact: true }).click()
  await field().fill(text)
  await ada.keyboard.press('Control+Enter')
}

for (const heard of ['heard', 'unheard'] as const) {
  test(`what is sent says that it is still being sent, and is there once when the server answers again (${heard} before)`, async () => {
    await open(heard === 'heard' ? 11 : 10)
    const words = `Her bank knows of it, ${heard}`
    const { asked, speak } = await silence('**/v1/conversations/*/parts', heard)
    await writeNote(words)
    await expect.poll(() => asked.length).toBe(1)
    await later(5)
    if (heard === 'unheard') {
      await thread().getByText('Still sending. The server has not answered yet.').waitFor()
      await ada.getByText('What you did last is not saved so far.').waitFor()
      await later(20)
      await thread().getByText('Not sent yet: no answer from the server.').waitFor()
    } else await later(20)
    expect(await thread().getByText(words).count()).toBe(1)
    await speak()
    await later(30)
    await expect.poll(() => ada.locator('[data-waiting]').count()).toBe(0)
    await expect.poll(() => thread().getByText(words).count()).toBe(1)
    await ada.reload()
    await thread().getByText(words).waitFor()
    expect(await thread().getByText(words).count()).toBe(1)
  })
}

test('what was taken back while it was tried again does not come back', async () => {
  await open(9)
  const { asked, speak } = await silence('**/v1/conversations/*/parts', 'unheard')
  await writeNote('Not this one')
  await expect.poll(() => asked.length).toBe(1)
  await later(25)
  await thread().getByText('Not sent yet').waitFor()
  await later(30)
  await expect.poll(() => asked.length).toBeGreaterThan(1)
  await thread().getByRole('button', { name: 'Discard' }).click()
  await later(60)
  expect(await thread().getByText('Not this one').count()).toBe(0)
  await speak()
})

test('a conversation that could not be closed stands in the list again, and nobody says it is done', async () => {
  await open(8)
  const { asked, speak } = await silence('**/v1/conversations/*/closure', 'unheard')
  const lists = await silenceReads()
  await ada.locator('#conversation').focus()
  await ada.keyboard.press('e')
  await expect.poll(() => asked.length).toBe(1)
  await later(5)
  await ada.getByText('What you did last is not saved so far.').waitFor()
  await ada.clock.resume()
  const found = await new AxeBuilder({ page: ada }).analyze()
  expect(found.violations.map(({ id }) => id)).toEqual([])
  // The word of it stands there for some seconds only.
  const told = ada.getByText('No answer from the server. Check the connection, then try again.')
  const toldAfterASecond = () => later(1).then(() => told.count())
  await expect.poll(toldAfterASecond, { interval: 1, timeout: 20_000 }).toBe(1)
  await row(8).waitFor()
  expect(await ada.getByText('What you did last is not saved so far.').count()).toBe(0)
  await lists.speak()
  await speak()
})

test('several that could not be closed stand there again', async () => {
  const { asked, speak } = await silence('**/v1/conversation-acts', 'unheard')
  const lists = await silenceReads()
  for (const nr of [7, 6])
    await ada
      .getByRole('listitem')
      .filter({ has: row(nr) })
      .getByRole('checkbox')
      .check()
  await ada.keyboard.press('e')
  await expect.poll(() => asked.length).toBe(1)
  await row(7).waitFor({ state: 'detached' })
  await later(25)
  await row(7).waitFor()
  await row(6).waitFor()
  await lists.speak()
  await speak()
})

test('what was refused after its author went on to the next one says so there, and leads back to it', async () => {
  await open(4)
  const refuse = (route: Route) =>
    route.request().method() === 'GET'
      ? route.fallback()
      : route.fulfill({ status: 422, json: { error: { code: 'blocked', message: 'No.', reference: 'ref' } } })
  await ada.route('**/v1/conversations/*/parts', refuse)
  await field().fill('What nobody may write here')
  await ada.keyboard.press('Control+Shift+Enter')
  await later(6)
  await ada.getByRole('button', { name: 'Show it' }).click()
  await thread().getByText('What nobody may write here').waitFor()
  await thread().getByText('Not sent.').waitFor()
  await ada.unroute('**/v1/conversations/*/parts', refuse)
})

/** A list that is asked for is not answered either. */
async function silenceReads() {
  const hang = (route: Route) => (route.request().method() === 'GET' ? undefined : route.fallback())
  await ada.route('**/v1/conversations?*', hang)
  return { speak: () => ada.unroute('**/v1/conversations?*', hang) }
}
