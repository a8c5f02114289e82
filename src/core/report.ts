import type { Kind } from '../detect/finding.ts'

/** From counts only: no report ever needs what people wrote. */
export type OverviewRange = {
  readonly days: number
  readonly weeks: number
  /** IANA name of the time zone in which days begin. */
  readonly zone: string
  readonly now: Date
}

export type Overview = {
  /** One for each day of the range, also where nothing happened. `day` is YYYY-MM-DD. */
  readonly started: readonly { readonly day: string; readonly count: number }[]
  /** Medians in seconds over what was started in the range; null where nothing was answered or closed yet. */
  readonly firstResponse: { readonly median: number | null; readonly count: number }
  readonly resolution: { readonly median: number | null; readonly count: number }
  readonly open: number
  readonly unassigned: number
  readonly flagged: number
  /** Sealed, masked and removed values; `week` is the Monday. */
  readonly hidden: readonly { readonly week: string; readonly kind: Kind; readonly count: number }[]
  readonly reveals: readonly { readonly week: string; readonly count: number }[]
}
