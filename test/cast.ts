import { randomBytes } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { makeId, type Noun } from '../src/core/id.ts'
import type { Permission } from '../src/core/permission.ts'
import type { Staff, Teammate, Visitor } from '../src/core/viewer.ts'
import { bootMessenger } from '../src/flows/boot-messenger.ts'
import { createApiKey } from '../src/flows/create-api-key.ts'
import { foundWorkspace, makeSignInLink } from '../src/flows/found-workspace.ts'
import { acceptInvitation, inviteTeammate } from '../src/flows/invite-teammate.ts'
import type { Deps } from '../src/flows/ports.ts'
import { signIn, type SignedIn } from '../src/flows/sign-in.ts'

/** Somebody of the team: what the flows take, and what the doors take. */
export type Person = { readonly viewer: Teammate; readonly cookie: string }
export type Stranger = { readonly viewer: Visitor; readonly token: string }
export type Key = { readonly viewer: Staff; readonly secret: string }

/**
 * The fixed cast. ada owns the workspace, ida administers it, ben answers and may not reveal, otto only looks.
 * zoe owns another workspace. vic and wim are visitors of ada's.
 */
export type Cast = {
  readonly ada: Person
  readonly ida: Person
  readonly ben: Person
  readonly otto: Person
  readonly zoe: Person
  readonly vic: Stranger
  readonly wim: Stranger
}

export const password = 'four quiet words here'
const address = '192.0.2.7'

export const newId = (noun: Noun): string => makeId(noun, Date.now(), (count) => randomBytes(count))

/** Two workspaces with their people, all made through the real flows. */
export async function gatherCast(d: Deps): Promise<Cast> {
  const ours = await foundWorkspace(d, { name: 'Ada & Co', owner: { name: 'Ada Byron', email: 'ada@example.com' } })
  const others = await foundWorkspace(d, { name: 'Zoe Ltd', owner: { name: 'Zoe Quist', email: 'zoe@example.org' } })
  const ada = await byLink(d, ours.workspaceId, ours.ownerId)
  const zoe = await byLink(d, others.workspaceId, others.ownerId)
  const join = (name: string, role: string) => invited(d, ada.viewer, name, ours.roles[role] ?? '')
  const [ida, ben, otto] = [
    await join('Ida Lund', 'admin'),
    await join('Ben Cole', 'teammate'),
    await join('Otto Voss', 'viewer'),
  ]
  return { ada, ida, ben, otto, zoe, vic: await visit(d, ours.workspaceId), wim: await visit(d, ours.workspaceId) }
}

async function byLink(d: Deps, workspaceId: string, teammateId: string): Promise<Person> {
  return personOf(d, await signIn(d, { link: await makeSignInLink(d, workspaceId, teammateId) }, { address }))
}

/** Who was invited with a role, and came. */
export async function invited(d: Deps, by: Staff, name: string, roleId: string): Promise<Person> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.com`
  const { secret } = await inviteTeammate(d, by, { id: newId('invitation'), email, roleId })
  return personOf(d, await acceptInvitation(d, { secret, name, password }, address))
}

export async function personOf(d: Deps, { secret }: SignedIn): Promise<Person> {
  const known = await d.store.teammateOfSession(d.identity.hashSecret(secret), d.clock.now())
  if (!known) throw new Error('The session is not known')
  const { workspaceId, teammateId, sessionId, permits } = known
  return { cookie: secret, viewer: { type: 'teammate', address, workspaceId, id: teammateId, sessionId, permits } }
}

/** A new visitor opens the messenger. */
export async function visit(d: Deps, workspaceId: string): Promise<Stranger> {
  const { token, contact } = await bootMessenger(d, { workspaceId, address })
  const known = await d.store.visitorOf(d.identity.hashSecret(token), d.clock.now())
  if (!known) throw new Error('The visit is not known')
  return {
    token,
    viewer: { type: 'contact', address, workspaceId, id: contact.id, sessionId: known.sessionId, verified: false },
  }
}

export async function keyWith(d: Deps, by: Staff, scopes: readonly Permission[]): Promise<Key> {
  const { key, secret } = await createApiKey(d, by, { id: newId('apiKey'), name: 'a program', scopes })
  return { secret, viewer: { type: 'api-key', address, workspaceId: by.workspaceId, id: key.id, permits: key.permits } }
}

/** What a request of theirs carries. */
export function credentials(who: Person | Stranger | Key | null): InjectOptions['headers'] {
  if (who === null) return {}
  if ('cookie' in who) return { cookie: `__Host-underseal=${who.cookie}`, 'x-underseal': '1' }
  return { authorization: `Bearer ${'token' in who ? who.token : who.secret}` }
}
