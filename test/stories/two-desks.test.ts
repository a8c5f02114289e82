/** Two teammates with two roles, each at a process of their own on one PostgreSQL: they see each other, and each what they may. */
import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'
import { makeOuterPostgres, type OuterPostgres } from '../withstand/outer-postgres.ts'

const password = 'a calm harbour at night'
const card = ['4111', '1111', '1111', '1111'].join(' ')

let outer: OuterPostgres
const houses: RunningHouse[] = []
let browser: Browser
let ada: Page
let dora: Page
let customer: Page

beforeAll(async () => {
  outer = await makeOuterPostgres()
  const env = { DATABASE_URL: outer.url, MASTER_KEY: randomBytes(32).toString('base64'), DEMO: 'off' }
  houses.push(await startHouse({ env }))
  houses.push(await startHouse({ env }))
  browser = await openBrowser()
  ada = await openPage()
  await enterAsOwner(ada, houses[0]!, password)
  await ada.getByRole('link', { name: 'Teammates' }).click()
  await ada
    .getByRole('button', { name: /invite/i })
    .first()
    .click()
  await ada.getByRole('dialog').getByLabel('E-mail').fill('dora@harbour.example')
  await ada.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click()
  const url = (await ada.getByText(/\/join#/).textContent())!.trim()
  await ada.getByRole('button', { name: 'Done' }).click()
  dora = await openPage()
  await dora.goto(url.replace(houses[0]!.url, houses[1]!.url))
  await dora.getByLabel('Your name').fill('Dora Falk')
  await dora.getByLabel('Password', { exact: true }).fill(password)
  await dora.getByRole('button', { name: 'Join' }).click()
  await dora.getByRole('link', { name: /^All open/ }).click()
  await ada.getByRole('link', { name: /^All open/ }).click()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  for (const house of houses) {
    await house.stop()
    house.clean()
  }
  await outer?.clean()
})

const rows = (page: Page) => page.getByRole('list', { name: 'Conversations' }).getByRole('listitem')

test('a customer at one process is heard by both desks, and answered from the other', async () => {
  const { id } = await ada.evaluate(
    async () => ((await (await fetch('/v1/session')).json()) as { workspace: { id: string } }).workspace,
  )
  customer = await openPage()
  await customer.goto(`${houses[0]!.url}/test-page?app=${id}`)
  await customer.evaluate(async () => {
    const page = window as unknown as { Underseal?: (method: string) => void }
    while (!page.Underseal) await new Promise((resolve) => setTimeout(resolve, 50))
    page.Underseal('showNewMessage')
  })
  const field = customer.getByRole('textbox', { name: 'Message' })
  await field.fill(`Please look at ${card}`)
  await customer.getByRole('button', { name: 'Send hidden' }).click()
  for (const desk of [ada, dora]) await rows(desk).filter({ hasText: 'Please look at' }).locator('.row').click()
  await dora.getByRole('textbox', { name: /^Reply to/ }).fill('We are looking')
  await dora.keyboard.press('Control+Enter')
  await customer.getByRole('log').getByText('We are looking').waitFor()
  await ada.getByRole('log').getByText('We are looking').waitFor()
})

test('what was written without a connection goes out by itself when it is back', async () => {
  await dora.context().setOffline(true)
  await dora.getByRole('button', { name: 'Note', exact: true }).click()
  await dora.getByRole('textbox', { name: /note/i }).fill('Her bank knows of it')
  await dora.keyboard.press('Control+Enter')
  await dora.getByText('we try again as soon as it is back').waitFor()
  await dora.context().setOffline(false)
  await ada.getByRole('log').getByText('Her bank knows of it').waitFor()
  await expect.poll(() => dora.getByText('we try again as soon as it is back').count()).toBe(0)
  await dora.getByRole('button', { name: 'Reply', exact: true }).click()
})

test('each sees over the processes that the other is there and writes, and when they have gone', async () => {
  await ada.getByText('Dora Falk is looking at this, too').waitFor()
  await dora.getByRole('textbox', { name: /^Reply to/ }).pressSequentially('One')
  await ada.getByText('Dora Falk is writing a reply').waitFor()
  await dora.getByRole('textbox', { name: /^Reply to/ }).fill('')
  await dora.getByRole('link', { name: 'Saved replies' }).click()
  await expect.poll(() => ada.getByText(/Dora Falk is/).count(), { timeout: 20_000 }).toBe(0)
})

test('side by side, each is offered only what their role may do', async () => {
  await dora.getByRole('link', { name: /^All open/ }).click()
  await rows(dora).filter({ hasText: 'Please look at' }).or(rows(dora).first()).first().locator('.row').click()
  const offered = async (desk: Page) => {
    await desk
      .getByRole('main')
      .getByRole('button', { name: /Sealed: payment card •••• 1111/ })
      .first()
      .click()
    await desk
      .getByText(/sealed it/)
      .first()
      .waitFor()
    const names = await desk.getByRole('dialog').or(desk.locator('.popup')).getByRole('button').allTextContents()
    await desk.keyboard.press('Escape')
    return names
  }
  const [owners, teammates] = [await offered(ada), await offered(dora)]
  expect(owners.some((name) => name.startsWith('Reveal'))).toBe(true)
  expect(teammates.some((name) => /Reveal|Restore|Destroy/.test(name))).toBe(false)
  const links = (desk: Page) => desk.getByRole('navigation', { name: 'Main' }).getByRole('link').allTextContents()
  expect(await links(ada)).toEqual(expect.arrayContaining(['Activity', 'Data', 'API keys']))
  for (const hidden of ['Activity', 'Data', 'API keys']) expect(await links(dora)).not.toContain(hidden)
  expect(await ada.getByRole('button', { name: 'Erase this person…' }).count()).toBe(1)
  expect(await dora.getByRole('button', { name: 'Erase this person…' }).count()).toBe(0)
})

test('who is given a smaller role loses what is on the screen at once, at another process as well, and is let in with less', async () => {
  await dora.getByRole('textbox', { name: /^Reply to/ }).waitFor()
  await ada.getByRole('link', { name: 'Teammates' }).click()
  await ada.getByRole('row').filter({ hasText: 'Dora Falk' }).getByRole('combobox').selectOption({ label: 'Viewer' })
  await dora.getByRole('button', { name: 'Sign in' }).waitFor()
  expect(await dora.content()).not.toContain('Please look at')
  await dora.getByLabel('E-mail').fill('dora@harbour.example')
  await dora.getByLabel('Password', { exact: true }).fill(password)
  await dora.keyboard.press('Enter')
  await rows(dora).filter({ hasText: 'Please look at' }).or(rows(dora).first()).first().locator('.row').click()
  await dora.getByText('Your role may read here, but not answer.').waitFor()
})

async function openPage(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}
