import { randomBytes, type KeyObject } from 'node:crypto'
import { fail } from '../core/errors.ts'
import type { Clock, HashPurpose } from '../flows/ports.ts'
import { deriveKey, keyLength, takeKey } from './aead.ts'
import { ownerKeys, type OwnerKeys } from './box.ts'
import { makeKeyCache } from './key-cache.ts'
import type { KeyTables, SigningKeyRow } from './key-tables.ts'
import { keysAway } from './keys-away.ts'
import type { MasterKey } from './master-key.ts'
import { workspaceContext } from './rewrap-keys.ts'
import { makeSigningPair, publicKeyOf, readPrivateKey } from './signing.ts'
import { unwrap, wrapAndWipe, wrapNew, type WrappedRow } from './wrapped-row.ts'

/** Opened, for one workspace. `wrapping` holds every version of its key; the highest wraps what is new. */
type WorkspaceKeys = {
  readonly version: number
  readonly wrapping: ReadonlyMap<number, KeyObject>
  readonly own: OwnerKeys
  readonly hashes: Readonly<Record<HashPurpose, KeyObject>>
  readonly signing: SigningKey
  /** Words and their hashes, which messages of the same seconds share; forgotten with these keys. */
  readonly terms: Map<string, Uint8Array>
}

type SigningKey = { readonly keyId: string; readonly publicKey: string; readonly privateKey: KeyObject }

/**
 * Unwraps keys and remembers them for seconds. Everything below the workspace key is random and only wrapped by it:
 * rotating means wrapping anew, and neither a text nor a hash changes.
 */
export function makeKeyring(tables: KeyTables, masterKey: MasterKey, clock: Clock) {
  const now = () => clock.now().getTime()
  const workspaces = makeKeyCache<Promise<WorkspaceKeys>>(now)
  const contacts = makeKeyCache<OwnerKeys>(now)
  let forgotten = 0

  async function create(workspaceId: string): Promise<void> {
    const at = clock.now()
    const bytes = randomBytes(keyLength)
    const wrapped = await masterKey.wrap(bytes, workspaceContext(workspaceId, 1))
    const key = takeKey(bytes)
    const pair = makeSigningPair()
    const secret = (purpose: string) => wrapNew(key, ['secret', workspaceId, purpose, '1'])
    await tables.addWorkspaceKeys(workspaceId, {
      at,
      key: { masterId: masterKey.id, wrapped },
      content: secret('content'),
      hashes: secret('hashes'),
      signing: {
        keyId: pair.keyId,
        publicKey: pair.publicKey,
        wrapped: wrapAndWipe(key, ['signing', workspaceId, pair.keyId, '1'], pair.privateBytes),
      },
    })
  }

  function ofWorkspace(workspaceId: string): Promise<WorkspaceKeys> {
    const known = workspaces.get(workspaceId)
    if (known !== undefined) {
      // Everybody's messages would wait if it had to be read when its time is over.
      if (workspaces.isAging(workspaceId)) void renew(workspaceId, known)
      return known
    }
    // The promise is kept, so that a hundred requests at once ask once; a failure is not.
    // A second look: between two of its questions another process may have wrapped everything anew.
    const loading = load(workspaceId).catch(() => load(workspaceId))
    workspaces.set(workspaceId, loading)
    loading.catch(() => workspaces.drop(workspaceId))
    return loading
  }

  async function renew(workspaceId: string, known: Promise<WorkspaceKeys>): Promise<void> {
    const fresh = await load(workspaceId).catch(() => undefined)
    // What was dropped meanwhile stays dropped.
    if (fresh !== undefined && workspaces.get(workspaceId) === known)
      workspaces.set(workspaceId, Promise.resolve(fresh))
  }

  async function load(workspaceId: string): Promise<WorkspaceKeys> {
    const [keyRows, secretRows, signingRows] = await Promise.all([
      tables.workspaceKeys(workspaceId),
      tables.secrets(workspaceId),
      tables.signingKeys(workspaceId),
    ])
    const wrapping = new Map<number, KeyObject>()
    for (const row of keyRows) {
      const bytes = await masterKey.unwrap(row.master_id, row.wrapped, workspaceContext(workspaceId, row.version))
      wrapping.set(row.version, takeKey(bytes))
    }
    const secret = (purpose: 'content' | 'hashes') => {
      const row = secretRows.find((r) => r.purpose === purpose)
      if (row === undefined) throw keysAway(`workspace ${workspaceId} has no keys`)
      return takeKey(unwrap(wrapping, row, ['secret', workspaceId, purpose]))
    }
    const [signing] = openSigning(workspaceId, wrapping, signingRows)
    if (signing === undefined) throw keysAway(`workspace ${workspaceId} has no keys`)
    const hashes = secret('hashes')
    return {
      version: Math.max(...wrapping.keys()),
      wrapping,
      own: ownerKeys(secret('content')),
      hashes: {
        lookup: deriveKey(hashes, 'lookup'),
        search: deriveKey(hashes, 'search'),
        allow: deriveKey(hashes, 'allow'),
        name: deriveKey(hashes, 'name'),
      },
      signing,
      terms: new Map(),
    }
  }

  /** As they stand there now, the newest first: another process may have made one a moment ago. */
  async function signingKeys(workspaceId: string): Promise<readonly SigningKey[]> {
    const rows = await tables.signingKeys(workspaceId)
    return openSigning(workspaceId, await wrappingFor(workspaceId, rows), rows)
  }

  async function wrappingFor(workspaceId: string, rows: readonly WrappedRow[]): Promise<WorkspaceKeys['wrapping']> {
    const { wrapping } = await ofWorkspace(workspaceId)
    if (rows.every((row) => wrapping.has(row.workspace_key_version))) return wrapping
    // Another process has just rotated the workspace key.
    workspaces.drop(workspaceId)
    return (await ofWorkspace(workspaceId)).wrapping
  }

  async function createForContact(workspaceId: string, contactId: string): Promise<void> {
    for (const last of [false, true]) {
      const { version, wrapping } = await ofWorkspace(workspaceId)
      const wrapped = wrapNew(wrapping.get(version)!, ['contact', workspaceId, contactId, String(version)])
      if (await tables.addContactKey(workspaceId, contactId, version, wrapped, clock.now())) return
      // The version that was known here has just been retired by a rotation.
      workspaces.drop(workspaceId)
      if (last) throw keysAway(`version ${version} of the key of workspace ${workspaceId} is no more`)
    }
  }

  /** Those whose key was destroyed, or never was, are absent. */
  async function ofContacts(workspaceId: string, contactIds: readonly string[]): Promise<Map<string, OwnerKeys>> {
    const found = new Map<string, OwnerKeys>()
    const missing = new Set<string>()
    const aging: string[] = []
    for (const id of contactIds) {
      const known = contacts.get(cacheId(workspaceId, id))
      if (known === undefined) missing.add(id)
      else found.set(id, known)
      if (contacts.isAging(cacheId(workspaceId, id))) aging.push(id)
    }
    if (aging.length > 0) renewContacts(workspaceId, aging).catch(() => undefined)
    for (const [id, keys] of await readContacts(workspaceId, [...missing])) found.set(id, keys)
    return found
  }

  /** One that is no longer there is not used until its time is over. */
  async function renewContacts(workspaceId: string, ids: readonly string[]): Promise<void> {
    const fresh = await readContacts(workspaceId, ids)
    for (const id of ids) if (!fresh.has(id)) contacts.drop(cacheId(workspaceId, id))
  }

  async function readContacts(workspaceId: string, ids: readonly string[]): Promise<Map<string, OwnerKeys>> {
    const found = new Map<string, OwnerKeys>()
    if (ids.length === 0) return found
    const before = forgotten
    const rows = await tables.contactKeys(workspaceId, ids)
    if (rows.length === 0) return found
    const wrapping = await wrappingFor(workspaceId, rows)
    for (const row of rows) {
      const keys = ownerKeys(takeKey(unwrap(wrapping, row, ['contact', workspaceId, row.contact_id])))
      found.set(row.contact_id, keys)
      // What was read before somebody was forgotten may be theirs, and is not remembered.
      if (forgotten === before) contacts.set(cacheId(workspaceId, row.contact_id), keys)
    }
    return found
  }

  function forget(workspaceId: string, contactId: string): void {
    forgotten += 1
    contacts.drop(cacheId(workspaceId, contactId))
  }

  function clear(): void {
    forgotten += 1
    contacts.clear()
    workspaces.clear()
  }

  return { create, ofWorkspace, signingKeys, createForContact, ofContacts, forget, clear }
}

/**
 * Only those that a key of this workspace has wrapped, with the public half that belongs to them: whoever writes into the database
 * can put down a key of their own, or another public half, and would then be believed what they signed.
 */
function openSigning(
  workspaceId: string,
  wrapping: ReadonlyMap<number, KeyObject>,
  rows: readonly SigningKeyRow[],
): SigningKey[] {
  return rows.flatMap((row) => {
    if (!wrapping.has(row.workspace_key_version)) throw keysAway('the workspace key has just been rotated')
    try {
      const privateKey = readPrivateKey(unwrap(wrapping, row, ['signing', workspaceId, row.key_id]))
      return [{ keyId: row.key_id, publicKey: publicKeyOf(privateKey), privateKey }]
    } catch {
      return []
    }
  })
}

function cacheId(workspaceId: string, contactId: string): string {
  if (workspaceId.includes('/')) throw fail('internal')
  return `${workspaceId}/${contactId}`
}
