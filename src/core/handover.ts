import { detect } from '../detect/detect.ts'
import { catalogue, kindOf } from '../detect/kinds.ts'
import type { Finding, Kind } from '../detect/finding.ts'
import { neverKept } from './policy.ts'

/**
 * What a message of the team's carries beside its words: the question for one value, which the answer brings straight into
 * the vault, or a secret for the contact that opens once. Neither value ever stands in a text.
 */
export type Handover =
  | {
      readonly what: 'request'
      readonly kind: Kind
      readonly state: 'open' | 'answered' | 'declined'
      /** ISO 8601 */
      readonly expiresAt: string
    }
  | { readonly what: 'secret'; readonly state: 'sealed' | 'opened'; readonly expiresAt: string }

export type HandoverState = Handover['state'] | 'expired'

/** What has ended without an answer is over at the hour, whether or not a job has come by. */
export function handoverState(handover: Handover, now: Date): HandoverState {
  const waits = handover.state === 'open' || handover.state === 'sealed'
  return waits && Date.parse(handover.expiresAt) <= now.getTime() ? 'expired' : handover.state
}

export const requestHours = { usual: 72, longest: 14 * 24 } as const
export const secretHours = { usual: 24, longest: 7 * 24 } as const
export const maxSecretLength = 4_000
export const maxAnswerLength = 4_000

/** Written in too many ways to be known on their own: a question for one could never be answered. handover.test.ts tries all. */
const notKnownAlone: readonly Kind[] = [
  'us-bank-account',
  'uk-sort-code-account',
  'us-passport',
  'us-driver-licence',
  'my-nric',
  'pk-cnic',
  'co-cedula',
  'diagnosis',
  'medication',
  'patient-age',
  'patient-sex',
  'patient-place',
  'care-date',
  'care-facility',
]

/** Names and addresses are no secrets between the two, and what PCI DSS forbids to keep cannot be asked for. */
export const requestableKinds: readonly Kind[] = catalogue
  .filter(({ class: group }) => !['identity', 'contact', 'device', 'custom'].includes(group))
  .map(({ kind }) => kind)
  .filter((kind) => !neverKept.includes(kind) && !notKnownAlone.includes(kind))

/**
 * The finding that makes a typed value an answer: of the kind that was asked for, and nothing beside it. The kind's own name
 * goes in front, for many detectors believe a bare number only beside a word that explains it.
 */
export function findAnswer(kind: Kind, typed: string): Finding | undefined {
  const entry = kindOf(kind)
  const value = typed.trim()
  if (!entry || value === '' || value.length > maxAnswerLength) return undefined
  for (const before of ['', `${entry.title}: `, `${entry.titleDe}: `]) {
    const found = detect(before + value, { kinds: [kind], minConfidence: leastConfidence })
    const whole = found.find((one) => one.start <= before.length && one.end >= before.length + value.length)
    if (whole) return { ...whole, start: 0, end: value.length }
  }
  return undefined
}

/** Both sides know what is meant: less evidence is enough than in running text. */
const leastConfidence = 0.3
