/**
 * npm run bench:ui [-- CONVERSATIONS …]
 * Lists, search and counts over HTTP in workspaces of (usually) 10,000 and 100,000 conversations with ten parts each, and the console
 * in Chromium on the larger one. The workspaces are made once and kept in UI_BENCH_DIR (usually a folder of the system's temporary one):
 * the larger takes five minutes and 6 GB. Ends with 1 if a budget was missed.
 */
import { loadavg } from 'node:os'
import { allOf, measureApi, type Figure } from './ui-api.ts'
import { judge, type Budget } from './ui-budgets.ts'
import { measureConsole } from './ui-console.ts'
import { openGround, type Ground } from './ui-ground.ts'

const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite)
if (sizes.length === 0) sizes.push(10_000, 100_000)
const kinds = ['list', 'search', 'counts'] as const

const grounds: Ground[] = []
const held: boolean[] = []
try {
  for (const size of sizes) grounds.push(await openGround(size))
  console.log(`load ${loadavg()[0]!.toFixed(1)} before`)
  const figures = await measureApi(grounds)
  for (const [i, found] of figures.entries()) {
    console.log(`\n${sizes[i]} conversations, ${sizes[i]! * 10} parts`)
    for (const { what, p50, p95 } of [...found, ...kinds.map((of) => allOf(found, of))]) {
      console.log(`${what.padEnd(64)} median ${p50.toFixed(0).padStart(5)} ms, p95 ${p95.toFixed(0).padStart(5)} ms`)
    }
    held.push(judge(`API at ${sizes[i]! * 10} parts; load ${loadavg()[0]!.toFixed(1)} after`, apiBudgets(found)))
  }
  if (figures.length > 1)
    held.push(judge(`From ${sizes[0]! * 10} to ${sizes.at(-1)! * 10} parts`, growth(figures[0]!, figures.at(-1)!)))
  for (const ground of grounds.slice(0, -1)) await ground.close()
  held.push(judge('Console', consoleBudgets(await measureConsole(grounds.at(-1)!))))
} finally {
  for (const ground of grounds) await ground.close()
}
process.exit(held.every(Boolean) ? 0 : 1)

function apiBudgets(found: readonly Figure[]): Budget[] {
  const most = { list: 100, search: 200, counts: 100 } as const
  return kinds.flatMap((of) => {
    const slowest = found.filter((one) => one.of === of).toSorted((a, b) => b.p95 - a.p95)[0]!
    return [allOf(found, of), slowest].map(({ what, p95 }, i) => ({
      what: `p95 of ${i === 0 ? '' : 'the slowest: '}${what}`,
      measured: p95,
      most: most[of],
      unit: 'ms',
    }))
  })
}

/** Of all pages together, and of each question by itself: a list that became ten times slower must not hide behind twenty that did not. */
function growth(before: readonly Figure[], after: readonly Figure[]): Budget[] {
  const ratios = after.map(({ what, of, p50 }, i) => ({ what, of, ratio: p50 / before[i]!.p50 }))
  return kinds.flatMap((of) => {
    const worst = ratios.filter((one) => one.of === of).toSorted((a, b) => b.ratio - a.ratio)[0]!
    return [
      { what: `p95 of every ${of}`, measured: allOf(after, of).p95 / allOf(before, of).p95, most: 2, unit: 'times' },
      { what: `medians, the most grown: ${worst.what}`, measured: worst.ratio, most: 2, unit: 'times' },
    ]
  })
}

function consoleBudgets({
  load,
  opening,
  openingLongest,
  scroll,
  back,
  typing,
  keyboard,
}: Awaited<ReturnType<typeof measureConsole>>): Budget[] {
  return [
    {
      what: 'bytes until the list can be used, answers of the API included',
      measured: load.kilobytes,
      most: 300,
      unit: 'kB',
    },
    { what: 'requests until then', measured: load.requests, most: 40, unit: '' },
    { what: 'work of the main thread until all is quiet', measured: load.mainThreadMs, most: 600, unit: 'ms of CPU' },
    { what: 'layout shift', measured: load.shift, most: 0.05, unit: '' },
    { what: 'a conversation readable after the click, p95 of 40', measured: opening.p95, most: 150, unit: 'ms' },
    { what: 'the same with 2,000 parts, slowest of 5', measured: openingLongest.most, most: 150, unit: 'ms' },
    {
      what: `longest frame scrolling down ${scroll.rows} conversations in ${scroll.frames} frames`,
      measured: scroll.most,
      most: 50,
      unit: 'ms',
    },
    { what: `longest frame scrolling back up in ${back.frames} frames`, measured: back.most, most: 50, unit: 'ms' },
    {
      what: 'a keystroke in a thread of 2,000 parts while messages come in, p95',
      measured: typing.p95,
      most: 16,
      unit: 'ms of CPU',
    },
    { what: 'conversations not reached by keyboard alone, of 30', measured: 30 - keyboard.worked, most: 0, unit: '' },
    {
      what: 'the next one readable after it was closed by keyboard, p95',
      measured: keyboard.next.p95,
      most: 150,
      unit: 'ms',
    },
  ]
}
