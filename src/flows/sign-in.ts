import { foldLookup } from '../core/contact.ts'
import { fail } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import { sessionMaxDays } from '../core/teammate.ts'
import type { Teammate } from '../core/viewer.ts'
import { knownDevice } from './known-device.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { tryPassword } from './try-password.ts'

type Credentials = { readonly email: string; readonly password: string } | { readonly link: string }

/** What the browser brings from an earlier time. */
type From = { readonly address: string | null; readonly device?: string | undefined }

export type SignedIn = {
  readonly workspaceId: string
  readonly teammateId: string
  readonly sessionId: string
  readonly secret: string
  readonly expiresAt: Date
}

/** Unknown person, wrong password and used link all look alike, and take as long. */
export async function signIn(d: Deps, credentials: Credentials, { address, device }: From): Promise<SignedIn> {
  if ('link' in credentials) {
    const who = await byLink(d, credentials.link)
    return startSession(d, who.workspaceId, who.teammateId, address, { by: 'link' })
  }
  const { workspaceId, teammateId, passwordHash } = await byPassword(d, credentials, { address, device })
  return startSession(d, workspaceId, teammateId, address, { by: 'password', passwordHash })
}

/** What opened the door; a password as it was stored then, since it may be changed at that moment. */
type Proof = { readonly by: 'link' | 'invitation' } | { readonly by: 'password'; readonly passwordHash: string | null }

export async function startSession(
  d: Deps,
  workspaceId: string,
  teammateId: string,
  address: string | null,
  proof: Proof,
): Promise<SignedIn> {
  const now = d.clock.now()
  const id = makeId('session', now.getTime(), d.random.bytes)
  const { secret, hash } = d.identity.makeSecret('ses_')
  const expiresAt = new Date(now.getTime() + sessionMaxDays * 86_400_000)
  await d.store.write(workspaceId, async (tx) => {
    const { by, ...stored } = proof
    if (!(await tx.addSession({ id, teammateId, hash, expiresAt, ...stored }))) throw notRight()
    await tx.log(
      { type: 'teammate', workspaceId, id: teammateId, sessionId: id, permits: [], address },
      { action: 'session.started', object: { type: 'session', id }, details: { by } },
    )
  })
  return { workspaceId, teammateId, sessionId: id, secret, expiresAt }
}

async function byLink(d: Deps, link: string) {
  const who = await d.store.takeSignInLink(d.identity.hashSecret(link), d.clock.now())
  if (!who) throw fail('unauthenticated', 'This link has been used or has expired. Ask for a new one.', 'link')
  return who
}

/**
 * Wrong passwords count for the e-mail, whether or not anybody has it, and from a browser that has signed this person in before for
 * that browser: whoever guesses from elsewhere slows down others who come from elsewhere, and not the person. A browser that is known
 * for one of several with the same e-mail (each in a workspace of their own) is a stranger to the others.
 */
async function byPassword(
  d: Deps,
  { email, password }: { email: string; password: string },
  { address, device = '' }: From,
) {
  const people = await d.store.teammatesByEmail(email)
  const numbers = people.map(({ teammateId }) => knownDevice(d, device, teammateId))
  const at = numbers.findIndex((number) => number !== undefined)
  const others = people.filter((_, i) => i !== at)
  const here = at < 0 ? undefined : await among(d, `device:${numbers[at]}`, [people[at]!], password, address)
  const isSearched = here !== undefined || (at >= 0 && others.length === 0)
  const person = isSearched ? here : await among(d, `email:${foldLookup('email', email)}`, others, password, address)
  if (!person) throw notRight()
  return person
}

function notRight() {
  return fail('unauthenticated', 'E-mail or password is not right.')
}

type Candidate = Awaited<ReturnType<Deps['store']['teammatesByEmail']>>[number]

/** Whose password it is. `name`: for what it is tried. */
function among(
  d: Deps,
  name: string,
  people: readonly Candidate[],
  password: string,
  address: string | null,
): Promise<Candidate | undefined> {
  return tryPassword(d, name, async (isLast) => {
    for (const each of people) {
      if (await d.identity.verifyPassword(each.passwordHash ?? undefined, password)) return each
    }
    if (people.length === 0) await d.identity.verifyPassword(undefined, password)
    for (const { workspaceId, teammateId } of people) {
      const host = { type: 'system', id: 'doors', workspaceId, address } as const
      await recordRead(
        d,
        host,
        'session.refused',
        { type: 'teammate', id: teammateId },
        { details: isLast ? { slowed: true } : {} },
      )
    }
    return undefined
  })
}

export async function signOut(d: Deps, viewer: Teammate): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.endSession(viewer.sessionId)
    await tx.log(viewer, { action: 'session.ended', object: { type: 'session', id: viewer.sessionId } })
    tx.announce({ type: 'session.ended', sessionId: viewer.sessionId })
  })
}
