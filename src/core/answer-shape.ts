import type { Kind } from '../detect/finding.ts'
import { ibanLength } from '../detect/detectors/iban.ts'
import { answerShapes } from './answer-shape-table.ts'

/** What keeps a value that is being typed from being an answer; counts and kinds of signs, never the value. */
export type Missing =
  | { readonly what: 'more'; readonly count: number; readonly of: 'digits' | 'characters' }
  | { readonly what: 'fewer'; readonly count: number }
  | { readonly what: 'digits-only' }
  | { readonly what: 'country' }
  | { readonly what: 'check-digits' }

/** For a value that is no answer yet. Undefined: its kind is written in too many ways to tell what is missing. */
export function missingOf(kind: Kind, typed: string): Missing | undefined {
  const shape = answerShapes[kind]
  const [, first, second, signs, checks] = /^(\d+)(?:-(\d+))?([dc])(\*?)$/.exec(shape ?? '') ?? []
  const value = typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
  if (!first || value === '') return undefined
  if (signs === 'd' && /\P{N}/u.test(value)) return { what: 'digits-only' }
  if (kind === 'payment-card' && rareCard.test(value) && value.length > 11 && value.length < 16) return undefined
  const span = spanOf(kind, value, Number(first), Number(second ?? first))
  if (span === undefined) return { what: 'country' }
  if (value.length < span.from)
    return { what: 'more', count: span.from - value.length, of: signs === 'd' ? 'digits' : 'characters' }
  if (value.length > span.to) return { what: 'fewer', count: value.length - span.to }
  return checks ? { what: 'check-digits' } : undefined
}

/** An IBAN's length is its country's, and a card's its network's. Undefined: no country begins like this. */
function spanOf(kind: Kind, value: string, from: number, to: number): { from: number; to: number } | undefined {
  if (kind === 'iban') {
    const whole = /^[A-Z]{2}/.test(value) ? ibanLength(value, 0) : 0
    if (whole) return { from: whole, to: whole }
    return /^[A-Z]?$/.test(value.slice(0, 2)) ? { from, to } : undefined
  }
  // American Express has 15 digits (34, 37); nearly all others have 16, some up to 19.
  if (kind === 'payment-card') return /^3[47]/.test(value) ? { from: 15, to: 15 } : { from: 16, to }
  return { from, to }
}

/** Diners, Maestro and other networks that also have numbers of twelve to fifteen digits: there a short one may be whole. */
const rareCard = /^(?:1|2[01]|3[0689]|5[06-8])/
