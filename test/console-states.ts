import type { Page } from 'playwright-core'
import { settled } from './console-pages.ts'

/** Beside the pages as they stand (stories/protection.test.ts): what opens over them, and what they show when something is missing. */
export const consoleStates = (url: string): Readonly<Record<string, (page: Page) => Promise<unknown>>> => ({
  'an open conversation': async (page) => {
    await page.goto(`${url}/inbox/open`)
    await page.locator('.row').first().click()
    await page.getByRole('log').waitFor()
  },
  'saved replies that are searched': async (page) => {
    await page.getByRole('main').getByRole('button', { name: 'Saved replies' }).click()
    await page.getByRole('option').first().waitFor()
  },
  'a list that is narrowed': async (page) => {
    await page.goto(`${url}/inbox/open?found=payment&sort=waiting`)
    await settled(page)
  },
  'the fields of a filter': async (page) => {
    await page.keyboard.press('f')
    await page.getByRole('group', { name: 'Filter' }).getByRole('combobox').first().waitFor()
  },
  'the sheet of keys': async (page) => {
    await page.goto(`${url}/inbox/open`)
    await settled(page)
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
  },
  'the palette': async (page) => {
    await page.goto(`${url}/inbox/open`)
    await settled(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
  },
  'an export that is asked for': async (page) => {
    await page.goto(`${url}/settings/data`)
    await page
      .getByRole('button', { name: /^Export…/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  },
  'an erasure that is asked for': async (page) => {
    await page.goto(`${url}/settings/data`)
    await page
      .getByRole('button', { name: /^Erase…/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  },
  'a legal basis that is stated': async (page) => {
    await page.goto(`${url}/settings/data`)
    await page
      .getByRole('button', { name: /^State it/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  },
  'rules that are edited': async (page) => {
    await page.goto(`${url}/settings/policies`)
    await page.getByRole('button', { name: 'Edit the rules' }).click()
    await page.getByRole('button', { name: /^Edit.*rule 2/i }).click()
  },
  'a detector that is wrong': async (page) => {
    await page.getByRole('button', { name: 'Add a detector' }).click()
    await page.getByRole('dialog').getByLabel('Pattern', { exact: true }).fill('(')
    await page.getByText(/A bracket is not closed/).waitFor()
  },
  'a key that is made': async (page) => {
    await page.goto(`${url}/settings/keys`)
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('dialog').waitFor()
  },
  'a list that is empty': async (page) => {
    await page.goto(`${url}/inbox/mentions`)
    await page.locator('.state').first().waitFor()
  },
  'a page that is loading': async (page) => {
    await page.route('**/v1/api-keys', () => new Promise(() => {}))
    await page.goto(`${url}/settings/keys`)
    await page.locator('.bones').first().waitFor()
  },
  'a page that failed': async (page) => {
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.route('**/v1/teams', (route) =>
      route.fulfill({ status: 500, json: { error: { code: 'internal', message: '', reference: 'req_1' } } }),
    )
    await page.goto(`${url}/settings/teams`)
    await page.getByRole('alert').waitFor()
  },
  'no connection': async (page) => {
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.goto(`${url}/inbox/open`)
    await settled(page)
    await page.context().setOffline(true)
    await page.locator('.away').waitFor()
  },
})
