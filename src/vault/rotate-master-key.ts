import { openMasterKey, addMasterKey, type MasterKeySource } from './master-key-file.ts'
import { asOwner, rewrapAll } from './migrate-keys.ts'

/**
 * A new master key in its file, and everything wrapped with it. The old one stays in the file, behind it. If an earlier
 * change was interrupted between the two, that one is finished and no further key is made. How many workspace keys it was.
 */
export async function rotateMasterKey(keysUrl: string, source: MasterKeySource): Promise<number> {
  const known = openMasterKey(source)
  const inUse = await asOwner(keysUrl, async (client) => {
    const { rows } = await client.query<{ master_id: string }>(
      'select master_id from keys.workspace_keys union select master_id from keys.installation',
    )
    return rows.map((row) => row.master_id)
  })
  // A service makes new versions of its key by itself; wrapping anew is all there is to do here.
  if (!source.service && inUse.every((id) => id === known.id)) addMasterKey(source.file)
  return rewrapAll(keysUrl, openMasterKey(source))
}
