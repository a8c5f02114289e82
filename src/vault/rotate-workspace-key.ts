/**
 * A new version of a workspace's key, while messages come in. Invariants:
 * - only wrappings change: no text, no hash and no public key does, so nothing has to be read or written anew;
 * - at every moment each key is under a version that is there (a foreign key sees to it), so it may stop anywhere, and the
 *   next call goes on from there;
 * - a batch takes the contacts' locks before their rows, in the order in which an erasure does: neither waits for the other
 *   for ever, and a key that is destroyed meanwhile is not written again.
 */
import { randomBytes, type KeyObject } from 'node:crypto'
import type { Client } from 'pg'
import { fail } from '../core/errors.ts'
import { keyLength, takeKey } from './aead.ts'
import { keysAway } from './keys-away.ts'
import type { MasterKey } from './master-key.ts'
import { asOwner } from './migrate-keys.ts'
import { workspaceContext } from './rewrap-keys.ts'
import { makeSigningPair } from './signing.ts'
import { unwrap, wrapAndWipe, type WrappedRow } from './wrapped-row.ts'

export type RotateOptions = {
  /** Also a new key for receipts and checkpoints. */
  readonly signing?: boolean
  /** How many contacts have been wrapped anew so far. What it throws stops the rotation where it is. */
  readonly progress?: (contacts: number) => void
}

export type Rotation = { readonly version: number; readonly contacts: number; readonly resumed: boolean }

// About 20 ms of work: an erasure of one of them waits no longer.
const batchSize = 200

type Rotating = {
  readonly client: Client
  readonly workspaceId: string
  readonly version: number
  readonly wrapping: ReadonlyMap<number, KeyObject>
}

export function rotateWorkspaceKey(
  keysUrl: string,
  masterKey: MasterKey,
  workspaceId: string,
  at: Date,
  { signing = false, progress = () => {} }: RotateOptions = {},
): Promise<Rotation> {
  return asOwner(keysUrl, async (client) => {
    const lock = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('underseal.rotate.' || $1, 7221)) as taken`,
      [workspaceId],
    )
    if (!lock.rows[0]?.taken) throw fail('conflict', 'The keys of this workspace are being rotated at this moment.')

    const { version, resumed } = await newestVersion(client, masterKey, workspaceId, at)
    const rotating: Rotating = {
      client,
      workspaceId,
      version,
      wrapping: await openVersions(client, masterKey, workspaceId),
    }
    await wrapOwn(rotating)
    if (signing) await addSigningKey(rotating, at)
    let contacts = 0
    for (;;) {
      const moved = await wrapSome(rotating)
      contacts += moved
      progress(contacts)
      // A process that still knows the old version for some seconds may have made a key under it meanwhile.
      if (moved === 0 && (await retireOlder(rotating))) return { version, contacts, resumed }
    }
  })
}

/** More than one version means that a rotation was interrupted. */
async function newestVersion(client: Client, masterKey: MasterKey, workspaceId: string, at: Date) {
  const { rows } = await client.query<{ version: number }>(
    `select version from keys.workspace_keys where workspace_id = $1 order by version desc`,
    [workspaceId],
  )
  const newest = rows[0]?.version
  if (newest === undefined) throw keysAway(`workspace ${workspaceId} has no keys`)
  if (rows.length > 1) return { version: newest, resumed: true }
  const bytes = randomBytes(keyLength)
  const version = newest + 1
  const wrapped = await masterKey.wrap(bytes, workspaceContext(workspaceId, version))
  bytes.fill(0)
  await client.query(
    `insert into keys.workspace_keys (workspace_id, version, master_id, wrapped, created_at) values ($1, $2, $3, $4, $5)`,
    [workspaceId, version, masterKey.id, wrapped, at],
  )
  return { version, resumed: false }
}

async function openVersions(client: Client, masterKey: MasterKey, workspaceId: string) {
  const { rows } = await client.query<{ version: number; master_id: string; wrapped: Buffer }>(
    `select version, master_id, wrapped from keys.workspace_keys where workspace_id = $1`,
    [workspaceId],
  )
  const wrapping = new Map<number, KeyObject>()
  for (const row of rows) {
    const bytes = await masterKey.unwrap(row.master_id, row.wrapped, workspaceContext(workspaceId, row.version))
    wrapping.set(row.version, takeKey(bytes))
  }
  return wrapping
}

/** The workspace's own: two secrets, and every signing key there ever was. All at once. */
async function wrapOwn(rotating: Rotating): Promise<void> {
  const { client, workspaceId, version } = rotating
  await client.query('begin')
  const secrets = await client.query<WrappedRow & { purpose: string }>(
    `select purpose, workspace_key_version, wrapped from keys.workspace_secrets
     where workspace_id = $1 and workspace_key_version <> $2 for update`,
    [workspaceId, version],
  )
  for (const row of secrets.rows) {
    await client.query(
      `update keys.workspace_secrets set workspace_key_version = $3, wrapped = $4 where workspace_id = $1 and purpose = $2`,
      [workspaceId, row.purpose, version, wrappedAnew(rotating, row, ['secret', workspaceId, row.purpose])],
    )
  }
  const signing = await client.query<WrappedRow & { key_id: string }>(
    `select key_id, workspace_key_version, wrapped from keys.signing_keys
     where workspace_id = $1 and workspace_key_version <> $2 for update`,
    [workspaceId, version],
  )
  for (const row of signing.rows) {
    await client.query(
      `update keys.signing_keys set workspace_key_version = $3, wrapped = $4 where workspace_id = $1 and key_id = $2`,
      [workspaceId, row.key_id, version, wrappedAnew(rotating, row, ['signing', workspaceId, row.key_id])],
    )
  }
  await client.query('commit')
}

async function addSigningKey({ client, workspaceId, version, wrapping }: Rotating, at: Date): Promise<void> {
  const { keyId, publicKey, privateBytes } = makeSigningPair()
  const wrapped = wrapAndWipe(wrapping.get(version)!, ['signing', workspaceId, keyId, String(version)], privateBytes)
  await client.query(
    `insert into keys.signing_keys (workspace_id, key_id, public_key, workspace_key_version, wrapped, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [workspaceId, keyId, publicKey, version, wrapped, at],
  )
}

async function wrapSome(rotating: Rotating): Promise<number> {
  const { client, workspaceId, version } = rotating
  await client.query('begin')
  const locked = await client.query<{ contact_id: string }>(
    `select contact_id, keys.lock_contact(workspace_id, contact_id) from (
       select workspace_id, contact_id from keys.contact_keys
       where workspace_id = $1 and workspace_key_version <> $2 order by contact_id limit ${batchSize}) waiting`,
    [workspaceId, version],
  )
  // Read only now, under the locks: one of them may have been destroyed before its lock was ours.
  const { rows } = await client.query<WrappedRow & { contact_id: string }>(
    `select contact_id, workspace_key_version, wrapped from keys.contact_keys
     where workspace_id = $1 and workspace_key_version <> $2 and contact_id = any($3)`,
    [workspaceId, version, locked.rows.map((row) => row.contact_id)],
  )
  const wrapped = rows.map((row) => wrappedAnew(rotating, row, ['contact', workspaceId, row.contact_id]))
  await client.query(
    `update keys.contact_keys k set workspace_key_version = $2, wrapped = given.wrapped
     from unnest($3::text[], $4::bytea[]) as given (contact_id, wrapped)
     where k.workspace_id = $1 and k.contact_id = given.contact_id`,
    [workspaceId, version, rows.map((row) => row.contact_id), wrapped],
  )
  await client.query('commit')
  return locked.rows.length
}

/** False if something has come under an older version again. */
async function retireOlder({ client, workspaceId, version }: Rotating): Promise<boolean> {
  try {
    await client.query(`delete from keys.workspace_keys where workspace_id = $1 and version < $2`, [
      workspaceId,
      version,
    ])
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === stillReferenced) return false
    throw error
  }
}

// SQLSTATE foreign_key_violation
const stillReferenced = '23503'

function wrappedAnew({ version, wrapping }: Rotating, row: WrappedRow, binding: readonly string[]): Buffer {
  return wrapAndWipe(wrapping.get(version)!, [...binding, String(version)], unwrap(wrapping, row, binding))
}
