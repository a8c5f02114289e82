import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { beginConversation, buildMessenger, tellMessenger, type BuiltMessenger } from '../../test/messenger-page.ts'
import type { StandIn } from '../../test/messenger-stand-in.ts'

/** How the messenger behaves on a page: beside its launcher, in the background, and by keyboard alone. */
const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
const inADay = () => new Date(Date.now() + 86_400_000).toISOString()
let built: BuiltMessenger
let server: StandIn
let page: Page

beforeAll(async () => {
  built = await buildMessenger()
}, 120_000)

afterEach(async () => {
  await page.context().close()
  await server.close()
})

afterAll(() => built.close())

async function open(...given: Parameters<typeof built.open>): Promise<void> {
  ;({ server, page } = await built.open(...given))
}

const call = (...request: unknown[]) => tellMessenger(page, ...request)
const begin = () => beginConversation(page, server)
const field = () => page.getByRole('textbox', { name: 'Message', exact: true })
const launcher = () => page.getByRole('button', { name: /^Open messages/ })
const inFocus = () =>
  page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement
    return active
      ? (active.getAttribute('aria-label') ?? active.textContent ?? active.className).trim() || active.className
      : null
  })

test('who sees that something was hidden by mistake can say so from where it stands', async () => {
  await open()
  await begin()
  const card = ['4242', '4242', '4242', '4242'].join(' ')
  await field().fill(`my card is ${card}`)
  await page.getByRole('button', { name: 'Send hidden' }).click()
  const chip = page.getByRole('button', { name: /^card number/ })
  await chip.click()
  await page.getByRole('button', { name: 'Hidden by mistake? Tell the team' }).click()
  expect(await field().inputValue()).toBe('This was hidden by mistake, please show it again: card number •••• 4242')
  expect(await inFocus()).toBe('Message')
  await field().fill('')

  server.block(true)
  await page.getByText('The team takes no new messages here.').waitFor()
  await expect.poll(() => page.getByRole('button', { name: /Hidden by mistake/ }).count()).toBe(0)
})

test('on a computer of others one leaves, and nothing stays in the browser nor on the screen', async () => {
  await open()
  await begin()
  await page.getByRole('button', { name: 'Back' }).click()
  const leave = page.getByRole('button', { name: 'Not your own device? Leave' })
  await leave.click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await leave.click()
  const gone = page.waitForRequest((request) => request.url().endsWith('/v1/messenger/departures'))
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  expect((await (await gone).response())?.status()).toBe(204)
  await page.getByRole('heading', { name: 'You have left.' }).waitFor()
  expect(await page.getByText('hello').count()).toBe(0)
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  await page.reload()
  await launcher().click()
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
  expect(await page.getByText('hello').count()).toBe(0)
  expect(await leave.count()).toBe(0)
})

test('a new answer stands beside the closed launcher, leads into its conversation, and put away it stays away until the next', async () => {
  await open()
  await begin()
  await call('hide')
  server.reply('**Two** parcels are on their way')
  const preview = page.getByRole('button', { name: /New from Nordhafen Bank/ })
  await preview.waitFor()
  expect(await preview.innerText()).toContain('Two parcels are on their way')
  await page.getByRole('button', { name: 'Put this preview away' }).click()
  expect([await preview.count(), await inFocus()]).toEqual([0, 'Open messages, 1 unread'])
  await page.reload()
  await page.getByRole('button', { name: 'Open messages, 1 unread' }).waitFor()
  await expect.poll(() => page.locator('.preview-place').count()).toBe(1)
  expect(await preview.count()).toBe(0)

  await call('hideNotifications', true)
  server.reply('A third one as well')
  // The count comes with the same news; had a preview been drawn, it would be there.
  await expect.poll(() => page.locator('.u-badge').innerText()).toBe('1')
  await expect.poll(() => page.locator('.preview-place').count()).toBe(1)
  expect(await preview.count()).toBe(0)
  await call('hideNotifications', false)
  await preview.click()
  await page.getByRole('log').getByText('A third one as well').waitFor()
  await call('hide')
  await expect.poll(() => page.locator('.u-badge').isVisible()).toBe(false)
  expect(await preview.count()).toBe(0)
})

test('a page that wants no previews has none', async () => {
  await open('/signed')
  await launcher().waitFor()
  await call('update', { hide_notifications: true })
  await call('showNewMessage', '')
  await field().fill('hello')
  await field().press('Enter')
  await page.locator('.own:not(.unsent)').waitFor()
  await expect.poll(server.listening).toBe(1)
  await call('hide')
  server.reply('an answer')
  await page.getByRole('button', { name: 'Open messages, 1 unread' }).waitFor()
  expect(await page.locator('.preview').count()).toBe(0)
})

test('a new answer is heard, unless it is being looked at, the person or the workspace wants no sound, or nobody has touched the page', async () => {
  await open('/', {}, (fresh) =>
    fresh.addInitScript(() => {
      const tones: number[] = []
      Object.assign(window, { tones })
      const start = OscillatorNode.prototype.start
      OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
        tones.push(this.frequency.value)
        return start.apply(this, when)
      }
    }),
  )
  const tones = () => page.evaluate(() => (window as unknown as { tones: number[] }).tones.length)
  await begin()
  server.reply('looked at')
  await page.getByRole('log').getByText('looked at').waitFor()
  expect(await tones()).toBe(0)
  await call('hide')
  server.reply('not looked at')
  await expect.poll(tones).toBe(2)
  await page.getByRole('button', { name: 'Put this preview away' }).click()

  await call('showSpace', 'home')
  await page.getByRole('button', { name: 'Sound for new answers' }).click()
  await page.getByText('You: hello').or(page.locator('.row').first()).first().click()
  await page.getByRole('log').getByText('not looked at').waitFor()
  await call('hide')
  server.reply('in silence')
  await page.getByRole('button', { name: 'Open messages, 1 unread' }).waitFor()
  expect(await tones()).toBe(2)

  // Nothing is made before somebody touches the page, and what was waiting already is no news.
  await page.reload()
  await page.getByRole('button', { name: 'Open messages, 1 unread' }).waitFor()
  server.reply('before any touch')
  await page.getByText('before any touch').waitFor()
  expect(await tones()).toBe(0)
})

test('in the background the page’s title counts what is unread, and it has its own back afterwards', async () => {
  await open()
  await begin()
  await call('hide')
  const see = (state: 'visible' | 'hidden') =>
    page.evaluate((how) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => how })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await see('hidden')
  expect(await page.title()).toBe('Host')
  server.reply('one')
  await expect.poll(() => page.title()).toBe('(1) Host')
  await see('visible')
  await expect.poll(() => page.title()).toBe('Host')
  // What the host writes meanwhile is its own, and stays.
  await see('hidden')
  await expect.poll(() => page.title()).toBe('(1) Host')
  await page.evaluate(() => (document.title = 'Cart'))
  await call('show')
  await see('visible')
  await expect.poll(() => page.title()).toBe('Cart')
})

test('update counts twenty times in half an hour, and then again', async () => {
  await open('/', {}, async (fresh) => fresh.clock.install())
  await launcher().waitFor()
  const colour = () =>
    page.locator('underseal-messenger').evaluate((host) => (host as HTMLElement).style.getPropertyValue('--brand'))
  const warned: string[] = []
  page.on('console', (message) => warned.push(message.text()))
  for (let i = 1; i <= 22; i++) await call('update', { action_color: `#0000${String(10 + i)}` })
  expect(await colour()).toBe('#000030')
  expect(warned.filter((text) => text.includes('more than 20 times'))).toHaveLength(2)
  await page.clock.fastForward('30:01')
  await call('update', { action_color: '#123456' })
  expect(await colour()).toBe('#123456')
})

test('settings of the page: side, distance, colour, theme, language, and a launcher of its own', async () => {
  await open()
  await launcher().waitFor()
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('button'), { className: 'mine', textContent: 'Talk' })),
  )
  await call('update', {
    alignment: 'left',
    horizontal_padding: 40,
    vertical_padding: 60,
    action_color: '#aa3300',
    theme_mode: 'dark',
    language_override: 'de',
    custom_launcher_selector: '.mine',
  })
  const place = await page.locator('.u-launcher').boundingBox()
  expect(place).toMatchObject({ x: 40, y: 760 - 60 - 56, width: 56, height: 56 })
  expect(await page.locator('.u-launcher').evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
    'rgb(170, 51, 0)',
  )
  await page.getByRole('button', { name: 'Talk' }).click()
  await page.getByRole('dialog', { name: 'Nachrichten an Nordhafen Bank' }).waitFor()
  expect(await page.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).backgroundColor)).toBe(
    'rgb(18, 21, 28)',
  )
  await page.getByRole('button', { name: 'Talk' }).click()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await call('update', { hide_default_launcher: true })
  expect(await page.locator('.u-launcher').isVisible()).toBe(false)
})

test('everything can be done by keyboard, and the focus is never lost', async () => {
  await open()
  await launcher().waitFor()
  await page.keyboard.press('Tab')
  expect(await inFocus()).toBe('Open messages')
  await page.keyboard.press('Enter')
  await expect.poll(inFocus).toContain('Send us a message')
  await page.keyboard.press('Enter')
  await expect.poll(inFocus).toBe('Message')
  await page.keyboard.type('hello')
  await page.keyboard.press('Enter')
  await page.locator('.own:not(.unsent)').waitFor()
  expect(await inFocus()).toBe('Message')
  await expect.poll(server.listening).toBe(1)

  // The way through: head, messages and what is in them, field, and the button that closes.
  await page.keyboard.press('Shift+Tab')
  expect(await inFocus()).toBe('Send')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.ask').count()).toBe(0)
  expect(await inFocus()).toBe('Nordhafen Bank messages')

  server.reply('Where may we send it?', { what: 'request', kind: 'iban', state: 'open', expiresAt: inADay() })
  const answer = page.getByLabel('Your IBAN')
  await answer.focus()
  await page.keyboard.type(iban)
  await page.getByText('This looks like a valid IBAN').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Your IBAN is in the vault').waitFor()
  await expect.poll(inFocus).not.toBeNull()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await inFocus()).toBe('Open messages')
})

test('a screen reader hears what is new once: answers and notices, not one’s own words', async () => {
  await open()
  await begin()
  const log = page.getByRole('log', { name: 'Messages' })
  expect(await log.getAttribute('aria-live')).toBe('polite')
  expect(await page.locator('.own').first().getAttribute('aria-live')).toBe('off')
  server.reply('an answer')
  await page.locator('.team').waitFor()
  expect(await page.locator('.team').getAttribute('aria-live')).toBeNull()
  server.fail('gone')
  server.cut()
  await field().fill('are you there')
  await field().press('Enter')
  await page.getByRole('status').filter({ hasText: 'Not sent yet. We’re having trouble' }).waitFor()
})

test('who is blocked is told kindly, keeps what was written, and writes on when the door opens', async () => {
  await open()
  await begin()
  server.block(true)
  await page.getByText('The team takes no new messages here.').waitFor()
  expect(await field().count()).toBe(0)
  expect(await page.getByRole('log').innerText()).toContain('hello')
  server.block(false)
  await field().fill('again')
  await field().press('Enter')
  await expect.poll(server.written).toEqual(['hello', 'again'])
})

test('a message that meets a closed door stays with its author', async () => {
  await open()
  await begin()
  server.blockQuietly()
  await field().fill('too late')
  await field().press('Enter')
  await page.getByText('Not sent. The team takes no new messages here.').waitFor()
  await page.locator('.closed-door').waitFor()
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await page.locator('.unsent').count()).toBe(0)
})

test('when the site’s signature ends nothing stays on the screen, and with a new one everything goes on, the unsent too', async () => {
  await open('/signed')
  await call('showNewMessage', '')
  await field().fill('hello')
  await field().press('Enter')
  await page.locator('.own:not(.unsent)').waitFor()
  await expect.poll(server.listening).toBe(1)
  server.fail('gone')
  server.cut()
  await field().fill('still on its way')
  await field().press('Enter')
  await page.getByText('Not sent yet.').first().waitFor()
  server.expire('refused')
  server.fail('well')
  await page.getByText('You are signed out here.').waitFor()
  await page.getByText('What you wrote and could not send is kept').waitFor()
  expect(await page.locator('underseal-messenger').evaluate((host) => host.shadowRoot!.textContent)).not.toContain(
    'hello',
  )

  server.renew()
  await call('update', { intercom_user_jwt: `h.${btoa('{"user_id":"25","exp":2}')}.s` })
  await expect.poll(server.written, { timeout: 20_000 }).toContain('still on its way')
  await page.getByRole('button', { name: /Send us a message/ }).waitFor()
})

test('a server that hangs is not taken for one that has the message, which goes out once under its one id', async () => {
  await open()
  await begin()
  // From here on time stands, but for what is let pass: no machine is too slow to see each of its states.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 10_000)
  const asked: string[] = []
  await page.route('**/v1/messenger/conversations/*/parts', (route) => {
    if (route.request().method() === 'GET') return route.fallback()
    asked.push((route.request().postDataJSON() as { id: string }).id)
  })
  await field().fill('Is anybody there')
  await page.keyboard.press('Enter')
  await expect.poll(() => asked.length).toBe(1)
  await page.clock.runFor(5_000)
  await page.getByText('Still sending. There is no answer yet.').waitFor()
  await page.clock.runFor(20_000)
  await page.getByText('Not sent yet. We’re having trouble on our side and keep trying.').waitFor()
  await page.unroute('**/v1/messenger/conversations/*/parts')
  // In small steps: in one long one the next try would be given up before its answer had any time.
  const notSent = async () => {
    await page.clock.runFor(2_000)
    return page.getByText('Not sent yet.').count()
  }
  await expect.poll(notSent).toBe(0)
  expect(await page.getByText('Is anybody there').count()).toBe(1)
  expect(server.written().filter((text) => text === 'Is anybody there')).toHaveLength(1)
  expect(new Set(asked).size).toBe(1)
})

test('a question that closed meanwhile says so at the question, and touches nothing else', async () => {
  await open()
  await begin()
  await page.route('**/secure-requests/**', (route) =>
    route.fulfill({
      status: 410,
      json: { error: { code: 'gone', message: 'This question is closed.', reference: 'r' } },
    }),
  )
  server.reply('Where may we send it?', { what: 'request', kind: 'iban', state: 'open', expiresAt: inADay() })
  await page.getByLabel('Your IBAN').fill(iban)
  await page.getByText('This looks like a valid IBAN').waitFor()
  await page.getByRole('button', { name: 'Send sealed' }).click()
  await page.getByText('This question is closed.').waitFor()
  expect(await page.getByRole('log').innerText()).toContain('hello')
})

test('a secret that was opened elsewhere says so', async () => {
  await open()
  await begin()
  await page.route('**/one-time-secrets/**', (route) =>
    route.fulfill({
      status: 410,
      json: { error: { code: 'gone', message: 'This has been opened before.', reference: 'r' } },
    }),
  )
  server.reply('Your code', { what: 'secret', state: 'sealed', expiresAt: inADay() })
  await page.getByRole('button', { name: 'Open once' }).click()
  await page.getByText('This secret has been opened and destroyed.').waitFor()
})
