import { detect } from './detect.ts'
import { findAgain } from './find-again.ts'
import type { Finding } from './finding.ts'
import type { DetectOptions } from './options.ts'

/** What is looked at in one go, and what is read beside it: more than the longest thing that the engine knows, a private key of 16,384 bits. */
const sizes = { stretch: 128 * 1024, around: 16 * 1024 }

/**
 * `detect` for a text of any length, in steps of some milliseconds: whoever takes them can do something else between two. Each
 * stretch is looked at with its neighbourhood on both sides, so that a value across a boundary is found and words near it count.
 */
export function* detectLong(
  text: string,
  options: DetectOptions = {},
  { stretch, around } = sizes,
): Generator<undefined, Finding[]> {
  if (text.length <= stretch + around) return detect(text, options)
  const found: Finding[] = []
  let done = 0
  while (done < text.length) {
    const from = done > around ? lineStart(text, done - around, done) : 0
    const last = text.length - done <= stretch + around
    const wanted = last ? text.length : lineEnd(text, done, done + stretch)
    const here = detect(text.slice(from, last ? text.length : wanted + around), options)
    let end = wanted
    for (const one of here) {
      if (one.end + from <= done || one.start + from >= end) continue
      // What was seen from the other side, too, is kept from the boundary on.
      found.push(moved(one, from, done))
      end = Math.max(end, one.end + from)
    }
    done = end
    if (!last) yield
  }
  const again = findAgain(found, text)
  return again.length === 0 ? found : [...found, ...again].sort((a, b) => a.start - b.start)
}

function moved(one: Finding, by: number, least: number): Finding {
  const there = { ...one, start: Math.max(least, one.start + by), end: one.end + by }
  return one.parts
    ? { ...there, parts: one.parts.map((part) => ({ ...part, start: part.start + by, end: part.end + by })) }
    : there
}

/** The first start of a line in the range, so that no word is cut in two; a text without lines is cut where it is. */
function lineStart(text: string, from: number, to: number): number {
  const end = text.indexOf('\n', from)
  return end !== -1 && end < to - 1 ? end + 1 : wholeCharacter(text, from)
}

function lineEnd(text: string, from: number, wanted: number): number {
  const end = text.lastIndexOf('\n', wanted - 1) + 1
  return end > from ? end : wholeCharacter(text, wanted)
}

/** Not between the two halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
