import { attributeTerms } from './attribute-terms.ts'
import { contactOf } from './contacts.ts'
import type { Ground } from './ground.ts'
import { boxesFor } from './words.ts'

/** For contacts of before there was such an index; how many were left, at most `batch`. */
export async function indexAttributes(ground: Ground, batch: number): Promise<number> {
  const rows = await ground.db
    .selectFrom('contacts')
    .selectAll()
    .where('attribute_terms', 'is', null)
    .where('attributes_locked', 'is not', null)
    .limit(batch)
    .execute()
  for (const workspaceId of new Set(rows.map((row) => row.workspace_id))) {
    const here = rows.filter((row) => row.workspace_id === workspaceId)
    const boxes = await boxesFor(
      ground,
      workspaceId,
      here.map(({ id }) => id),
    )
    for (const row of here) {
      const box = boxes.get(row.id)
      // Of somebody who is being erased there is nothing to be found any more.
      const terms = box ? await attributeTerms(ground, workspaceId, contactOf(row, box).attributes) : []
      await ground.db
        .updateTable('contacts')
        .set({ attribute_terms: [...terms] })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', row.id)
        // Somebody changed them meanwhile, and so wrote down what they say.
        .where('attribute_terms', 'is', null)
        .execute()
    }
  }
  return rows.length
}
