// What the first load of the console costs: bytes as they come over the wire, requests, work of the main thread, layout shift.
import type { Browser, Page } from 'playwright-core'
import type { Ground } from './ui-ground.ts'

export type Load = {
  /** Contents of everything that was asked for before the list could be used, answers of the API included; the heads of the answers by themselves. */
  readonly kilobytes: number
  readonly ofHeads: number
  readonly ofPage: number
  readonly requests: number
  readonly mainThreadMs: number
  readonly longestTaskMs: number
  readonly shift: number
  readonly usableMs: number
  readonly largest: readonly string[]
}

const rounds = 3

/** The middle of three loads with an empty cache. */
export async function watchLoad(browser: Browser, ground: Ground, signedIn: Page): Promise<Load> {
  const loads: Load[] = []
  const storageState = await signedIn.context().storageState()
  for (let i = 0; i < rounds; i++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', storageState })
    loads.push(await loadOnce(await context.newPage(), `${ground.house.url}/inbox/open`))
    await context.close()
  }
  return loads.toSorted((a, b) => a.mainThreadMs - b.mainThreadMs)[Math.floor(rounds / 2)]!
}

async function loadOnce(page: Page, url: string): Promise<Load> {
  const session = await page.context().newCDPSession(page)
  const came = new Map<string, { url: string; askedMs: number; bytes: number; head: number }>()
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) =>
    came.set(requestId, { url: request.url, askedMs: wallTime * 1000, bytes: 0, head: 0 }),
  )
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const one = came.get(requestId)
    if (one) one.head = response.encodedDataLength
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = came.get(requestId)
    if (one) one.bytes = Math.max(0, encodedDataLength - one.head)
  })
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.addInitScript(() => {
    const seen = { longest: 0, shift: 0, listedMs: 0 }
    Object.assign(window, { seen })
    // By the page's own clock: whoever watches from outside sees the list later, and on a busy machine much later.
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.row')) return
      seen.listedMs = performance.timeOrigin + performance.now()
      watch.disconnect()
    })
    watch.observe(document, { subtree: true, childList: true })
    new PerformanceObserver((list) =>
      list.getEntries().forEach((one) => (seen.longest = Math.max(seen.longest, one.duration))),
    ).observe({ type: 'longtask', buffered: true })
    new PerformanceObserver((list) =>
      list.getEntries().forEach((one) => (seen.shift += (one as unknown as { value: number }).value)),
    ).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(url)
  await page.locator('.row').first().waitFor()
  await page.waitForLoadState('networkidle')
  const { metrics } = await session.send('Performance.getMetrics')
  const { longest, shift, listedMs } = await page.evaluate(
    () => (window as unknown as { seen: { longest: number; shift: number; listedMs: number } }).seen,
  )
  const usableMs = listedMs - (await page.evaluate(() => performance.timeOrigin))
  // What is still on its way when the list stands there counts: it was asked for before.
  const loaded = [...came.values()].filter(({ askedMs }) => askedMs <= listedMs)
  const sum = (some: readonly { bytes: number }[]) => some.reduce((total, { bytes }) => total + bytes, 0) / 1000
  return {
    kilobytes: sum(loaded),
    ofHeads: loaded.reduce((total, { head }) => total + head, 0) / 1000,
    ofPage: sum(loaded.filter((one) => !one.url.includes('/v1/'))),
    requests: loaded.length,
    mainThreadMs: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000,
    longestTaskMs: longest,
    shift,
    usableMs,
    largest: loaded
      .toSorted((a, b) => b.bytes - a.bytes)
      .slice(0, 12)
      .map((one) => `${new URL(one.url).pathname} ${(one.bytes / 1000).toFixed(1)}`),
  }
}
