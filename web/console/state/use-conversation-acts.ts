import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, newId } from '../api.ts'
import { say } from '../parts/toast.tsx'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import { fullTime } from '../words/time.ts'
import { problemText, useWords } from '../words/words.ts'
import { catchUp, showChange } from './queries.ts'
import { setOutgoing, type Mode, type Outgoing } from './drafts.ts'
import { useSession } from './session.ts'

export type ConversationActs = ReturnType<typeof useConversationActs>

/** What a teammate does to a conversation. Each act shows at once and is taken back if the server refuses. */
export function useConversationActs() {
  const client = useQueryClient()
  const words = useWords()
  const me = useSession().teammate.id

  return useMemo(() => {
    const act = async (
      before: Conversation,
      change: Partial<Conversation>,
      call: () => Promise<unknown>,
    ): Promise<boolean> => {
      showChange(client, before.id, change, me)
      try {
        await call()
        return true
      } catch (problem) {
        showChange(client, before.id, before, me)
        say({ kind: 'problem', text: problemText(words, problem) })
        return false
      } finally {
        void client.invalidateQueries({ queryKey: ['conversations'] })
        void client.invalidateQueries({ queryKey: ['conversation', before.id] })
        void catchUp(client, before.id, Infinity).catch(() => {})
      }
    }
    const undo = (one: Conversation) => ({
      label: words.undo,
      do: () => void act(one, { state: 'open', snoozedUntil: null }, () => api.reopen(one.id)),
    })

    return {
      assign: (one: Conversation, assigneeId: string | null) =>
        act(one, { assigneeId }, () => api.assign(one.id, assigneeId)),
      close: async (one: Conversation) => {
        const done = await act(one, { state: 'closed' }, () => api.close(one.id))
        if (done) say({ text: words.thread.closedUndo, act: undo(one) })
      },
      reopen: (one: Conversation) => act(one, { state: 'open', snoozedUntil: null }, () => api.reopen(one.id)),
      snooze: async (one: Conversation, until: Date) => {
        const iso = until.toISOString()
        const done = await act(one, { state: 'snoozed', snoozedUntil: iso }, () => api.snooze(one.id, iso))
        if (done) say({ text: words.thread.snoozedUndo(fullTime(iso, words.language)), act: undo(one) })
      },
      tag: (one: Conversation, tagId: string) =>
        act(one, { tagIds: [...one.tagIds, tagId] }, () => api.tag(one.id, tagId)),
      untag: (one: Conversation, tagId: string) =>
        act(one, { tagIds: one.tagIds.filter((id) => id !== tagId) }, () => api.untag(one.id, tagId)),
      send: (id: string, kind: Mode, text: string) =>
        send(client, id, { part: { id: newId('part'), kind, text }, at: new Date().toISOString(), failed: null }),
      sendAgain: (id: string, outgoing: Outgoing) => send(client, id, { ...outgoing, failed: null }),
    }
  }, [client, words, me])
}

export type SentHidden = { readonly kinds: readonly string[]; readonly resealed: boolean }

/** Shown at once under its own id; sending the same id again after a lost answer makes no second message. */
async function send(client: QueryClient, id: string, outgoing: Outgoing): Promise<SentHidden | null> {
  const others = (now: readonly Outgoing[]) => now.filter((one) => one.part.id !== outgoing.part.id)
  setOutgoing(id, (now) => [...others(now), outgoing])
  try {
    const received = await api.send(id, outgoing.part)
    await catchUp(client, id, received.resealed.length > 0 ? 1 : received.part.position)
    setOutgoing(id, others)
    void client.invalidateQueries({ queryKey: ['conversation', id] })
    void client.invalidateQueries({ queryKey: ['conversations'] })
    return { kinds: [...new Set(received.hidden.map((one) => one.kind))], resealed: received.resealed.length > 0 }
  } catch (failed) {
    setOutgoing(id, (now) => [...others(now), { ...outgoing, failed }])
    return null
  }
}
