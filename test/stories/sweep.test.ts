import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { newId } from '../cast.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

let house: RunningHouse
let browser: Browser
let desk: Page
const pictures = process.env['PICTURES']

beforeAll(async () => {
  house = await startHouse({ args: ['--no-demo'] })
  browser = await openBrowser()
  desk = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage()
  await desk.goto(house.link()!)
  await desk.getByLabel('Password', { exact: true }).fill('a calm harbour at night')
  await desk.getByRole('button', { name: 'Save and open the inbox' }).click()
  await desk.getByText('Nobody has written yet.').waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

const post = (url: string, body: object) =>
  desk.evaluate(
    async ([path, text]) =>
      (
        await fetch(path!, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-underseal': '1' },
          body: text!,
        })
      ).status,
    [url, JSON.stringify(body)],
  )

async function look(name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    if (pictures) await desk.screenshot({ path: `${pictures}/${name}-${scheme}.png` })
    expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([])
  }
}

test('a word that was missed is sealed in one message, then everywhere, and put back as one', async () => {
  const contactId = newId('contact')
  expect(await post('/v1/contacts', { id: contactId, name: 'Mara Voss' })).toBe(201)
  const conversations = ['the word is quiet lantern', 'as before: quiet lantern', 'quiet lantern? yes, quiet lantern']
  const ids: string[] = []
  for (const text of conversations) {
    const id = newId('conversation')
    ids.push(id)
    expect(await post('/v1/conversations', { id, contactId, part: { id: newId('part'), text } })).toBe(201)
  }
  await desk.goto(`${house.url}/inbox/open/${ids[0]}`)
  const log = desk.getByRole('log')
  await log.getByText('the word is quiet lantern').evaluate((bubble) => {
    const text = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT).nextNode()!
    document.getSelection()!.setBaseAndExtent(text, text.textContent!.indexOf('quiet'), text, text.textContent!.length)
  })
  await desk.getByRole('button', { name: 'Seal this' }).click()
  await desk.getByRole('menuitem', { name: 'password', exact: true }).click()
  const sheet = desk.getByRole('dialog', { name: 'It stands elsewhere as well' })
  await sheet.getByText('2 other texts say exactly this value and are open.').waitFor()
  await look('sweep-found')
  await sheet.getByRole('button', { name: 'Seal it in all 2' }).click()
  await sheet.getByText('Sealed in 2 other texts.').waitFor()
  await look('sweep-done')
  await sheet.getByRole('button', { name: 'Close' }).last().click()

  await desk.goto(`${house.url}/inbox/open/${ids[2]}`)
  await expect.poll(() => log.getByRole('button', { name: /Sealed: password/ }).count()).toBe(2)

  await desk.goto(`${house.url}/review`)
  await desk.getByText('found in 2, sealed in 2').waitFor()
  await look('sweep-review')
  await desk.getByRole('button', { name: 'Hidden by mistake? Put back…' }).click()
  await desk.getByLabel('Why is this not sensitive?').fill('it is the name of a ward')
  await look('sweep-undo')
  await desk.getByRole('button', { name: 'Put back and remember' }).click()
  await desk.getByText(/^put back · found in 2, sealed in 2/).waitFor()
  await desk.goto(`${house.url}/inbox/open/${ids[2]}`)
  await log.getByText('quiet lantern? yes, quiet lantern').waitFor()
})
