/** For how long people are kept of whom nothing is heard any more. `days` null: until somebody erases them. */
export type RetentionRule = {
  readonly days: number | null
  /** From when on it counts: a slip of the hand can be taken back until then. */
  readonly from: string | null
}

export const noRetention: RetentionRule = { days: null, from: null }
export const minRetentionDays = 7
export const maxRetentionDays = 3_650
const graceHours = 24

/** Whom a rule would erase at this moment, and whom it passes over. */
export type RetentionCounts = {
  readonly due: number
  /** Past their time, but a conversation of theirs is not closed. */
  readonly unclosed: number
  /** Past their time, but on hold. */
  readonly held: number
}

/** A longer time counts at once; a shorter one, which erases more, a day later. */
export function nextRule(before: RetentionRule, days: number | null, now: Date): RetentionRule {
  if (days === null) return noRetention
  if (before.days !== null && days >= before.days) return { days, from: before.from }
  return { days, from: new Date(now.getTime() + graceHours * 3_600_000).toISOString() }
}

/** The moment before which nothing may have been heard; undefined while no rule counts. */
export function restingSince({ days, from }: RetentionRule, now: Date): Date | undefined {
  if (days === null || from === null || now.getTime() < Date.parse(from)) return undefined
  return beforeDays(days, now)
}

export function beforeDays(days: number, now: Date): Date {
  return new Date(now.getTime() - days * 86_400_000)
}
