import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from '../bin/steps/find-chromium.js'
import type { RunningHouse } from './running-house.ts'

/** Chromium for the stories that go through the real pages. `npm test` sees to it that there is one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error('No Chromium was found. Install it, or set CHROMIUM_PATH; `npm test` does so where it may.')
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its own sandbox to root, and containers have no user namespaces for it. Only our own pages are opened.
      '--no-sandbox',
      // Containers give 64 MB of shared memory, which a page with a long list outgrows.
      '--disable-dev-shm-usage',
      '--force-prefers-reduced-motion',
      '--lang=en-GB',
    ],
  })
}

/** By the link that the first start prints, which works once; the owner chooses a password. */
export async function enterAsOwner(page: Page, house: RunningHouse, password: string): Promise<void> {
  await page.goto(house.link()!)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Save and open the inbox' }).click()
}
