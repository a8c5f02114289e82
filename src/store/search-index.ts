/**
 * The inbox is searched by keyed hashes of words. A term is the first 63 bits of a hash, so that it fits a bigint:
 * with a million different words in a workspace, two share a term about once in eighteen million searches.
 */
import { searchTerms } from '../core/search-terms.ts'
import type { Act, Ground } from './ground.ts'

type SearchEntry = {
  /** `table.column/row`, as for the ciphertext. */
  readonly place: string
  readonly contactId: string
  readonly conversationId: string | null
  readonly partId: string | null
  /** A contact's search passes over notes. */
  readonly note: boolean
  readonly at: Date
  readonly text: string
}

/** In the driver's form: bigints as text. */
export async function hashedTerms(ground: Ground, workspaceId: string, terms: readonly string[]): Promise<string[]> {
  if (terms.length === 0) return []
  return (await ground.cipher.hashes(workspaceId, 'search', terms)).map(spell)
}

/** As long as the vault hands out the same bytes for a word. */
const spelled = new WeakMap<Uint8Array, string>()

function spell(hash: Uint8Array): string {
  const known = spelled.get(hash)
  if (known !== undefined) return known
  const bits = new DataView(hash.buffer, hash.byteOffset, hash.byteLength).getBigUint64(0)
  const term = (bits >> 1n).toString()
  spelled.set(hash, term)
  return term
}

/** Writes or rewrites the entry of one text. A text without words has none. */
export async function index(act: Act, entry: SearchEntry): Promise<void> {
  const { db, workspaceId } = act
  const terms = await hashedTerms(act, workspaceId, searchTerms(entry.text))
  if (terms.length === 0) {
    await db
      .deleteFrom('search_entries')
      .where('workspace_id', '=', workspaceId)
      .where('place', '=', entry.place)
      .execute()
    return
  }
  await db
    .insertInto('search_entries')
    .values({
      workspace_id: workspaceId,
      place: entry.place,
      contact_id: entry.contactId,
      conversation_id: entry.conversationId,
      part_id: entry.partId,
      note: entry.note,
      at: entry.at,
      terms,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'place']).doUpdateSet({ terms, at: entry.at }))
    .execute()
}
