import {
  changeActs,
  controlsOf,
  evidenceStatement,
  lookActs,
  maxEvidenceRows,
  type Evidence,
} from '../core/evidence.ts'
import type { ActivityAction } from '../core/activity.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import type { ChainVerdict } from '../core/verify-chain.ts'
import { hostOf } from '../core/webhook.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { reportedPeriod, type AskedPeriod } from './reported-period.ts'
import { dataUses } from './state-data-uses.ts'
import { writtenOut } from './written-out.ts'

/** What an auditor asks of a period, as one signed document. That it was made is in the log before it is read. */
export async function makeEvidence(
  d: Deps,
  viewer: Staff,
  asked: AskedPeriod,
  verify: (workspaceId: string) => Promise<ChainVerdict>,
): Promise<Evidence> {
  mustBeAllowed(viewer, 'evidence:read')
  const { workspaceId } = viewer
  const { workspace, from, to, now } = await reportedPeriod(d, workspaceId, asked)
  await recordRead(d, viewer, 'evidence.made', null, {
    details: { from: from.toISOString(), to: to.toISOString() },
  })

  const verdict = await verify(workspaceId)
  const numbers = await d.store.evidenceNumbers(viewer, { from, to, now })
  const rowsOf = async (actions: readonly ActivityAction[]) => {
    const filter = { actions, after: from.toISOString(), before: to.toISOString() }
    const items = await writtenOut(d, viewer, filter, maxEvidenceRows)
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
