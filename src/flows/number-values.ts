import type { Finding, Kind } from '../detect/finding.ts'
import type { Class } from '../detect/finding.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId, makeId, makeToken } from '../core/id.ts'
import { giveNumbers, keyOf, labelOf, placeholdersIn, valueKey, type Standing } from '../core/placeholders.ts'
import { neverKept } from '../core/policy.ts'
import type { Removed } from '../core/seal.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import type { Writing } from './writing.ts'

/** `id`: a session that is made now or goes on. Without one, a session of its own for this request. */
export type SessionRequest = { readonly id?: string; readonly keepHours?: number }

export type Numbered = Standing & { readonly token: string }
export type NumberedValues = {
  readonly session: { readonly id: string; readonly expiresAt: string }
  /** By `valueKey`. What may not be kept has no number. */
  readonly values: ReadonlyMap<string, Numbered>
}

const defaultKeepHours = 7 * 24

/** What was found in one text. */
export type Found = { readonly text: string; readonly findings: readonly Finding[] }

/** Each value goes into the vault once and gets a number that stays with it for the session. */
export async function numberValues(
  d: Deps,
  tx: Writing,
  viewer: Staff,
  request: SessionRequest,
  found: readonly Found[],
): Promise<NumberedValues> {
  if (request.id !== undefined && !isId('redactionSession', request.id)) {
    throw invalid('session', 'Make an id for the session: rds_ and a ULID in lower case.')
  }
  const now = d.clock.now()
  const id = request.id ?? makeId('redactionSession', now.getTime(), d.random.bytes)
  const wantedEnd = new Date(now.getTime() + (request.keepHours ?? defaultKeepHours) * 3_600_000)
  const session = await tx.openRedactionSession({ id, createdBy: viewer.id, createdAt: now, expiresAt: wantedEnd })
  if (!session) throw fail('not_found', 'There is no such session of yours.', 'session')
  if (session === 'ended') throw endedSession()

  const { firsts, labels } = await firstOfEach(d, found)
  const keys = [...firsts.keys()]
  const hashes: Uint8Array[] = []
  for (const some of runsOf(keys)) {
    const texts = some.map((key) => `redaction:${id}:${key}`)
    hashes.push(...(await d.vault.hashes(viewer.workspaceId, 'name', texts)))
    await d.pause()
  }
  const known = await tx.redactionValues(id, hashes)
  const standing = new Map<string, Numbered>()
  if (known.size > 0)
    for (const [i, key] of keys.entries()) {
      const one = known.get(hex(hashes[i]!))
      if (one) standing.set(key, one)
      if (i % turn === turn - 1) await d.pause()
    }

  const counts = { ...session.counts }
  const avoid = new Set(found.flatMap(({ text }) => placeholdersIn(text).map(keyOf)))
  const fresh = giveNumbers(labels, standing, counts, avoid)
  const expiresAt = session.expiresAt.toISOString()
  const removed: Removed[] = []
  const rows: { hash: Uint8Array; standing: Numbered }[] = []
  for (const [i, key] of keys.entries()) {
    if (i % turn === turn - 1) await d.pause()
    const number = fresh.get(key)
    if (!number) continue
    const { kind, class: valueClass, hint, value } = firsts.get(key)!
    const numbered = { ...number, token: makeToken(d.random.bytes) }
    standing.set(key, numbered)
    rows.push({ hash: hashes[i]!, standing: numbered })
    removed.push({ token: numbered.token, kind, class: valueClass, hint, value, start: 0, end: 0, expiresAt })
  }
  for (const some of runsOf(removed)) {
    const place = { table: 'texts', row: id, field: 'value' } as const
    await tx.keepSealed(await d.vault.seal(viewer.workspaceId, null, place, some))
    await d.pause()
  }
  if (rows.length > 0) await tx.addRedactionValues(id, rows, counts)
  return { session: { id, expiresAt }, values: standing }
}

/** A request may have a hundred thousand values; others have their turn between some and the next. */
const turn = 1_000

function* runsOf<T>(all: readonly T[], size = turn): Iterable<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

export const endedSession = () =>
  fail(
    'gone',
    'This session has ended, and what its placeholders stood for is gone. Begin another one with a new id.',
    'session',
  )

type First = { readonly kind: Kind; readonly class: Class; readonly hint: string; readonly value: string }

async function firstOfEach(
  d: Deps,
  found: readonly Found[],
): Promise<{ firsts: Map<string, First>; labels: Map<string, string> }> {
  const firsts = new Map<string, First>()
  const labels = new Map<string, string>()
  let seen = 0
  for (const { text, findings } of found) {
    for (const { kind, class: valueClass, hint, start, end } of findings) {
      if (++seen % turn === 0) await d.pause()
      if (neverKept.includes(kind)) continue
      const value = text.slice(start, end)
      const key = valueKey(kind, value)
      if (firsts.has(key)) continue
      firsts.set(key, { kind, class: valueClass, hint, value })
      labels.set(key, labelOf(kind))
    }
  }
  return { firsts, labels }
}

function hex(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += byte.toString(16).padStart(2, '0')
  return out
}
