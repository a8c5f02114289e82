import type { Writing } from '../flows/store-port.ts'
import { conversationColumns, conversationOf, standingAt, type ConversationRow } from './conversations.ts'
import { onlyContact, type Act } from './ground.ts'
import { openAll, partColumns, repeated, type PartRow } from './parts.ts'
import { policyIn } from './policies.ts'
import { boxesFor, workspaceBox } from './words.ts'

/** What was asked for just now and what a value may have been begun in: five texts before it, and one for its context. */
const textsAround = 6

/** Who may write here, and under which rules. Parameters: workspace, conversation, the only contact or null. */
const lock = `
  select ${conversationColumns}, k.blocked_at, n.version as newest, n.body_locked as newest_locked
  from conversations c
  join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
  cross join (select version, body_locked from policies where workspace_id = $1 order by version desc limit 1) n
  where c.workspace_id = $1 and c.id = ${standingAt('$1', '$2')} and ($3::text is null or c.contact_id = $3)
  for no key update of c`

/** In the same packet, but a statement of its own: it sees what was written while the one before it waited for the lock. */
const around = `
  select ${partColumns}, is_same from (
    (select ${partColumns}, false as is_same from parts
      where workspace_id = $1 and conversation_id = ${standingAt('$1', '$2')} and kind <> 'event'
      order by position desc limit ${textsAround})
    union all select ${partColumns}, true from parts where workspace_id = $1 and id = $3) found
  order by position`

type Locked = ConversationRow & { readonly blocked_at: Date | null; readonly newest: number; readonly newest_locked: Buffer }

export function threadWrites(act: Act): Pick<Writing, 'takeThread'> {
  const { workspaceId } = act
  return {
    async takeThread(viewer, conversationId, { partId, author, asked }) {
      if (viewer.workspaceId !== workspaceId) return undefined
      const locking = act.soon<Locked>(lock, [workspaceId, conversationId, onlyContact(viewer) ?? null])
      const rows = await act.ask<PartRow & { is_same: boolean }>(around, [workspaceId, conversationId, partId])
      const [row] = await locking
      if (!row) return undefined
      const box = (await boxesFor(act, workspaceId, [row.contact_id])).get(row.contact_id)
      // Erased: as if it were not there.
      if (!box) return undefined
      const same = rows.find((part) => part.is_same)
      return {
        conversation: conversationOf(row, box),
        policy: policyIn({ workspace_id: workspaceId, version: row.newest, body_locked: row.newest_locked }, await workspaceBox(act, workspaceId)),
        isBlocked: row.blocked_at !== null,
        retry: same && (await repeated(act, same, row.id, author, asked)),
        last: await openAll(act, workspaceId, rows.filter((part) => !part.is_same)),
      }
    },
  }
}
