import { sql } from 'kysely'
import type { ConversationSummary } from '../core/conversation.ts'
import type { Store } from '../flows/store-port.ts'
import { lineColumns, lineJoins, openLines, type LineRow } from './conversation-lines.ts'
import { pageIds } from './conversation-page.ts'
import { searchLines } from './conversation-search.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import type { Ground } from './ground.ts'
import { hashedTerms } from './search-index.ts'

export function conversationListReads(ground: Ground): Pick<Store, 'conversationsFor' | 'searchFor'> {
  return {
    async conversationsFor(viewer, filter, page) {
      const { rows } = await sql<LineRow>`
        select ${lineColumns(viewer)}, null::text as hit_id, null::bytea as hit_body, 0 as score
        from (${pageIds(viewer, filter, readCursor(page.cursor), limitOf(page) + 1)}) p
        join conversations c on c.workspace_id = ${viewer.workspaceId} and c.id = p.id ${lineJoins(viewer)}
        order by c.updated_at desc, c.id desc`.execute(ground.db)
      const lines = await openLines(ground, viewer, rows, [])
      return pageOf(
        rows,
        page,
        (row) => ({ at: row.updated_at, id: row.id }),
        (row): ConversationSummary | undefined => {
          const line = lines.get(row.id)
          if (!line) return undefined
          const { partId: _, excerpt: __, ...summary } = line
          return summary
        },
      )
    },

    async searchFor(viewer, terms, filter, page, order = 'time') {
      if (terms.length === 0) return { items: [] }
      const hashes = await hashedTerms(ground, viewer.workspaceId, terms)
      return searchLines(ground, viewer, { terms, hashes, filter, order }, page)
    },
  }
}
