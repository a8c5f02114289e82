import type { Client } from 'pg'
import type { MasterKey } from './master-key.ts'

export const installationContext = ['installation', 'hashes'] as const

export function workspaceContext(workspaceId: string, version: number): string[] {
  return ['workspace', workspaceId, String(version)]
}

type Row = {
  readonly workspace_id: string
  readonly version: number
  readonly master_id: string
  readonly wrapped: Buffer
}

/**
 * Brings what is under an older master key under the newest one. Only the wrapping changes: no text is touched, and a
 * process that knows both keys does not notice. What is under a key that is not in the ring stays as it is.
 */
export async function rewrapKeys(client: Client, masterKey: MasterKey, known: readonly string[]): Promise<number> {
  if (known.length === 0) return 0

  const own = await client.query<{ master_id: string; wrapped: Buffer }>(
    `select master_id, wrapped from keys.installation where purpose = 'hashes' and master_id = any($1)`,
    [known],
  )
  for (const row of own.rows) {
    const wrapped = await rewrap(masterKey, row, installationContext)
    await client.query(
      `update keys.installation set master_id = $1, wrapped = $2 where purpose = 'hashes' and master_id = $3`,
      [masterKey.id, wrapped, row.master_id],
    )
  }

  const workspaces = await client.query<Row>(
    `select workspace_id, version, master_id, wrapped from keys.workspace_keys where master_id = any($1)`,
    [known],
  )
  for (const row of workspaces.rows) {
    const wrapped = await rewrap(masterKey, row, workspaceContext(row.workspace_id, row.version))
    await client.query(
      `update keys.workspace_keys set master_id = $1, wrapped = $2 where workspace_id = $3 and version = $4 and master_id = $5`,
      [masterKey.id, wrapped, row.workspace_id, row.version, row.master_id],
    )
  }
  return workspaces.rows.length
}

async function rewrap(
  masterKey: MasterKey,
  row: { readonly master_id: string; readonly wrapped: Uint8Array },
  context: readonly string[],
): Promise<Uint8Array> {
  const bytes = await masterKey.unwrap(row.master_id, row.wrapped, context)
  try {
    return await masterKey.wrap(bytes, context)
  } finally {
    bytes.fill(0)
  }
}
