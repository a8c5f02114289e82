/** Two teammates and a customer work in one inbox: seen, told, undone, merged, and thirty conversations by keyboard alone. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { writeAsVisitor } from '../write-as-visitor.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

const ownersPassword = 'a calm harbour at night'
const card = ['4111', '1111', '1111', '1111'].join(' ')

let house: RunningHouse
let browser: Browser
let ada: Page
let dora: Page
let customer: Page

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  ada = await openPage()
  await enterAsOwner(ada, house, ownersPassword)
  await ada.getByRole('heading', { name: 'All open' }).waitFor()
  const url = await invite('dora@nordhafen.example')
  dora = await openPage()
  await dora.goto(url)
  await dora.getByLabel('Your name').fill('Dora Falk')
  await dora.getByLabel('Password', { exact: true }).fill(ownersPassword)
  await dora.getByRole('button', { name: 'Join' }).click()
  await dora.getByRole('link', { name: 'All open' }).click()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
})

test('a team is made, and a conversation is handed to it', async () => {
  await ada.getByRole('link', { name: 'Teams' }).click()
  await ada.getByRole('button', { name: 'New team' }).click()
  await ada.getByLabel('Name').fill('Payments')
  await ada.getByRole('checkbox', { name: 'Dora Falk' }).check()
  await ada.getByRole('button', { name: 'Save' }).click()
  await ada.getByRole('heading', { name: 'Payments' }).waitFor()

  await customerWrites('Good morning, where is my refund?')
  await ada.getByRole('link', { name: /^All open/ }).click()
  await rows(ada).filter({ hasText: 'where is my refund?' }).getByRole('button').click()
  await ada.getByRole('textbox', { name: /^Reply to/ }).waitFor()
  await ada.keyboard.press('a')
  await ada.getByRole('menuitemradio', { name: 'Payments' }).click()
  // Where the key was pressed, and not on the menu's button, which the next Enter would press.
  await expect.poll(() => ada.evaluate(() => document.activeElement?.className)).toBe('row')
  await ada
    .getByRole('log')
    .getByText(/handed this to the team Payments/)
    .waitFor()
  await dora.getByRole('link', { name: /^Payments/ }).click()
  await rows(dora).filter({ hasText: 'where is my refund?' }).waitFor()
})

test('what happened is read from the log, which is logged, only when somebody asks for it', async () => {
  const reads: string[] = []
  ada.on('request', (request) => request.url().includes('/v1/activity?') && reads.push(request.url()))
  await ada.reload()
  await ada
    .getByRole('log')
    .getByText(/handed this to the team Payments/)
    .waitFor()
  const fold = ada.getByRole('complementary').getByText('What happened')
  await fold.waitFor()
  expect(reads).toEqual([])
  await fold.click()
  await ada
    .locator('.happened')
    .getByText(/began a conversation|started a conversation/)
    .first()
    .waitFor()
  expect(reads).toHaveLength(2)
})

test('each sees that the other is there and writes, and the customer that somebody answers', async () => {
  await rows(dora).filter({ hasText: 'where is my refund?' }).getByRole('button').click()
  await ada.getByText('Dora Falk is looking at this, too').waitFor()
  await dora.getByRole('textbox', { name: /^Reply to/ }).pressSequentially('One moment')
  await ada.getByText('Dora Falk is writing a reply').waitFor()
  await customer.locator('.typing').waitFor()
})

test('what was begun is there on another computer, without a value that somebody pasted', async () => {
  await dora.getByRole('textbox', { name: /^Reply to/ }).fill(`One moment, card ${card} is`)
  const kept = dora.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.request().method() === 'PUT')
  await dora.getByRole('textbox', { name: /^Reply to/ }).pressSequentially(' fine')
  expect((await kept).status()).toBe(204)
  await dora.reload()
  const field = dora.getByRole('textbox', { name: /^Reply to/ })
  await expect.poll(() => field.inputValue()).toBe('One moment, card [payment card] is fine')
})

test('a reply can be taken back for five seconds, and then goes out with its formatting', async () => {
  const field = dora.getByRole('textbox', { name: /^Reply to/ })
  await field.fill('It is **on its way**:\n- today\n- by card')
  await dora.keyboard.press('Control+Enter')
  await dora.getByText('Message goes out in 5 seconds.').waitFor()
  await dora.getByRole('log').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => field.inputValue()).toContain('on its way')
  await expect.poll(() => field.evaluate((it) => it === document.activeElement)).toBe(true)
  expect(await customer.getByRole('log').getByText('on its way').count()).toBe(0)

  await dora.keyboard.press('Control+Enter')
  await customer.getByRole('log').getByText('on its way').waitFor()
  expect(await customer.getByRole('log').locator('strong', { hasText: 'on its way' }).count()).toBe(1)
  expect(await customer.getByRole('log').locator('li').allTextContents()).toEqual(['today', 'by card'])
})

test('leaving the page sends at once what was held', async () => {
  await dora.getByRole('textbox', { name: /^Reply to/ }).fill('Sent on the way out')
  await dora.keyboard.press('Control+Enter')
  await dora.getByText('Message goes out in 5 seconds.').waitFor()
  await dora.goto('about:blank')
  await customer.getByRole('log').getByText('Sent on the way out').waitFor({ timeout: 4_000 })
})

test('who is named in a note finds it among the mentions, and a link leads to the very message', async () => {
  // Whoever has the conversation open has read it at once: Ada leaves it before she is named.
  await ada.getByRole('link', { name: /^All open/ }).click()
  await ada.getByRole('log').waitFor({ state: 'detached' })
  await dora.goto(`${house.url}/inbox/open`)
  await rows(dora).filter({ hasText: 'Sent on the way out' }).getByRole('button').click()
  await dora.getByRole('textbox', { name: /^Reply to/ }).waitFor()
  await dora.keyboard.press('n')
  const note = dora.getByRole('textbox', { name: /^Write a note/ })
  await expect.poll(() => note.evaluate((field) => field === document.activeElement)).toBe(true)
  await dora.keyboard.type('@Ad')
  await dora.getByRole('option', { name: /Ada/ }).waitFor()
  await dora.keyboard.press('Enter')
  await dora.keyboard.type('please look')
  await dora.keyboard.press('Control+Enter')
  await ada.getByRole('link', { name: /Mentions 1/ }).click()
  // Only once the list is that of the mentions: until then the first row is somebody else's.
  await ada.getByRole('heading', { name: 'Mentions' }).waitFor()
  await expect.poll(() => rows(ada).count()).toBe(1)
  // A list that has just come may still be drawn anew under the pointer.
  const asked = ada.getByRole('log').getByText('please look')
  await expect
    .poll(
      async () =>
        (await asked.isVisible()) ||
        (await rows(ada)
          .first()
          .getByRole('button')
          .click({ timeout: 2_000 })
          .then(
            () => asked.isVisible(),
            () => false,
          )),
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
  await expect.poll(() => ada.getByRole('link', { name: /Mentions 1/ }).count()).toBe(0)

  const first = ada.getByRole('log').getByRole('listitem').filter({ hasText: 'where is my refund?' }).first()
  const id = await first.getAttribute('id')
  await ada.goto(`${ada.url().split('#')[0]}#${id}`)
  await ada.reload()
  await ada.locator(`#${id}[data-linked]`).waitFor()
})

test('two conversations of one person are put together', async () => {
  await customer.getByRole('button', { name: 'Back' }).click()
  await customer.getByRole('button', { name: /Send us a message/ }).click()
  await say('And a second question')
  await ada.getByRole('link', { name: /^All open/ }).click()
  await rows(ada).filter({ hasText: 'And a second question' }).getByRole('button').click()
  await ada.getByRole('button', { name: 'More' }).click()
  await ada.getByRole('menuitem', { name: /Merge/ }).click()
  await ada.getByRole('button', { name: 'Merge into this one' }).click()
  const log = ada.getByRole('log')
  await log.getByText('And a second question').waitFor()
  await log.getByText('where is my refund?').waitFor()
})

test('a blocked person is told kindly, and is let in again', async () => {
  await ada.getByRole('button', { name: 'Block this person' }).click()
  await ada.getByRole('dialog').getByRole('button', { name: 'Block this person' }).click()
  await ada.getByText('Blocked: the team takes no messages').waitFor()
  await ada.getByRole('button', { name: 'Unblock' }).click()
  await ada.getByRole('button', { name: 'Block this person' }).waitFor()
})

test('several are chosen, closed in one act and taken back in one', async () => {
  await ada.getByRole('link', { name: /^All open/ }).click()
  await rows(ada).nth(1).waitFor()
  const before = await openCount()
  await ada.keyboard.press('j')
  for (const key of ['x', 'j', 'x', 'j', 'x']) await ada.keyboard.press(key)
  await ada.getByText('3 selected').first().waitFor()
  await ada.getByRole('toolbar').getByRole('button', { name: 'Close', exact: true }).click()
  await ada.getByText('3 conversations changed.').waitFor()
  await expect.poll(openCount).toBe(before - 3)
  await ada.keyboard.press('u')
  await expect.poll(openCount).toBe(before)
})

test('each of the other acts on several is taken back as well', async () => {
  const counts = () =>
    ada.evaluate(async () => (await (await fetch('/v1/view-counts')).json()) as { mine: number; snoozed: number })
  const chooseTwo = async () => {
    await ada.keyboard.press('Escape')
    for (const nth of [0, 1]) await rows(ada).nth(nth).getByRole('checkbox').check({ force: true })
    await ada.getByText('2 selected').first().waitFor()
  }
  const before = await counts()
  const acts = { 'Assign to': /\(you\)/, Snooze: /./ }
  for (const [menu, item] of Object.entries(acts)) {
    await chooseTwo()
    await ada.getByRole('toolbar').getByRole('button', { name: menu }).click()
    await ada.getByRole('menuitem', { name: item }).first().click()
    await ada.getByText('2 conversations changed.').waitFor()
    await expect.poll(counts).not.toEqual(before)
    await ada.keyboard.press('u')
    await expect.poll(counts).toEqual(before)
  }
})

test('a saved reply fills in who writes, and a conversation sleeps and is woken', async () => {
  await ada.getByRole('link', { name: 'Saved replies' }).click()
  await ada.getByRole('button', { name: 'New reply' }).click()
  await ada.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Greeting')
  await ada.getByRole('dialog').getByLabel('Text').fill('This is {{teammate.name}} of {{workspace.name}}.')
  await ada.getByRole('button', { name: 'Save', exact: true }).click()
  await ada.getByRole('heading', { name: 'Greeting' }).waitFor()
  await ada.getByRole('link', { name: /^All open/ }).click()
  await rows(ada).first().locator('.row').click()
  const field = ada.getByRole('textbox', { name: /^Reply to/ })
  await field.waitFor()
  await ada.getByRole('main').getByRole('button', { name: 'Saved replies' }).click()
  await ada.getByRole('option', { name: /^Greeting/ }).click()
  const says = await ada.evaluate(async () => {
    const { teammate, workspace } = (await (await fetch('/v1/session')).json()) as {
      teammate: { name: string }
      workspace: { name: string }
    }
    return `This is ${teammate.name} of ${workspace.name}.`
  })
  await expect.poll(() => field.inputValue()).toBe(says)
  await field.fill('')

  const asleep = () =>
    ada.evaluate(async () => ((await (await fetch('/v1/view-counts')).json()) as { snoozed: number }).snoozed)
  const before = await asleep()
  await ada.getByRole('button', { name: 'Snooze (Z)' }).click()
  await ada.getByRole('menuitem').first().click()
  await ada
    .getByText(/^Snoozed until/)
    .first()
    .waitFor()
  await expect.poll(asleep).toBe(before + 1)
  await ada.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(asleep).toBe(before)

  // One key closes it and opens the next; one takes it back, also before the server has answered.
  const [open, shown] = [await openCount(), ada.url()]
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  await ada.route('**/closure', (route) => held.then(() => route.continue()))
  const reopened = ada.waitForRequest('**/reopening')
  await ada.getByRole('log').focus()
  await ada.keyboard.press('e')
  await expect.poll(() => ada.url()).not.toBe(shown)
  await ada.keyboard.press('u')
  expect(await openCount()).toBe(open)
  goOn()
  await reopened
  await expect.poll(openCount).toBe(open)
  await ada.unroute('**/closure')
})

test('a view is saved with its filter, and the palette finds it', async () => {
  await ada.getByRole('link', { name: /^All open/ }).click()
  await ada.keyboard.press('f')
  await ada.getByRole('combobox', { name: /^Team/ }).selectOption({ label: 'Payments' })
  await ada.getByRole('button', { name: 'Save as a view' }).click()
  await ada.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Payments, open')
  await ada.getByRole('button', { name: 'Save', exact: true }).click()
  await ada.getByRole('heading', { name: 'Payments, open' }).waitFor()
  await ada.keyboard.press('Control+k')
  await ada.keyboard.type('closed')
  await ada.keyboard.press('Enter')
  await ada.getByRole('heading', { name: 'Closed' }).waitFor()
  await ada.keyboard.press('Control+k')
  await ada.keyboard.type('payments op')
  await ada.keyboard.press('Enter')
  await ada.getByRole('heading', { name: 'Payments, open' }).waitFor()
})

test('thirty conversations are worked by keyboard alone', async () => {
  await writeAsVisitor(ada, 30)
  await ada.goto(`${house.url}/inbox/open`)
  await rows(ada).filter({ hasText: 'Question number' }).nth(5).waitFor()
  const before = await openCount()
  // On a slow way each answer is held and then travels for a while: no conversation may come back into the list meanwhile.
  await ada.route('**/parts', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  // And each list is here long after it was asked for, when what it tells of may have been answered.
  await ada.route('**/v1/conversations?*', async (route) => {
    const response = await route.fetch()
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    await route.fulfill({ response })
  })
  await ada.mouse.move(0, 0)
  // What was answered has left the list, and does not come back into it while it is sent and closed.
  await ada.evaluate(() => {
    const back: string[] = []
    Object.assign(globalThis, { back })
    const look = () =>
      document
        .querySelectorAll('.row')
        .forEach((row) => /Answer \d/.test(row.textContent ?? '') && back.push(row.textContent ?? ''))
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await ada.keyboard.press('j')
  await ada.keyboard.press('Enter')
  for (let i = 0; i < 30; i++) {
    await ada.getByRole('textbox', { name: /^Reply to/ }).waitFor()
    const asked = await ada
      .getByRole('log')
      .getByText(/^Question number/)
      .first()
      .textContent()
    // As somebody quick types: the first letter comes right behind the key.
    await ada.keyboard.press('r')
    await ada.keyboard.type(`Answer ${i}`)
    expect(await ada.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe(`Answer ${i}`)
    // Sends, closes, and opens the next.
    await ada.keyboard.press('Control+Shift+Enter')
    await expect.poll(() => ada.getByRole('log').getByText(asked!, { exact: true }).count()).toBe(0)
  }
  await expect.poll(openCount, { timeout: 30_000 }).toBe(before - 30)
  await ada.unrouteAll({ behavior: 'ignoreErrors' })
  expect(await ada.evaluate(() => (globalThis as unknown as { back: string[] }).back)).toEqual([])
}, 90_000)

async function openPage(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(20_000)
  return page
}

const rows = (page: Page) => page.getByRole('list', { name: 'Conversations' }).getByRole('listitem')

async function openCount(): Promise<number> {
  return ada.evaluate(async () => ((await (await fetch('/v1/view-counts')).json()) as { open: number }).open)
}

async function customerWrites(text: string): Promise<void> {
  customer = await openPage()
  await customer.goto(`${house.url}/demo`)
  await customer.getByRole('button', { name: 'Write to us' }).first().click()
  await say(text)
}

async function say(text: string): Promise<void> {
  const field = customer.getByRole('textbox', { name: 'Message' })
  await field.fill(text)
  await field.press('Enter')
  await customer.getByRole('log').getByText(text).waitFor()
}

async function invite(email: string): Promise<string> {
  await ada.getByRole('link', { name: 'Teammates' }).click()
  await ada
    .getByRole('button', { name: /invite/i })
    .first()
    .click()
  await ada.getByRole('dialog').getByLabel('E-mail').fill(email)
  await ada.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click()
  const url = (await ada.getByText(/\/join#/).textContent())!.trim()
  await ada.getByRole('button', { name: 'Done' }).click()
  return url
}
