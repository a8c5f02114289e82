/**
 * Pictures of every screen, to be looked at: `node bin/run-ts.js test/look.ts FOLDER [light,dark,german,phone,large] [part of a path]`.
 * LOOK_URL and LOOK_LINK name a house that runs already; without them one with the demo is started and stopped.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { consolePages as pages } from './console-pages.ts'
import { openBrowser } from './browser.ts'
import { startHouse } from './running-house.ts'

const [folder = 'look', ways = 'light,dark,german,phone,large', only = ''] = process.argv.slice(2)

type Way = BrowserContextOptions & { readonly language?: 'de' }
const wide = { width: 1440, height: 900 }
const looks: Record<string, Way> = {
  light: { viewport: wide },
  dark: { viewport: wide, colorScheme: 'dark' },
  german: { viewport: wide, language: 'de' },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  // What zooming to 200 % does to a window of this size.
  large: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
}

const password = 'a calm harbour at night'
mkdirSync(folder, { recursive: true })
const house = process.env['LOOK_URL'] ? undefined : await startHouse()
const url = process.env['LOOK_URL'] ?? house!.url
const browser = await openBrowser()
const door = await browser.newContext()
const first = await door.newPage()
await enter(first)
const storage = await door.storageState()

for (const name of ways.split(',')) {
  const { language, ...way } = looks[name]!
  const context = await browser.newContext({ ...way, storageState: storage, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  if (language) await speak(page, language)
  for (const path of pages.filter((each) => each.includes(only))) {
    await page.goto(url + path)
    await settle(page)
    await picture(page, name, path.replace(/^\/(settings\/)?/, '').replaceAll('/', '-'))
  }
  if ('conversation'.includes(only) || only.includes('inbox')) await thread(page, name)
  await context.close()
}
await browser.close()
await house?.stop()
house?.clean()

async function enter(page: Page): Promise<void> {
  const link = process.env['LOOK_LINK'] ?? house?.link()
  if (link) {
    await page.goto(link)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Save and open the inbox' }).click()
  } else {
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('E-mail').fill('ada@nordhafen.example')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await page.getByRole('heading', { name: 'All open' }).waitFor()
}

async function thread(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/inbox/open`)
  await settle(page)
  await page.locator('.row').first().click()
  await page.locator('.thread').first().waitFor()
  await settle(page)
  await picture(page, name, 'conversation')
  const chip = page
    .locator('.thread')
    .getByRole('button', { name: /card|Karte/i })
    .first()
  if (await chip.isVisible().catch(() => false)) {
    await chip.click()
    await page.waitForTimeout(600)
    await picture(page, name, 'conversation-chip')
  }
}

/** The language belongs to the teammate; here only this page is told another. */
async function speak(page: Page, language: string): Promise<void> {
  await page.route('**/v1/session', async (route) => {
    const answer = await route.fetch()
    const session = (await answer.json()) as { teammate: object }
    await route.fulfill({ response: answer, json: { ...session, teammate: { ...session.teammate, language } } })
  })
}

async function settle(page: Page): Promise<void> {
  await page.locator('h1, h2').first().waitFor({ state: 'attached' })
  for (let i = 0; i < 40 && (await page.locator('.bones').count()) > 0; i++) await page.waitForTimeout(50)
  await page.waitForTimeout(350)
}

async function picture(page: Page, look: string, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}-${look}.png`) })
  // What a picture does not show: a page that can be pushed sideways.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (over > 0) console.log(`${name} (${look}): ${over} px wider than the window`)
}
