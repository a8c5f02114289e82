import type { Conversation } from '../core/conversation.ts'
import { fail } from '../core/errors.ts'
import type { PartPage } from '../core/part.ts'
import type { Staff, Viewer } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

type Range = { readonly after?: number; readonly before?: number; readonly around?: string; readonly limit: number }

/** A page of the parts after a position, of the last ones before one, or of those around one of them, in order. A teammate's look is logged; a contact reads what is their own. */
export async function readParts(
  d: Deps,
  viewer: Viewer,
  conversationId: string,
  { after, before, around, limit }: Range,
): Promise<PartPage> {
  const conversation = await known(d, viewer, conversationId)
  // Fetched while the look is written down, and answered when it is: whichever fails, there is no answer.
  const [page] = await Promise.all([
    pageOf(d, viewer, conversation.id, { after, before, around, limit }),
    logLook(d, viewer, conversation, { whole: !after && before === undefined, after, before }),
  ])
  return page
}

async function pageOf(d: Deps, viewer: Viewer, id: string, { after, before, around, limit }: Range): Promise<PartPage> {
  if (around === undefined)
    return d.store.partPage(viewer, id, {
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
      limit,
    })
  const middle = await d.store.partFor(viewer, around)
  if (middle?.conversationId !== id) throw fail('not_found')
  // Read from the part to both sides: however heavy its neighbours are, it is among them.
  const ahead = await d.store.partPage(viewer, id, { before: middle.position, limit: Math.ceil(limit / 2) - 1 })
  const rest = await d.store.partPage(viewer, id, { after: middle.position - 1, limit: limit - ahead.items.length })
  return { ...rest, items: [...ahead.items, ...rest.items] }
}

/** One look at a conversation is several requests: its head, its pages, and what comes in while it stands open. */
const oneLookMs = 10_000
const staysOpenMs = 10 * 60_000

/**
 * The head of a conversation. A look of the team is logged before it is answered: each time that somebody reads it from the
 * start, and otherwise if they have not opened it within ten minutes, so that nobody reads on unlogged.
 */
export async function openConversation(d: Deps, viewer: Viewer, id: string): Promise<Conversation> {
  const conversation = await known(d, viewer, id)
  await logLook(d, viewer, conversation, {})
  return conversation
}

async function known(d: Deps, viewer: Viewer, id: string): Promise<Conversation> {
  const conversation = await d.store.conversationFor(viewer, id)
  if (!conversation) throw fail('not_found')
  return conversation
}

type Reach = { readonly whole?: boolean; readonly after?: number | undefined; readonly before?: number | undefined }

async function logLook(
  d: Deps,
  viewer: Viewer,
  conversation: Conversation,
  { whole = false, after, before }: Reach,
): Promise<void> {
  if (viewer.type === 'contact') return
  const fresh = whole || (before !== undefined && before > conversation.lastPosition)
  const since = new Date(d.clock.now().getTime() - (fresh ? oneLookMs : staysOpenMs))
  if (!(await d.store.hasLooked(viewer, lookAt(conversation), since)))
    await logOpening(d, viewer, conversation, since, after)
}

const lookAt = ({ id }: Conversation) => ({ action: 'conversation.opened', objectId: id }) as const

async function logOpening(
  d: Deps,
  viewer: Staff,
  conversation: Conversation,
  since: Date,
  after?: number,
): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    // Head and parts are asked for at the same moment: the second waits for the first one's row.
    if (await tx.hasLooked(viewer, lookAt(conversation), since)) return
    await tx.log(viewer, {
      action: 'conversation.opened',
      object: { type: 'conversation', id: conversation.id },
      about: conversation.contactId,
      ...(after ? { details: { after } } : {}),
    })
  })
}

export async function markRead(d: Deps, viewer: Viewer, asked: string, position: number): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    const conversation = await tx.lockConversation(viewer, asked)
    if (!conversation) throw fail('not_found')
    const { id } = conversation
    const named = viewer.type === 'teammate' && (await tx.readMentions(id, viewer.id, d.clock.now()))
    const by = viewer.type === 'contact' ? 'contact' : 'team'
    const upTo = Math.min(position, conversation.lastPosition)
    const moved = await tx.markRead(id, by, upTo)
    // Told only when something of theirs was read: anything else would tell a contact that there is a note.
    if (by === 'team' && moved && (await tx.contactWroteBetween(id, conversation.readByTeam, position))) {
      tx.announce({ type: 'seen', conversationId: id, contactId: conversation.contactId })
    }
    // A mention that was read changes lists of one's own, which a reading mark keeps up as well.
    if (moved || named) {
      tx.announce({ type: 'read', conversationId: id, contactId: conversation.contactId, by, position: upTo })
    }
  })
}
