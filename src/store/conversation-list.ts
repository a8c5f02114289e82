import { sql } from 'kysely'
import type { ConversationSummary } from '../core/conversation.ts'
import { invalid } from '../core/errors.ts'
import type { Store } from '../flows/store-port.ts'
import { lineColumns, lineJoins, openLines, type LineRow } from './conversation-lines.ts'
import { inOrder, markOf, pageIds } from './conversation-page.ts'
import { searchLines } from './conversation-search.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import type { Ground } from './ground.ts'
import { hashedTerms } from './search-index.ts'

export function conversationListReads(ground: Ground): Pick<Store, 'conversationsFor' | 'searchFor'> {
  return {
    async conversationsFor(viewer, filter, page, sort = 'newest') {
      const mark = readCursor(page.cursor)
      if (mark && (mark.score !== undefined) !== (sort === 'waiting'))
        throw invalid('cursor', 'This cursor is of a list in another order. Start again without it.')
      const { rows } = await sql<LineRow>`
        select ${lineColumns(viewer)}, null::text as hit_id, null::bytea as hit_body, 0 as score
        from (${pageIds(viewer, filter, sort, mark, limitOf(page) + 1)}) p
        join conversations c on c.workspace_id = ${viewer.workspaceId} and c.id = p.id ${lineJoins(viewer)}
        ${inOrder[sort]}`.execute(ground.db)
      const lines = await openLines(ground, viewer, rows, [])
      return pageOf(
        rows,
        page,
        (row) => markOf(sort, row),
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
