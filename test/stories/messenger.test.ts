import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { openHostSite, type HostSite } from '../host-site.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

// Built here, so that no scanner finds a literal: the example of the IBAN registry.
const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
const wrongIban = iban.replace(/00$/, '01')
const secret = ['Heron', 'quay', '61'].join('-')

let house: RunningHouse
let site: HostSite
let browser: Browser
let desk: Page
let customer: Page

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  desk = await openPage(1440, 900)
  await enterAsOwner(desk, house, 'a calm harbour at night')
  await desk.getByRole('link', { name: 'All open' }).waitFor()
  site = await openHostSite(house.url, (await ask<{ id: string }>('GET', '/v1/workspace')).id)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.stop()
  house?.clean()
})

test('looking at a page makes nobody; opening the messenger makes a visitor', async () => {
  const before = await contacts()
  customer = await openPage(1100, 760)
  await customer.goto(site.origin)
  await customer.getByRole('button', { name: 'Open messages' }).waitFor()
  expect(await contacts()).toBe(before)
  await customer.getByRole('button', { name: 'Open messages' }).click()
  await customer.getByRole('button', { name: /Send us a message/ }).click()
  await expect.poll(contacts).toBe(before + 1)
})

test('each side sees that the other writes, and the customer sees that it was read', async () => {
  const field = customer.getByRole('textbox', { name: 'Message', exact: true })
  await field.fill('Good morning, about my refund')
  await field.press('Enter')
  await desk.getByText('Good morning, about my refund').first().waitFor()
  // Whoever comes back finds what they wrote, also while nobody has answered.
  await customer.reload()
  await customer.getByRole('button', { name: /^Open messages/ }).click()
  await customer.getByRole('button', { name: /about my refund/ }).click()
  await customer.getByRole('log').getByText('Good morning, about my refund').waitFor()
  await newestConversation().click()
  await customer.getByText('Seen').waitFor()

  await field.pressSequentially('And')
  await desk
    .getByText(/is writing|writes/i)
    .first()
    .waitFor()
  await desk.getByRole('textbox', { name: /^Reply to/ }).pressSequentially('One moment')
  await customer.getByText('Somebody is writing').waitFor()
  await desk.keyboard.press('Control+Enter')
  await customer.getByRole('log').getByText('One moment').waitFor()
  await field.fill('')
})

test('the team asks for an IBAN; a wrong one is not taken, the right one goes into the vault', async () => {
  await desk.getByRole('button', { name: 'Ask or hand over…' }).click()
  await desk.getByRole('button', { name: 'Ask', exact: true }).click()
  const answer = customer.getByLabel('Your IBAN')
  await answer.fill(wrongIban)
  await customer.getByRole('button', { name: 'Send sealed' }).click()
  await customer.getByText('It has the right length, but its check digits do not fit').waitFor()
  await answer.fill(iban)
  await customer.getByText('This looks like a valid IBAN').waitFor()
  await customer.getByRole('button', { name: 'Send sealed' }).click()
  await customer.getByText('Your IBAN is in the vault').waitFor()
  await desk.getByRole('button', { name: /Sealed: IBAN •••• 3000/ }).waitFor()
  await desk.getByText('Answered: IBAN is in the vault.').waitFor()
  for (const page of [desk, customer]) expect(await page.content()).not.toContain(iban)
})

test('a secret from the team opens once for the customer, and never again', async () => {
  await desk.getByRole('button', { name: 'Ask or hand over…' }).click()
  await desk.getByRole('button', { name: 'Hand over a secret' }).click()
  await desk.getByLabel('The secret').fill(secret)
  await desk.getByRole('button', { name: 'Hand over', exact: true }).click()
  await desk.getByText('A secret that opens once. Not opened yet.').waitFor()
  await customer.getByRole('button', { name: 'Open once' }).click()
  await customer.getByText(secret).waitFor()
  await desk.getByText('Opened by the customer and destroyed.').waitFor()
  expect(await desk.content()).not.toContain(secret)
  await customer.getByRole('button', { name: 'I have it' }).click()
  await customer.getByText('This secret has been opened and destroyed.').waitFor()
  expect(await customer.getByText(secret).count()).toBe(0)
})

test('settings change on the customer’s page the moment they are saved, and a site that is not trusted is refused', async () => {
  const week = [{ day: (new Date().getUTCDay() + 3) % 7, from: '08:00', to: '12:00' }]
  const messenger = {
    intro: { en: 'Mara and Jonas answer here.', de: '' },
    hours: { timeZone: 'UTC', week },
    color: '#1e4d57',
  }
  await ask('PATCH', '/v1/workspace', { messenger })
  await customer.getByText('We’re away now and back on').waitFor()
  await customer.getByRole('button', { name: 'Back' }).click()
  await customer.getByText('Mara and Jonas answer here.').waitFor()

  await ask('PATCH', '/v1/workspace', { messenger: { origins: ['https://shop.example'] } })
  const stranger = await openPage(1100, 760)
  const refused = stranger.waitForResponse((answer) => answer.url().includes('/v1/messenger/workspaces/'))
  await stranger.goto(site.origin)
  expect((await refused).status()).toBe(403)
  expect(await stranger.getByRole('button', { name: 'Open messages' }).count()).toBe(0)
  await stranger.context().close()
  await ask('PATCH', '/v1/workspace', { messenger: { origins: [], hours: null } })
})

test('the official SDK of another messenger boots ours through its widgetUrl', async () => {
  const page = await openPage(1100, 760)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(`${site.origin}/sdk`)
  const launcher = page.getByRole('button', { name: /^Open messages/ })
  await launcher.waitFor()
  await page.evaluate(() => {
    window.sdk.onShow(() => window.heard.push('show'))
    window.sdk.onHide(() => window.heard.push('hide'))
    window.sdk.onUnreadCountChange((count: number) => window.heard.push(`unread ${count}`))
    window.sdk.onUserEmailSupplied(() => window.heard.push('email'))
  })
  const heard = () => page.evaluate(() => window.heard)
  expect(await heard()).toEqual(['unread 0'])

  await page.evaluate(() => window.sdk.show())
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
  await page.evaluate(() => window.sdk.hide())
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await heard()).toEqual(['unread 0', 'show', 'hide'])
  await page.evaluate(() => window.sdk.showSpace('messages'))
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
  await page.evaluate(() => window.sdk.showSpace('home'))
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
  await page.evaluate(() => window.sdk.showMessages())
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
  await page.evaluate(() => window.sdk.showNewMessage('Where is my parcel?'))
  const field = page.getByRole('textbox', { name: 'Message', exact: true })
  await expect.poll(() => field.inputValue()).toBe('Where is my parcel?')
  await field.press('Enter')
  await page.locator('.own .bubble').getByText('Where is my parcel?').waitFor()

  await page.getByLabel('Where can we reach you if you leave?').fill('vic@example.net')
  await page.locator('.ask').getByRole('button', { name: 'Send' }).click()
  await expect.poll(heard).toContain('email')
  await page.evaluate(() => window.sdk.showSpace('help'))
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
  await page.evaluate(() => window.sdk.startConversation('And the invoice?'))
  await expect.poll(() => field.inputValue()).toBe('And the invoice?')
  const id = await page.evaluate(() => window.sdk.getVisitorId())
  expect(await page.evaluate(() => window.sdk.whoami())).toEqual({ id, type: 'visitor' })
  // What we have not got is taken without a word: a site that calls it goes on.
  await page.evaluate(() => {
    const { startTour, showArticle, showNews, startSurvey, startChecklist, showTicket } = window.sdk
    for (const call of [startTour, showArticle, showNews, startSurvey, startChecklist, showTicket]) call('1')
  })
  expect(await field.inputValue()).toBe('And the invoice?')

  await page.evaluate(() => {
    window.sdk.hide()
    window.sdk.hideNotifications(true)
  })
  const { items } = await ask<{ items: { id: string }[] }>('GET', `/v1/conversations?contact=${id}`)
  const answer = (text: string, part: string) =>
    ask('POST', `/v1/conversations/${items[0]!.id}/parts`, { id: `prt_${part.repeat(26)}`, text })
  await answer('It left this morning', '1')
  await expect.poll(heard).toContain('unread 1')
  expect(await page.getByRole('button', { name: /It left this morning/ }).count()).toBe(0)
  await page.evaluate(() => window.sdk.hideNotifications(false))
  await page.getByRole('button', { name: /It left this morning/ }).waitFor()
  await page.evaluate((conversation) => window.sdk.showConversation(conversation), items[0]!.id)
  await page.getByRole('log').getByText('It left this morning').waitFor()
  await expect.poll(async () => (await heard()).at(-1)).toBe('unread 0')
  expect(id).toMatch(/^cnt_/)
  await page.evaluate(() => window.sdk.trackEvent('ordered-item', { order: 7 }))
  await expect
    .poll(() => ask('GET', `/v1/contacts/${id}/events`))
    .toMatchObject({ items: [{ name: 'ordered-item', count: 1 }] })
  expect(await ask('GET', `/v1/contacts/${id}`)).toMatchObject({ kind: 'visitor', email: 'vic@example.net' })

  await page.evaluate(() => window.sdk.update({ name: 'Vic Lund' }))
  await expect.poll(() => ask('GET', `/v1/contacts/${id}`)).toMatchObject({ name: { text: 'Vic Lund' } })
  await page.evaluate(() => window.sdk.shutdown())
  expect(await page.locator('underseal-messenger').count()).toBe(0)
  await page.evaluate(
    (workspace) => window.sdk.boot({ app_id: workspace! }),
    await page.evaluate(() => document.body.dataset['workspace']),
  )
  await launcher.waitFor()
  expect(problems).toEqual([])
  await page.context().close()
})

test('window.intercomSettings and the usual loader boot ours, with a signature by user_hash', async () => {
  const made = await ask<{ secret: string }>('POST', '/v1/identity-secrets', { id: `ids_${'0'.repeat(25)}1` })
  const userHash = createHmac('sha256', made.secret).update('25').digest('hex')
  const page = await openPage(1100, 760)
  const loaded = (hash: string) =>
    page.goto(`${site.origin}/loader?${new URLSearchParams({ user_id: '25', user_hash: hash, name: 'Mara Lund' })}`)
  const problems: string[] = []
  page.on('console', (message) => problems.push(message.text()))
  await loaded(userHash)
  // What a page asked for before the script was there has been done.
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => page.evaluate(() => window.Intercom?.('whoami'))).toMatchObject({ type: 'contact' })
  expect(await page.evaluate(() => window.heard)).toContain('show')

  await loaded('0'.repeat(64))
  await expect.poll(() => problems.join('\n')).toContain('the messenger could not start (unauthenticated)')
  expect(await page.locator('underseal-messenger').count()).toBe(0)
  await page.context().close()
})

async function openPage(width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}

const newestConversation = () =>
  desk.getByRole('list', { name: 'Conversations' }).getByRole('listitem').first().locator('a, button').first()

const contacts = async () => (await ask<{ items: unknown[] }>('GET', '/v1/contacts?limit=200')).items.length

/** Through the doors, as the owner. */
function ask<T = unknown>(method: string, path: string, body?: object): Promise<T> {
  return desk.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(where!, {
        method: how!,
        headers: { 'x-underseal': '1', ...(what ? { 'content-type': 'application/json' } : {}) },
        ...(what ? { body: what } : {}),
      })
      return (await answer.json()) as T
    },
    [method, path, body && JSON.stringify(body)] as const,
  )
}
