import type { Kind } from '../finding.ts'

/** What a detector saw, in folded offsets. */
export type Match = {
  readonly start: number
  readonly end: number
  readonly confidence: number
  readonly hint: string
  /** Where one detector serves several kinds or vendors. */
  readonly kind?: Kind
  readonly detector?: string
}
