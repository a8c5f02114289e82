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
}
