import type { ConversationFilter, ConversationSort, ConversationSummary } from '../core/conversation.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

const staysOpenMs = 10 * 60_000

/**
 * A list shows names and the beginnings of messages, so it is a look: of a program each page, of a teammate each further page, and
 * the first one, which their desk shows all day, once in ten minutes.
 */
export async function listConversations(
  d: Deps,
  viewer: Staff,
  filter: ConversationFilter,
  page: PageRequest,
  sort?: ConversationSort,
): Promise<Page<ConversationSummary>> {
  const found = await d.store.conversationsFor(viewer, filter, page, sort)
  const look = { action: 'conversation.listed', objectId: viewer.workspaceId } as const
  const since = new Date(d.clock.now().getTime() - staysOpenMs)
  const standsOpen = viewer.type === 'teammate' && page.cursor === undefined
  if (!standsOpen || !(await d.store.hasLooked(viewer, look, since)))
    await recordRead(
      d,
      viewer,
      look.action,
      { type: 'workspace', id: look.objectId },
      {
        details: { found: found.items.length, filters: Object.keys(filter) },
        ...(filter.contactId === undefined ? {} : { about: filter.contactId }),
      },
    )
  return found
}
