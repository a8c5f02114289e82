/**
 * Numbered placeholders: `[payment card 2]` stands for the same value wherever it stands, as long as one session lasts.
 * Invariants:
 * - one value, one number; one number, one value;
 * - a number that somebody wrote into the text themselves is never given out, or their words would be taken for a value.
 */
import type { Finding, Kind } from '../detect/finding.ts'
import { canonicalValue } from '../detect/detect.ts'
import { titleOf } from '../detect/kinds.ts'

export type Standing = { readonly label: string; readonly number: number }

/** Longest: the longest title of a kind is 40 characters, and a number has at most seven. */
const longestPlaceholder = 60
const pattern = /\[([^[\]\n]{1,50}?)\s+(\d{1,7})\]/g

export const labelOf = (kind: Kind): string => titleOf(kind)
export const writePlaceholder = ({ label, number }: Standing): string => `[${label} ${number}]`

/** Models change capitals and blanks when they repeat a placeholder. */
export const foldLabel = (label: string): string => label.toLowerCase().replace(/\s+/g, ' ').trim()
export const keyOf = ({ label, number }: Standing): string => `${foldLabel(label)} ${number}`

/** Two spellings of one value are one. */
export const valueKey = (kind: Kind, value: string): string => `${kind}\n${canonicalValue(kind, value)}`

export function placeholdersIn(text: string): Standing[] {
  if (!text.includes('[')) return []
  return [...text.matchAll(pattern)].map(([, label = '', digits]) => ({
    label: foldLabel(label),
    number: Number(digits),
  }))
}

/** Gives the next number of its label to each key that has none yet. */
export function giveNumbers(
  wanted: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Standing>,
  counts: Record<string, number>,
  avoid: ReadonlySet<string>,
): Map<string, Standing> {
  const fresh = new Map<string, Standing>()
  for (const [key, label] of wanted) if (!known.has(key)) fresh.set(key, nextNumber(label, counts, avoid))
  return fresh
}

/** `counts` is how far each label has come; it is changed. */
export function nextNumber(label: string, counts: Record<string, number>, avoid: ReadonlySet<string>): Standing {
  let number = (counts[label] ?? 0) + 1
  if (avoid.size > 0) while (avoid.has(keyOf({ label, number }))) number++
  counts[label] = number
  return { label, number }
}

type Written = {
  readonly text: string
  readonly places: readonly { readonly start: number; readonly end: number }[]
}

/** The text with each finding replaced by what `standIn` says. Findings are in order and do not overlap. */
export function replaceFindings(
  text: string,
  findings: readonly Finding[],
  standIn: (finding: Finding, value: string) => string,
): Written {
  let out = ''
  let at = 0
  const places = findings.map((finding) => {
    out += text.slice(at, finding.start)
    const start = out.length
    out += standIn(finding, text.slice(finding.start, finding.end))
    at = finding.end
    return { start, end: out.length }
  })
  return { text: out + text.slice(at), places }
}

/** Puts values back. What is not ours stays as it is: a model may invent placeholders. */
export function restorePlaceholders(text: string, valueOf: (standing: Standing) => string | undefined): string {
  if (!text.includes('[')) return text
  return text.replace(
    pattern,
    (whole, label: string, digits: string) => valueOf({ label: foldLabel(label), number: Number(digits) }) ?? whole,
  )
}

/** The same for a text that comes in pieces: a placeholder that is cut by a piece's end is held until it is whole. */
export function openRestorer(valueOf: (standing: Standing) => string | undefined): {
  push(piece: string): string
  end(): string
} {
  let held = ''
  return {
    push(piece) {
      held += piece
      const open = held.lastIndexOf('[')
      const unfinished =
        open !== -1 &&
        !held.includes(']', open) &&
        held.length - open < longestPlaceholder &&
        !held.includes('\n', open)
      const ready = unfinished ? held.slice(0, open) : held
      held = unfinished ? held.slice(open) : ''
      return restorePlaceholders(ready, valueOf)
    },
    end() {
      const rest = held
      held = ''
      return restorePlaceholders(rest, valueOf)
    },
  }
}
