import { AxeBuilder } from '@axe-core/playwright'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consolePages as pages } from '../console-pages.ts'
import { openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

// Built here, so that no scanner finds a literal. Public test numbers of their networks.
const card = ['4111', '1111', '1111', '1111'].join(' ')
const otherCard = ['5555', '5555', '5555', '4444'].join(' ')
const ownersPassword = 'a calm harbour at night'

let house: RunningHouse
let browser: Browser
let context: BrowserContext
let desk: Page
let visitor: Page

beforeAll(async () => {
  house = await startHouse({ args: ['--no-demo'] })
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  desk = await context.newPage()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

const go = (name: string) => desk.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).first().click()
const write = async (text: string) => {
  const field = visitor.getByRole('textbox', { name: 'Message' })
  await field.pressSequentially(text)
  await visitor.keyboard.press('Enter')
  const hidden = visitor.getByRole('button', { name: 'Send hidden' })
  if (await hidden.isVisible().catch(() => false)) await hidden.click()
  await expect.poll(() => field.inputValue()).toBe('')
}

test('the first steps lead from an empty workspace to the first protected message, in ten acts', async () => {
  let acts = 0
  const act = async (done: Promise<unknown>) => {
    acts++
    await done
  }
  await desk.goto(house.link()!)
  await act(desk.getByLabel('Password', { exact: true }).fill(ownersPassword))
  await act(desk.getByRole('button', { name: 'Save and open the inbox' }).click())
  await desk.getByText('Nobody has written yet.').waitFor()
  await act(desk.getByRole('main').getByRole('link', { name: 'First steps' }).click())
  await desk.getByText('1 of 6 done').waitFor()
  await act(desk.getByLabel('Name of the workspace').fill('Quiet Harbour'))
  await act(desk.getByRole('button', { name: 'Save the name' }).click())
  await desk.getByText('2 of 6 done').waitFor()

  // The page of a customer: in the story another browser, so that nobody's session helps.
  const address = await desk.getByRole('link', { name: 'Open the test page' }).first().getAttribute('href')
  visitor = await (await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })).newPage()
  await act(visitor.goto(house.url + address!))
  await act(visitor.getByRole('button', { name: /^Open messages/ }).click())
  await act(visitor.getByRole('button', { name: /^Send us a message/ }).click())
  await act(visitor.getByRole('textbox', { name: 'Message' }).pressSequentially(`please charge ${card}`))
  await act(visitor.getByRole('button', { name: 'Send hidden' }).click())
  await visitor.getByText('•••• 1111').first().waitFor()
  expect(acts).toBe(10)

  await desk.getByText('5 of 6 done').waitFor()
  await desk.getByRole('link', { name: 'Look at it in the inbox' }).click()
  await desk.getByRole('list', { name: 'Conversations' }).getByText('•••• 1111').waitFor()
})

test('the chip says why, keeps the value longer, copies only what is logged, and destroys it', async () => {
  await go('All open')
  await desk
    .getByText(/please charge/)
    .first()
    .click()
  const chip = desk
    .getByRole('main')
    .getByRole('button', { name: /Sealed: payment card •••• 1111/ })
    .first()
  await chip.click()
  await desk.getByText(/Rule 2 of policy version 1 sealed it.*almost certain/).waitFor()
  await desk.getByRole('button', { name: 'Keep longer…' }).click()
  await desk.getByLabel('Why is it still needed?').fill('the dispute is open')
  await desk.getByRole('button', { name: 'Keep longer', exact: true }).click()
  await desk
    .getByText(/^Kept until \d/)
    .first()
    .waitFor()

  await chip.click()
  await desk.getByRole('button', { name: 'Reveal…' }).click()
  await desk.getByLabel('Why do you need to see it?').fill('to type it into the terminal')
  await desk.getByRole('button', { name: 'Reveal for 60 seconds' }).click()
  await desk.getByRole('button', { name: 'Copy value' }).click()
  await desk.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await desk.evaluate(() => navigator.clipboard.readText())).toBe(card)
  await desk.getByRole('button', { name: 'Hide now' }).click()

  await chip.click()
  await desk
    .getByText(/copied a revealed value/)
    .first()
    .waitFor()
  await desk.getByRole('button', { name: 'Destroy now…' }).click()
  await desk.getByLabel('Why is it destroyed?').fill('the customer asked for it')
  await desk.getByRole('button', { name: 'Destroy for good' }).click()
  await desk.getByText('Destroyed. Only the mark is left.').first().waitFor()
  await chip.click()
  await desk.getByText('The value was destroyed before its time. Only this mark is left.').waitFor()
  await desk.keyboard.press('Escape')
})

test('a policy is drafted, tried and activated, and an old one restored', async () => {
  await go('Policies')
  await desk.getByRole('button', { name: 'Edit the rules' }).click()
  await desk.getByRole('button', { name: /^Move rule 2/ }).press('ArrowUp')
  await desk.getByText(/is now in place 1 of 4/).waitFor({ state: 'attached' })
  await desk.getByText('Moved', { exact: true }).first().waitFor()
  await desk.getByRole('button', { name: 'Detect only' }).click()

  await desk.getByLabel('Text', { exact: true }).fill(`my card is ${otherCard}`)
  await desk.getByText('The server comes to the same result.').waitFor()
  await desk
    .getByText(/rule 2/)
    .first()
    .waitFor()
  await desk.getByRole('button', { name: 'Try it' }).click()
  await desk.getByText(/values would be treated differently/).waitFor()

  await desk.getByRole('button', { name: 'Activate…' }).click()
  await desk
    .getByRole('dialog')
    .getByText(/^Hidden until now, and not any more: Payment cards/)
    .waitFor()
  await desk.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
  await desk.getByText('The new version is active from the next message on.').waitFor()
  await desk.getByText('Version 2', { exact: true }).waitFor()
})

test('what is flagged is worked with two keys, and the last one can be taken back', async () => {
  await write(`now it is ${otherCard}`)
  await visitor.getByText(otherCard).first().waitFor()
  await write('or write to nora.berg@example.com please')
  await visitor.getByText('nora.berg@example.com').first().waitFor()
  // What stands in their thread at once has still to be taken by the server.
  await expect.poll(() => visitor.locator('.unsent').count()).toBe(0)
  await go('Review')
  await desk.getByText(/S seals, H is harmless/).waitFor()
  const waiting = desk.getByRole('article')
  const first = await waiting.getAttribute('aria-label')
  await desk.keyboard.press('h')
  await expect.poll(() => waiting.getAttribute('aria-label')).not.toBe(first)
  await desk.keyboard.press('u')
  await expect.poll(() => waiting.getAttribute('aria-label')).toBe(first)
  const before = await desk
    .getByText(/done, \d+ waiting$/)
    .first()
    .textContent()
  for (let left = Number(/(\d+) waiting/.exec(before ?? '')?.[1] ?? 0); left > 0; left--) await desk.keyboard.press('s')
  await desk.getByText('Nothing to review. What a policy flags appears here.').waitFor()
  await go('All open')
  await desk
    .getByText(/please charge|now it is|or write to/)
    .first()
    .click()
  await desk
    .getByRole('main')
    .getByRole('button', { name: /Sealed: payment card/ })
    .nth(1)
    .waitFor()
  expect(await desk.getByText(otherCard).count()).toBe(0)
})

test('an old version comes back as a new one', async () => {
  await go('Policies')
  await desk.getByRole('button', { name: /Restore.*Version 1/ }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await desk.getByText('Version 3', { exact: true }).waitFor()
})

test('the log is verified from its page, and numbers and people are counted', async () => {
  await go('Activity')
  await desk.getByRole('button', { name: 'Verify now' }).click()
  await desk.getByText(/all as they were written/).waitFor()
  await desk.getByLabel('About').selectOption('value')
  await desk
    .getByRole('listitem')
    .getByText(/destroyed a value/)
    .first()
    .waitFor()
  await go('Overview')
  await desk.getByText('Conversations by day').first().waitFor()
  await go('Data')
  await desk
    .getByRole('rowheader', { name: /Visitor/ })
    .first()
    .waitFor()
})

test('what is harmless comes back for good, and what was missed is sealed by hand', async () => {
  const harmless = ['4012', '8888', '8888', '1881'].join(' ')
  await write(`our sample number is ${harmless}`)
  await write('the word is quiet lantern')
  await go('All open')
  await desk.getByRole('list', { name: 'Conversations' }).getByText('quiet lantern').click()
  const log = desk.getByRole('log')
  await log.getByRole('button', { name: /Sealed: payment card •••• 1881/ }).click()
  await desk.getByRole('button', { name: 'Not sensitive? Restore…' }).click()
  await desk.getByLabel('Why is this not sensitive?').fill('a published sample')
  await desk.getByRole('button', { name: 'Restore and remember' }).click()
  await log.getByText(harmless).waitFor()
  await write(`once more ${harmless}`)
  await log.getByText(`once more ${harmless}`).waitFor()

  await log.getByText('the word is quiet lantern').evaluate((bubble) => {
    const text = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT).nextNode()!
    document.getSelection()!.setBaseAndExtent(text, text.textContent!.indexOf('quiet'), text, text.textContent!.length)
  })
  await desk.getByRole('button', { name: 'Seal this' }).click()
  await desk.getByRole('menuitem', { name: 'password', exact: true }).click()
  await log.getByRole('button', { name: /Sealed: password/ }).waitFor()
  for (const page of [desk, visitor]) await expect.poll(() => page.getByText('quiet lantern').count()).toBe(0)
})

test('who marks a passage of a message that a colleague seals meanwhile is told so, and sees it as it is now', async () => {
  await write('a copper kettle and the tin whistle')
  const log = desk.getByRole('log')
  const mark = async (words: string) => {
    await log.getByText(words).evaluate((bubble, wanted) => {
      const text = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT).nextNode()!
      const from = text.textContent!.indexOf(wanted)
      document.getSelection()!.setBaseAndExtent(text, from, text, from + wanted.length)
    }, words)
    await desk.getByRole('button', { name: 'Seal this' }).click()
  }
  await mark('tin whistle')
  const sealed = await desk.evaluate(async () => {
    const url = `/v1/conversations/${location.pathname.match(/cnv_\w+/)![0]}/parts`
    const parts = (await (await fetch(url)).json()) as { items: { id: string; body: { text: string } }[] }
    const part = parts.items.find(({ body }) => body.text.includes('kettle'))!
    const answer = await fetch(`${url}/${part.id}/redactions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-underseal': '1' },
      body: JSON.stringify({ start: 2, end: 15, kind: 'password', revision: 0 }),
    })
    return answer.status
  })
  expect(sealed).toBe(201)
  await desk.getByRole('menuitem', { name: 'PIN', exact: true }).click()
  await desk.getByText('This message has changed since you read it, so nothing was sealed.').waitFor()
  await log.getByText('and the tin whistle').waitFor()
  await expect.poll(() => log.getByText('copper kettle').count()).toBe(0)
  await mark('tin whistle')
  await desk.getByRole('menuitem', { name: 'PIN', exact: true }).click()
  await log.getByRole('button', { name: /Sealed: PIN/ }).waitFor()
})

test('the log is taken away as a file, and a token of one’s own server is checked on the page', async () => {
  await go('Activity')
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Export' }).click(),
  ])
  const exported = readFileSync(await download.path(), 'utf8')
  expect(exported).toContain('value.destroyed')
  expect(exported).not.toContain(card)

  await go('Messenger')
  const { secret } = await desk.evaluate(
    async (id) => {
      const answer = await fetch('/v1/identity-secrets', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-underseal': '1' },
        body: JSON.stringify({ id }),
      })
      return (await answer.json()) as { secret: string }
    },
    `ids_${'0'.repeat(25)}1`,
  )
  const coded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const body = `${coded({ alg: 'HS256', typ: 'JWT' })}.${coded({ user_id: 'user-25', exp: Math.floor(Date.now() / 1000) + 3_600 })}`
  const signed = (key: string) => `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`
  const field = desk.getByLabel('Your token (intercom_user_jwt)')
  await field.fill(signed(secret))
  await desk.getByRole('button', { name: 'Check', exact: true }).click()
  await desk.getByText('Valid. It says: user-25.').waitFor()
  await field.fill(signed('another secret'))
  await desk.getByRole('button', { name: 'Check', exact: true }).click()
  await desk.getByText(/^Not valid:/).waitFor()
})

test.each(['light', 'dark'] as const)('axe finds nothing on any page in %s', { timeout: 120_000 }, async (scheme) => {
  await desk.emulateMedia({ colorScheme: scheme })
  for (const path of [...pages, '/docs', '/docs#engine']) {
    await desk.goto(house.url + path)
    await desk.getByRole('heading').first().waitFor()
    await expect.poll(() => desk.locator('.bones').count()).toBe(0)
    const { violations } = await new AxeBuilder({ page: desk }).analyze()
    expect({ path, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`) }).toEqual({
      path,
      violations: [],
    })
  }
})
