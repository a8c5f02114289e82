import type { Pool, PoolClient } from 'pg'
import { guardKeys } from './keys-away.ts'

type WorkspaceKeyRow = { version: number; master_id: string; wrapped: Buffer }
type SecretRow = { purpose: 'content' | 'hashes'; workspace_key_version: number; wrapped: Buffer }
type ContactKeyRow = { contact_id: string; workspace_key_version: number; wrapped: Buffer }
export type SigningKeyRow = { key_id: string; workspace_key_version: number; wrapped: Buffer }
type ErasureRow = { contact_id: string; erasure_id: string; destroyed_at: Date }

type NewWorkspaceKeys = {
  readonly at: Date
  readonly key: { readonly masterId: string; readonly wrapped: Uint8Array }
  readonly content: Uint8Array
  readonly hashes: Uint8Array
  readonly signing: { readonly keyId: string; readonly publicKey: string; readonly wrapped: Uint8Array }
}

// SQLSTATE, appendix A of the PostgreSQL manual
const foreignKeyViolation = '23503'

/** Every statement against the keys database. Whatever goes wrong is `vault_unavailable`, but for a refusal by the ledger. */
export type KeyTables = ReturnType<typeof keyTables>

export function keyTables(pool: Pool) {
  const rows = <T extends object>(text: string, values: unknown[]): Promise<T[]> =>
    guardKeys(async () => (await pool.query<T>(text, values)).rows)

  return {
    installation: () =>
      rows<{ master_id: string; wrapped: Buffer }>(
        `select master_id, wrapped from keys.installation where purpose = $1`,
        ['hashes'],
      ),

    workspaceKeys: (workspaceId: string) =>
      rows<WorkspaceKeyRow>(
        `select version, master_id, wrapped from keys.workspace_keys where workspace_id = $1 order by version`,
        [workspaceId],
      ),

    secrets: (workspaceId: string) =>
      rows<SecretRow>(
        `select purpose, workspace_key_version, wrapped from keys.workspace_secrets where workspace_id = $1`,
        [workspaceId],
      ),

    /** The newest first: it signs. Old ones still verify what they signed. */
    signingKeys: (workspaceId: string) =>
      rows<SigningKeyRow>(
        `select key_id, workspace_key_version, wrapped from keys.signing_keys
         where workspace_id = $1 order by created_at desc, key_id`,
        [workspaceId],
      ),

    contactKeys: (workspaceId: string, contactIds: readonly string[]) =>
      rows<ContactKeyRow>(
        `select contact_id, workspace_key_version, wrapped from keys.contact_keys
         where workspace_id = $1 and contact_id = any($2)`,
        [workspaceId, contactIds],
      ),

    erasures: (workspaceId: string) =>
      rows<ErasureRow>(
        `select contact_id, erasure_id, destroyed_at from keys.erasures where workspace_id = $1 order by destroyed_at, contact_id`,
        [workspaceId],
      ),

    /** False if there is no such version of the workspace's key any more. */
    addContactKey: (workspaceId: string, contactId: string, version: number, wrapped: Uint8Array, at: Date) =>
      guardKeys(async () => {
        try {
          await pool.query(
            `insert into keys.contact_keys (workspace_id, contact_id, workspace_key_version, wrapped, created_at)
             values ($1, $2, $3, $4, $5) on conflict do nothing`,
            [workspaceId, contactId, version, wrapped, at],
          )
          return true
        } catch (error) {
          if (error instanceof Error && 'code' in error && error.code === foreignKeyViolation) return false
          throw error
        }
      }),

    /** All of them or none; another process that was quicker has made the keys, and these are thrown away. */
    addWorkspaceKeys: (workspaceId: string, keys: NewWorkspaceKeys) =>
      inTransaction(pool, async (client) => {
        const added = await client.query(
          `insert into keys.workspace_keys (workspace_id, version, master_id, wrapped, created_at)
           values ($1, 1, $2, $3, $4) on conflict do nothing`,
          [workspaceId, keys.key.masterId, keys.key.wrapped, keys.at],
        )
        if (added.rowCount === 0) return
        await client.query(
          `insert into keys.workspace_secrets (workspace_id, purpose, workspace_key_version, wrapped, created_at)
           values ($1, 'content', 1, $2, $4), ($1, 'hashes', 1, $3, $4)`,
          [workspaceId, keys.content, keys.hashes, keys.at],
        )
        await client.query(
          `insert into keys.signing_keys (workspace_id, key_id, public_key, workspace_key_version, wrapped, created_at)
           values ($1, $2, $3, 1, $4, $5)`,
          [workspaceId, keys.signing.keyId, keys.signing.publicKey, keys.signing.wrapped, keys.at],
        )
      }),

    /** Ledger and key in one transaction. The second time, the first date stands. */
    destroyContactKey: (workspaceId: string, contactId: string, erasureId: string, at: Date) =>
      inTransaction(pool, async (client): Promise<Date> => {
        await client.query(`select keys.lock_contact($1, $2)`, [workspaceId, contactId])
        await client.query(
          `insert into keys.erasures (workspace_id, contact_id, erasure_id, destroyed_at)
           values ($1, $2, $3, $4) on conflict do nothing`,
          [workspaceId, contactId, erasureId, at],
        )
        await client.query(`delete from keys.contact_keys where workspace_id = $1 and contact_id = $2`, [
          workspaceId,
          contactId,
        ])
        const ledger = await client.query<{ destroyed_at: Date }>(
          `select destroyed_at from keys.erasures where workspace_id = $1 and contact_id = $2`,
          [workspaceId, contactId],
        )
        return ledger.rows[0]!.destroyed_at
      }),
  }
}

function inTransaction<T>(pool: Pool, act: (client: PoolClient) => Promise<T>): Promise<T> {
  return guardKeys(async () => {
    const client = await pool.connect()
    // A connection that breaks between two statements says so here; without a listener it would end the process.
    const ignore = () => {}
    client.on('error', ignore)
    try {
      await client.query('begin')
      const result = await act(client)
      await client.query('commit')
      client.off('error', ignore)
      client.release()
      return result
    } catch (error) {
      // The connection goes too: it may be in the middle of anything, and closing it rolls back.
      client.release(true)
      throw error
    }
  })
}
