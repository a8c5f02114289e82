/** A teammate puts lists in order, narrows them, and works several at once; all on the demo, by the real pages. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

let house: RunningHouse
let browser: Browser
let ada: Page

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  ada = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
  ada.setDefaultTimeout(20_000)
  await enterAsOwner(ada, house, 'a calm harbour at night')
  await ada.getByRole('heading', { name: 'All open' }).waitFor()
  await rows().first().waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

const rows = () => ada.getByRole('list', { name: 'Conversations' }).getByRole('listitem')
const names = () => rows().locator('.row-name').allTextContents()
const times = (selector: string) =>
  rows()
    .locator(selector)
    .evaluateAll((all) => all.map((one) => Date.parse(one.getAttribute('datetime')!)))
const go = (view: RegExp) => ada.getByRole('link', { name: view }).click()
const get = <T>(path: string) =>
  ada.evaluate(async (from) => (await (await fetch(from)).json()) as unknown, path) as Promise<T>

test('a list is put in order by who waits longest, and each view keeps its own order', async () => {
  const newest = await names()
  await ada.keyboard.press('o')
  await ada.getByRole('menuitemradio', { name: 'Waiting longest' }).click()
  await expect.poll(names).not.toEqual(newest)
  const waits = await times('time:has(.icon)')
  expect(waits.length).toBeGreaterThan(3)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(new URL(ada.url()).search).toBe('?sort=waiting')

  // From the middle of a list one comes to the top of the next, where those are who wait longest.
  const top = () => ada.locator('.rows').evaluate((it) => it.scrollTop)
  await ada.locator('.rows').evaluate((it) => it.scrollTo(0, 700))
  await rows().last().locator('.row').click()
  await ada.getByRole('log').waitFor()
  await ada.keyboard.press('o')
  await ada.getByRole('menuitemradio', { name: 'Newest first' }).click()
  await expect.poll(names).toEqual(newest)
  expect(await top()).toBe(0)
  await ada.keyboard.press('o')
  await ada.getByRole('menuitemradio', { name: 'Waiting longest' }).click()

  await go(/^Unassigned/)
  await ada.getByRole('button', { name: 'Order: Newest first' }).waitFor()
  await go(/^All open/)
  await ada.getByRole('button', { name: 'Order: Waiting longest' }).waitFor()
  await ada.reload()
  await ada.getByRole('button', { name: 'Order: Waiting longest' }).waitFor()
  await expect.poll(() => times('time:has(.icon)')).toEqual(waits)

  await ada.getByRole('button', { name: 'Take off the filter Waiting longest' }).click()
  await expect.poll(names).toEqual(newest)
  await ada.keyboard.press('o')
  await ada.getByRole('menuitemradio', { name: 'Oldest first' }).click()
  await expect.poll(names).not.toEqual(newest)
  const oldest = await times('time')
  expect(oldest).toEqual(oldest.toSorted((a, b) => a - b))
  await ada.getByRole('button', { name: 'Take off the filter Oldest first' }).click()
})

test('a list is narrowed without saving anything, the address leads to it, and one step saves it', async () => {
  const all = await names()
  await ada.keyboard.press('f')
  const filter = ada.getByRole('group', { name: 'Filter' })
  await expect.poll(() => ada.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
  await filter.getByLabel('Value found').selectOption('iban')
  const { items } = await get<{ items: unknown[] }>('/v1/conversations?state=open&found=iban&limit=50')
  expect(items.length).toBeGreaterThan(1)
  await expect.poll(() => rows().count()).toBe(items.length)
  const narrowed = await names()
  await ada.keyboard.press('Escape')
  await rows().first().locator('.row').click()
  await ada.getByRole('log').waitFor()
  expect(new URL(ada.url()).search).toBe('?found=iban')
  await ada.reload()
  await expect.poll(names).toEqual(narrowed)

  await ada.getByRole('button', { name: 'Filter: 1 is on' }).click()
  await filter.getByLabel('Assigned to').selectOption('me')
  await filter.getByLabel('Only where I am named').check()
  await ada.getByText('No conversation fits this filter.').waitFor()
  await ada.getByRole('button', { name: 'Clear the filter' }).first().click()
  await expect.poll(names).toEqual(all)

  await filter.getByLabel('Value found').selectOption('iban')
  await filter.getByRole('button', { name: 'Save as a view' }).click()
  const sheet = ada.getByRole('dialog')
  await sheet.getByLabel('Name', { exact: true }).fill('Bank accounts')
  await sheet.getByLabel('Order').selectOption('oldest')
  await sheet.getByRole('button', { name: 'Save', exact: true }).click()
  await ada.getByRole('heading', { name: 'Bank accounts' }).waitFor()
  await expect.poll(names).toEqual(narrowed.toReversed())
  expect(await get('/v1/views')).toMatchObject({
    items: [{ filter: { state: 'open', found: 'iban', sort: 'oldest' } }],
  })
})

test('a search is narrowed by days and put in another order', async () => {
  await go(/^Search/)
  await ada.getByRole('searchbox').fill('transfer')
  await rows().first().waitFor()
  await ada.getByRole('button', { name: 'Filter', exact: true }).click()
  await ada.getByLabel('From').fill('2099-01-01')
  await ada.getByText('Nothing found.').waitFor()
  await ada.getByLabel('From').fill('2001-01-01')
  await rows().first().waitFor()
  const asked = ada.waitForRequest(
    (request) => request.url().endsWith('/v1/searches') && request.postDataJSON().order === 'relevance',
  )
  await ada.getByLabel('Order').selectOption('relevance')
  await asked
  await rows().first().waitFor()
})

test('a search is narrowed by all that narrows a list, shows what is set, and each has a way back', async () => {
  const asked = (fields: object) =>
    ada.waitForRequest((request) => {
      const body: unknown = request.url().endsWith('/v1/searches') ? request.postDataJSON() : null
      return body !== null && JSON.stringify({ ...body, ...fields }) === JSON.stringify(body)
    })
  await go(/^Teams/)
  await ada.getByRole('button', { name: 'New team' }).click()
  await ada.getByLabel('Name').fill('Payments')
  await ada.getByRole('button', { name: 'Save' }).click()
  await ada.getByRole('heading', { name: 'Payments' }).waitFor()
  // What was asked before is there again.
  await go(/^Search/)
  await ada.getByRole('button', { name: 'Filter: 2 are on' }).click()
  const filter = ada.getByRole('group', { name: 'Filter' })
  await filter.getByRole('button', { name: 'Clear the filter' }).click()
  const every = asked({ query: 'card' })
  await ada.getByRole('searchbox').fill('card')
  const { items } = (await (await (await every).response())!.json()) as { items: unknown[] }
  const all = items.length
  await expect.poll(() => rows().count()).toBe(all)
  for (const [label, option, field] of [
    ['Value found', 'payment', 'found'],
    ['Team', 'none', 'team'],
    ['Assigned to', 'none', 'assignee'],
  ] as const) {
    const told = asked({ [field]: option })
    await filter.getByLabel(label).selectOption(option)
    expect((await (await told).response())?.status()).toBe(200)
  }
  await expect.poll(() => rows().count()).toBeLessThan(all)
  await filter.getByLabel('Only where I am named').check()
  await ada.getByRole('button', { name: 'Filter: 4 are on' }).waitFor()
  await ada.keyboard.press('Escape')
  const set = ada.getByRole('list', { name: 'Filter' }).getByRole('button')
  await expect
    .poll(() => set.allTextContents())
    .toEqual(['Payment cards', 'No team', 'Unassigned', 'Only where I am named'])
  await ada.getByText('Nothing found.').waitFor()
  await ada.getByRole('button', { name: 'Take off the filter Only where I am named' }).click()
  await rows().first().waitFor()
  await ada.getByRole('button', { name: 'Closed', exact: true }).click()
  await ada.getByRole('button', { name: 'Filter: 3 are on' }).click()
  await filter.getByRole('button', { name: 'Clear the filter' }).click()
  await expect.poll(() => rows().count()).toBe(all)
})

test('a new tag is made for several at once, and several sleep until any time', async () => {
  await go(/^All open/)
  const choose = async () => {
    // By name: what was just done to them changes their places.
    for (const name of (await names()).slice(0, 2))
      await ada.getByRole('checkbox', { name: `Select the conversation with ${name}` }).check({ force: true })
    await ada.getByText('2 selected').first().waitFor()
  }
  await choose()
  await ada.keyboard.press('t')
  await ada.getByRole('menuitem', { name: 'New tag' }).click()
  await ada.getByRole('dialog').getByLabel('Name').fill('Storm')
  await ada.getByRole('dialog').getByRole('button', { name: 'Add tag' }).click()
  await ada.getByText('2 conversations changed.').waitFor()
  const tagged = async () => {
    const { items } = await get<{ items: { id: string; name: { text: string } }[] }>('/v1/tags')
    const id = items.find((one) => one.name.text === 'Storm')?.id
    return id === undefined ? 0 : (await get<{ items: unknown[] }>(`/v1/conversations?tag=${id}`)).items.length
  }
  await expect.poll(tagged).toBe(2)

  await choose()
  await ada.keyboard.press('z')
  await ada.getByRole('menuitem', { name: 'At a time…' }).click()
  // It begins with a time that one may just take.
  const until = ada.getByRole('textbox', { name: 'Snooze until' })
  expect(Date.parse(await until.inputValue())).toBeGreaterThan(Date.now())
  expect(await ada.getByRole('dialog').getByRole('button', { name: 'Snooze' }).isEnabled()).toBe(true)
  await until.fill('2031-05-04T09:30')
  await ada.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click()
  const sleeping = async () => {
    const { items } = await get<{ items: { snoozedUntil: string }[] }>('/v1/conversations?state=snoozed')
    return items.filter((one) => one.snoozedUntil.startsWith('2031-05-04')).length
  }
  await expect.poll(sleeping).toBe(2)
})

test('an empty list says what brings something into it, and leads on; the tab says which page it shows', async () => {
  await go(/^Mentions/)
  await ada.getByText('Nobody has named you in a note. Who writes @ and your name in one brings you here.').waitFor()
  await expect.poll(() => ada.title()).toMatch(/^Mentions · /)
  await ada.getByRole('button', { name: 'Open mine' }).click()
  await ada.getByRole('heading', { name: 'Mine' }).waitFor()
  await expect.poll(() => ada.title()).toMatch(/^Mine · /)
  await go(/^Saved replies/)
  await expect.poll(() => ada.title()).toMatch(/^Saved replies · /)
  await go(/^All open/)
})

test('a saved reply is found by a word of its text, with the keyboard, in the field and on the page', async () => {
  await go(/^Saved replies/)
  const text = 'A parcel from the lighthouse takes four days.'
  await ada.getByRole('button', { name: 'New reply' }).click()
  await ada.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Delivery')
  await ada.getByRole('dialog').getByLabel('Text').fill(text)
  await ada.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await ada.getByRole('heading', { name: 'Delivery' }).waitFor()
  await ada.getByLabel('Find by name or text').fill('days lighthouse')
  await expect
    .poll(() => ada.getByRole('main').getByRole('heading', { level: 2 }).allTextContents())
    .toEqual(['Delivery'])
  await ada.getByLabel('Find by name or text').fill('nobody wrote this')
  await ada.getByText('No saved reply has these words.').waitFor()

  await go(/^All open/)
  await rows().first().locator('.row').click()
  const field = ada.getByRole('textbox', { name: /^Reply to/ })
  await field.waitFor()
  await ada.getByRole('main').getByRole('button', { name: 'Saved replies' }).click()
  await ada.keyboard.type('lighthouse')
  await expect.poll(() => ada.getByRole('option').count()).toBe(1)
  // Enter that ends a word put together of several keys takes nothing yet.
  await ada.getByRole('combobox', { name: 'Find by name or text' }).dispatchEvent('keydown', {
    key: 'Enter',
    isComposing: true,
  })
  expect(await ada.getByRole('option').count()).toBe(1)
  await ada.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe(text)
  await expect.poll(() => field.evaluate((it) => it === document.activeElement)).toBe(true)
  await field.fill('')
})

test('who is nobody yet has one name, in the inbox and in the log', async () => {
  const visitor = (await names()).find((name) => name.startsWith('Visitor · '))
  expect(visitor).toBeDefined()
  await go(/^Activity/)
  const main = ada.getByRole('main')
  const more = main.getByRole('button', { name: 'Show more', exact: true })
  // What they did may stand further back than the first page reaches.
  const isTold = async () => {
    if (await main.getByText(visitor!).first().isVisible()) return true
    if (await more.isVisible()) await more.click()
    return false
  }
  await expect.poll(isTold, { timeout: 20_000 }).toBe(true)
})
