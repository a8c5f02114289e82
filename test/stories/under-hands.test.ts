/** What one is at stays as it is while keys open and close things over it, others work in the same place, and the server is away. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { newId } from '../cast.ts'
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
  await enterAsOwner(ada, house, 'a calm harbour at night')
  await ada.getByRole('link', { name: /^All open/ }).click()
  await writeAsVisitor(ada, 25)
  await row(24).waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

const row = (nr: number) => ada.locator('.row').filter({ hasText: new RegExp(`Question number ${nr}$`) })
const field = () => ada.getByRole('textbox', { name: /^Reply to/ })
const shows = (nr: number) => ada.getByRole('log').getByText(`Question number ${nr}`, { exact: true }).waitFor()
const holdsFocus = (selector: string) => ada.evaluate((it) => document.activeElement?.matches(it), selector)
const idOpen = () => /cnv_\w+/.exec(ada.url())![0]
const act = (path: string, body?: object) =>
  ada.evaluate(
    async ([to, said]) => {
      const headers = { 'content-type': 'application/json', 'x-underseal': '1' }
      const answer = await fetch(`/v1/conversations/${to}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(said ?? {}),
      })
      if (!answer.ok) throw new Error(`${to} was answered with ${answer.status}`)
    },
    [path, body] as const,
  )

test('whatever a key opens gives the focus back to where one was', async () => {
  await row(24).click()
  await shows(24)
  await ada.keyboard.press('r')
  await ada.keyboard.type('Dear')
  await ada.keyboard.press('Control+k')
  await ada.getByRole('dialog').waitFor()
  await ada.keyboard.press('Escape')
  await ada.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => holdsFocus('textarea')).toBe(true)
  await ada.keyboard.type(' you')
  expect(await field().inputValue()).toBe('Dear you')

  await ada.keyboard.press('Escape')
  for (const [key, opened] of [
    ['?', 'dialog'],
    ['o', 'menu'],
    ['a', 'menu'],
    ['f', 'group'],
  ] as const) {
    await ada.keyboard.press(key)
    const over = opened === 'group' ? ada.getByRole('group', { name: 'Filter' }) : ada.getByRole(opened)
    await over.waitFor()
    await ada.keyboard.press('Escape')
    await over.waitFor({ state: 'detached' })
    await expect.poll(() => holdsFocus('#conversation')).toBe(true)
  }
  await field().fill('')
})

test('Enter is for the row under the cursor, and not for the one that was clicked before', async () => {
  await row(22).click()
  await shows(22)
  await ada.keyboard.press('j')
  await ada.keyboard.press('Enter')
  await shows(21)
})

test('what somebody else closes leaves one where one was in the list', async () => {
  await row(15).click()
  await shows(15)
  await act(`${idOpen()}/closure`)
  await row(15).waitFor({ state: 'detached' })
  await ada.keyboard.press('j')
  await ada.keyboard.press('Enter')
  await shows(14)
})

test('a reply that is being written goes along when somebody merges its conversation into another', async () => {
  await row(10).click()
  await shows(10)
  const into = idOpen()
  await row(11).click()
  await shows(11)
  await field().fill('I am just writing to you')
  await act(`${idOpen()}/merger`, { into })
  await ada.waitForURL(new RegExp(into))
  await shows(10)
  await ada.getByText('Somebody merged the conversation into this one.').waitFor()
  await expect.poll(() => field().inputValue()).toBe('I am just writing to you')
  await field().fill('')
})

test('a reply in its held seconds goes along when its conversation is merged meanwhile, and can still be taken back', async () => {
  await row(12).click()
  await shows(12)
  const into = idOpen()
  await row(13).click()
  await shows(13)
  const say = async (text: string) => {
    await field().fill(text)
    await ada.keyboard.press('Control+Enter')
  }
  // Nobody can say how long a merge takes: the seconds are held until it is done.
  await ada.clock.install()
  await ada.clock.pauseAt((await ada.evaluate(() => Date.now())) + 10_000)
  await say('On its way')
  await say('Rather not this')
  await act(`${idOpen()}/merger`, { into })
  const moved = () => ada.clock.runFor(5).then(() => ada.url())
  await expect.poll(moved, { timeout: 20_000 }).toContain(into)
  await shows(12)
  const held = ada.getByRole('log').getByRole('listitem').filter({ hasText: 'Goes out in a moment.' })
  await expect.poll(() => held.count()).toBe(2)
  await held.filter({ hasText: 'Rather not this' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => field().inputValue()).toBe('Rather not this')
  await ada.clock.runFor(6_000)
  await ada.clock.resume()
  await expect.poll(() => ada.locator('[data-waiting]').count()).toBe(0)
  await ada.getByRole('log').getByText('On its way').waitFor()
  await field().fill('')
})

test('what was begun in both of two conversations is there when they are merged, though one was not opened since', async () => {
  await row(20).click()
  await shows(20)
  const into = idOpen()
  await row(21).click()
  await shows(21)
  const begun = (id: string) => `/v1/conversations/${id}/draft`
  await ada.evaluate(
    (path) =>
      fetch(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-underseal': '1' },
        body: JSON.stringify({ mode: 'message', text: 'Begun elsewhere' }),
      }),
    begun(into),
  )
  await ada.reload()
  await shows(21)
  await field().fill('Begun here')
  await act(`${idOpen()}/merger`, { into })
  await ada.waitForURL(new RegExp(into))
  await shows(20)
  await expect.poll(() => field().inputValue()).toBe('Begun elsewhere\n\nBegun here')
  await expect
    .poll(() => ada.evaluate(async (path) => (await fetch(path)).text(), begun(into)))
    .toContain('Begun elsewhere\\n\\nBegun here')
  await field().fill('')
})

test('what comes between the first answers and the line that tells of news is shown', async () => {
  await row(7).click()
  await shows(7)
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  await ada.routeWebSocket('**/v1/live', (console) => {
    const server = console.connectToServer()
    console.onMessage((hello) => void opened.then(() => server.send(hello)))
  })
  await ada.reload()
  await shows(7)
  await row(7).waitFor()
  await act(`${idOpen()}/parts`, { id: newId('part'), text: 'Answered meanwhile' })
  open()
  await ada.getByRole('log').getByText('Answered meanwhile').waitFor()
  await ada.locator('.row').filter({ hasText: 'Answered meanwhile' }).waitFor()
})

test('what was begun while the server was away is kept once it is back, though nobody types on', async () => {
  await row(5).click()
  await shows(5)
  await ada.route('**/draft', (route) => route.abort())
  const failed = ada.waitForEvent('requestfailed')
  await field().fill('Begun in the dark')
  await failed
  await ada.unroute('**/draft')
  const kept = () => ada.evaluate(async (id) => (await fetch(`/v1/conversations/${id}/draft`)).text(), idOpen())
  await expect.poll(kept, { timeout: 15_000 }).toContain('Begun in the dark')
})

test('who leaves with words that the server does not have is asked first, and nobody else is', async () => {
  await ada.route('**/draft', (route) => route.abort())
  await row(5).click()
  await shows(5)
  const failed = ada.waitForEvent('requestfailed')
  await field().fill('Not kept anywhere')
  await failed
  await expect.poll(asksBeforeLeaving).toBe(true)
  await ada.unroute('**/draft')
  await expect.poll(asksBeforeLeaving, { timeout: 15_000 }).toBe(false)

  // What is held goes out as the page is left; what was tried and has had no answer does not.
  await field().fill('Held for a moment')
  await ada.keyboard.press('Control+Enter')
  await ada.getByText('Message goes out in 5 seconds.').waitFor()
  expect(await asksBeforeLeaving()).toBe(false)
  await ada.keyboard.press('Escape')
  await ada.keyboard.press('u')
  await expect.poll(() => field().inputValue()).toBe('Held for a moment')
  await ada.route('**/parts', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
  await ada.getByRole('button', { name: 'Note', exact: true }).click()
  await ada.keyboard.press('Control+Enter')
  await ada.getByRole('log').getByText('Not sent yet').waitFor()
  // Also where its author has gone to another page meanwhile.
  await ada.getByRole('link', { name: 'Tags' }).click()
  await ada.getByRole('heading', { name: 'Tags' }).waitFor()
  const asked = ada.waitForEvent('dialog')
  await ada.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await ada.unroute('**/parts')
  await expect.poll(asksBeforeLeaving, { timeout: 30_000 }).toBe(false)
})

test('what is closed, sent or snoozed by a key leaves the focus on what has taken its place', async () => {
  await ada.getByRole('link', { name: /^All open/ }).click()
  await row(4).click()
  await shows(4)
  for (const [nr, next] of [
    [4, 3],
    [3, 2],
  ]) {
    expect(await ada.getByRole('log').getByText(`Question number ${nr}`, { exact: true }).count()).toBe(1)
    await ada.keyboard.press('e')
    await shows(next!)
    await expect.poll(() => holdsFocus('#conversation')).toBe(true)
  }
  // A menu that a key has opened stands on its first item.
  await ada.keyboard.press('z')
  await expect.poll(() => holdsFocus('[role="menuitem"]')).toBe(true)
  await ada.keyboard.press('Enter')
  await ada
    .getByText(/^Snoozed until/)
    .first()
    .waitFor()
  await shows(1)
  await expect.poll(() => holdsFocus('#conversation')).toBe(true)
  await ada.keyboard.press('r')
  await ada.keyboard.type('Done')
  await ada.keyboard.press('Control+Shift+Enter')
  await shows(0)
  await expect.poll(() => holdsFocus('#conversation')).toBe(true)
  // And rows that have been ticked leave it in the list.
  await ada.keyboard.press('Escape')
  await expect.poll(() => holdsFocus('.rows')).toBe(true)
  await row(9).locator('xpath=..').getByRole('checkbox').check({ force: true })
  await ada.keyboard.press('e')
  await row(9).waitFor({ state: 'detached' })
  await expect.poll(() => holdsFocus('.rows')).toBe(true)
})

/** Whether the browser would ask, were the page left now. */
const asksBeforeLeaving = () =>
  ada.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
