import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { expect } from 'vitest'
import { openBrowser } from './browser.ts'
import { openStandIn, type StandIn } from './messenger-stand-in.ts'

export type BuiltMessenger = Awaited<ReturnType<typeof buildMessenger>>

/** The messenger as it is built, in a real browser, on pages of a server that fails when it is told to. */
export async function buildMessenger() {
  const folder = mkdtempSync(join(tmpdir(), 'underseal-messenger-'))
  const configFile = join(import.meta.dirname, '../web/messenger/vite.config.ts')
  await build({ configFile, build: { outDir: folder }, logLevel: 'error' })
  const browser = await openBrowser()
  return {
    folder,
    browser,
    /** `before` sees the page before anything of ours is on it. */
    async open(path = '/', options: BrowserContextOptions = {}, before: (page: Page) => unknown = () => undefined) {
      const server = await openStandIn(folder)
      const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, locale: 'en-GB', ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      await before(page)
      await page.goto(server.origin + path)
      return { server, page }
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As the page's own scripts speak to it. */
export const tellMessenger = (page: Page, ...request: unknown[]) =>
  page.evaluate((given) => (window as { Underseal?: (...said: unknown[]) => unknown }).Underseal?.(...given), request)

/** A conversation with one message of theirs; the sheet is open on it and the live channel listens. */
export async function beginConversation(page: Page, server: StandIn): Promise<void> {
  await page.getByRole('button', { name: /^Open messages/ }).click()
  await page.getByRole('button', { name: /Send us a message/ }).click()
  const field = page.getByRole('textbox', { name: 'Message', exact: true })
  await field.fill('hello')
  await field.press('Enter')
  await page.locator('.own:not(.unsent)').waitFor()
  await page.getByRole('button', { name: 'Not now' }).click()
  await expect.poll(server.listening).toBe(1)
}
