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
  /** What should have been done by itself and was not: somebody has to look. */
  readonly undone: Undone
  /** Sealed, masked and removed values; `week` is the Monday. */
  readonly hidden: readonly { readonly week: string; readonly kind: Kind; readonly count: number }[]
  readonly reveals: readonly { readonly week: string; readonly count: number }[]
}

export type Undone = {
  /** Erasures that were begun more than an hour ago and have not ended. */
  readonly erasures: number
  /** Values whose time is over by more than a day, and that are still there. */
  readonly overdue: number
  /** Webhooks whose newest delivery did not arrive, or that has been tried several times. */
  readonly webhooks: number
  /** Values that were sealed in one place in the last two weeks and stand open in others: nobody has decided about them. */
  readonly sweeps: number
  /** Rows of the log that have stood for minutes and are not chained. */
  readonly unchained: number
  /** Since when nobody has gone through who may do what, if that is longer than a quarter. */
  readonly accessSince: string | null
  /** Until when nothing is destroyed, because the clock stood more than a day ahead of where it had stood. */
  readonly waitsUntil: string | null
  /** When the newest backup was made, if it is older than a week; houses that are copied by other means have none. */
  readonly lastBackup: string | null
}
