import { useEffect } from 'react'
import { joinDrafts } from '../../../src/core/draft.ts'
import { conversationsApi } from '../api/conversations.ts'
import { isNobodyThere } from '../api/call.ts'
import { allDrafts, draftOf, keepDraft, watchDrafts, type Draft } from './drafts.ts'

/** While nobody answers, it is tried again after this. */
const againMs = 5_000
/** What the server has of it is not known. */
const unsure = '?'

/** After this pause in writing, the draft is kept on the server: under the contact's key, and nowhere in this browser. */
const pauseMs = 900

const kept = new Map<string, string>()
const waiting = new Map<string, ReturnType<typeof setTimeout>>()
const asText = (draft: Draft) => JSON.stringify(draft)

/**
 * What was begun here, perhaps on another computer, is there when the conversation is opened, before what was written meanwhile or
 * came along from a conversation that was merged into this one.
 */
export function useKeptDraft(conversationId: string, writes: boolean): void {
  useEffect(() => {
    if (!writes) return
    let gone = false
    if (!kept.has(conversationId)) {
      void conversationsApi
        .draft(conversationId)
        .then(
          (draft) => {
            // It was asked for twice, or is read again when it is opened again.
            if (kept.has(conversationId) || (gone && draftOf(conversationId).text === '')) return
            kept.set(conversationId, draft ? asText(draft) : '')
            if (draft) keepDraft(conversationId, joinDrafts(draft, draftOf(conversationId)))
          },
          () => kept.set(conversationId, unsure),
        )
        .then(() => later(conversationId))
    }
    const stop = watchDrafts(() => later(conversationId))
    // What was merged into this one brought its words along.
    later(conversationId)
    return () => {
      gone = true
      stop()
      flush(conversationId, false)
    }
  }, [conversationId, writes])
}

function later(id: string): void {
  // Before it is known what the server has, it would be written over.
  if (!kept.has(id) || asText(draftOf(id)) === kept.get(id)) return
  clearTimeout(waiting.get(id))
  waiting.set(
    id,
    setTimeout(() => flush(id, false), pauseMs),
  )
}

function flush(id: string, leaving: boolean): void {
  if (!waiting.has(id)) return
  clearTimeout(waiting.get(id))
  waiting.delete(id)
  const draft = draftOf(id)
  const text = asText(draft)
  if (text === kept.get(id) || (draft.text === '' && !kept.get(id))) return
  kept.set(id, draft.text === '' ? '' : text)
  void conversationsApi.keepDraft(id, draft, leaving).catch((problem) => {
    kept.set(id, unsure)
    // Or else another try comes with the next word.
    if (isNobodyThere(problem) && !waiting.has(id))
      waiting.set(
        id,
        setTimeout(() => flush(id, false), againMs),
      )
  })
}

/** Whether there are words that the server does not have, and will not get when the page is left. */
export function isDraftUnkept(): boolean {
  return [...allDrafts()].some(
    ([id, { text }]) => text !== '' && (kept.get(id) === unsure || (!navigator.onLine && waiting.has(id))),
  )
}

export function forgetKept(): void {
  for (const timer of waiting.values()) clearTimeout(timer)
  waiting.clear()
  kept.clear()
}

if (typeof window !== 'undefined')
  window.addEventListener('pagehide', () => [...waiting.keys()].forEach((id) => flush(id, true)))
