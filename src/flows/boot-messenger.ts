import type { Contact } from '../core/contact.ts'
import { fail, Failure, invalid } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import type { Actor, Housekeeper, Visitor } from '../core/viewer.ts'
import { foresightOf, type Foresight } from '../core/what-hides.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Deps, IdentityClaim, VerifiedIdentity } from './ports.ts'
import { recordRead } from './record-read.ts'
import { changeContact, createContact } from './save-contact.ts'

export type Boot = IdentityClaim & {
  readonly workspaceId: string
  readonly session?: string
  readonly address: string | null
}

type Booted = {
  readonly token: string
  readonly expiresAt: string
  readonly contact: Contact
  readonly verified: boolean
  readonly workspace: Workspace
}

/** A signed session ends with its signature, if that is sooner: who was signed out by the site is signed out here. */
const sessionDays = { visitor: 90, verified: 30 }

/**
 * Who opens the messenger. A valid signature makes them the person it names. Without one they are a visitor, whatever
 * else they say: a claimed e-mail or id never becomes an existing person. A wrong signature is refused.
 */
export async function bootMessenger(d: Deps, boot: Boot): Promise<Booted> {
  const workspace = await d.store.workspace(boot.workspaceId)
  if (!workspace) throw fail('not_found', 'There is no workspace with this app_id.', 'app_id')
  const host: Housekeeper = { type: 'system', id: 'messenger', workspaceId: workspace.id, address: null }
  const identity = await verify(d, host, workspace, boot)
  if (identity) return startSession(d, workspace, await knownContact(d, host, identity), true, boot, identity.until)

  const earlier = boot.session ? await d.store.visitorOf(d.identity.hashSecret(boot.session), d.clock.now()) : undefined
  if (earlier && earlier.workspaceId === workspace.id && !earlier.verified) {
    const viewer = {
      type: 'contact',
      workspaceId: workspace.id,
      id: earlier.contactId,
      sessionId: earlier.sessionId,
      verified: false,
      address: boot.address,
    } as const
    const contact = await d.store.contactFor(viewer, viewer.id)
    if (contact) return startSession(d, workspace, await withClaims(d, viewer, contact, boot), false, boot)
  }
  const id = makeId('contact', d.clock.now().getTime(), d.random.bytes)
  const visitor = await createContact(d, host, id, {}, 'visitor')
  return startSession(d, workspace, await withClaims(d, host, visitor, boot), false, boot)
}

/** What stands on every page of a site, before anybody is known: how the messenger looks, and what will be hidden. */
export async function showWorkspace(
  d: Deps,
  workspaceId: string,
): Promise<{ workspace: Workspace; foresight: Foresight }> {
  const workspace = await d.store.workspace(workspaceId)
  if (!workspace) throw fail('not_found', 'There is no workspace with this app_id.', 'app_id')
  return { workspace, foresight: await foresightFor(d, workspaceId) }
}

export async function foresightFor(d: Deps, workspaceId: string): Promise<Foresight> {
  return foresightOf(await d.store.policyOf(workspaceId), { author: 'contact', channel: 'messenger' })
}

/** What a visitor says of themselves, later on. Somebody who is verified is who the signature says, and nothing else. */
export async function claimIdentity(d: Deps, viewer: Visitor, claims: Claims): Promise<void> {
  const contact = await d.store.contactFor(viewer, viewer.id)
  if (!contact) throw fail('not_found')
  if (contact.kind === 'visitor') await changeIfOther(d, viewer, contact, claims)
}

type Claims = { readonly name?: string | null | undefined; readonly email?: string | null | undefined }

/** A site may hand over what is no address: that is no reason to keep a visitor from writing. */
async function withClaims(d: Deps, actor: Actor, contact: Contact, { name, email }: Claims): Promise<Contact> {
  if (contact.kind !== 'visitor') return contact
  let now = contact
  for (const claim of [{ name }, { email }] satisfies Claims[]) {
    try {
      now = await changeIfOther(d, actor, now, claim)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'invalid') throw error
    }
  }
  return now
}

async function changeIfOther(d: Deps, actor: Actor, contact: Contact, { name, email }: Claims): Promise<Contact> {
  const input = {
    ...(name === undefined || name === (contact.name?.text ?? null) ? {} : { name }),
    ...(email === undefined || email === contact.email ? {} : { email }),
  }
  return Object.keys(input).length === 0 ? contact : changeContact(d, actor, contact, input, undefined, 'if-other')
}

async function verify(
  d: Deps,
  host: Housekeeper,
  workspace: Workspace,
  boot: Boot,
): Promise<VerifiedIdentity | undefined> {
  try {
    const identity = d.identity.verifyIdentity(await d.store.liveIdentitySecrets(workspace.id), boot, d.clock.now())
    const claims = boot.userId !== undefined || boot.email !== undefined
    if (!identity && claims && workspace.messenger.requireVerification) {
      throw fail(
        'unauthenticated',
        'This workspace asks for a signed identity. Send user_hash or intercom_user_jwt.',
        'user_hash',
      )
    }
    return identity
  } catch (error) {
    if (error instanceof Failure && error.code === 'unauthenticated') {
      await recordRead(d, host, 'visitor.refused', null, { details: { field: error.field ?? null } })
    }
    throw error
  }
}

async function knownContact(d: Deps, host: Housekeeper, identity: VerifiedIdentity): Promise<Contact> {
  refuseBlanks(identity)
  const known =
    (identity.externalId && (await d.store.contactBy(host.workspaceId, 'external-id', identity.externalId))) ||
    (!identity.externalId && identity.email && (await d.store.contactBy(host.workspaceId, 'email', identity.email))) ||
    undefined
  if (known && !isNamed(known, identity))
    throw fail('conflict', 'Somebody else has an id or an e-mail that is spelled almost like this one.', 'user_id')
  const input = {
    ...(identity.externalId ? { externalId: identity.externalId } : {}),
    ...(identity.email && !(await isAnothers(d, host, identity, known)) ? { email: identity.email } : {}),
    ...(identity.name ? { name: identity.name } : {}),
    ...(Object.keys(identity.attributes).length > 0 ? { attributes: identity.attributes } : {}),
  }
  if (known) return differs(known, input) ? changeContact(d, host, known, input, undefined, 'if-other') : known
  return createContact(d, host, makeId('contact', d.clock.now().getTime(), d.random.bytes), input)
}

/**
 * Whoever has an id of the site's is that person, and sites let people write any address into their profile: an e-mail by which
 * somebody else is known here is not taken over, and leads nobody to what the other one wrote.
 */
async function isAnothers(
  d: Deps,
  host: Housekeeper,
  { externalId, email }: VerifiedIdentity,
  known: Contact | undefined,
): Promise<boolean> {
  if (!externalId || !email) return false
  const other = await d.store.contactBy(host.workspaceId, 'email', email)
  return other !== undefined && other.id !== known?.id
}

/**
 * A look-up passes over how a value is spelled: `ＫＩＭ²` finds `kim2`. A signature does not: whoever could choose such an id or
 * e-mail at the host site would become the other person here.
 */
function isNamed(known: Contact, { externalId, email = '' }: VerifiedIdentity): boolean {
  return externalId ? known.externalId === externalId : plainCase(known.email ?? '') === plainCase(email)
}

/** No more than A to Z: the sign for kelvin is a K in small letters, and no letter of an address. */
const plainCase = (email: string) => email.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** They would be kept without them, and then be somebody else. */
function refuseBlanks({ externalId = '', email = '' }: VerifiedIdentity): void {
  if (externalId !== externalId.trim() || email !== email.trim())
    throw invalid('user_id', 'What is signed may have no blanks around it.')
}

function differs(known: Contact, input: { email?: string; name?: string; attributes?: object }): boolean {
  return (
    (input.email !== undefined && input.email !== known.email) ||
    (input.name !== undefined && input.name !== known.name?.text) ||
    input.attributes !== undefined
  )
}

async function startSession(
  d: Deps,
  workspace: Workspace,
  contact: Contact,
  verified: boolean,
  boot: Boot,
  until?: Date,
): Promise<Booted> {
  const now = d.clock.now()
  const longest = now.getTime() + (verified ? sessionDays.verified : sessionDays.visitor) * 86_400_000
  const expiresAt = new Date(Math.min(longest, until?.getTime() ?? longest))
  const id = makeId('visitorSession', now.getTime(), d.random.bytes)
  const { secret, hash } = d.identity.makeSecret('vis_')
  await d.store.write(workspace.id, async (tx) => {
    // Its secret may have been revoked since: whoever does that waits for us and then ends the session, or we see it here.
    if (verified) d.identity.verifyIdentity(await tx.holdIdentitySecrets(), boot, now)
    await tx.addVisitorSession({ id, contactId: contact.id, hash, verified, expiresAt })
    await tx.log(
      { type: 'contact', workspaceId: workspace.id, id: contact.id, sessionId: id, verified, address: boot.address },
      {
        action: 'visitor.started',
        object: { type: 'contact', id: contact.id },
        about: contact.id,
        details: { verified },
      },
    )
  })
  return { token: secret, expiresAt: expiresAt.toISOString(), contact, verified, workspace }
}
