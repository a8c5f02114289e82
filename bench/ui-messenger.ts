/**
 * What the messenger costs a page: bytes, work on the main thread while it loads, layout shift, a keystroke, a long thread.
 * The second half of npm run bench:ui – builds the scripts, opens Chromium, prints the table for RESULTS.md.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import type { CDPSession } from 'playwright-core'
import { openBrowser } from '../test/browser.ts'
import { openStandIn } from '../test/messenger-stand-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-bench-'))
await build({
  configFile: join(process.cwd(), 'web/messenger/vite.config.ts'),
  build: { outDir: folder },
  logLevel: 'error',
})
const server = await openStandIn(folder)
const browser = await openBrowser()
try {
  const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, locale: 'en-GB' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  // CPU time of the main thread: what other programs do on the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.addInitScript(() => {
    const seen = { longest: 0, shift: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver((list) =>
      list.getEntries().forEach((one) => (seen.longest = Math.max(seen.longest, one.duration))),
    ).observe({ type: 'longtask', buffered: true })
    new PerformanceObserver((list) =>
      list.getEntries().forEach((one) => (seen.shift += (one as unknown as { value: number }).value)),
    ).observe({ type: 'layout-shift', buffered: true })
  })
  const seen = () => page.evaluate(() => (window as unknown as { seen: { longest: number; shift: number } }).seen)
  const busyMs = () => busyMsOf(session)

  await page.goto(`${server.origin}/bare`)
  const bare: number[] = []
  const loaded: number[] = []
  for (let i = 0; i < 7; i++) {
    for (const [path, into] of [
      ['/bare', bare],
      ['/', loaded],
    ] as const) {
      // A page of its own: Chromium begins to count anew where a navigation takes another process.
      const fresh = await context.newPage()
      const counting = await context.newCDPSession(fresh)
      await counting.send('Performance.enable', { timeDomain: 'threadTicks' })
      await fresh.goto(server.origin + path)
      if (path === '/') await fresh.getByRole('button', { name: 'Open messages' }).waitFor()
      await fresh.waitForTimeout(300)
      into.push(await busyMsOf(counting))
      await fresh.close()
    }
  }
  await page.goto(`${server.origin}/`)
  await page.getByRole('button', { name: 'Open messages' }).waitFor()
  const onLoad = { ...(await seen()) }
  await page.getByRole('button', { name: 'Open messages' }).click()
  await page.getByRole('button', { name: /Send us a message/ }).click()
  const field = page.getByRole('textbox', { name: 'Message', exact: true })
  const sentence = 'I would like to ask about order 4711 from last Tuesday, please. '
  await field.fill(sentence.repeat(Math.ceil(2_000 / sentence.length)).slice(0, 2_000))
  await page.waitForTimeout(1_500)
  // All that the page does for one key, by Chromium's own count: our handlers, style, layout and paint.
  const durations: number[] = []
  for (let i = 0; i < 120; i++) {
    const before = await busyMs()
    await page.keyboard.press('x')
    durations.push((await busyMs()) - before)
  }
  const p95 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
  const middle = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  const sizes = readdirSync(folder)
    .filter((name) => name.endsWith('.js') && name !== 'sheet.js')
    .map(
      (name) =>
        `${name.replace(/-[\w-]{8}\.js/, '.js')} ${(gzipSync(readFileSync(join(folder, name))).length / 1000).toFixed(1)} kB`,
    )

  console.log(`scripts, gzipped: ${sizes.join(', ')}`)
  console.log(
    `main thread on load beyond an empty page, median of 7: ${(middle(loaded) - middle(bare)).toFixed(1)} ms; longest task ${onLoad.longest.toFixed(0)} ms; layout shift ${onLoad.shift.toFixed(4)}`,
  )
  console.log(
    `keystroke at 2,000 characters, all work of the page, p95 of 120: ${p95(durations).toFixed(1)} ms (median ${middle(durations).toFixed(1)})`,
  )

  await field.fill('hello')
  await field.press('Enter')
  await page.waitForTimeout(500)
  server.fail('gone')
  server.cut()
  for (let i = 0; i < 1_000; i++)
    server.reply(`Answer number ${i}, with a few words in it so that it takes a line or two on the screen.`)
  server.fail('well')
  await page.getByText('Answer number 999,').waitFor({ timeout: 60_000 })
  const frames = await page.evaluate(async () => {
    const log = document.querySelector('underseal-messenger')!.shadowRoot!.querySelector('.log')!
    const gaps: number[] = []
    let last = performance.now()
    for (let i = 0; i < 120; i++) {
      log.scrollTop = i % 2 === 0 ? log.scrollTop - 600 : log.scrollTop - 900
      await new Promise(requestAnimationFrame)
      gaps.push(performance.now() - last)
      last = performance.now()
    }
    return gaps
  })
  console.log(
    `scrolling a thread of 1,000 parts: p95 frame ${p95(frames).toFixed(1)} ms, longest ${Math.max(...frames).toFixed(0)} ms`,
  )

  // The first opening after a load, when nothing of it has ever run.
  const openings: { cpu: number; longest: number }[] = []
  for (let i = 0; i < 7; i++) {
    await page.goto(`${server.origin}/`)
    const launcher = page.getByRole('button', { name: /^Open messages/ })
    await launcher.waitFor()
    await launcher.click()
    const talk = page.getByRole('button', { name: /Answer number 999,/ }).first()
    await talk.waitFor()
    await page.waitForTimeout(300)
    await page.evaluate(() => ((window as unknown as { seen: { longest: number } }).seen.longest = 0))
    const before = await busyMs()
    await talk.evaluate((button: HTMLElement) => button.click())
    await page.getByRole('log').getByText('Answer number 999,').waitFor()
    await page.waitForTimeout(300)
    openings.push({ cpu: (await busyMs()) - before, longest: (await seen()).longest })
  }
  console.log(
    `first opening of that thread, median of 7: ${middle(openings.map(({ cpu }) => cpu)).toFixed(1)} ms of CPU in all tasks, longest task by the clock ${Math.max(...openings.map(({ longest }) => longest)).toFixed(0)} ms`,
  )
} finally {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
}

/** What the main thread did, without what it did for the one who measures: looking for a button is not the page's work. */
async function busyMsOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (wanted: string) => (metrics.find(({ name }) => name === wanted)?.value ?? 0) * 1000
  return of('TaskDuration') - of('DevToolsCommandDuration')
}
