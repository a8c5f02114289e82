/** Two teammates change the same thing: nobody writes over what they have not seen, and nobody loses what they wrote. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'
import { writeAsVisitor } from '../write-as-visitor.ts'

const password = 'a calm harbour at night'
const card = ['4111', '1111', '1111', '1111'].join(' ')

let house: RunningHouse
let browser: Browser
let ada: Page
let ben: Page
let contactId: string

beforeAll(async () => {
  house = await startHouse({ env: { DEMO: 'off' } })
  browser = await openBrowser()
  ada = await openPage('en-GB')
  await enterAsOwner(ada, house, password)
  await ada.getByRole('link', { name: /^All open/ }).click()
  await writeAsVisitor(ada, 1)
  await ada.locator('.row').first().click()
  await panel(ada).getByRole('button', { name: 'Edit the name' }).waitFor()
  contactId = await ada.evaluate(async () => {
    const answer = await fetch('/v1/conversations?limit=1')
    return ((await answer.json()) as { items: { contactId: string }[] }).items[0]!.contactId
  })
  // Another window of somebody else, who has not heard of anything: nothing live reaches it.
  ben = await openPage('en-GB')
  await ben.routeWebSocket('**/v1/live', () => {})
  await ben.context().addCookies(await ada.context().cookies())
  await ben.goto(ada.url())
  await panel(ben).getByRole('button', { name: 'Edit the name' }).waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

const panel = (page: Page) => page.getByRole('complementary', { name: /Contact|Kontakt/ })
const write = (method: string, path: string, body: object) =>
  ada.evaluate(
    async ([how, to, said]) => {
      const headers = { 'content-type': 'application/json', 'x-underseal': '1' }
      const asked = { method: how, headers, body: JSON.stringify(said) }
      const answer = await fetch(`/v1${to}`, asked)
      if (!answer.ok) throw new Error(`${to} was answered with ${answer.status}`)
      return (await answer.json()) as { id: string }
    },
    [method, path, body] as const,
  )
const contact = (): Promise<{ name: { text: string } | null; attributes: Record<string, { text: string }> }> =>
  ada.evaluate(async (id) => (await fetch(`/v1/contacts/${id}`)).json(), contactId)

test('who saves a name from an old screen sees what stands there, and keeps theirs or saves their own', async () => {
  await panel(ben).getByRole('button', { name: 'Edit the name' }).click()
  const field = panel(ben).getByRole('textbox', { name: 'Name' })
  await field.fill('Mia Bergmann')
  await write('PATCH', `/contacts/${contactId}`, { name: 'Mia Bergman' })
  await field.press('Enter')
  const told = panel(ben).getByRole('alert')
  await told.getByText('Someone changed this while you wrote.').waitFor()
  await told.getByText('Mia Bergman', { exact: true }).waitFor()
  expect(await field.inputValue()).toBe('Mia Bergmann')
  expect((await contact()).name?.text).toBe('Mia Bergman')
  const found = await new AxeBuilder({ page: ben }).analyze()
  expect(found.violations.map(({ id }) => id)).toEqual([])

  // By keyboard alone: from the field to the two ways out.
  await field.focus()
  await ben.keyboard.press('Tab')
  await ben.keyboard.press('Tab')
  expect(await ben.evaluate(() => document.activeElement?.textContent)).toBe('Save mine')
  await ben.keyboard.press('Enter')
  await told.waitFor({ state: 'detached' })
  expect((await contact()).name?.text).toBe('Mia Bergmann')
})

test('what was sealed in an attribute meanwhile is not put back by who had it on the screen', async () => {
  await write('PATCH', `/contacts/${contactId}`, { attributes: { plan: 'gold', note: 'calls at noon' } })
  await ben.reload()
  await panel(ben).getByRole('button', { name: 'Edit: note' }).click()
  const value = panel(ben).getByRole('textbox', { name: 'Value' })
  await value.fill('calls at noon and six')
  await write('PATCH', `/contacts/${contactId}`, { attributes: { note: `pays by ${card}` } })
  await value.press('Enter')
  await panel(ben).getByRole('alert').getByText('pays by [payment card •••• 1111]').waitFor()
  await panel(ben).getByRole('button', { name: 'Keep theirs' }).click()
  await panel(ben)
    .getByRole('button', { name: /Sealed: payment card/ })
    .waitFor()
  expect((await contact()).attributes['note']?.text).toBe('pays by [payment card •••• 1111]')
})

test('two who change two things of one person do not meet', async () => {
  await panel(ben).getByRole('button', { name: 'Edit: plan' }).click()
  await panel(ben).getByRole('textbox', { name: 'Value' }).fill('silver')
  await write('PATCH', `/contacts/${contactId}`, { name: 'Mia B.' })
  await panel(ben).getByRole('button', { name: 'Save' }).click()
  await panel(ben).getByRole('textbox', { name: 'Value' }).waitFor({ state: 'detached' })
  const stands = await contact()
  expect([stands.name?.text, stands.attributes['plan']?.text]).toEqual(['Mia B.', 'silver'])
})

test('an attribute that says something else by now is not removed unseen', async () => {
  await write('PATCH', `/contacts/${contactId}`, { attributes: { plan: 'platinum' } })
  await panel(ben).getByRole('button', { name: 'Remove plan' }).click()
  await panel(ben).getByRole('alert').getByText('platinum').waitFor()
  expect((await contact()).attributes['plan']?.text).toBe('platinum')
  await panel(ben).getByRole('button', { name: 'Keep theirs' }).click()
  await panel(ben).getByRole('alert').waitFor({ state: 'detached' })
  await panel(ben).getByText('platinum').waitFor()
})

test('a saved reply, a tag and a team are not written over either, and two who change two fields of one reply both do', async () => {
  const id = (prefix: string) => `${prefix}_${'0'.repeat(25)}1`
  await write('POST', '/macros', { id: id('mac'), name: 'Greeting', body: 'Dear you' })
  await write('POST', '/tags', { id: id('tag'), name: 'Cards' })
  await write('POST', '/teams', { id: id('tea'), name: 'First line', memberIds: [] })
  await ben.goto(`${house.url}/settings/replies`)
  await ben.getByRole('button', { name: 'Edit Greeting' }).click()
  await ben.getByRole('dialog').getByLabel('Text').fill('Hello you')
  await write('PATCH', `/macros/${id('mac')}`, { name: 'Salutation' })
  await ben.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await ben.getByRole('heading', { name: 'Salutation' }).waitFor()
  await ben.getByText('Hello you').waitFor()

  await ben.goto(`${house.url}/settings/tags`)
  await ben.getByRole('button', { name: 'Rename Cards' }).click()
  await ben.getByRole('dialog').getByLabel('Name').fill('Payment')
  await write('PATCH', `/tags/${id('tag')}`, { name: 'Cards lost' })
  await ben.keyboard.press('Enter')
  await ben.getByRole('alert').getByText('Cards lost').waitFor()
  await ben.getByRole('button', { name: 'Keep theirs' }).click()
  await ben.getByRole('link', { name: 'Cards lost' }).first().waitFor()

  await ben.goto(`${house.url}/settings/teams`)
  await ben.getByRole('button', { name: 'Edit First line' }).click()
  await ben.getByRole('dialog').getByLabel('Name').fill('Desk')
  await write('PATCH', `/teams/${id('tea')}`, { name: 'Front' })
  await ben.keyboard.press('Enter')
  await ben.getByRole('alert').getByText('Front').waitFor()
  await ben.getByRole('button', { name: 'Save mine' }).click()
  await ben.getByRole('heading', { name: 'Desk' }).waitFor()
})

test('settings of the messenger that a colleague saved meanwhile stay, and one’s own are added', async () => {
  await ben.goto(`${house.url}/settings/messenger`)
  const greeting = ben.getByLabel('Greeting, German')
  await greeting.fill('Moin')
  await write('PATCH', '/workspace', { messenger: { position: 'left' } })
  await ben.getByRole('button', { name: 'Save' }).click()
  await ben.getByText('Saved', { exact: true }).waitFor()
  const { messenger } = await ada.evaluate(
    async () =>
      (await (await fetch('/v1/workspace')).json()) as { messenger: { position: string; greeting: { de: string } } },
  )
  expect([messenger.position, messenger.greeting.de]).toEqual(['left', 'Moin'])
})

test('in German it is said in German', async () => {
  await write('PATCH', '/profile', { language: 'de' })
  await ben.goto(ada.url())
  await panel(ben).getByRole('button', { name: 'Namen bearbeiten' }).click()
  const field = panel(ben).getByRole('textbox', { name: 'Name' })
  await field.fill('Mia')
  await write('PATCH', `/contacts/${contactId}`, { name: 'Maria' })
  await field.press('Enter')
  await panel(ben).getByText('Jemand hat das geändert, während Sie schrieben.').waitFor()
  await panel(ben).getByRole('button', { name: 'So lassen' }).click()
  await panel(ben).getByText('Maria', { exact: true }).waitFor()
})

async function openPage(locale: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}
