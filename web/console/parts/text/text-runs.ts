import type { Seal, SafeText } from '../../../../src/http/wire/shapes.ts'

/** A piece of a text as it is shown. `start` and `end` are UTF-16 offsets into the whole text. */
type Run =
  | { readonly type: 'text' | 'link'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly type: 'seal'; readonly start: number; readonly end: number; readonly text: string; readonly seal: Seal }

/** Cuts a safe text at its seals, and what lies between at its links. The runs cover the text without a gap. */
export function textRuns(safe: SafeText): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const seal of [...safe.seals].sort((a, b) => a.start - b.start)) {
    // A seal that does not fit is left out; its placeholder is still in the text.
    if (seal.start < at || seal.end <= seal.start || seal.end > safe.text.length) continue
    runs.push(...linkRuns(safe.text.slice(at, seal.start), at))
    runs.push({ type: 'seal', start: seal.start, end: seal.end, text: safe.text.slice(seal.start, seal.end), seal })
    at = seal.end
  }
  runs.push(...linkRuns(safe.text.slice(at), at))
  return runs
}

// Only http and https become links: no other scheme from a stranger's text may be one click away.
const address = /https?:\/\/[^\s<>"'`]+/gi
/** Marks that end the sentence, not the address. */
const trailing = /[.,;:!?)\]}»”]+$/

function linkRuns(text: string, offset: number): Run[] {
  const runs: Run[] = []
  let at = 0
  const push = (type: 'text' | 'link', start: number, end: number) => {
    if (end > start) runs.push({ type, start: offset + start, end: offset + end, text: text.slice(start, end) })
  }
  for (const match of text.matchAll(address)) {
    const link = match[0].replace(trailing, '')
    if (!URL.canParse(link)) continue
    push('text', at, match.index)
    push('link', match.index, match.index + link.length)
    at = match.index + link.length
  }
  push('text', at, text.length)
  return runs
}

export type Passage = { readonly start: number; readonly end: number }

/**
 * What of a selection can be sealed: without the spaces around it, never with half of an earlier seal in it,
 * and never between the two halves of a surrogate pair.
 */
export function sealable(safe: SafeText, from: number, to: number): Passage | 'overlaps' | null {
  let start = Math.max(0, Math.min(from, to))
  let end = Math.min(safe.text.length, Math.max(from, to))
  for (const seal of safe.seals) {
    if (start > seal.start && start < seal.end) start = seal.end
    if (end > seal.start && end < seal.end) end = seal.start
  }
  if (isLowHalf(safe.text, start)) start -= 1
  if (isLowHalf(safe.text, end)) end += 1
  while (start < end && /\s/.test(safe.text.charAt(start))) start += 1
  while (end > start && /\s/.test(safe.text.charAt(end - 1))) end -= 1
  if (end <= start) return null
  return safe.seals.some((seal) => seal.start < end && start < seal.end) ? 'overlaps' : { start, end }
}

function isLowHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return at > 0 && code >= 0xdc00 && code <= 0xdfff
}
