import type { Kysely } from 'kysely'
import type { Clock, Vault } from '../flows/ports.ts'
import { chainEntries } from './chain-entries.ts'
import type { Tables } from './tables.ts'

export const exportType = 'underseal.activity.v1'

type Ground = { readonly db: Kysely<Tables>; readonly clock: Clock; readonly vault: Pick<Vault, 'signingKeys'> }

/** Lines of JSON without line ends: a header, the chain in order with its checkpoints, and an end that shows it is all there. */
export async function* exportActivity({ db, clock, vault }: Ground, workspaceId: string): AsyncGenerator<string> {
  const publicKeys = await vault.signingKeys(workspaceId)
  const exportedAt = clock.now().toISOString()
  yield JSON.stringify({ type: exportType, workspaceId, exportedAt, publicKeys })
  let rows = 0
  let checkpoints = 0
  for await (const entry of chainEntries(db, workspaceId)) {
    if (entry.type === 'row') rows++
    else checkpoints++
    yield JSON.stringify(entry)
  }
  yield JSON.stringify({ type: 'end', rows, checkpoints })
}
