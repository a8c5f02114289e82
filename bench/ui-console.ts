// The console in Chromium on a busy workspace: what its first load costs, how soon a conversation is readable, how the list scrolls,
// what a keystroke costs in a long thread while messages come in, and a queue worked by keyboard alone.
import type { Browser, CDPSession, Page } from 'playwright-core'
import { openBrowser } from '../test/browser.ts'
import { quantile } from './server-ground.ts'
import { account, type Ground } from './ui-ground.ts'
import { watchLoad, type Load } from './ui-load.ts'

export type ConsoleFigures = {
  readonly load: Load
  readonly opening: Spread
  readonly openingLongest: Spread
  readonly scroll: Frames
  readonly back: Frames
  readonly typing: Spread
  readonly keyboard: { readonly worked: number; readonly next: Spread }
}
type Spread = { readonly p50: number; readonly p95: number; readonly most: number }
type Frames = {
  readonly rows: number
  readonly frames: number
  readonly p95: number
  readonly most: number
  readonly over50: number
  readonly longTasks: readonly number[]
}

export async function measureConsole(ground: Ground): Promise<ConsoleFigures> {
  const browser = await openBrowser()
  try {
    const page = await signedIn(browser, ground)
    const load = said('first load', await watchLoad(browser, ground, page))
    const opening = said('opening', await openMany(page, ground, 40))
    const openingLongest = said('opening 2,000 parts', await openLongest(page, ground))
    const typing = said('typing', await typeWhileMessagesComeIn(page, ground))
    const [scroll, back] = said('scrolling', await scrollMany(page, ground, 5_000))
    const keyboard = said('keyboard', await workByKeyboard(page, ground, 30))
    return { load, opening, openingLongest, scroll, back, typing, keyboard }
  } finally {
    await browser.close()
  }
}

async function signedIn(browser: Browser, { house }: Ground): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sign in' }).waitFor({ state: 'detached' })
  await page.locator('.row').first().waitFor()
  return page
}

/** From the press of the mouse on a row until the frame in which the newest message of that conversation stands. */
async function openMany(page: Page, { house }: Ground, many: number): Promise<Spread> {
  await page.goto(`${house.url}/inbox/open`)
  await page.locator('.row').first().waitFor()
  const times: number[] = []
  for (let i = 0; i < many; i++) {
    const ms = await page.evaluate(clickAndRead, i)
    times.push(ms)
    await page.waitForTimeout(120)
  }
  return spread(times)
}

/** The thread of 2,000 parts: a note brings it to the top of the list. */
async function openLongest(page: Page, ground: Ground): Promise<Spread> {
  await ground.post(`/v1/conversations/${ground.filled.longest}/parts`, {
    id: newPartId(Date.now() % 1e9),
    kind: 'note',
    text: 'Up again',
  })
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    await page.goto(`${ground.house.url}/inbox/open`)
    await page.locator('.row').first().waitFor()
    await page.waitForTimeout(500)
    times.push(await page.evaluate(clickAndRead, 0))
  }
  return spread(times)
}

/** Runs in the page: from the click on a row until the frame after the one in which a message of that conversation stands. */
async function clickAndRead(index: number): Promise<number> {
  const list = document.querySelector('.rows')!
  const top = list.getBoundingClientRect().top
  const rows = [...document.querySelectorAll<HTMLButtonElement>('.rows li .row')].filter(
    (row) => row.getBoundingClientRect().top >= top - 1,
  )
  const at = rows.findIndex((one) => one.getAttribute('aria-current') !== null)
  const row = rows[index === 0 ? 0 : at + 1]!
  const started = performance.now()
  row.click()
  const isThere = () =>
    row.getAttribute('aria-current') !== null && document.querySelector('.thread[role="log"] .bubble')?.textContent
  while (!isThere() && performance.now() - started < 20_000) await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  const ms = performance.now() - started
  row.scrollIntoView({ block: 'start' })
  return ms
}

/** A person scrolls on and on; where the next page is not there yet, the list stands at its end and waits. */
async function scrollMany(page: Page, { house }: Ground, many: number): Promise<[Frames, Frames]> {
  await page.goto(`${house.url}/inbox/closed`)
  await page.locator('.row').first().waitFor()
  await page.waitForTimeout(1_000)
  const run = (direction: 1 | -1) =>
    page.evaluate(
      async ([wanted, step]) => {
        const list = document.querySelector('.rows')!
        const rowHeight = document.querySelector('.rows li')!.getBoundingClientRect().height
        const frames: number[] = []
        const longTasks: number[] = []
        const watch = new PerformanceObserver((entries) =>
          entries.getEntries().forEach((one) => longTasks.push(Math.round(one.duration))),
        )
        watch.observe({ type: 'longtask' })
        const started = performance.now()
        let last = await new Promise(requestAnimationFrame)
        while (performance.now() - started < 120_000) {
          const before = list.scrollTop
          list.scrollTop += step * 300
          const now = await new Promise(requestAnimationFrame)
          frames.push(now - last)
          last = now
          if (step > 0 ? list.scrollTop >= wanted * rowHeight : before <= 0) break
        }
        watch.disconnect()
        return { rows: Math.round((step > 0 ? list.scrollTop : wanted * rowHeight) / rowHeight), frames, longTasks }
      },
      [many, direction] as const,
    )
  const figures = ({ rows, frames, longTasks }: { rows: number; frames: number[]; longTasks: number[] }): Frames => ({
    rows,
    frames: frames.length,
    p95: quantile(frames, 0.95),
    most: Math.max(...frames),
    over50: frames.filter((ms) => ms > 50).length,
    longTasks,
  })
  return [figures(await run(1)), figures(await run(-1))]
}

/** All that the page does for one key, by the CPU time of its main thread, while every half second somebody writes somewhere. */
async function typeWhileMessagesComeIn(page: Page, ground: Ground): Promise<Spread> {
  await page.goto(`${ground.house.url}/inbox/open/${ground.filled.longest}`)
  const field = page.getByRole('textbox', { name: /^Reply to/ })
  await field.waitFor()
  await page.locator('.bubble').first().waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  let going = true
  const others = (async () => {
    const { items } = (await ground.get('/v1/conversations?state=open&limit=20')).body as { items: { id: string }[] }
    for (let i = 0; going; i++) {
      await ground.post(`/v1/conversations/${items[i % items.length]!.id}/parts`, {
        id: newPartId(i),
        kind: 'note',
        text: `A note while somebody writes, number ${i}`,
      })
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })()
  await field.focus()
  const times: number[] = []
  for (let i = 0; i < 150; i++) {
    const before = await busyMs(session)
    await page.keyboard.press('x')
    times.push((await busyMs(session)) - before)
    await page.waitForTimeout(30)
  }
  going = false
  await others
  await field.fill('')
  return spread(times)
}

/** Read, answered, closed, and the next one lies open: without a mouse. What was closed is opened again. */
async function workByKeyboard(page: Page, ground: Ground, many: number): Promise<ConsoleFigures['keyboard']> {
  await page.goto(`${ground.house.url}/inbox/open`)
  await page.locator('.row').first().waitFor()
  await page.mouse.move(0, 0)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const times: number[] = []
  const worked: string[] = []
  for (let i = 0; i < many; i++) {
    await page.getByRole('textbox', { name: /^Reply to/ }).waitFor()
    await page.locator('.thread[role="log"] .bubble').first().waitFor()
    const path = await page.evaluate(() => location.pathname)
    worked.push(path.split('/').at(-1)!)
    await page.keyboard.press('r')
    await page.keyboard.type(`Answer ${i}`)
    const next = page.evaluate(async (before) => {
      const pressed = await new Promise<number>((resolve) =>
        addEventListener('keydown', (event) => event.key === 'Enter' && resolve(performance.now()), { capture: true }),
      )
      while (location.pathname === before || !document.querySelector('.thread[role="log"] .bubble')?.textContent)
        await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      return performance.now() - pressed
    }, path)
    await page.waitForTimeout(50)
    await page.keyboard.press('Control+Shift+Enter')
    times.push(await next)
  }
  // What is held for five seconds is sent when the page is left.
  await page.goto('about:blank')
  await page.waitForTimeout(1_500)
  for (const id of worked) await ground.post(`/v1/conversations/${id}/reopening`, {})
  return { worked: new Set(worked).size, next: spread(times) }
}

function said<T>(what: string, figures: T): T {
  console.log(what, JSON.stringify(figures))
  return figures
}

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

function spread(times: readonly number[]): Spread {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), most: Math.max(...times) }
}

function newPartId(nr: number): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz'
  let time = ''
  for (let rest = Date.now(), i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = letters[rest % 32]! + time
  return `prt_${time}${String(nr).padStart(16, '0')}`
}
