import {
  changeActs,
  controlsOf,
  evidenceStatement,
  lookActs,
  maxEvidenceDays,
  maxEvidenceRows,
  type Evidence,
} from '../core/evidence.ts'
import type { Activity, ActivityAction } from '../core/activity.ts'
import { fail, invalid } from '../core/errors.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import type { ChainVerdict } from '../core/verify-chain.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { dataUses } from './state-data-uses.ts'

/** What an auditor asks of a period, as one signed document. That it was made is in the log before it is read. */
export async function makeEvidence(
  d: Deps,
  viewer: Staff,
  asked: { readonly from: string; readonly to: string },
  verify: (workspaceId: string) => Promise<ChainVerdict>,
): Promise<Evidence> {
  mustBeAllowed(viewer, 'evidence:read')
  const { workspaceId } = viewer
  const now = d.clock.now()
  // What has not been yet is no evidence: a report ends where it is made.
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
  await recordRead(d, viewer, 'evidence.made', null, {
    details: { from: from.toISOString(), to: to.toISOString() },
  })

  const verdict = await verify(workspaceId)
  const numbers = await d.store.evidenceNumbers(viewer, { from, to, now })
  const rowsOf = async (actions: readonly ActivityAction[]) => {
    const items: Activity[] = []
    for (let cursor: string | undefined; items.length < maxEvidenceRows;) {
      const filter = { actions, after: from.toISOString(), before: to.toISOString() }
      const page = await d.store.activityFor(viewer, filter, {
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      })
      items.push(...page.items)
      cursor = page.next
      if (cursor === undefined) break
    }
    const all = actions.reduce((sum, action) => sum + (numbers.counts[action] ?? 0), 0)
    return { items, leftOut: Math.max(0, all - items.length) }
  }
  const looks = await rowsOf(lookActs)
  const changes = await rowsOf(changeActs)
  const seen = await d.store.lastSeen(viewer)
  const looked = await d.store.looked(viewer, { from, to })
  const looksOf = (id: string) => looked.get(id) ?? { opened: 0, revealed: 0 }
  const people = (await d.store.teammates(viewer)).map(({ id, name, email, roleId, createdAt, deactivatedAt }) => {
    return { id, name, email, roleId, createdAt, deactivatedAt, lastSeenAt: seen.get(id) ?? null, ...looksOf(id) }
  })
  const roles = await d.store.roles(viewer)
  const apiKeys = await d.store.apiKeys(viewer)
  const policy = await d.store.policyOf(workspaceId)
  const { version, name, minConfidence, rules, detectors = [] } = policy
  const uses = await dataUses(d, workspaceId)
  const webhooks = await d.store.webhooks(viewer)
  const { keyId, publicKey } = await d.vault.signingKey(workspaceId)
  const { broken } = verdict

  const unsigned: Omit<Evidence, 'signature'> = {
    type: 'underseal.evidence.v1',
    workspaceId,
    workspaceName: workspace.name,
    from: from.toISOString(),
    to: to.toISOString(),
    madeAt: now.toISOString(),
    madeBy: viewer.id,
    log: {
      since: numbers.logSince,
      rows: verdict.rows,
      rowsInPeriod: Object.values(numbers.counts).reduce((sum, count) => sum + count, 0),
      checkpoints: verdict.checkpoints,
      head: verdict.head ?? null,
      broken: broken ? { position: broken.position, what: broken.what, why: broken.why } : null,
    },
    controls: controlsOf({ now, numbers, policy, verdict, people, roles, apiKeys }),
    looks: looks.items,
    looksLeftOut: looks.leftOut,
    changes: changes.items,
    changesLeftOut: changes.leftOut,
    policy: { version, name, minConfidence, rules, detectors: detectors.map((one) => one.name) },
    dataUses: uses,
    receivers: webhooks.map(({ url, id, topics, content, createdBy, createdAt, pausedAt }) => {
      return { id, host: hostOf(url), topics, content, createdBy, createdAt, pausedAt }
    }),
    roles,
    people,
    apiKeys: apiKeys.map(({ permits, ...key }) => ({ ...key, scopes: permits, ...looksOf(key.id) })),
    counts: numbers.counts,
    hidden: numbers.hidden,
    keyId,
    publicKey,
  }
  const { signature } = await d.vault.sign(workspaceId, evidenceStatement(unsigned))
  return { ...unsigned, signature }
}

/** What comes after the host of an address may be a secret, and so may what stands before it. */
function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/.exec(url)?.[1] ?? ''
}
