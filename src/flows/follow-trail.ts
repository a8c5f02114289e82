import { changeActs, lookActs, maxEvidenceRows } from '../core/evidence.ts'
import type { ActivityAction, ActivityFilter } from '../core/activity.ts'
import { fail } from '../core/errors.ts'
import { addressesOf, maxAddressRows, reachOf, trailStatement, type Trail, type TrailNumbers } from '../core/trail.ts'
import type { ChainVerdict } from '../core/verify-chain.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import { hostOf } from '../core/webhook.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { reportedPeriod, type AskedPeriod } from './reported-period.ts'
import { writtenOut } from './written-out.ts'

/** «This key leaked»: what one teammate or key could see and did, as one signed document. Who asks is in the log before it is read. */
export async function followTrail(
  d: Deps,
  viewer: Staff,
  asked: AskedPeriod & { readonly of: string },
  verify: (workspaceId: string) => Promise<ChainVerdict>,
): Promise<Trail> {
  mustBeAllowed(viewer, 'evidence:read')
  const { workspaceId } = viewer
  const { workspace, from, to, now } = await reportedPeriod(d, workspaceId, asked)
  const of = await whose(d, viewer, asked.of, now)
  const [after, before] = [from.toISOString(), to.toISOString()]
  await recordRead(d, viewer, 'trail.made', { type: of.type, id: of.id }, { details: { from: after, to: before } })

  const verdict = await verify(workspaceId)
  const { broken, head = null } = verdict
  const { counts, lists, people, concerned, sessions, stored } = await d.store.trailNumbers(viewer, of.id, {
    from,
    to,
    now,
  })
  const { logSince } = await d.store.evidenceNumbers(viewer, { from, to, now })
  const acts = countOf(counts)
  const read = (filter: ActivityFilter, most: number) => writtenOut(d, viewer, { ...filter, after, before }, most)
  const all = await read({ actorId: of.id }, maxAddressRows)
  const looks = await read({ actorId: of.id, actions: lookActs }, maxEvidenceRows)
  const changes = await read({ actorId: of.id, actions: changeActs }, maxEvidenceRows)
  const toIt = await read({ objectId: of.id }, maxEvidenceRows + 1)
  const { keyId, publicKey } = await d.vault.signingKey(workspaceId)

  const unsigned: Omit<Trail, 'signature'> = {
    type: 'underseal.trail.v1',
    workspaceId,
    workspaceName: workspace.name,
    of,
    from: after,
    to: before,
    madeAt: now.toISOString(),
    madeBy: viewer.id,
    log: {
      since: logSince,
      rows: verdict.rows,
      checkpoints: verdict.checkpoints,
      head,
      broken: broken ? { position: broken.position, what: broken.what, why: broken.why } : null,
    },
    reach: reachOf(of.permits, stored),
    acts,
    counts,
    lists,
    addresses: addressesOf(all),
    addressRowsLeftOut: acts - all.length,
    people,
    peopleLeftOut: concerned - people.length,
    looks,
    looksLeftOut: countOf(counts, lookActs) - looks.length,
    changes,
    changesLeftOut: countOf(counts, changeActs) - changes.length,
    toIt: toIt.slice(0, maxEvidenceRows),
    toItLeftOut: toIt.length > maxEvidenceRows,
    leftBehind: { sessions, ...(await handedOutBy(d, viewer, of.id, now)) },
    keyId,
    publicKey,
  }
  const { signature } = await d.vault.sign(workspaceId, trailStatement(unsigned))
  return { ...unsigned, signature }
}

async function whose(d: Deps, viewer: Staff, id: string, now: Date): Promise<Trail['of']> {
  const teammate = (await d.store.teammates(viewer)).find((one) => one.id === id)
  if (teammate) {
    const { name, createdAt, deactivatedAt: endedAt, roleId } = teammate
    const permits = (await d.store.roles(viewer)).find((role) => role.id === roleId)?.permits ?? []
    return { type: 'teammate', id, name, createdAt, endedAt, permits }
  }
  const key = (await d.store.apiKeys(viewer)).find((one) => one.id === id)
  if (!key) throw fail('not_found')
  const { name, createdAt, revokedAt, expiresAt, permits } = key
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now.getTime()
  return { type: 'api-key', id, name, createdAt, endedAt: revokedAt ?? (isOver ? expiresAt : null), permits }
}

/** Keys, invitations and webhooks outlive the one who made them unless somebody ends them. */
async function handedOutBy(
  d: Deps,
  viewer: Staff,
  id: string,
  now: Date,
): Promise<Omit<Trail['leftBehind'], 'sessions'>> {
  const isOpen = (until: string | null) => until === null || Date.parse(until) > now.getTime()
  const keys = (await d.store.apiKeys(viewer)).filter(
    (one) => one.createdBy === id && one.revokedAt === null && isOpen(one.expiresAt),
  )
  const invitations = (await d.store.invitations(viewer)).filter(
    (one) => one.invitedBy === id && one.acceptedAt === null && isOpen(one.expiresAt),
  )
  const webhooks = (await d.store.webhooks(viewer)).filter((one) => one.createdBy === id)
  return {
    keys: keys.map(({ id: keyId, name }) => ({ id: keyId, name })),
    invitations: invitations.map(({ id: invitationId, roleId }) => ({ id: invitationId, roleId })),
    webhooks: webhooks.map(({ id: webhookId, url }) => ({ id: webhookId, host: hostOf(url) })),
  }
}

function countOf(counts: TrailNumbers['counts'], among?: readonly ActivityAction[]): number {
  const names = among ?? (Object.keys(counts) as ActivityAction[]) // its own keys
  return names.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
}
