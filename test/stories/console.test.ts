/** What a team sets up and looks after: detectors of its own, legal bases, exports, tags; and every screen in both languages and themes. */
import { AxeBuilder } from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consolePages as pages, settled } from '../console-pages.ts'
import { consoleStates } from '../console-states.ts'
import { de } from '../../web/console/words/de.ts'
import { en } from '../../web/console/words/en.ts'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

const ownersPassword = 'a calm harbour at night'
const card = ['4111', '1111', '1111', '1111'].join(' ')

let house: RunningHouse
let browser: Browser
let ada: Page

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    acceptDownloads: true,
    permissions: ['notifications'],
  })
  ada = await context.newPage()
  ada.setDefaultTimeout(20_000)
  await enterAsOwner(ada, house, ownersPassword)
  await ada.getByRole('heading', { name: 'All open' }).waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

const rows = () => ada.getByRole('list', { name: 'Conversations' }).getByRole('listitem')
test('a teammate is told before sending what will be hidden, and is led to it', async () => {
  await rows().nth(1).locator('.row').click()
  const field = ada.getByRole('textbox', { name: /^Reply to/ })
  await field.fill(`We refunded ${card} today`)
  await ada.getByText('Will be hidden when you send it: payment card').waitFor()
  await ada.getByRole('button', { name: 'Show it in the text' }).click()
  expect(await field.evaluate((it: HTMLTextAreaElement) => it.value.slice(it.selectionStart, it.selectionEnd))).toBe(
    card,
  )
  await field.fill('We refunded it today')
  await expect.poll(() => ada.getByText(/Will be hidden/).count()).toBe(0)
  await field.fill('')
})

test('what a search found stands out in the excerpt', async () => {
  await ada.goto(`${house.url}/search`)
  await ada.getByRole('searchbox').fill('card')
  await ada.getByRole('list', { name: 'Conversations' }).locator('mark').first().waitFor()
  const marked = await ada.getByRole('list', { name: 'Conversations' }).locator('mark').allTextContents()
  expect(marked.filter((word) => !/^card/i.test(word))).toEqual([])
})

test('Enter pressed before the answer is there opens what was typed, and not what the search before had found', async () => {
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await ada.route('**/v1/searches', async (route) => {
    await held
    await route.continue()
  })
  const field = ada.getByRole('searchbox')
  await field.fill('zzyzx')
  await field.press('Enter')
  expect(await rows().count()).toBeGreaterThan(0)
  answer()
  await ada.getByText(en.search.nothing).waitFor()
  expect(new URL(ada.url()).pathname).toBe('/search')
  await ada.unroute('**/v1/searches')
  await field.fill('card')
  await field.press('Enter')
  await ada.waitForURL(/\/search\/cnv_/)
  await ada.goto(`${house.url}/search`)
})

test('a tag is made, put on several, taken off again, taken back, renamed and removed', async () => {
  await ada.goto(`${house.url}/settings/tags`)
  await ada.getByRole('button', { name: 'New tag' }).click()
  await ada.getByLabel('Name', { exact: true }).fill('Spring letter')
  await ada.getByRole('button', { name: 'Save' }).click()
  await ada.getByRole('rowheader', { name: 'Spring letter' }).waitFor()

  await ada.getByRole('link', { name: /^All open/ }).click()
  await rows().nth(3).waitFor()
  // By name, and by names that only one has: what is done to the two changes their places.
  const names = await rows().locator('.row-name').allTextContents()
  const two = names.filter((name) => names.filter((one) => one === name).length === 1).slice(0, 2)
  const choose = async () => {
    // A row may still be moving under the click.
    for (const name of two) {
      const box = ada.getByRole('checkbox', { name: `Select the conversation with ${name}` })
      const check = () => box.check({ force: true }).catch(() => {})
      await expect.poll(() => check().then(() => box.isChecked())).toBe(true)
    }
    await ada.getByText('2 selected').first().waitFor()
  }
  const bulkTag = async (item: string) => {
    await choose()
    await ada.getByRole('toolbar').getByRole('button', { name: 'Tags' }).click()
    await ada.getByRole('menuitem', { name: item, exact: true }).click()
    await ada.getByText('2 conversations changed.').waitFor()
    // An open menu has the keys for itself, and under load it is still closing.
    await ada.getByRole('menu').waitFor({ state: 'detached' })
  }
  const tagged = () =>
    ada.evaluate(async () => {
      const tags = (await (await fetch('/v1/tags')).json()) as { items: { id: string; name: { text: string } }[] }
      const id = tags.items.find((tag) => tag.name.text === 'Spring letter')!.id
      return ((await (await fetch(`/v1/conversations?tag=${id}`)).json()) as { items: unknown[] }).items.length
    })
  await bulkTag('Spring letter')
  await expect.poll(tagged).toBe(2)
  await bulkTag('Take off Spring letter')
  await expect.poll(tagged).toBe(0)
  await ada.keyboard.press('u')
  await expect.poll(tagged).toBe(2)

  await ada.goto(`${house.url}/settings/tags`)
  await ada.getByRole('button', { name: 'Rename Spring letter' }).click()
  await ada.getByLabel('Name', { exact: true }).fill('Autumn letter')
  await ada.getByRole('button', { name: 'Save' }).click()
  await ada.getByRole('navigation').getByRole('link', { name: 'Autumn letter' }).waitFor()
  await ada.getByRole('button', { name: 'Remove Autumn letter' }).click()
  await ada.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => ada.getByRole('link', { name: 'Autumn letter' }).count()).toBe(0)
})

test('a detector of one’s own is tried, told what it may not hold, and decides from the next message on', async () => {
  await ada.goto(`${house.url}/settings/policies`)
  await ada.getByRole('button', { name: 'Edit the rules' }).click()
  await ada.getByRole('button', { name: 'Add a detector' }).click()
  const sheet = ada.getByRole('dialog')
  await sheet.getByLabel('Name', { exact: true }).fill('Contract number')
  await sheet.getByLabel('Pattern', { exact: true }).fill('KD-(?=\\d)\\d{6}')
  await sheet.getByText(/Looking ahead or behind is not known.*at character 4/).waitFor()
  await sheet.getByLabel('Pattern', { exact: true }).fill('KD-\\d{6}')
  await sheet.getByPlaceholder('Paste a text').fill('KD-123456 and KD-12')
  await sheet.getByText('1 match (85 %)').waitFor()
  await sheet.getByRole('button', { name: 'Keep in the draft' }).click()

  await ada.getByRole('button', { name: /^Edit.*rule 1/i }).click()
  await ada.getByLabel(/kinds/i).selectOption({ label: 'contract number' })
  await ada.getByLabel('Text', { exact: true }).fill('my contract is KD-654321')
  await ada.getByText('my contract is [contract number]').waitFor()
  await ada.getByText('The server comes to the same result.').waitFor()
  await ada.getByRole('button', { name: 'Activate…' }).click()
  await ada.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
  await ada.getByRole('heading', { name: 'Your own detectors' }).waitFor()

  await ada.getByRole('button', { name: 'Edit the rules' }).click()
  await ada.getByRole('button', { name: 'Detect only' }).click()
  await ada.getByText('contract number', { exact: true }).first().waitFor()
})

test('a rule is dragged to another place by mouse', async () => {
  const places = () => ada.locator('.rules .rule-row .rule-text').allTextContents()
  await ada.getByRole('button', { name: 'Default', exact: true }).click()
  const before = (await places()).slice(0, 4)
  const grips = ada.locator('.rule-grip')
  await grips.nth(3).dragTo(grips.nth(0))
  const after = (await places()).slice(0, 4)
  expect(after[0]).toBe(before[3])
  expect(after.toSorted()).toEqual(before.toSorted())
  await ada.getByRole('button', { name: 'Discard' }).click()
})

test('what data is kept for is stated, and the panel and the export say it', async () => {
  await ada.goto(`${house.url}/settings/data`)
  await ada.getByRole('button', { name: 'State it for: E-mail' }).click()
  await ada.getByRole('textbox', { name: 'What for' }).fill('To send statements')
  await ada.getByLabel('Legal basis (GDPR Art. 6)').selectOption('consent')
  await ada.getByRole('textbox', { name: 'Kept until' }).fill('ten days after the last letter')
  await ada.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await ada.getByText('ten days after the last letter').waitFor()

  // Of somebody with an address, who is found by it: a visitor has none, and nothing to state of it.
  const find = ada.getByRole('searchbox', { name: 'Name, e-mail, phone or customer number' })
  await find.fill('nobody@example.com')
  await ada.getByText('Nobody by this name or address.').waitFor()
  await find.fill('tessa.whitcombe@example.com')
  await ada
    .getByRole('row', { name: /^Tessa Whitcombe/ })
    .getByRole('button', { name: /^Export…/ })
    .click()
  await ada.getByLabel('Why is it exported?').fill('asked for by letter')
  const [download] = await Promise.all([
    ada.waitForEvent('download'),
    ada.getByRole('button', { name: 'Make the file' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^cnt_\w+\.json$/)
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
    dataUses: object[]
    conversations: object[]
  }
  expect(file.dataUses).toContainEqual(
    expect.objectContaining({ field: 'email', purpose: 'To send statements', basis: 'consent', stated: true }),
  )
  expect(file.conversations.length).toBeGreaterThan(0)
  // The page may be left and opened again: the file is still there, until somebody deletes it.
  await ada.reload()
  const kept = ada.getByRole('region', { name: 'Exports' }).getByRole('row').filter({ hasText: 'Ready' })
  const [again] = await Promise.all([
    ada.waitForEvent('download'),
    kept.getByRole('button', { name: /^Download/ }).click(),
  ])
  expect(JSON.parse(readFileSync(await again.path(), 'utf8'))).toEqual(file)
  await kept.getByRole('button', { name: /^Delete the file/ }).click()
  await ada.getByRole('region', { name: 'Exports' }).getByText('Handed out').waitFor()
  expect(await kept.count()).toBe(0)

  await ada.getByRole('link', { name: /^All open/ }).click()
  await rows().filter({ hasNotText: 'Visitor' }).first().locator('.row').click()
  await ada.getByText('What is known, and why').click()
  await ada.getByText('To send statements').waitFor()

  await ada.goto(`${house.url}/activity`)
  await ada.getByRole('listitem').getByText('exported a contact').first().waitFor()
  await ada.getByRole('listitem').getByText('stated what data is kept for').first().waitFor()
})

test('a notice of the browser says that somebody wrote, and nothing of what', async () => {
  await ada.addInitScript(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    globalThis.Notification = class extends globalThis.Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options)
        told.push(`${title} ${options?.body ?? ''}`.trim())
      }
    }
  })
  await ada.goto(`${house.url}/settings/profile`)
  await ada.getByRole('button', { name: en.notices.allow }).click()
  await ada.getByText('Saved', { exact: true }).waitFor()
  await ada.evaluate(() => Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }))
  const customer = await (await browser.newContext()).newPage()
  await customer.goto(`${house.url}/demo`)
  await customer.getByRole('button', { name: 'Write to us' }).first().click()
  await customer.getByRole('textbox', { name: 'Message' }).fill('a very quiet word')
  await customer.keyboard.press('Enter')
  const told = () => ada.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  await expect.poll(told).toHaveLength(1)
  expect(String(await told())).not.toContain('quiet')
  await customer.context().close()
})

type Words = { readonly [key: string]: unknown }
const plain = (words: unknown): string[] =>
  typeof words === 'string'
    ? [words]
    : typeof words === 'object' && words
      ? Object.values(words as Words).flatMap(plain)
      : []

test('a compact desk has lower rows on every page, and stays so', async () => {
  const heights = async () => {
    await ada.goto(`${house.url}/inbox/open`)
    const row = (await rows().first().locator('.row').boundingBox())!.height
    await ada.goto(`${house.url}/settings/teammates`)
    return { row, line: (await ada.getByRole('row').nth(1).boundingBox())!.height }
  }
  const wide = await heights()
  await ada.goto(`${house.url}/settings/profile`)
  await ada.getByLabel('Density').selectOption('compact')
  const close = await heights()
  expect(close.row).toBeLessThan(wide.row * 0.75)
  expect(close.line).toBeLessThan(wide.line)
  // What lies under the list fits the lower rows: it is drawn by their height.
  await ada.goto(`${house.url}/inbox/open`)
  const [first, second] = [await rows().nth(0).boundingBox(), await rows().nth(1).boundingBox()]
  expect(second!.y - first!.y).toBeCloseTo(first!.height, 0)
  await ada.goto(`${house.url}/settings/profile`)
  await ada.getByLabel('Density').selectOption('comfortable')
  expect(await heights()).toEqual(wide)
})

test('no page in German shows an English text', { timeout: 90_000 }, async () => {
  const german = new Set(plain(de))
  // The first policy is called `Default`, and a language is named in itself.
  const english = plain(en).filter(
    (text) => !german.has(text) && text.length > 3 && !['Default', 'English'].includes(text),
  )
  const speak = (language: string) =>
    ada.evaluate(
      (wanted) =>
        fetch('/v1/profile', {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', 'x-underseal': '1' },
          body: JSON.stringify({ language: wanted }),
        }),
      language,
    )
  await ada.goto(`${house.url}/settings/profile`)
  await speak('de')
  const found: string[] = []
  // Her browser is English: the page must not begin in its language.
  const page = await ada.context().newPage()
  for (const path of pages) {
    await page.goto(house.url + path)
    await settled(page)
    const shown = await page.evaluate(() => {
      // What people wrote is theirs, in whatever language.
      const walker = document.createTreeWalker(document.querySelector('#root')!, NodeFilter.SHOW_TEXT)
      const texts: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement?.closest('.row-preview, .row-name, .thread, .macro, .nav-label, td, th'))
          texts.push(node.textContent?.trim() ?? '')
      // The title of who acted is an id.
      for (const each of document.querySelectorAll(':is([aria-label], [placeholder], [title]):not(.activity strong)'))
        for (const name of ['aria-label', 'placeholder', 'title']) texts.push(each.getAttribute(name) ?? '')
      return texts
    })
    found.push(...shown.filter((text) => english.includes(text)).map((text) => `${path}: ${text}`))
  }
  await page.close()
  await speak('en')
  expect(found).toEqual([])
})

test('no page is wider than a phone, nor than a window at 200 %', { timeout: 90_000 }, async () => {
  const page = await ada.context().newPage()
  for (const size of [
    { width: 390, height: 844 },
    { width: 720, height: 450 },
  ]) {
    await page.setViewportSize(size)
    for (const path of pages) {
      await page.goto(house.url + path)
      await settled(page)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect({ path, width: size.width, over }).toEqual({ path, width: size.width, over: 0 })
    }
  }
  await page.close()
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing in what opens, loads, fails or is empty, in %s',
  { timeout: 240_000 },
  async (scheme) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      storageState: await ada.context().storageState(),
      colorScheme: scheme,
      locale: 'en-GB',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    for (const [state, reach] of Object.entries(consoleStates(house.url))) {
      await reach(page)
      // Half faded in, everything has too little contrast.
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))))
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect({ state, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`) }).toEqual({
        state,
        violations: [],
      })
    }
    await context.close()
  },
)
