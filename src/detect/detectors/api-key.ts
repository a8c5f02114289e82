import { codeAt, isAlnum, isDigit } from '../characters.ts'
import { wordHash } from '../context.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { countsUp, entropy } from '../checks/entropy.ts'
import type { View } from '../scan/view.ts'
import { apiKeyShapes, publishedHead, publishedKeys } from './api-key-table.ts'

/** `regex` is made when the head first stands in a text: three hundred of them at import would cost milliseconds. */
type Row = { readonly vendor: string; readonly head: string; readonly shape: string; regex?: RegExp }

/** Known by its first letter, its head and the rest, in this order. */
type Short = { readonly vendor: string; readonly fixed: string; readonly regex: RegExp }

type Rows = {
  /** What the automaton listens for, and in the same order whose it may be. */
  readonly literals: readonly string[]
  readonly byLiteral: readonly (readonly Row[])[]
  /** `r8_`, `e2b_`: one letter before a digit is too little to listen for; the token's form wakes them. */
  readonly short: ReadonlyMap<number, readonly Short[]>
}

let made: Rows | undefined
/** Most words that begin like a key are left before anybody asks for these, and making them takes two milliseconds. */
const rows = () => (made ??= makeRows())

function makeRows(): Rows {
  const byHead = new Map<string, Row[]>()
  const short = new Map<number, Short[]>()
  for (const [vendor, shape] of apiKeyShapes) {
    const fixed = (/^(?:[\w:/~=!-]|\\[./])*/.exec(shape)?.[0] ?? '').replaceAll('\\', '')
    // A digit ends the automaton's word.
    const head = fixed.replace(/\d.*/, '')
    if (head.length < 2) {
      const first = fixed.charCodeAt(0)
      short.set(first, [...(short.get(first) ?? []), { vendor, fixed, regex: new RegExp(shape, 'y') }])
      continue
    }
    const key = fixed.toLowerCase()
    byHead.set(key, [...(byHead.get(key) ?? []), { vendor, head, shape }])
  }
  const literals = [...byHead.keys()].map((head) => (isAlnum(head.charCodeAt(0)) ? `^${head}` : head))
  return { literals, byLiteral: [...byHead.values()], short }
}

const most = 1100
/** No vendor's key is shorter, and none holds a blank: most words that begin like one end before. */
const least = 16

export const apiKey: Detector = {
  name: 'api-key',
  kind: 'api-key',
  source: 'key formats as documented by the vendors',
  anchors: {
    get literals() {
      return rows().literals
    },
    unbroken: least,
    shapes: ['A9', 'A9A'],
  },
  at: keyAt,
  rank: 1,
  takes: true,
  hits: [
    'use sk_' + 'live_4eC39HqLyjWDarjtT1zdp7dc',
    'token ghp_' + '16C7e42F292c6912E7710c838347Ae178B4a',
    'AKI' + 'A2OGYBAH6QAMLF5XE',
    'xox' + 'b-263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1',
    'AIz' + 'aSyBUPHAjZl3n8Eza66ka6B78iVyPteC5MgM',
    'SG.' + 'ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr',
  ],
  misses: [
    'AKI' + 'AIOSFODNN7EXAMPLE',
    'ghp_short',
    'sk_' + 'live_xxxxxxxxxxxxxxxxxxxxxxxx',
    'asking about npm_install_scripts',
    'SKU 12345',
  ],
}

function keyAt(view: View): Match | undefined {
  const { text } = view
  const before = codeAt(text, view.start - 1)
  // `task_test_…`: the beginning of a key inside a name.
  if (isAlnum(before) || (before === 95 && isAlnum(codeAt(text, view.start)))) return undefined
  if (view.end - view.start < 4 && isDigit(codeAt(text, view.start + 1))) return shortAt(view)
  for (let at = view.end; at < view.start + least; at++) {
    const c = text.charCodeAt(at)
    if (!(c > 32 && c < 127)) return undefined
  }
  for (const row of rows().byLiteral[view.literal] ?? []) {
    if (!text.startsWith(row.head, view.start)) continue
    const window = text.slice(view.start, view.start + most)
    row.regex ??= new RegExp(row.shape, 'y')
    row.regex.lastIndex = 0
    const found = row.regex.exec(window)
    view.steps += found ? found[0].length : 64
    if (!found) continue
    const value = found[0]
    const after = codeAt(text, view.start + value.length)
    if (isAlnum(after) || after === 95) continue
    const tail = value.slice(row.head.length)
    if (isStandIn(tail) || (row.head === publishedHead && publishedKeys.has(wordHash(value, 0, value.length)))) continue
    return {
      start: view.start,
      end: view.start + value.length,
      // In the vendor's shape, and typed rather than drawn: samples, and keys somebody has blotted out.
      confidence: isTyped(tail) ? (isStructured(row.head, value) ? 0.55 : 0.2) : 0.97,
      hint: row.vendor,
      detector: `api-key/${row.vendor}`,
    }
  }
  return undefined
}

const none: readonly Short[] = []

function shortAt(view: View): Match | undefined {
  const { text, start } = view
  for (const { vendor, fixed, regex } of rows().short.get(codeAt(text, start)) ?? none) {
    if (!text.startsWith(fixed, start)) continue
    regex.lastIndex = start
    const value = regex.exec(text)?.[0]
    view.steps += value ? value.length : 8
    if (!value || isAlnum(codeAt(text, start + value.length))) continue
    if (isStandIn(value.slice(3)) || isTyped(value.slice(3))) continue
    return { start, end: start + value.length, confidence: 0.95, hint: vendor, detector: `api-key/${vendor}` }
  }
  return undefined
}

function isStandIn(tail: string): boolean {
  return (
    (/EXAMPLE(?:KEY)?$|^example|_example|xxxx|\*\*\*|\.\.\.\.|placeholder|redacted|changeme|your[_-]/i.test(tail) &&
      !/^Example\d/.test(tail)) ||
    (countsUp(tail, true) && !isTyped(tail))
  )
}

/** One letter held down, or half the alphabet. */
function isTyped(tail: string): boolean {
  return entropy(tail) < 2.2 || countsUp(tail, true, 20)
}

/** A beginning that no word has: `AGE-SECRET-KEY-1`, `sk_live_`, not `sk_` alone. */
function isStructured(head: string, value: string): boolean {
  return (head.length > 3 && /\w[_-]/.test(head)) || /^[a-z]{2}_(?:live|test|prod)_/.test(value)
}
