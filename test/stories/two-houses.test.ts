import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { openHostSite, type HostSite } from '../host-site.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'
import { makeOuterPostgres, type OuterPostgres } from '../withstand/outer-postgres.ts'

/** Two app processes on one PostgreSQL: the customer's browser talks to the first alone, the teammate's to the second alone. */
const card = ['4111', '1111', '1111', '1111'].join(' ')

let outer: OuterPostgres
let houses: RunningHouse[] = []
let site: HostSite
let browser: Browser
let customer: Page
let desk: Page

beforeAll(async () => {
  outer = await makeOuterPostgres()
  const env = { DATABASE_URL: outer.url, MASTER_KEY: randomBytes(32).toString('base64'), DEMO: 'off' }
  houses = await Promise.all([startHouse({ env }), startHouse({ env })])
  browser = await openBrowser()
  desk = await openPage(1440, 900)
  const { hash } = new URL(houses.map((house) => house.link()).find((link) => link !== undefined)!)
  await desk.goto(`${houses[1]!.url}/sign-in${hash}`)
  await desk.getByLabel('Password', { exact: true }).fill('a calm harbour at night')
  await desk.getByRole('button', { name: 'Save and open the inbox' }).click()
  await desk.getByRole('link', { name: 'All open' }).waitFor()
  const { id } = await desk.evaluate(async () => (await (await fetch('/v1/workspace')).json()) as { id: string })
  site = await openHostSite(houses[0]!.url, id)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
  for (const house of houses) {
    await house.stop()
    house.clean()
  }
  await outer?.clean()
})

test('a customer at one process and a teammate at the other talk live, and each only ever reaches their own', async () => {
  customer = await openPage(1100, 760)
  const reached = { customer: portsOf(customer), desk: portsOf(desk) }
  await customer.goto(site.origin)
  await customer.getByRole('button', { name: 'Open messages' }).click()
  await customer.getByRole('button', { name: /Send us a message/ }).click()
  const field = customer.getByRole('textbox', { name: 'Message', exact: true })
  await field.fill(`Good morning, my card ${card} was declined`)
  await customer.getByRole('button', { name: 'Send hidden' }).click()
  await customer.getByRole('log').getByText('•••• 1111').waitFor()

  await desk.getByText(/Good morning, my card/).waitFor()
  await desk
    .getByRole('list', { name: 'Conversations' })
    .getByRole('listitem')
    .first()
    .locator('a, button')
    .first()
    .click()
  await desk
    .getByRole('main')
    .getByRole('button', { name: /Sealed: payment card •••• 1111/ })
    .waitFor()
  await customer.getByText('Seen').waitFor()

  await field.pressSequentially('And')
  await desk
    .getByText(/is writing|writes/i)
    .first()
    .waitFor()
  const reply = desk.getByRole('textbox', { name: /^Reply to/ })
  await reply.pressSequentially('One moment, I am looking')
  await customer.getByText('Somebody is writing').waitFor()
  await desk.keyboard.press('Control+Enter')
  await customer.getByRole('log').getByText('One moment, I am looking').waitFor()

  for (let i = 1; i <= 3; i++) {
    await field.fill(`Thank you ${i}`)
    await field.press('Enter')
    await desk.getByRole('log').getByText(`Thank you ${i}`).waitFor()
  }
  const said = async (page: Page) =>
    (
      await page
        .getByRole('log')
        .getByText(/^Thank you \d$/)
        .allInnerTexts()
    ).filter((text) => /^Thank you \d$/.test(text))
  expect(await said(customer)).toEqual(['Thank you 1', 'Thank you 2', 'Thank you 3'])

  const own = new URL(site.origin).port
  expect([...reached.customer].filter((port) => port !== own)).toEqual([String(houses[0]!.port)])
  expect([...reached.desk]).toEqual([String(houses[1]!.port)])
})

test('while the sheet is closed an answer stands beside the launcher, and leads into the conversation', async () => {
  await customer.keyboard.press('Escape')
  await expect.poll(() => customer.getByRole('dialog').count()).toBe(0)
  await desk.getByRole('textbox', { name: /^Reply to/ }).pressSequentially('It works again now')
  await desk.keyboard.press('Control+Enter')
  await customer.getByRole('button', { name: /It works again now/ }).click()
  await customer.getByRole('log').getByText('It works again now').waitFor()
})

test('a customer who is blocked at one process is told so at the other, and can write when the door opens again', async () => {
  const id = await customer.evaluate(
    () => (window as { Underseal?: (name: string) => unknown }).Underseal?.('getVisitorId') as string,
  )
  const block = (method: string) =>
    desk.evaluate(
      async ([how, who]) =>
        (await fetch(`/v1/contacts/${who}/block`, { method: how!, headers: { 'x-underseal': '1' } })).status,
      [method, id] as const,
    )
  expect(await block('PUT')).toBe(200)
  await customer.getByText('The team takes no new messages here.').waitFor()
  expect(await customer.getByRole('textbox', { name: 'Message', exact: true }).count()).toBe(0)
  await customer.getByRole('log').getByText('It works again now').waitFor()
  expect(await block('DELETE')).toBe(200)
  const field = customer.getByRole('textbox', { name: 'Message', exact: true })
  await field.fill('Good to be back')
  await field.press('Enter')
  await desk.getByRole('log').getByText('Good to be back').waitFor()
})

async function openPage(width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** Every port that a page asks anything of from now on, sockets included. */
function portsOf(page: Page): Set<string> {
  const ports = new Set<string>()
  const note = (url: string) => /^(http|ws)/.test(url) && ports.add(new URL(url).port)
  page.on('request', (request) => void note(request.url()))
  page.on('websocket', (socket) => void note(socket.url()))
  return ports
}
