/** What an owner sets, by form, and what it then does elsewhere: the messenger on a page, a program with a key, a team that is handed work. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

let house: RunningHouse
let browser: Browser
let ada: Page

beforeAll(async () => {
  // Nobody is written to: the choice alone needs a mail server to be there.
  house = await startHouse({ env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'support@nordhafen.example' } })
  browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  ada = await context.newPage()
  ada.setDefaultTimeout(20_000)
  await enterAsOwner(ada, house, 'a calm harbour at night')
  await ada.getByRole('heading', { name: 'All open' }).waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

test('a greeting that is saved greets on the site', async () => {
  await ada.goto(`${house.url}/settings/messenger`)
  await ada.getByLabel('Greeting, English').fill('Moin. What can we do for you?')
  await ada.getByRole('button', { name: 'Save' }).click()
  await ada.getByText('Saved', { exact: true }).waitFor()
  const context = await browser.newContext({ locale: 'en-GB' })
  const site = await context.newPage()
  await site.goto(`${house.url}/demo`)
  await site.getByRole('button', { name: /^Open messages/ }).click()
  await site.getByText('Moin. What can we do for you?').waitFor()
  await context.close()
})

test('who invites by half an address is told so', async () => {
  await ada.goto(`${house.url}/settings/teammates`)
  await ada.getByRole('button', { name: 'Invite' }).click()
  const field = ada.getByRole('dialog').getByLabel('E-mail')
  await field.fill('dora.falk')
  await ada.getByRole('button', { name: 'Make the link' }).click()
  await expect
    .poll(() => field.evaluate((one: HTMLInputElement) => one.matches(':focus') && one.validationMessage !== ''))
    .toBe(true)
  await ada.keyboard.press('Escape')
})

test('a key is shown once, opens what it was given, and nothing once it is revoked', async () => {
  const ask = (key: string, path: string) =>
    fetch(`${house.url}${path}`, { headers: { authorization: `Bearer ${key}` } }).then(({ status }) => status)
  await ada.goto(`${house.url}/settings/keys`)
  await ada.getByRole('button', { name: 'New key' }).click()
  await ada.getByLabel('Name', { exact: true }).fill('Night batch')
  // Rights that belong together are chosen at once, and each by itself.
  const boxes = () => ada.getByRole('dialog').getByRole('checkbox', { checked: true }).count()
  await ada.getByRole('button', { name: 'Answer customers' }).click()
  await expect.poll(boxes).toBe(6)
  await ada.getByRole('button', { name: 'Check and redact texts' }).click()
  await expect.poll(boxes).toBe(2)
  await ada.getByRole('checkbox', { name: /contact:read/ }).check()
  await ada.getByRole('button', { name: 'Make the key' }).click()
  const key = (await ada.getByRole('dialog').locator('code').textContent()) ?? ''
  expect(await ask(key, '/v1/contacts')).toBe(200)
  expect(await ask(key, '/v1/conversations')).toBe(403)
  await ada.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => ada.content()).not.toContain(key)
  await ada.getByRole('button', { name: 'Revoke' }).click()
  await ada.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await ada
    .getByRole('row', { name: /Night batch/ })
    .getByText('Revoked')
    .waitFor()
  expect(await ask(key, '/v1/contacts')).toBe(401)
})

test('several conversations are handed to a new team, and taken back', async () => {
  await ada.goto(`${house.url}/settings/teams`)
  await ada.getByRole('button', { name: 'New team' }).click()
  await ada.getByLabel('Name', { exact: true }).fill('Cards desk')
  await ada.getByRole('button', { name: 'Save' }).click()
  await ada.getByRole('heading', { name: 'Cards desk' }).waitFor()
  const handed = () =>
    ada.evaluate(async () => {
      const { items } = (await (await fetch('/v1/teams')).json()) as { items: { id: string }[] }
      return ((await (await fetch(`/v1/conversations?team=${items[0]!.id}`)).json()) as { items: unknown[] }).items
        .length
    })
  await ada.getByRole('link', { name: /^All open/ }).click()
  const rows = ada.getByRole('list', { name: 'Conversations' }).getByRole('listitem')
  await rows.nth(3).waitFor()
  for (const nth of [0, 1]) await rows.nth(nth).getByRole('checkbox').check({ force: true })
  await ada.getByRole('toolbar').getByRole('button', { name: 'Assign to' }).click()
  await ada.getByRole('menuitem', { name: 'Cards desk' }).click()
  await ada.getByText('2 conversations changed.').waitFor()
  await expect.poll(handed).toBe(2)
  await ada.keyboard.press('u')
  await expect.poll(handed).toBe(0)
})

test('several are worked by keys alone, also while another lies open, and a range by holding Shift', async () => {
  await ada.getByRole('link', { name: /^All open/ }).click()
  const rows = ada.getByRole('list', { name: 'Conversations' }).getByRole('listitem')
  await rows.nth(4).waitFor()
  await rows.nth(4).locator('.row').click()
  await ada.getByRole('textbox', { name: /^Reply to/ }).waitFor()
  const box = (nth: number) => rows.nth(nth).getByRole('checkbox')
  await box(0).click({ force: true })
  await box(2).click({ force: true, modifiers: ['Shift'] })
  await ada.getByText('3 selected').waitFor()
  // A key pressed while a menu is still closing is not lost.
  await ada.keyboard.press('z')
  await ada.getByRole('menuitem', { name: /^Tomorrow morning/ }).waitFor()
  await ada.keyboard.press('Escape')
  await ada.keyboard.press('t')
  await ada.getByRole('menuitem', { name: 'Fraud', exact: true }).waitFor()
  await ada.keyboard.press('Escape')
  await ada.keyboard.press('m')
  await ada.getByText('3 conversations changed.').waitFor()
  await ada.keyboard.press('u')
})

test('a saved reply greets a visitor without a name by none', async () => {
  const rows = ada.getByRole('list', { name: 'Conversations' }).getByRole('listitem')
  await rows
    .filter({ hasText: /^Visitor ·/ })
    .first()
    .locator('.row')
    .click()
  const field = ada.getByRole('textbox', { name: /^Reply to Visitor/ })
  await field.fill('Hello {{contact.name}}, thank you for waiting.')
  await ada.getByRole('button', { name: 'Saved replies' }).click()
  await ada.getByRole('button', { name: /^Save this text/ }).click()
  await ada.getByRole('dialog').getByLabel('Name').fill('Waiting')
  await ada.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await ada.getByRole('dialog').waitFor({ state: 'detached' })
  await field.fill('')
  await ada.getByRole('button', { name: 'Saved replies' }).click()
  await ada.getByRole('option', { name: /^Waiting/ }).click()
  await expect.poll(() => field.inputValue()).toBe('Hello, thank you for waiting.')
  await field.fill('')
})

test('an emoji goes to where one writes', async () => {
  await ada.getByRole('list', { name: 'Conversations' }).getByRole('listitem').first().locator('.row').click()
  const field = ada.getByRole('textbox', { name: /^Reply to/ })
  await field.fill('Thank you ')
  await ada.getByRole('button', { name: 'Emoji' }).click()
  await ada.getByRole('button', { name: '👍' }).click()
  await expect.poll(() => field.inputValue()).toBe('Thank you 👍')
  await field.fill('')
})

test('how often one is written to is kept, and a version of the policy says whose it is', async () => {
  await ada.goto(`${house.url}/settings/profile`)
  await ada.getByLabel('By e-mail').selectOption('Once a day')
  await ada.getByText('Saved', { exact: true }).waitFor()
  await ada.reload()
  await expect.poll(() => ada.getByLabel('By e-mail').inputValue()).toBe('daily')
  await ada.goto(`${house.url}/settings/policies`)
  await ada.getByText('Version 1', { exact: true }).waitFor()
  await ada
    .getByText(/^Ada Brandt, \d/)
    .first()
    .waitFor()
})

test('a brace that nobody closed is told where the pattern is written', async () => {
  await ada.goto(`${house.url}/settings/policies`)
  await ada.getByRole('button', { name: 'Edit the rules' }).click()
  await ada.getByRole('button', { name: 'Add a detector' }).click()
  await ada.getByLabel('Pattern', { exact: true }).fill('KD-\\d{6')
  await ada.getByText(/^The brace at character 6 is taken as a plain sign/).waitFor()
  await ada.getByLabel('Pattern', { exact: true }).fill('KD-\\d{6}')
  await expect.poll(() => ada.getByText(/^The brace at character/).count()).toBe(0)
  await ada.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
})
