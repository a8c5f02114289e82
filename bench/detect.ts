// Speed of detection as a ratio to a yardstick in the same run: npm run bench:detect [-- DIR]
// DIR may hold chat-*.jsonl.gz (see bench/eval.ts for the format); without it, generated chat is used.
// The yardstick is a charCodeAt loop with a 256-entry table over the same text. Growth is counted in steps, not seconds.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { customEngine } from '../src/detect/custom.ts'
import { detectBytes } from '../src/detect/detect-bytes.ts'
import { detect } from '../src/detect/detect.ts'
import { detectors } from '../src/detect/detectors/index.ts'
import { engineOf, find } from '../src/detect/scan/find.ts'
import { loadNames } from '../src/detect/load-names.ts'
import { fold } from '../src/detect/fold/fold.ts'
import { disguises, generatedChat, hostile } from './detect-inputs.ts'
import { moreDetectors } from './more-detectors.ts'

const folder = process.argv[2]
const table = Uint8Array.from({ length: 256 }, (_, i) => i & 7)
/** Keeps the results alive, so that no loop is optimised away. */
let sink = 0
const messages = folder ? chatFrom(folder) : generatedChat(40_000)
const characters = messages.reduce((sum, text) => sum + text.length, 0)
console.log(
  `${messages.length} messages, ${(characters / 1e6).toFixed(2)} M characters, ${folder ? 'from a folder' : 'generated'}; Node ${process.version}`,
)

/** The kinds that the scanner sees; addresses and names are read by other means and have their own goal. */
const structured = Object.freeze({ except: ['postal-address', 'person-name'] as const })

/** Small chunks, the two alternated, the fastest round a chunk for both: on a shared machine a long window is cut up by its neighbours, a short one not each time. */
const rounds = 40
const chunkSize = 250
const chunks: string[][] = []
for (let at = 0; at < messages.length; at += chunkSize) chunks.push(messages.slice(at, at + chunkSize))
const yard = chunks.map((): number[] => [])
const ours = chunks.map((): number[] => [])
for (let round = 0; round < rounds + 3; round++) {
  chunks.forEach((chunk, k) => {
    const a = timed(() => chunk.reduce((sum, text) => sum + yardstick(text), 0))
    const b = timed(() => chunk.reduce((sum, text) => sum + detect(text, structured).length, 0))
    if (round < 3) return
    yard[k]?.push(a)
    ours[k]?.push(b)
  })
}
const yardTime = yard.reduce((sum, times) => sum + Math.min(...times), 0)
const ourTime = ours.reduce((sum, times) => sum + Math.min(...times), 0)
console.log(
  `yardstick ${speed(yardTime)} M characters/s, detect ${speed(ourTime)} M characters/s (${Math.round(messages.length / ourTime)} messages/s), ratio ${(yardTime / ourTime).toFixed(2)}`,
)
ownPatterns()
bulkBytes()
fiftyMore()
await namesToo()
latency()
growth()
seen()

function yardstick(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += table[text.charCodeAt(i) & 255] as number
  return sum
}

/** Ten patterns of one's own in one pass, without the engine's kinds. */
function ownPatterns(): void {
  const patterns = [
    '\\bORD-\\d{6}\\b',
    '\\bTKT\\d{5,8}\\b',
    'EMP[A-Z]{2}\\d{4}',
    '\\b[A-Z]{3}-\\d{3}-[A-Z]{2}\\b',
    'case #\\d{4,9}',
    '\\bpolicy (?:no|number):? ?[A-Z0-9]{8}',
    '(?:ref|reference) [A-Z]{2}\\d{5}',
    '\\d{3}-\\d{2}-\\d{4}-X',
    'v\\d+\\.\\d+\\.\\d+-internal',
    '\\bsku_[a-z0-9]{6,12}\\b',
  ]
  const find = customEngine(patterns.map((pattern, i) => ({ name: `own-${i}`, pattern })))
  let [yardTime, ourTime] = [0, 0]
  for (const chunk of chunks) {
    let [a, b] = [Infinity, Infinity]
    for (let round = 0; round < 10; round++) {
      a = Math.min(
        a,
        timed(() => chunk.reduce((sum, text) => sum + yardstick(text), 0)),
      )
      b = Math.min(
        b,
        timed(() => chunk.reduce((sum, text) => sum + find(text, '').length, 0)),
      )
    }
    yardTime += a
    ourTime += b
  }
  console.log(`ten patterns of one's own: ${speed(ourTime)} M characters/s, ratio ${(yardTime / ourTime).toFixed(2)}`)
}

/**
 * Messages one below the other in UTF-8, 16 kB at a time: those of ASCII alone, and those with other letters. The yardstick
 * reads the text as a decoder gives it: put together of pieces it is a tree to V8, which is read a quarter slower.
 */
function bulkBytes(): void {
  for (const [name, some] of [
    ['ASCII alone', messages.filter(isAscii)],
    ['other letters', messages.filter((text) => !isAscii(text))],
  ] as const) {
    const pieces = piecesOf(some)
    const texts = pieces.map((bytes) => new TextDecoder().decode(bytes))
    const best = pieces.map(() => [Infinity, Infinity] as [number, number])
    for (let round = 0; round < 40; round++)
      best.forEach((both, k) => {
        const [a, b] = [timed(() => yardstick(texts[k]!)), timed(() => detectBytes(pieces[k]!, structured).length)]
        if (round < 3) return
        both[0] = Math.min(both[0], a)
        both[1] = Math.min(both[1], b)
      })
    const size = pieces.reduce((sum, bytes) => sum + bytes.length, 0)
    const ourTime = best.reduce((sum, [, b]) => sum + b, 0)
    const yardTime = best.reduce((sum, [a], k) => sum + (a * pieces[k]!.length) / texts[k]!.length, 0)
    console.log(
      `UTF-8 bytes, ${name}: ${(size / 1e6 / ourTime).toFixed(0)} MB/s, yardstick ${(size / 1e6 / yardTime).toFixed(0)} MB/s, ratio ${(yardTime / ourTime).toFixed(2)}`,
    )
  }
}

function piecesOf(texts: readonly string[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let piece: string[] = []
  let size = 0
  for (const text of texts) {
    piece.push(text)
    size += text.length + 1
    if (size < 16_384) continue
    pieces.push(new TextEncoder().encode(`${piece.join('\n')}\n`))
    piece = []
    size = 0
  }
  return pieces
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** What fifty more detectors cost: two engines in turn over the same messages, without what `detect` does with findings. */
function fiftyMore(): void {
  const engines = [engineOf(detectors), engineOf([...detectors, ...moreDetectors])]
  const times = engines.map(() => chunks.map(() => Infinity))
  for (let round = 0; round < 30; round++)
    chunks.forEach((chunk, k) => {
      // Who comes second finds the messages in the cache.
      for (const e of round & 1 ? [0, 1] : [1, 0]) {
        const time = timed(() => chunk.reduce((sum, text) => sum + (find(engines[e]!, text, '', '')?.length ?? 0), 0))
        times[e]![k] = Math.min(times[e]![k]!, time)
      }
    })
  const [without = 0, with50 = 0] = times.map((all) => all.reduce((sum, time) => sum + time, 0))
  console.log(
    `${moreDetectors.length} more detectors, ${engines[1]!.detectors.length} instead of ${engines[0]!.detectors.length}: ${((with50 / without - 1) * 100).toFixed(0)} % more time`,
  )
}

/**
 * Names, addresses and turns before: the fastest of a few rounds a chunk, each way. MB are those of UTF-8. One turn for all is
 * a question put to many; the message before is a new turn each time, and six before are a conversation read as it goes on.
 */
async function namesToo(): Promise<void> {
  const names = await loadNames()
  const one = [{ text: 'What is your date of birth?', author: 'other' as const }]
  const turns = messages.map((text, at) => ({ text, author: at & 1 ? ('other' as const) : ('same' as const) }))
  const last = turns.map((_, at) => turns.slice(at - 1, at).map(({ text }) => ({ text, author: 'other' as const })))
  const six = turns.map((_, at) => turns.slice(Math.max(0, at - 6), at))
  const ways: readonly (readonly [string, (text: string, at: number) => number])[] = [
    ['yardstick', yardstick],
    ['with addresses', (text) => detect(text).length],
    ['with addresses and names', (text) => detect(text, { names }).length],
    ['with addresses, names, one turn before all', (text) => detect(text, { names, recent: one }).length],
    ['with addresses, names, the message before', (text, at) => detect(text, { names, recent: last[at] }).length],
    ['with addresses, names, six messages before', (text, at) => detect(text, { names, recent: six[at] }).length],
  ]
  const bytes = messages.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0)
  let yardTime = 0
  for (const [name, work] of ways) {
    const best = chunks.map(() => Infinity)
    for (let round = 0; round < 12; round++)
      chunks.forEach((chunk, k) => {
        const from = k * chunkSize
        const time = timed(() => chunk.reduce((sum, text, i) => sum + work(text, from + i), 0))
        best[k] = Math.min(best[k] ?? Infinity, time)
      })
    const total = best.reduce((sum, time) => sum + time, 0)
    if (name === 'yardstick') yardTime = total
    else console.log(`${name}: ${(bytes / 1e6 / total).toFixed(1)} MB/s, ratio ${(yardTime / total).toFixed(3)}`)
  }
  const row = 'Anna Bergmann '.repeat(1_000_000 / 14)
  const seconds = Math.min(...[1, 2, 3].map(() => processorTime(() => detect(row, { names }).length)))
  console.log(`a million characters of names alone: ${(seconds * 1000).toFixed(0)} ms of processor`)
}

function latency(): void {
  const times: number[] = []
  for (const text of messages) {
    const begin = performance.now()
    detect(text, structured)
    times.push((performance.now() - begin) * 1000)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
  console.log(`a message, with the clock: p50 ${at(0.5)} µs, p99 ${at(0.99)} µs, p99.9 ${at(0.999)} µs`)
}

function growth(): void {
  const engine = engineOf(detectors)
  const steps = (text: string) => {
    find(engine, fold(text).text, '', '')
    return engine.view.steps
  }
  let worst = 0
  let slowest = 0
  let slowestToo = 0
  for (const [name, make] of hostile) {
    const exponent = Math.log(steps(make(400_000)) / steps(make(100_000))) / Math.log(4)
    const text = make(1_000_000)
    const [without = 0, withAddresses = 0] = [structured, {}].map((options) =>
      Math.min(...[1, 2, 3].map(() => processorTime(() => detect(text, options).length))),
    )
    worst = Math.max(worst, exponent)
    slowest = Math.max(slowest, without)
    slowestToo = Math.max(slowestToo, withAddresses)
    console.log(
      `  ${name.padEnd(28)} growth ${exponent.toFixed(2)}, 1 M characters ${milliseconds(without)} ms of processor, with addresses ${milliseconds(withAddresses)}`,
    )
  }
  console.log(
    `worst growth ${worst.toFixed(2)}, slowest million ${milliseconds(slowest)} ms, with addresses ${milliseconds(slowestToo)} ms`,
  )
}

function seen(): void {
  for (const kind of ['payment-card', 'email']) {
    const all = disguises.filter((one) => one.kind === kind)
    const missed = all.filter(
      (one) => !detect(`please use this one: ${one.text} ok thanks`).some((found) => found.kind === kind),
    )
    console.log(
      `${kind}: ${all.length - missed.length} of ${all.length} disguises found${missed.length ? `, missed ${missed.map((one) => one.name).join(', ')}` : ''}`,
    )
  }
}

function chatFrom(path: string): string[] {
  const files = readdirSync(path).filter((name) => /^chat-.*\.jsonl\.gz$/.test(name))
  return files.flatMap((name) =>
    gunzipSync(readFileSync(join(path, name)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text),
  )
}

function timed(work: () => number): number {
  const begin = performance.now()
  sink += work()
  return (performance.now() - begin) / 1000
}

/** What the neighbours take is not in it. */
function processorTime(work: () => number): number {
  const before = process.cpuUsage()
  sink += work()
  return process.cpuUsage(before).user / 1e6
}

function milliseconds(seconds: number): string {
  return (seconds * 1000).toFixed(0)
}

function speed(seconds: number): string {
  return (characters / 1e6 / seconds).toFixed(0)
}
