import { createHmac } from 'node:crypto'
import { isAscii, isUtf8 } from 'node:buffer'
import { fail } from '../../core/errors.ts'
import { detect } from '../../detect/detect.ts'
import { detectBytes } from '../../detect/detect-bytes.ts'
import type { Finding } from '../../detect/finding.ts'
import type { DetectOptions } from '../../detect/options.ts'
import type { Format, Hit } from './hit.ts'
import { viewCsv } from './view-csv.ts'
import { viewFolded } from './view-folded.ts'
import { viewJson } from './view-json.ts'
import { viewMarkup } from './view-markup.ts'
import { viewRtf } from './view-rtf.ts'
import { isTorn, viewTorn } from './view-torn.ts'
import type { View } from './view.ts'

/** What one worker looks at: UTF-8 in shared memory. `from` and `to` are the piece itself, what stands around it is its neighbourhood. */
export type Piece = { readonly bytes: Uint8Array; readonly from: number; readonly to: number; readonly format: Format }
export type How = { readonly options: DetectOptions; readonly showValues: boolean; readonly markKey: string }

/** Found in a piece: lines are counted from its first one, columns in that line from where the piece begins. */
export type PieceHit = Omit<Hit, 'path'>
export type Looked = {
  readonly hits: readonly PieceHit[]
  readonly lines: number
  readonly units: number
  readonly tail: number
  /** What in it could not be read, if there is such. */
  readonly closed?: string
}

const broken = 'The encoding is broken or not UTF-8 or UTF-16, so nothing can be said about it.'
/** From there on two bytes are one letter, and look like others. */
const iso2022 = ['$B', '$@', '$A', '$(', '$)'].map((set) => `\u001b${set}`)
const notText = 'This is not text, and no archive or mail that can be looked into.'

export function lookAt(piece: Piece, how: How): Looked {
  const own = piece.bytes.subarray(piece.from, piece.to)
  // NUL is valid UTF-8 but stands in no text file; pictures and UTF-16 without a mark are full of it.
  if (own.includes(0)) throw fail('unsupported', notText)
  if (!isUtf8(own)) throw fail('unsupported', broken)
  if (iso2022.some((begins) => bufferOf(own).includes(begins))) throw fail('unsupported', broken)
  const format = piece.format === 'text' && isTorn(own) ? 'torn' : piece.format
  if (format === 'text') return hitsOfText(piece, own, how)
  const whole = piece.from === 0 && piece.to === piece.bytes.length
  const raw = decode(piece.bytes)
  const views = viewsOf(raw, format)
  if (!views) return hitsOfText(piece, own, how)
  const from = whole ? 0 : unitsIn(piece.bytes.subarray(0, piece.from))
  const text = whole ? raw : decode(own)
  const walk = lineWalk(text)
  const hits: PieceHit[] = []
  let closed: string | undefined
  for (const view of views) {
    closed ??= view.closed
    for (const hit of hitsOfView(view, { from, to: from + text.length }, walk, how)) hits.push(hit)
  }
  return { hits, ...walk.end(), ...(closed === undefined ? {} : { closed }) }
}

/** One after the other as they stand in the file. */
function viewsOf(raw: string, format: Exclude<Format, 'text'> | 'torn'): Iterable<View> | undefined {
  if (format === 'csv') return viewCsv(raw)
  const view = viewers[format](raw)
  return view && [view]
}

const viewers = { json: viewJson, markup: viewMarkup, rtf: viewRtf, folded: viewFolded, torn: viewTorn }

/** `from` and `to`: the piece itself, where the view also has what stands around it. */
function hitsOfView(
  view: View,
  { from, to }: { readonly from: number; readonly to: number },
  walk: ReturnType<typeof lineWalk>,
  how: How,
): PieceHit[] {
  const found = detect(view.text, how.options)
  const spans = found.map((one) => {
    const start = view.back(one.start)
    return { one, start, end: Math.max(start, view.backEnd(one.end)) }
  })
  const own = spans.filter(({ start }) => start >= from && start < to)
  // A view may tell of something later than it stands in the file.
  own.sort((a, b) => a.start - b.start)
  const places = view.places?.(own.map(({ start }) => start))
  return own.map(({ one, start, end }, i) => {
    const place = places?.[i]
    return {
      ...hitOf(one, view.text.slice(one.start, one.end), how),
      ...walk.to(start - from),
      start: start - from,
      end: end - from,
      ...(place === undefined ? {} : { place }),
    }
  })
}

function hitsOfText(piece: Piece, own: Uint8Array, how: How): Looked {
  const found = detectBytes(piece.bytes, how.options).filter(({ start }) => start >= piece.from && start < piece.to)
  if (found.length === 0 && isAscii(own)) {
    const buffer = bufferOf(own)
    return { hits: [], lines: newlinesIn(buffer), units: own.length, tail: own.length - buffer.lastIndexOf(10) - 1 }
  }
  const walk = lineWalk(decode(own))
  let byte = 0
  let unit = 0
  const hits = found.map((one) => {
    const start = unit + unitsIn(own.subarray(byte, one.start - piece.from))
    byte = one.start - piece.from
    unit = start
    const value = decode(piece.bytes.subarray(one.start, one.end))
    return { ...hitOf(one, value, how), ...walk.to(start), start, end: start + value.length }
  })
  return { hits, ...walk.end() }
}

export function hitOf(
  one: Finding,
  value: string,
  { showValues, markKey }: How,
): Finding & Pick<Hit, 'mark' | 'value'> {
  const mark = createHmac('sha256', markKey).update(`${one.kind} ${value}`).digest('base64')
  return { ...one, mark, ...(showValues ? { value } : {}) }
}

/** Lines and columns of ascending offsets. */
function lineWalk(text: string) {
  let line = 1
  let begin = 0
  const to = (offset: number) => {
    for (let end = text.indexOf('\n', begin); end !== -1 && end < offset; end = text.indexOf('\n', begin)) {
      line++
      begin = end + 1
    }
    return { line, column: offset - begin + 1 }
  }
  const end = () => {
    to(text.length)
    return { lines: line - 1, units: text.length, tail: text.length - begin }
  }
  return { to, end }
}

function newlinesIn(buffer: Buffer): number {
  let count = 0
  for (let at = buffer.indexOf(10); at !== -1; at = buffer.indexOf(10, at + 1)) count++
  return count
}

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
const unitsIn = (bytes: Uint8Array) => (isAscii(bytes) ? bytes.length : decode(bytes).length)
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const decode = (bytes: Uint8Array) => decoder.decode(bytes)
