/** An auditor comes into the house: what they are shown, and what they find out alone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

const password = 'a calm harbour at night'
let house: RunningHouse
let browser: Browser
let ada: Page
let olga: Page

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  ada = await newPage()
  await enterAsOwner(ada, house, password)
  await ada.getByRole('heading', { name: 'All open' }).waitFor()
  await ada.goto(`${house.url}/settings/teammates`)
  await ada.getByRole('button', { name: 'Invite' }).click()
  const form = ada.getByRole('dialog')
  await form.getByLabel('E-mail').fill('olga@example.com')
  await form.getByLabel('Role').selectOption({ label: 'Auditor' })
  await form.getByRole('button', { name: 'Make the link' }).click()
  const link = (await ada.getByRole('dialog').locator('code').textContent()) ?? ''
  olga = await newPage()
  await olga.goto(link)
  await olga.getByLabel('Your name').fill('Olga Prüfer')
  await olga.getByLabel('Password', { exact: true }).fill(password)
  await olga.getByRole('button', { name: /^Join/ }).click()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

test('an auditor begins at the evidence, and finds no inbox by any way', async () => {
  await olga.getByRole('heading', { name: 'Evidence' }).waitFor()
  expect(await olga.getByRole('link', { name: /All open|Search/ }).count()).toBe(0)
  await olga.goto(`${house.url}/inbox/open`)
  await olga.getByRole('heading', { name: 'Evidence' }).waitFor()
})

test('the report says that the log is whole, who looked at which value and why, and who may what', async () => {
  await olga.getByRole('button', { name: 'Make the report' }).click()
  await olga.getByText(/^The log is unchanged: [\d,]+ rows recomputed/).waitFor()
  const looks = olga.getByRole('region', { name: 'Who looked at what' })
  await looks.getByRole('row', { name: /Ada Brandt revealed a value IBAN .* Report to the fraud desk/ }).waitFor()
  const people = olga.getByRole('region', { name: 'People and their rights' })
  await people.getByRole('row', { name: /^Olga Prüfer .* Auditor .* Active$/ }).waitFor()
  await olga
    .getByRole('region', { name: 'Rules in force' })
    .getByRole('row', { name: /Payment cards.*Seal/ })
    .waitFor()
  await olga.getByRole('region', { name: 'What data is kept for' }).getByRole('row').nth(1).waitFor()
  const file = olga.waitForEvent('download')
  await olga.getByRole('button', { name: 'Download as JSON' }).click()
  expect((await file).suggestedFilename()).toMatch(/^evidence-wsp_\w+-\d{4}-\d\d-\d\d\.json$/)
})

test('from a control one comes to its rows, and a reload keeps them', async () => {
  await olga
    .getByRole('link', { name: 'Rows in the log: Each look at a sealed value is logged first, with a reason' })
    .click()
  await olga.getByRole('heading', { name: 'Activity' }).waitFor()
  await olga.reload()
  const rows = olga.locator('.activity > li:not(.activity-day)')
  await rows.first().waitFor()
  for (const text of await rows.allTextContents()) expect(text).toContain('revealed a value')
  await olga.getByRole('button', { name: 'Clear the filters' }).click()
  await rows.filter({ hasText: 'Olga Prüfer made an evidence report' }).first().waitFor()
})

test('the owner goes through everybody, signs it off, and the next report says so', async () => {
  await ada.goto(`${house.url}/evidence`)
  await ada.getByRole('button', { name: 'Make the report' }).click()
  const roles = ada.getByRole('region', { name: 'What each role may do' })
  await roles.getByRole('row', { name: /^Auditor .*Get the evidence report/ }).waitFor()
  const review = ada.getByRole('region', { name: 'Review of rights' })
  await review.waitFor()
  const sign = ada.getByRole('button', { name: 'Sign off' })
  expect(await sign.isDisabled()).toBe(true)
  for (const verdict of await review.getByRole('combobox').all()) await verdict.selectOption({ label: 'Stays' })
  await review.getByRole('combobox', { name: 'Verdict on Olga Prüfer' }).selectOption({ label: 'Changes' })
  await review.getByRole('link', { name: 'Change it' }).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await ada.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await review.scrollIntoViewIfNeeded()
    const folder = process.env['PICTURES']
    if (folder) await ada.screenshot({ path: `${folder}/access-${colorScheme}.png` })
    expect((await new AxeBuilder({ page: ada }).analyze()).violations.map(({ id }) => id)).toEqual([])
  }
  await sign.click()
  await ada.getByText(/^Signed off, /).waitFor()
  await ada.getByRole('button', { name: 'Make the report' }).click()
  const changes = ada.getByRole('row', { name: /Ada Brandt signed off who may do what/ })
  await changes.first().waitFor()
})

test('a computer is gone: the trail says what its sessions saw, ends them, and is followed from a teammate', async () => {
  await ada.goto(`${house.url}/settings/teammates`)
  await ada.getByRole('link', { name: 'Trail: Olga Prüfer' }).click()
  await ada.getByRole('heading', { name: 'Trail of a key or teammate' }).waitFor()
  await ada.getByRole('button', { name: 'Follow the trail' }).click()
  const report = ada.getByRole('article', { name: 'Trail: Olga Prüfer' })
  await report.getByText(/^The log is unchanged: /).waitFor()
  await report
    .getByRole('region', { name: 'All its acts' })
    .getByRole('row', { name: /made an evidence report/ })
    .waitFor()
  await report.getByRole('region', { name: 'What it could see' }).getByText('no right').first().waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await ada.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect((await new AxeBuilder({ page: ada }).analyze()).violations.map(({ id }) => id)).toEqual([])
  }
  await report.getByRole('button', { name: 'End all sessions' }).click()
  await ada.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click()
  await report.getByText('Nothing of it opens or sends any more.').waitFor()
  const file = ada.waitForEvent('download')
  await report.getByRole('button', { name: 'Download as JSON' }).click()
  expect((await file).suggestedFilename()).toMatch(/^trail-tmt_\w+-\d{4}-\d\d-\d\d\.json$/)
  await olga.goto(`${house.url}/evidence`)
  await olga.getByRole('button', { name: 'Sign in' }).waitFor()
})
