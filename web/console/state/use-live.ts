import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LiveFrame } from '../../../src/http/wire/live.ts'
import { openLive, type LiveState } from '../live.ts'
import { catchUp } from './parts.ts'
import { showRead } from './queries.ts'
import { noticeMessage } from './notices.ts'
import { hearPresence, speakThrough } from './presence.ts'
import { refreshLists } from './refresh-lists.ts'
import { sendWhatWaits } from './send-part.ts'
import { makeStore, useStore } from './store.ts'

const state = makeStore<LiveState>('connecting')

export function useLiveState(): LiveState {
  return useStore(state)
}

/** One channel for the whole console, open while someone is signed in. */
export function useLive(onEnd: () => void): void {
  const client = useQueryClient()
  useEffect(() => {
    let first = true
    let changed = new Set<string>()
    const look = soon(() => {
      const ids = changed
      changed = new Set()
      refreshLists(client, ids)
    }, 250)
    const lists = (id?: string) => {
      if (id) changed.add(id)
      look()
    }
    const channel = openLive((frame) => {
      if (frame.type === 'ready') {
        // What was said while we were away was not told to us: look again at everything that is shown.
        if (!first) {
          void client.invalidateQueries()
          void sendWhatWaits(client)
        } else {
          // What came between the first answers and now was told to nobody here either.
          lists()
          void client.invalidateQueries({ queryKey: ['conversation'] })
          void client.invalidateQueries({ queryKey: ['parts'] })
        }
        first = false
      } else if (frame.type === 'resync') void client.invalidateQueries()
      else if (frame.type === 'session.ended') onEnd()
      else hear(client, frame, lists)
    }, state.set)
    speakThrough(channel.say)
    return () => {
      speakThrough(null)
      channel.close()
    }
  }, [client, onEnd])
}

function hear(client: QueryClient, frame: LiveFrame, lists: (id?: string) => void): void {
  if (frame.type === 'presence') hearPresence(frame)
  else if (frame.type === 'conversation') {
    lists(frame.conversationId)
    noticeMessage(client, frame)
    void client.invalidateQueries({ queryKey: ['conversation', frame.conversationId] })
    void catchUp(client, frame.conversationId, frame.position).catch(() => {})
  } else if (frame.type === 'read') {
    showRead(client, frame)
  } else if (frame.type === 'contact.erased') {
    client.removeQueries({ queryKey: ['contact', frame.contactId] })
    // Nothing of an erased person stays readable, not even in an open window.
    void client.resetQueries({ queryKey: ['conversation'] })
    void client.resetQueries({ queryKey: ['parts'] })
    void client.resetQueries({ queryKey: ['search'] })
    void client.resetQueries({ queryKey: ['subjects'] })
    lists()
  } else if (frame.type === 'workspace') {
    for (const key of [
      'workspace',
      'tags',
      'macros',
      'teammates',
      'teams',
      'views',
      'contact',
      'policies',
      'session',
    ]) {
      void client.invalidateQueries({ queryKey: [key] })
    }
  }
}

/** Many frames in a burst cause one look. */
function soon(act: () => void, waitMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, waitMs)
  }
}
