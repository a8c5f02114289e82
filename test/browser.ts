import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../bin/steps/find-chromium.js'

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
