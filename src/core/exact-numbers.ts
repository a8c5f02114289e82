import type { Json } from './canonical-json.ts'
import { isJson } from './json-strings.ts'

/** No program writes text like this, and if one does, its text comes back as the number that it spells. */
const mark = '\u0001number '
const longNumber = /\d{16}|\d[\d.]{16}/
const stringsAndNumbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g
/** A quote behind a backslash is within a text, and no number begins there. */
const marked = /(?<!\\)"\\u0001number (-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)"(?!:)/g

/**
 * The same text of JSON, with numbers that double precision would alter as marked strings. Else a card of nineteen digits that is
 * written as a number would be another number, in which nothing is found, and an id in a log would come back as another id.
 */
export function markNumbers(json: string): string {
  if (!longNumber.test(json) || !isJson(json)) return json
  return json.replace(stringsAndNumbers, (one) =>
    one.startsWith('"') || String(Number(one)) === one || one.replace(/\D/g, '').length < 16
      ? one
      : JSON.stringify(mark + one),
  )
}

export function isMarked(leaf: unknown): leaf is string {
  return typeof leaf === 'string' && leaf.startsWith(mark)
}

/** What a leaf says, a number as it was written. */
export function textOf(leaf: string | number): string {
  return isMarked(leaf) ? leaf.slice(mark.length) : String(leaf)
}

export function writeExactly(value: unknown): string {
  return JSON.stringify(value).replace(marked, '$1')
}

export function parseExactly(json: string): Json {
  return JSON.parse(markNumbers(json)) as Json
}
