import { sql, type Kysely } from 'kysely'
import { verifyChain, type ChainHead, type ChainVerdict } from '../core/verify-chain.ts'
import type { Clock, Vault } from '../flows/ports.ts'
import { chainEntries } from './chain-entries.ts'
import { readExport } from './read-export.ts'
import type { Tables } from './tables.ts'

/** A row waits for the sequencer half a second; ten are allowed for a server that was just stopped or is busy. */
const waitsForMs = 10_000

type Ground = {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly vault: Pick<Vault, 'sha256' | 'verify' | 'signingKeys'>
}

/** The live database of one workspace: the chain whole, its signatures right, and no row beside it. */
export async function verifyActivity(
  { db, clock, vault }: Ground,
  workspaceId: string,
  seen?: ChainHead,
): Promise<ChainVerdict> {
  const own = await vault.signingKeys(workspaceId)
  const verdict = await verifyChain(workspaceId, chainEntries(db, workspaceId), {
    sha256: vault.sha256,
    verify: vault.verify,
    // From the vault and not from the database, which whoever rewrote the chain could have rewritten as well.
    publicKeyOf: (keyId) => own.find((key) => key.keyId === keyId)?.publicKey,
    now: clock.now(),
    seen,
  })
  if (verdict.broken) return verdict
  const { waiting, beside } = await findUnchained(db, workspaceId, clock.now())
  if (beside !== null)
    return {
      ...verdict,
      broken: { position: verdict.rows + 1, id: beside, what: 'unchained', why: 'a row stands beside the chain' },
    }
  return waiting > 0 ? { ...verdict, waiting } : verdict
}

/** What is in the queue waits to be chained and is no break: a process that was killed may still hold the chain. */
async function findUnchained(
  db: Kysely<Tables>,
  workspaceId: string,
  now: Date,
): Promise<{ waiting: number; beside: string | null }> {
  const { rows } = await sql<{ waiting: number; beside: string | null }>`
    select count(p.activity_id) filter (where a.at < ${new Date(now.getTime() - waitsForMs)})::int as waiting,
      (array_agg(a.id order by a.at, a.id) filter (where p.activity_id is null))[1] as beside
    from activity a left join activity_pending p on p.workspace_id = a.workspace_id and p.activity_id = a.id
    where a.workspace_id = ${workspaceId}
      and not exists (select from activity_chain c where c.workspace_id = a.workspace_id and c.activity_id = a.id)`.execute(
    db,
  )
  return rows[0]! // an aggregate answers with one row
}

/** An export, offline. Without a key of one's own the keys in the file are believed, which proves less. */
export async function verifyExport(
  lines: AsyncIterable<string>,
  {
    sha256,
    verify,
    publicKey,
    seen,
  }: Pick<Vault, 'sha256' | 'verify'> & {
    readonly publicKey?: string | undefined
    readonly seen?: ChainHead | undefined
  },
): Promise<ChainVerdict> {
  const { header, entries } = await readExport(lines)
  // Several after a new signing key was made, separated by commas.
  const trusted = publicKey?.split(',').map((key) => key.trim())
  return verifyChain(header.workspaceId, entries, {
    sha256,
    verify,
    publicKeyOf: (keyId) =>
      header.publicKeys.find((key) => key.keyId === keyId && (trusted?.includes(key.publicKey) ?? true))?.publicKey,
    now: new Date(header.exportedAt),
    seen,
  })
}
