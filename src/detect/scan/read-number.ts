import { chainRoom, type View } from './view.ts'
import type { Detector } from '../detector.ts'
import { codeAt, isAlnum, isAsciiLetter, isDigit, isGap, isHex, isJoint, isLetter } from '../characters.ts'

/** Longest gap between two digit groups that a person still reads as one number: ` - `. */
const maxGap = 3

/** Reads digit groups from `i` on into `view.chain` and returns where the chain ends. */
export function readChain(view: View, i: number): number {
  const { text, chain } = view
  const length = text.length
  chain.n = 0
  chain.digits = 0
  chain.written = ''
  let at = i
  for (;;) {
    const begin = at
    while (at < length && isDigit(text.charCodeAt(at))) at++
    chain.starts[chain.n] = begin
    chain.ends[chain.n] = at
    chain.n++
    chain.digits += at - begin
    if (chain.n === chainRoom || at - begin > 40) break
    let gap = at
    while (gap < length && gap - at < maxGap && isGap(text.charCodeAt(gap))) gap++
    if (gap === at || gap >= length || !isDigit(codeAt(text, gap))) break
    at = gap
  }
  view.steps += at - i
  return at
}

/** Where the token around `i` begins, at most 64 characters back. */
export function tokenStart(text: string, i: number): number {
  let at = i
  const stop = Math.max(0, i - 64)
  while (at > stop && isAlnum(text.charCodeAt(at - 1))) at--
  return at
}

export function tokenEnd(text: string, i: number, most = 128): number {
  let at = i
  const stop = Math.min(text.length, i + most)
  while (at < stop && isAlnum(text.charCodeAt(at))) at++
  return at
}

/** Two capitals stand before `i`, and a small letter before them: « lautetDE89 ». */
export function beginsCountry(text: string, i: number): boolean {
  const c = codeAt(text, i - 3)
  return isCapital(codeAt(text, i - 1)) && isCapital(codeAt(text, i - 2)) && isAsciiLetter(c) && !isCapital(c)
}

function isCapital(c: number): boolean {
  return c >= 65 && c <= 90
}

/** 8-4-4-4-12 hexadecimal digits. */
export function uuidEnd(text: string, start: number): number {
  if (codeAt(text, start + 8) !== 45 || codeAt(text, start + 13) !== 45 || codeAt(text, start + 18) !== 45) return -1
  if (codeAt(text, start + 23) !== 45) return -1
  for (let k = 0; k < 36; k++) {
    if (k !== 8 && k !== 13 && k !== 18 && k !== 23 && !isHex(codeAt(text, start + k))) return -1
  }
  return start + 36
}

/** `2026-11-23T06:50:00.000Z`, `2026-11-23 06:50:00,123 INFO`: when a machine did something. No number goes on behind it. */
export function momentEnd(text: string, start: number): number {
  if (codeAt(text, start + 4) !== 45 || codeAt(text, start + 7) !== 45) return -1
  if (codeAt(text, start + 13) !== 58 || codeAt(text, start + 16) !== 58) return -1
  const joint = codeAt(text, start + 10)
  if (joint !== 84 && joint !== 32) return -1
  for (let k = 0; k < 19; k++)
    if (k !== 4 && k !== 7 && k !== 10 && k !== 13 && k !== 16 && !isDigit(codeAt(text, start + k))) return -1
  let end = start + 19
  const point = codeAt(text, end)
  if ((point === 46 || point === 44) && isDigit(codeAt(text, end + 1)))
    do end++
    while (end < start + 30 && isDigit(codeAt(text, end)))
  if (codeAt(text, end) === 90) end++
  const next = codeAt(text, end)
  return isAlnum(next) || (isGap(next) && !isLetter(codeAt(text, end + 1)) && end + 1 < text.length) ? -1 : end
}

/** The longest identifier: IBAN of 34, German tax court references of 36. */
const tokenRoom = 40

/** Shapes of identifiers as a tree: `next` by a letter and by a digit, `whole` are those that end here, `open` is who only begins so. */
export type ShapeNode = {
  readonly next: [ShapeNode | undefined, ShapeNode | undefined]
  whole: Detector[] | undefined
  open: Detector | undefined
}

export function shapeNode(): ShapeNode {
  return { next: [undefined, undefined], whole: undefined, open: undefined }
}

/** What the walk met: shapes that end at the end of a token, and one that may go on. `token` is what was last written of it. */
export const met = { n: 0, lists: [] as (readonly Detector[])[], lengths: new Int32Array(tokenRoom), token: '' }

/**
 * Walks tokens joined by single separators from `start` on, as long as some identifier may still come of it:
 * `view.places` holds where each letter or digit stands. A word of more than six letters ends the walk. Returns what begins
 * so and goes on in its own way.
 */
export function readToken(view: View, start: number, root: ShapeNode): ShapeNode['open'] {
  const { text, places } = view
  let node: ShapeNode | undefined = root
  let open: ShapeNode['open']
  let n = 0
  let at = start
  met.n = 0
  met.token = ''
  /** Letters of the current token, as long as it holds nothing else. */
  let letters = 0
  while (n < tokenRoom) {
    const c = codeAt(text, at)
    if (!isAlnum(c)) break
    const digit = Number(isDigit(c))
    node = node?.next[digit]
    letters += 1 - digit * tokenRoom
    if (letters > 6 && n >= 6) break
    if (!node) break
    if (node.open) open = node.open
    places[n++] = at++
    const next = codeAt(text, at)
    if (isAlnum(next)) continue
    // « 77834795 não »: half a word.
    if (node.whole && !isLetter(next)) {
      met.lists[met.n] = node.whole
      met.lengths[met.n++] = n
    }
    if (!isJoint(next) || !isAlnum(codeAt(text, at + 1))) break
    at++
    letters = 0
  }
  view.steps += at - start
  return open
}

/** The token run that woke the detector: upper-case, without separators. Made only for a detector that wants it, and once for all of them. */
export function tokenIn(view: View): string {
  const { text, places, size } = view
  if (met.token.length === size) return met.token
  let begin = places[0] as number
  let token = ''
  for (let i = 1; i < size; i++) {
    if (places[i] === (places[i - 1] as number) + 1) continue
    token += text.slice(begin, (places[i - 1] as number) + 1)
    begin = places[i] as number
  }
  return (met.token = (token + text.slice(begin, (places[size - 1] as number) + 1)).toUpperCase())
}
