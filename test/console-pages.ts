import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Every page of the console that has an address of its own: each is looked at, in each theme and language. */
export const consolePages = [
  '/inbox/open',
  '/search',
  '/first-steps',
  '/overview',
  '/review',
  '/activity',
  '/evidence',
  '/trail',
  '/settings/policies',
  '/settings/replies',
  '/settings/tags',
  '/settings/teammates',
  '/settings/teams',
  '/settings/roles',
  '/settings/messenger',
  '/settings/keys',
  '/settings/webhooks',
  '/settings/data',
  '/settings/profile',
]

/** What the page is about stands there, and nothing of it is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor({ state: 'attached' })
  await expect.poll(() => page.locator('.bones').count()).toBe(0)
}
