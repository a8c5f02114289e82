import type { Part, PartList, Received } from '../../src/http/wire/conversation.ts'
import type { OwnConversation } from '../../src/http/wire/messenger.ts'
import { passes, Refusal } from './doors.ts'
import type { Session } from './session.ts'
import { mergeParts, type Store, type Unsent } from './state.ts'

export type Conversations = {
  readonly refresh: () => Promise<void>
  readonly load: (conversationId: string) => Promise<void>
  /** The ones before those that are here: a long thread is read from its end. */
  readonly older: (conversationId: string) => Promise<void>
  /** After a gap in the live channel: the open thread is read anew, the others when they are opened. */
  readonly reload: (openId: string | null) => Promise<void>
  /** The live channel says that something changed; `position` is the newest there is. */
  readonly heard: (conversationId: string, position: number) => Promise<void>
  readonly deliver: (message: Unsent) => Promise<Received>
  readonly delivered: (message: Unsent, received: Received) => Promise<void>
  /** A part that came as the answer to something else than a message. */
  readonly keep: (part: Part) => Promise<void>
  readonly markRead: (conversationId: string) => Promise<void>
  /** In another window of the same person. */
  readonly readElsewhere: (conversationId: string, position: number) => void
}

/** How far back the server looks for the rest of a number. */
const lookBack = 6
/** More than two screens of a phone. */
const pageSize = 40
/** Past every position: whoever asks for what stands before it gets the end, also of what the list does not count (an event). */
const theEnd = 2_147_483_647

export function createConversations(store: Store, session: Session): Conversations {
  let refreshing: Promise<void> | null = null
  let again = false
  const news = new Map<string, { from: number; to: number }>()
  const fetching = new Set<string>()
  const goingBack = new Set<string>()

  async function list(): Promise<void> {
    const { items } = await session.ask<{ items: OwnConversation[] }>('GET', '/conversations')
    store.set({ conversations: items, unread: items.filter((one) => one.unread).length, troubled: false })
  }

  /** Fetches from `after` on until the newest known position is here: the door answers in pages. */
  async function fetchParts(conversationId: string, after: number, upTo: number): Promise<void> {
    for (let from = after; ;) {
      const { items, moreFrom } = await session.ask<PartList>(
        'GET',
        `/conversations/${conversationId}/parts?after=${from}`,
      )
      keep(conversationId, items)
      if (moreFrom === undefined || moreFrom >= upTo) return
      from = moreFrom
    }
  }

  function keep(conversationId: string, items: readonly Part[]) {
    const { parts } = store.get()
    store.set({
      parts: { ...parts, [conversationId]: mergeParts(parts[conversationId] ?? [], items) },
      troubled: false,
    })
  }

  /** What is here of a thread reaches to its end without a gap: one part alone of a thread that nobody read yet would leave one before it. */
  async function takeIn(part: Part, isFirst: boolean): Promise<void> {
    if (isFirst || store.get().parts[part.conversationId]) keep(part.conversationId, [part])
    else await quietly(fetchBefore(part.conversationId, theEnd))
  }

  const lastHere = (conversationId: string) => store.get().parts[conversationId]?.at(-1)?.position ?? 0
  const firstHere = (conversationId: string) => store.get().parts[conversationId]?.[0]?.position ?? 1

  async function fetchBefore(conversationId: string, before: number): Promise<void> {
    // A page of what only the team sees is empty, and not the first.
    for (let end = before; ;) {
      const { items, moreFrom } = await session.ask<PartList>(
        'GET',
        `/conversations/${conversationId}/parts?before=${end}&limit=${pageSize}`,
      )
      keep(conversationId, items)
      if (moreFrom === undefined) store.set({ fromStart: [...store.get().fromStart, conversationId] })
      if (moreFrom === undefined || items.length > 0) return
      end = moreFrom
    }
  }

  const known = (conversationId: string) => store.get().conversations?.find((one) => one.id === conversationId)

  const quietly = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      if (error instanceof Refusal && passes(error.code)) store.set({ troubled: true })
    })

  function refresh(): Promise<void> {
    // An answer that is on its way may not know yet of what was just heard: then it is asked once more.
    again = refreshing !== null
    refreshing ??= listUntilQuiet()
    return refreshing
  }

  async function listUntilQuiet(): Promise<void> {
    do {
      again = false
      await quietly(list())
    } while (again)
    // In the same breath as the last look at `again`: nobody may wait for a round that is over.
    refreshing = null
  }

  function showRead(conversationId: string, position: number) {
    const conversations = (store.get().conversations ?? []).map((one) =>
      one.id === conversationId && one.readByContact < position
        ? { ...one, readByContact: position, unread: one.lastPosition > position && one.unread }
        : one,
    )
    store.set({ conversations, unread: conversations.filter((one) => one.unread).length })
  }

  return {
    refresh,
    async load(conversationId) {
      const conversation = known(conversationId)
      if (!conversation) return
      const here = lastHere(conversationId)
      if (here === 0) await quietly(fetchBefore(conversationId, theEnd))
      else if (here < conversation.lastPosition)
        await quietly(fetchParts(conversationId, here, conversation.lastPosition))
    },
    async older(conversationId) {
      const { parts, fromStart } = store.get()
      if (
        !parts[conversationId]?.length ||
        firstHere(conversationId) === 1 ||
        fromStart.includes(conversationId) ||
        goingBack.has(conversationId)
      )
        return
      goingBack.add(conversationId)
      await quietly(fetchBefore(conversationId, firstHere(conversationId)))
      goingBack.delete(conversationId)
    },
    async reload(openId) {
      const parts = openId ? store.get().parts[openId] : undefined
      store.set({
        parts: openId && parts ? { [openId]: parts } : {},
        fromStart: store.get().fromStart.filter((id) => id === openId),
      })
      if (openId && parts) await quietly(fetchParts(openId, firstHere(openId) - 1, lastHere(openId)))
    },
    async heard(conversationId, position) {
      const before = news.get(conversationId)
      news.set(conversationId, {
        from: Math.min(position, before?.from ?? position),
        to: Math.max(position, before?.to ?? 0),
      })
      // While one fetch is on its way the next ones wait together: a hundred answers in a row are not a hundred fetches.
      if (fetching.has(conversationId)) return
      fetching.add(conversationId)
      for (let next = news.get(conversationId); next; next = news.get(conversationId)) {
        news.delete(conversationId)
        const here = lastHere(conversationId)
        // A position we already have means that this part was changed: sealed or restored afterwards. And a new part may have
        // changed the few before it, when a number was spelled over several.
        const from = Math.max(firstHere(conversationId) - 1, Math.min(next.from, here) - lookBack)
        if (store.get().parts[conversationId]) await quietly(fetchParts(conversationId, from, Math.max(next.to, here)))
        await refresh()
      }
      fetching.delete(conversationId)
    },
    async deliver(message) {
      const part = { id: message.partId, text: message.text }
      // Only the list knows whether the conversation exists; a message written before it came must not open a second one.
      if (!store.get().conversations) await list()
      const path = `/conversations/${message.conversationId}/parts`
      return known(message.conversationId)
        ? await session.ask<Received>('POST', path, part)
        : await session.ask<Received>('POST', '/conversations', { id: message.conversationId, part })
    },
    async delivered(message, received) {
      const { conversations } = store.get()
      const isNew = !known(message.conversationId)
      if (isNew) store.set({ conversations: [begun(received.part), ...(conversations ?? [])] })
      await takeIn(received.part, isNew)
      if (received.resealed.length > 0 && !isNew)
        await quietly(fetchParts(message.conversationId, firstHere(message.conversationId) - 1, received.part.position))
      await refresh()
    },
    async keep(part) {
      await takeIn(part, false)
      await refresh()
    },
    async markRead(conversationId) {
      const conversation = known(conversationId)
      // Notes and events that only the team sees take positions as well: read is read up to the end.
      const position = Math.max(lastHere(conversationId), conversation?.lastPosition ?? 0)
      if (!conversation || !store.get().parts[conversationId] || position <= conversation.readByContact) return
      showRead(conversationId, position)
      await quietly(session.ask<void>('POST', `/conversations/${conversationId}/readings`, { position }))
    },
    readElsewhere(conversationId, position) {
      // Before the list is here there is nothing to move, and the number of unread ones is the server's.
      if (known(conversationId)) showRead(conversationId, position)
    },
  }
}

/** Stands in the list until the server's own answer replaces it. */
function begun(part: Part): OwnConversation {
  return {
    id: part.conversationId,
    state: 'open',
    preview: part.body,
    previewAuthor: 'contact',
    lastPosition: part.position,
    readByContact: part.position,
    readByTeam: 0,
    unread: false,
    updatedAt: part.createdAt,
  }
}
