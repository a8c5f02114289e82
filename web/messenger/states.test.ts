import { AxeBuilder } from '@axe-core/playwright'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../test/browser.ts'
import { messengerStates } from '../../test/messenger-states.ts'
import { openStandIn } from '../../test/messenger-stand-in.ts'

/** Each state a person can find the messenger in: nobody is shut out of any of them, in light and in dark. */
const folder = mkdtempSync(join(tmpdir(), 'underseal-states-'))
let browser: Browser

beforeAll(async () => {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), build: { outDir: folder }, logLevel: 'error' })
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const violationsOn = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map((one) => [one.id, one.nodes.map((node) => node.html)])

test.each(messengerStates)(
  '$name: axe finds nothing in either theme, and nothing moves for who wants it still',
  async (state) => {
    const server = await openStandIn(folder)
    const context = await browser.newContext({
      viewport: { width: 1100, height: 760 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(server.origin + (state.path ?? '/'))
    await state.reach({ page, server, say: (english) => english })
    expect(await violationsOn(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await violationsOn(page)).toEqual([])
    const moving = () =>
      page
        .locator('underseal-messenger')
        .evaluate((host) => host.shadowRoot!.getAnimations().filter((one) => one.playState === 'running').length)
    expect(await moving()).toBe(0)
    await context.close()
    await server.close()
  },
)

test('one more language is one more file', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'underseal-language-'))
  const root = join(import.meta.dirname, '../..')
  for (const path of ['web/messenger', 'src', 'bin', 'package.json', 'tsconfig.base.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  // Stands in for a translation: every word is marked, so that one which came from elsewhere would show.
  const english = readFileSync(join(copy, 'web/messenger/words/en.ts'), 'utf8')
  writeFileSync(
    join(copy, 'web/messenger/words/fr.ts'),
    `${english.slice(english.indexOf('export const en'), english.indexOf('} as const'))}}
     import type { Words } from './words.ts'
     export const words = Object.fromEntries(Object.entries(en).map(([key, word]) => [key, 'fr ' + word])) as Words
     export const kinds = { 'payment-card': 'numéro de carte' }`,
  )
  const out = join(copy, 'out')
  await build({ configFile: join(copy, 'web/messenger/vite.config.ts'), build: { outDir: out }, logLevel: 'error' })
  const server = await openStandIn(out)
  const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, locale: 'fr-FR' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(server.origin)
  await page.getByRole('button', { name: 'fr Open messages' }).click()
  await page.getByText('fr Hello. How can we help?').waitFor()
  await page.getByRole('button', { name: /fr Send us a message/ }).click()
  await page
    .getByRole('textbox', { name: 'fr Message' })
    .fill(`Ma carte est ${['4111', '1111', '1111', '1111'].join(' ')}`)
  await page.getByText('fr We’ll hide: numéro de carte').waitFor()
  expect(await page.locator('.u-root').getAttribute('lang')).toBe('fr')
  await context.close()
  await server.close()
  rmSync(copy, { recursive: true, force: true })
})
