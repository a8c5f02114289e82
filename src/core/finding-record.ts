import type { Class, Kind } from '../detect/finding.ts'
import type { Action } from './policy.ts'
import type { Place } from './seal.ts'

/** That something was seen, where, and what was done: the ground for counts and for the review queue. Never the value. */
export type FindingRecord = {
  readonly id: string
  readonly kind: Kind
  readonly class: Class
  readonly confidence: number
  readonly detector: string
  readonly action: Action
  readonly place: Place
  readonly contactId: string | null
  readonly conversationId: string | null
  readonly policyVersion: number
  readonly createdAt: string
  /** The sealed value it became. */
  readonly token?: string
  /** The place in the policy of the rule that decided, from 0. Absent where a person did. */
  readonly rule?: number
  /** Where it stands in the safe text, if it was left there. */
  readonly span?: readonly [start: number, end: number]
  readonly review?: Review | null
}

export const verdicts = ['seal', 'harmless'] as const
export type Verdict = (typeof verdicts)[number]
export type Review = { readonly verdict: Verdict; readonly by: string; readonly at: string }
