import { invalid } from '../core/errors.ts'
import {
  beforeDays,
  maxRetentionDays,
  minRetentionDays,
  nextRule,
  type RetentionCounts,
  type RetentionRule,
} from '../core/retention.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

export type Foreseen = { readonly rule: RetentionRule; readonly counts: RetentionCounts | null }

/** The rule, and whom it or another number of days would erase at this moment. Numbers only, and nobody is touched. */
export async function readRetention(d: Deps, viewer: Staff, days?: number): Promise<Foreseen> {
  mustBeAllowed(viewer, 'contact:erase')
  const rule = await d.store.retention(viewer.workspaceId)
  const asked = days ?? rule.days
  if (asked === null) return { rule, counts: null }
  mustFit(asked)
  await recordRead(d, viewer, 'data.viewed', null, { details: { days: asked } })
  return { rule, counts: await d.store.restingCounts(viewer, beforeDays(asked, d.clock.now())) }
}

export async function setRetention(d: Deps, viewer: Staff, days: number | null): Promise<RetentionRule> {
  mustBeAllowed(viewer, 'contact:erase')
  if (days !== null) mustFit(days)
  return d.store.write(viewer.workspaceId, async (tx) => {
    const rule = nextRule(await tx.lockRetention(), days, d.clock.now())
    await tx.keepRetention(rule)
    await tx.log(viewer, {
      action: 'retention.changed',
      object: { type: 'workspace', id: viewer.workspaceId },
      details: { days: rule.days, from: rule.from },
    })
    return rule
  })
}

function mustFit(days: number): void {
  if (!(Number.isInteger(days) && days >= minRetentionDays && days <= maxRetentionDays))
    throw invalid('days', `Choose between ${minRetentionDays} and ${maxRetentionDays} days.`)
}
