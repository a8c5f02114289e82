import type { Finding } from '../detect/finding.ts'
import { titleOf } from '../detect/kinds.ts'
import { placeholder, type SafeText, type Seal } from './seal.ts'

/** A piece of a safe text around a place, with its seals, and where the place stands in it. */
export type Excerpt = { readonly text: SafeText; readonly start: number; readonly end: number }

/** About two lines on a phone to either side. */
const reach = 90

export function excerptAround(safe: SafeText, start: number, end: number): Excerpt {
  let from = wordBefore(safe.text, Math.max(0, start - reach))
  let to = wordAfter(safe.text, Math.min(safe.text.length, end + reach))
  for (const seal of safe.seals) {
    // Half a placeholder would read like text.
    if (seal.start < from && from < seal.end) from = seal.start
    if (seal.start < to && to < seal.end) to = seal.end
  }
  const lead = from > 0 ? '… ' : ''
  const shift = lead.length - from
  const seals = safe.seals
    .filter((seal) => seal.start >= from && seal.end <= to)
    .map((seal): Seal => ({ ...seal, start: seal.start + shift, end: seal.end + shift }))
  const text = lead + safe.text.slice(from, to) + (to < safe.text.length ? ' …' : '')
  return { text: { text, seals }, start: start + shift, end: end + shift }
}

function wordBefore(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return at === 0 || space < 0 || space - at > 20 ? at : space + 1
}

function wordAfter(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return at === text.length || space < 0 || at - space > 20 ? at : space
}

/** Every finding gives way to its kind and hint, so that what nobody has decided about yet is not shown either. */
export function maskFindings(
  text: string,
  findings: readonly Finding[],
  shown: Finding,
): { text: string; start: number; end: number } {
  let out = ''
  let at = 0
  let place = { start: 0, end: 0 }
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    if (finding.start < at) continue
    out += text.slice(at, finding.start)
    const start = out.length
    out += placeholder(titleOf(finding.kind), finding.hint)
    if (finding === shown) place = { start, end: out.length }
    at = finding.end
  }
  return { text: out + text.slice(at), ...place }
}
