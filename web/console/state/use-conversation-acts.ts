import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { conversationsApi } from '../api/conversations.ts'
import { isNobodyThere, newId } from '../api/call.ts'
import { say } from '../parts/toast.tsx'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import type { Act } from '../../../src/http/wire/inbox.ts'
import { soonTime } from '../words/time.ts'
import { problemText, useWords } from '../words/words.ts'
import { catchUp } from './parts.ts'
import { whileActing } from './known-acts.ts'
import { showChange } from './queries.ts'
import { sendPart, type SentHidden } from './send-part.ts'
import { draftOf, keepDraft, livesAt, setOutgoing, type Mode, type Outgoing } from './drafts.ts'
import { hold, takeBack, whileClosing } from './held.ts'
import { inTurn, isUnderWay } from './in-turn.ts'
import { refreshLists } from './refresh-lists.ts'
import { useSession } from './session.ts'

/** What a teammate does to a conversation. Each act shows at once and is taken back if the server refuses. */
export function useConversationActs() {
  const client = useQueryClient()
  const words = useWords()
  const me = useSession().teammate.id
  const navigate = useNavigate()

  return useMemo(() => {
    const act = async (
      before: Conversation,
      change: Partial<Conversation>,
      call: () => Promise<unknown>,
    ): Promise<boolean> => {
      let went = false
      const putBack = showChange(client, before.id, change, me)
      try {
        await whileActing([{ id: before.id, change }], me, () => inTurn(before.id, call))
        went = true
        return true
      } catch (problem) {
        putBack()
        say({ kind: 'problem', text: problemText(words, problem) })
        return false
      } finally {
        // The last one asks for all of them.
        if (!isUnderWay(before.id)) {
          // What was refused stands where it stood, which only the whole list knows.
          if (went) refreshLists(client, new Set([before.id]))
          else void client.invalidateQueries({ queryKey: ['conversations'] })
          void client.invalidateQueries({ queryKey: ['conversation', before.id] })
          void catchUp(client, before.id, Infinity).catch(() => {})
        }
      }
    }
    const reopen = (one: Conversation) =>
      act(one, { state: 'open', snoozedUntil: null }, () => conversationsApi.reopen(one.id))
    /** Offered as soon as the act is seen: who takes it back at once need not wait for the server to have done it. */
    const offerUndo = (one: Conversation, text: string, done: Promise<boolean>) => {
      say({ text, act: { label: words.undo, do: () => void done.then((went) => went && reopen(one)) } })
      return done
    }

    const open = (id: string) =>
      void navigate({ to: '/inbox/$view/$conversationId', params: { view: 'open', conversationId: id } })

    const sendHeld = async (
      one: Conversation,
      kind: Mode,
      text: string,
      more: { mentions: string[]; close: boolean },
    ): Promise<SentHidden | 'taken-back' | null> => {
      const { id } = one
      const mentions = more.mentions.length > 0 ? { mentions: more.mentions } : {}
      const outgoing: Outgoing = {
        part: { id: newId('part'), kind, text, ...mentions },
        at: new Date().toISOString(),
        failed: null,
      }
      setOutgoing(id, (now) => [...now, outgoing])
      if (kind === 'message') {
        say({ text: words.work.heldToast, act: { label: words.undo, do: () => takeBack(outgoing.part.id) } })
        const went = await hold(outgoing.part.id)
        if (went === false) {
          const at = livesAt(id)
          setOutgoing(at, (now) => now.filter((other) => other.part.id !== outgoing.part.id))
          const kept = draftOf(at).text
          keepDraft(at, { mode: kind, text: kept ? `${text}\n${kept}` : text })
          say({ text: words.work.takenBack })
          return 'taken-back'
        }
        if (went.leaving) {
          void conversationsApi.send(livesAt(id), outgoing.part, true).catch(() => {})
          if (more.close) void conversationsApi.close(livesAt(id), true).catch(() => {})
          return null
        }
      }
      const sent = await sendPart(client, id, outgoing)
      if ('failed' in sent) {
        // Who went on meanwhile does not see the thread in which it says so.
        if (!isNobodyThere(sent.failed) && !isLookedAt(livesAt(id)))
          say({
            kind: 'problem',
            text: `${words.thread.failed} ${problemText(words, sent.failed)}`,
            act: { label: words.work.showIt, do: () => open(livesAt(id)) },
          })
        return null
      }
      if (more.close) {
        const at = livesAt(id)
        await act({ ...one, id: at }, { state: 'closed' }, () => conversationsApi.close(at))
      }
      return sent
    }

    return {
      assign: (one: Conversation, assigneeId: string | null) =>
        act(one, { assigneeId }, () => conversationsApi.assign(one.id, assigneeId)),
      close: (one: Conversation) =>
        offerUndo(
          one,
          words.thread.closedUndo,
          act(one, { state: 'closed' }, () => conversationsApi.close(one.id)),
        ),
      reopen,
      snooze: (one: Conversation, until: Date) => {
        const iso = until.toISOString()
        const done = act(one, { state: 'snoozed', snoozedUntil: iso }, () => conversationsApi.snooze(one.id, iso))
        return offerUndo(one, words.thread.snoozedUndo(soonTime(iso, words.language)), done)
      },
      tag: (one: Conversation, tagId: string) =>
        act(one, { tagIds: [...one.tagIds, tagId] }, () => conversationsApi.tag(one.id, tagId)),
      untag: (one: Conversation, tagId: string) =>
        act(one, { tagIds: one.tagIds.filter((id) => id !== tagId) }, () => conversationsApi.untag(one.id, tagId)),
      handTo: (one: Conversation, teamId: string | null) =>
        act(one, { teamId }, () => conversationsApi.handTo(one.id, teamId)),
      /** Held for a moment in which it can be taken back. With `close` the conversation is closed after it, and has left the list at once. */
      send: (one: Conversation, kind: Mode, text: string, more: { mentions: string[]; close: boolean }) =>
        more.close ? whileClosing(one.id, () => sendHeld(one, kind, text, more)) : sendHeld(one, kind, text, more),
      /** The same act on each; what one refuses does not hold up the others, and all of it can be taken back. */
      bulk: async (all: readonly Conversation[], actFor: (one: Conversation) => Act['act']) => {
        const acts = all.map((one) => ({ conversationId: one.id, act: actFor(one) }))
        const back = all.flatMap((one, index) =>
          takenBack(one, acts[index]!.act).map((undone) => ({ conversationId: one.id, act: undone })),
        )
        // Shown at once; the lists are fetched anew when it is done.
        const changes = all.map((one, index) => ({ id: one.id, change: changeOf(one, acts[index]!.act) }))
        const putBack = changes.map(({ id, change }) => showChange(client, id, change, me))
        const going = whileActing(changes, me, () => conversationsApi.act(acts))
        const takeBackAll = async () => {
          const { done } = await going
          const took = new Set(done.map(({ id }) => id))
          await conversationsApi.act(back.filter(({ conversationId }) => took.has(conversationId)))
          say({ text: words.work.undone })
          refreshLists(client, took)
        }
        const problemSaid = (problem: unknown) => say({ kind: 'problem', text: problemText(words, problem) })
        const undo = { label: words.undo, do: () => void takeBackAll().catch(problemSaid) }
        // Offered at once, as above: else what stands there still takes back the act before.
        const tell = (text: string) => say({ text, ...(back.length > 0 ? { act: undo } : {}) })
        tell(words.work.bulkDone(all.length))
        try {
          const { done, refused } = await going
          if (refused.length > 0) tell(words.work.bulkSome(done.length, refused.length))
          return true
        } catch (problem) {
          for (const back of putBack.toReversed()) back()
          problemSaid(problem)
          return false
        } finally {
          refreshLists(client, new Set(all.map((one) => one.id)))
        }
      },
      sendAgain: (id: string, outgoing: Outgoing) => {
        const again = { ...outgoing, failed: null }
        setOutgoing(id, (now) => now.map((one) => (one.part.id === again.part.id ? again : one)))
        return sendPart(client, id, again)
      },
    }
  }, [client, words, me, navigate])
}

const isLookedAt = (id: string) => location.pathname.endsWith(id)

/** What of it is seen at once. */
function changeOf(one: Pick<Conversation, 'tagIds'>, act: Act['act']): Partial<Conversation> {
  switch (act.what) {
    case 'assigned':
      return { assigneeId: act.teammateId }
    case 'handed':
      return { teamId: act.teamId }
    case 'tagged':
      return one.tagIds.includes(act.tagId) ? {} : { tagIds: [...one.tagIds, act.tagId] }
    case 'untagged':
      return { tagIds: one.tagIds.filter((id) => id !== act.tagId) }
    case 'snoozed':
      return { state: 'snoozed', snoozedUntil: act.until }
    default:
      return { state: act.what === 'closed' ? 'closed' : 'open', snoozedUntil: null }
  }
}

/** What leads back to how it was. */
function takenBack(
  one: Pick<Conversation, 'assigneeId' | 'teamId' | 'state' | 'snoozedUntil' | 'tagIds'>,
  act: Act['act'],
): Act['act'][] {
  switch (act.what) {
    case 'assigned':
      return [{ what: 'assigned', teammateId: one.assigneeId }]
    case 'handed':
      return [{ what: 'handed', teamId: one.teamId }]
    case 'tagged':
      return one.tagIds.includes(act.tagId) ? [] : [{ what: 'untagged', tagId: act.tagId }]
    case 'untagged':
      return one.tagIds.includes(act.tagId) ? [{ what: 'tagged', tagId: act.tagId }] : []
    default:
      if (one.state === 'closed') return [{ what: 'closed' }]
      return one.state === 'snoozed' && one.snoozedUntil
        ? [{ what: 'snoozed', until: one.snoozedUntil }]
        : [{ what: 'reopened' }]
  }
}
