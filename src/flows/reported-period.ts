import { fail, invalid } from '../core/errors.ts'
import { maxEvidenceDays } from '../core/evidence.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Deps } from './ports.ts'

export type AskedPeriod = { readonly from: string; readonly to: string }

/** The time that a report is about. What has not been yet is no evidence: it ends where the report is made. */
export async function reportedPeriod(
  d: Deps,
  workspaceId: string,
  asked: AskedPeriod,
): Promise<{ readonly workspace: Workspace; readonly from: Date; readonly to: Date; readonly now: Date }> {
  const now = d.clock.now()
  const [from, to] = [new Date(asked.from), new Date(Math.min(Date.parse(asked.to), now.getTime()))]
  if (Number.isNaN(from.getTime())) throw invalid('from', 'Expected a date and time such as 2026-05-04T10:00:00Z.')
  if (from >= now) throw invalid('from', 'This time has not come yet.')
  if (!(to > from)) throw invalid('to', 'The end must come after the beginning.')
  if (to.getTime() - from.getTime() > maxEvidenceDays * 86_400_000)
    throw invalid('from', `A report covers ${maxEvidenceDays} days at most. Ask for a longer time in parts.`)
  const workspace = await d.store.workspace(workspaceId)
  if (!workspace) throw fail('not_found')
  // Of a time without a log nothing would be found, and everything would seem to hold.
  if (to.getTime() <= Date.parse(workspace.createdAt)) throw invalid('to', 'This workspace was made after that time.')
  return { workspace, from, to, now }
}
