import { bestContrastOn, leastContrast } from '../core/color.ts'
import { wrongIn } from '../core/office-hours.ts'
import { invalid, fail } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Staff } from '../core/viewer.ts'
import type { IdentitySecret, MessengerSettings, Workspace } from '../core/workspace.ts'
import { refuseValues } from './plain-name.ts'
import type { Deps } from './ports.ts'

export async function changeWorkspace(
  d: Deps,
  viewer: Staff,
  change: { name?: string; messenger?: Partial<MessengerSettings> },
  expected?: number,
): Promise<Workspace> {
  if (change.name?.trim() === '') throw invalid('name', 'Give the workspace a name.')
  if (change.name !== undefined) await refuseValues(d, viewer, { name: change.name })
  const before = await d.store.workspace(viewer.workspaceId)
  if (!before) throw fail('not_found')
  const messenger = change.messenger && { ...before.messenger, ...change.messenger }
  if (messenger) await checkMessenger(d, viewer, messenger)
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('workspace', viewer.workspaceId, expected)
    await tx.changeWorkspace({
      ...(change.name === undefined ? {} : { name: change.name.trim() }),
      ...(messenger === undefined ? {} : { messenger }),
    })
    await tx.log(viewer, {
      action: 'workspace.changed',
      object: { type: 'workspace', id: viewer.workspaceId },
      details: { fields: Object.keys(change) },
    })
    tx.announce({ type: 'workspace' })
    tx.announce({ type: 'messenger' })
  })
  const workspace = await d.store.workspace(viewer.workspaceId)
  if (!workspace) throw fail('not_found')
  return workspace
}

/** What is written here stands on every page of a site: it may hold no value, and must be readable. */
async function checkMessenger(
  d: Deps,
  viewer: Staff,
  { color, hours, greeting, intro }: MessengerSettings,
): Promise<void> {
  if (bestContrastOn(color) < leastContrast)
    throw invalid(
      'messenger.color',
      'Neither white nor dark text reads well on this colour. Choose a lighter or a darker one.',
    )
  const wrong = hours && wrongIn(hours)
  if (wrong === 'timeZone')
    throw invalid('messenger.hours.timeZone', 'This time zone is not known. Write it like Europe/Berlin.')
  if (wrong === 'week') throw invalid('messenger.hours.week', 'Each span of office hours begins before it ends.')
  await refuseValues(d, viewer, {
    'messenger.greeting.en': greeting.en,
    'messenger.greeting.de': greeting.de,
    'messenger.intro.en': intro.en,
    'messenger.intro.de': intro.de,
  })
}

/** A new secret for signing who a messenger user is. Shown once; the older ones keep working until they are revoked. */
export async function createIdentitySecret(
  d: Deps,
  viewer: Staff,
  id: string,
): Promise<IdentitySecret & { secret: string }> {
  if (!isId('identitySecret', id)) throw invalid('id', 'Make an id for the secret: ids_ and a ULID in lower case.')
  const now = d.clock.now()
  const { secret } = d.identity.makeSecret('idv_')
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.addIdentitySecret(id, secret, now)
    await tx.log(viewer, { action: 'identity-secret.created', object: { type: 'identity-secret', id } })
  })
  return { id, createdAt: now.toISOString(), revokedAt: null, secret }
}

/**
 * And ends the sessions that a signature began: whoever had the secret may have made some. Whose page has a signature that still
 * holds comes back by itself.
 */
export async function revokeIdentitySecret(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.revokeIdentitySecret(id, d.clock.now()))) throw fail('not_found')
    for (const sessionId of await tx.endSignedSessions()) tx.announce({ type: 'session.ended', sessionId })
    await tx.log(viewer, { action: 'identity-secret.revoked', object: { type: 'identity-secret', id } })
  })
}
