import { foldWords } from '../core/search-terms.ts'
import type { SafeText } from '../core/seal.ts'

/** A line in a list shows about this much; the whole of a long text would make a page of megabytes. */
const maxLength = 240
/** Of a hit two lines are shown, and the word must be in them. */
const maxHitLength = 120

/**
 * The beginning of a text, or the surroundings of the first word that starts with one of the terms. A seal is never cut:
 * the cut moves to its edge, so that a placeholder stays readable and its chip stays whole.
 */
export function excerptOf(safe: SafeText, terms: readonly string[]): SafeText {
  const room = terms.length === 0 ? maxLength : maxHitLength
  if (safe.text.length <= room) return safe
  const hit = terms.length === 0 ? 0 : firstHit(safe.text, terms)
  const start = edge(safe, wordFrom(safe.text, Math.max(0, hit - room / 4), hit), 'start')
  const end = edge(safe, wordTo(safe.text, Math.min(safe.text.length, start + room)), 'end')
  const before = start > 0 ? '…' : ''
  const after = end < safe.text.length ? '…' : ''
  const shift = before.length - start
  return {
    text: before + safe.text.slice(start, end) + after,
    seals: safe.seals
      .filter((seal) => seal.start >= start && seal.end <= end)
      .map((seal) => ({ ...seal, start: seal.start + shift, end: seal.end + shift })),
  }
}

function firstHit(text: string, terms: readonly string[]): number {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu)) {
    if (foldWords(word).some((folded) => terms.some((term) => folded.startsWith(term)))) return index
  }
  return 0
}

/** Half a word at an edge reads like a mistake. A text without spaces is cut where it falls. */
function wordFrom(text: string, at: number, hit: number): number {
  if (at === 0 || /\s/.test(text.charAt(at - 1))) return at
  const space = text.slice(at, hit).search(/\s/)
  return space < 0 ? at : at + space + 1
}

const longestLost = 20

function wordTo(text: string, at: number): number {
  if (at === text.length || /\s/.test(text.charAt(at))) return at
  const space = text.slice(at - longestLost, at).search(/\s\S*$/)
  return space < 0 ? at : at - longestLost + space
}

function edge(safe: SafeText, at: number, side: 'start' | 'end'): number {
  const across = safe.seals.find((seal) => seal.start < at && at < seal.end)
  if (across) return side === 'start' ? across.start : across.end
  // Between the halves of a surrogate pair is no place to cut.
  const code = safe.text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
