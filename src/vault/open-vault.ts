import { createHmac, type KeyObject } from 'node:crypto'
import { fail } from '../core/errors.ts'
import type { Box, Clock, Owner, Vault } from '../flows/ports.ts'
import { deriveKey, lockBytes, openBytes, takeKey } from './aead.ts'
import { makeBox, sealBinding, type OwnerKeys } from './box.ts'
import { keyTables } from './key-tables.ts'
import { makeKeyring } from './keyring.ts'
import { keysAway } from './keys-away.ts'
import type { MasterKey } from './master-key.ts'
import { areKeysMigrated, migrateKeys, rewrapAll } from './migrate-keys.ts'
import { installationContext } from './rewrap-keys.ts'
import { rotateWorkspaceKey, type RotateOptions, type Rotation } from './rotate-workspace-key.ts'
import { openServingPool } from './serving-role.ts'
import { sha256Hex, signStatement, verifyStatement } from './signing.ts'

type VaultOptions = {
  readonly keysUrl: string
  readonly masterKey: MasterKey
  readonly clock: Clock
  /** Connections to the keys database. */
  readonly poolSize?: number
}

export type OpenVault = Vault & {
  /** Brings the schema `keys` up to date, and its keys under the newest master key, as the owner of the database. Before `ready`. */
  migrate(): Promise<void>
  /** As the owner of the database. Goes on with a rotation that was interrupted, and begins one otherwise. */
  rotate(workspaceId: string, options?: RotateOptions): Promise<Rotation>
  /** Wraps everything that a master key holds with the one that is given, also what it holds already. How many workspaces. */
  rewrap(): Promise<number>
  /** Whether the schema `keys` is as this program knows it. */
  isMigrated(): Promise<boolean>
  /** Another process has destroyed this key: do not wait until it has aged out here. */
  forget(workspaceId: string, contactId: string): void
  close(): Promise<void>
}

/** Opens no connection yet; `migrate` and `ready` do. */
export function openVault({ keysUrl, masterKey, clock, poolSize = 5 }: VaultOptions): OpenVault {
  const pool = openServingPool(keysUrl, poolSize)
  const tables = keyTables(pool)
  const keyring = makeKeyring(tables, masterKey, clock)
  let installation: KeyObject | undefined
  let checking: Promise<void> | undefined

  /** Really asks: reads a key over the network and unwraps it. */
  async function check(): Promise<void> {
    const row = (await tables.installation())[0]
    if (row === undefined) throw keysAway('the keys database has not been prepared')
    const root = takeKey(await masterKey.unwrap(row.master_id, row.wrapped, installationContext))
    installation ??= deriveKey(root, 'installation')
  }

  async function keysOf(workspaceId: string, owner: Owner): Promise<OwnerKeys> {
    if (owner === null) return (await keyring.ofWorkspace(workspaceId)).own
    const keys = (await keyring.ofContacts(workspaceId, [owner])).get(owner)
    if (keys === undefined) throw fail('gone')
    return keys
  }

  return {
    ready() {
      // Those who ask at the same moment share one answer.
      checking ??= check().finally(() => (checking = undefined))
      return checking
    },

    createWorkspaceKeys: keyring.create,
    createContactKey: keyring.createForContact,

    async destroyContactKey(workspaceId, contactId, erasureId) {
      const at = await tables.destroyContactKey(workspaceId, contactId, erasureId, clock.now())
      keyring.forget(workspaceId, contactId)
      return at
    },

    async erasureLedger(workspaceId) {
      const rows = await tables.erasures(workspaceId)
      return rows.map((row) => ({ contactId: row.contact_id, erasureId: row.erasure_id, at: row.destroyed_at }))
    },

    async boxes(workspaceId, owners) {
      const boxes = new Map<Owner, Box>()
      const contactIds = owners.filter((owner) => owner !== null)
      if (contactIds.length < owners.length) {
        boxes.set(null, makeBox(workspaceId, null, (await keyring.ofWorkspace(workspaceId)).own))
      }
      if (contactIds.length > 0) {
        const found = await keyring.ofContacts(workspaceId, contactIds)
        for (const [id, keys] of found) boxes.set(id, makeBox(workspaceId, id, keys))
      }
      return boxes
    },

    async hashes(workspaceId, purpose, texts) {
      const { hashes, terms } = await keyring.ofWorkspace(workspaceId)
      const hash = (text: string) => createHmac('sha256', hashes[purpose]).update(text, 'utf8').digest()
      // A message has some thirty words and beginnings of words, and those of other messages are mostly the same.
      return texts.map(purpose === 'search' ? (text) => terms.get(text) ?? keepTerm(terms, text, hash(text)) : hash)
    },

    installationHash(text) {
      if (installation === undefined) throw keysAway('asked before the vault was ready')
      return createHmac('sha256', installation).update(text, 'utf8').digest()
    },

    async seal(workspaceId, owner, place, removed) {
      if (removed.length === 0) return []
      const keys = await keysOf(workspaceId, owner)
      const createdAt = clock.now().toISOString()
      return removed.map(({ token, kind, class: valueClass, value, expiresAt }) => {
        const binding = sealBinding(workspaceId, owner, { token, kind, class: valueClass, place })
        const locked = lockBytes(keys.seals, binding, Buffer.from(value, 'utf8'))
        return { token, kind, class: valueClass, contactId: owner, place, locked, createdAt, expiresAt }
      })
    },

    async open(workspaceId, sealed) {
      const keys = await keysOf(workspaceId, sealed.contactId)
      const binding = sealBinding(workspaceId, sealed.contactId, sealed)
      return openBytes(keys.seals, binding, sealed.locked).toString('utf8')
    },

    async sign(workspaceId, statement) {
      const { keyId, publicKey, privateKey } = (await keyring.ofWorkspace(workspaceId)).signing
      return { keyId, publicKey, signature: signStatement(privateKey, statement) }
    },

    async signingKey(workspaceId) {
      const { keyId, publicKey } = (await keyring.ofWorkspace(workspaceId)).signing
      return { keyId, publicKey }
    },

    async signingKeys(workspaceId) {
      return (await keyring.signingKeys(workspaceId)).map(({ keyId, publicKey }) => ({ keyId, publicKey }))
    },

    verify: verifyStatement,
    sha256: sha256Hex,

    migrate: () => migrateKeys(keysUrl, masterKey, clock.now()),

    async rotate(workspaceId, options) {
      const rotation = await rotateWorkspaceKey(keysUrl, masterKey, workspaceId, clock.now(), options)
      keyring.clear()
      return rotation
    },

    rewrap: () => rewrapAll(keysUrl, masterKey),

    isMigrated: () => areKeysMigrated(keysUrl),

    forget: keyring.forget,

    async close() {
      keyring.clear()
      installation = undefined
      await pool.end()
    },
  }
}

const mostTerms = 5_000

function keepTerm(terms: Map<string, Uint8Array>, text: string, hash: Uint8Array): Uint8Array {
  if (terms.size < mostTerms) terms.set(text, hash)
  return hash
}
