import { canonicalJson, type Json } from '../core/canonical-json.ts'
import type { ConversationFilter, ConversationSort, ConversationSummary } from '../core/conversation.ts'
import type { Page, PageRequest } from '../core/page.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import type { Writing } from './writing.ts'

const staysOpenMs = 10 * 60_000

/**
 * A list shows names and the beginnings of messages, so it is a look: of a program each page, of a teammate each further page, and
 * the first one, which their desk shows all day, once in ten minutes. Another person, time or order is another list.
 */
export async function listConversations(
  d: Deps,
  viewer: Staff,
  filter: ConversationFilter,
  page: PageRequest,
  sort?: ConversationSort,
): Promise<Page<ConversationSummary>> {
  const found = await d.store.conversationsFor(viewer, filter, page, sort)
  const list = await nameOf(d, viewer, { filter, sort, limit: page.limit })
  const look = { action: 'conversation.listed', objectId: viewer.workspaceId, details: { list } } as const
  const since = new Date(d.clock.now().getTime() - staysOpenMs)
  const standsOpen = viewer.type === 'teammate' && page.cursor === undefined
  if (!standsOpen || !(await d.store.hasLooked(viewer, look, since)))
    await recordRead(
      d,
      viewer,
      look.action,
      { type: 'workspace', id: look.objectId },
      {
        details: { found: found.items.length, filters: Object.keys(filter), list },
        ...(filter.contactId === undefined ? {} : { about: filter.contactId }),
      },
    )
  return found
}

/** An act that changes nothing is answered with the line of the conversation as well, and then is a look and nothing else. */
export async function showLine(tx: Writing, viewer: Staff, { id, contactId }: LineOf): Promise<void> {
  if (!may(viewer, 'conversation:read')) return
  const object = { type: 'conversation', id }
  await tx.log(viewer, { action: 'conversation.listed', object, details: { found: 1, filters: [] }, about: contactId })
}

type LineOf = Pick<ConversationSummary, 'id' | 'contactId'>

/** The same for the same questions. Keyed, since the name of a kind is whatever somebody asked for. */
async function nameOf(d: Deps, { workspaceId }: Staff, asked: object): Promise<string> {
  const [hash] = await d.vault.hashes(workspaceId, 'name', [
    `list:${canonicalJson(JSON.parse(JSON.stringify(asked)) as Json)}`,
  ])
  return Array.from(hash!.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
