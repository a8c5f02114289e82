import { useEffect, useMemo, useRef } from 'react'
import type { Doing } from '../../../src/core/live-event.ts'
import type { LiveFrame, LivePresence } from '../../../src/http/wire/live.ts'
import { makeStore, useStore } from './store.ts'

type Present = {
  readonly type: 'teammate' | 'contact'
  readonly id: string
  readonly doing: Doing
  readonly until: number
}
type Heard = Extract<LiveFrame, { type: 'presence' }>

/** Said again every few seconds while it goes on; a screen that falls silent is gone after a little more. */
const againMs = { looking: 8_000, typing: 2_500 } as const
const lastsMs = { looking: 20_000, typing: 6_000 } as const

const present = makeStore<ReadonlyMap<string, readonly Present[]>>(new Map())
const nobody: readonly Present[] = []
let speak: ((frame: LivePresence) => void) | null = null

export function speakThrough(say: typeof speak): void {
  speak = say
  if (!say) present.set(new Map())
}

export function hearPresence({ conversationId, by, doing }: Heard, now: number = Date.now()): void {
  const until = now + (doing === 'looking' ? lastsMs.looking : lastsMs.typing)
  change(conversationId, (all) => [
    ...all.filter((one) => one.id !== by.id),
    ...(doing === 'gone' ? [] : [{ type: by.type, id: by.id, doing, until }]),
  ])
  setTimeout(() => change(conversationId, (all) => settled(all, Date.now())), until - now + 50)
}

/** Who stops typing still looks for a while; who stops looking is gone. */
function settled(all: readonly Present[], now: number): readonly Present[] {
  return all.flatMap((one): Present[] => {
    if (one.until > now) return [one]
    return one.type === 'teammate' && one.doing !== 'looking'
      ? [{ ...one, doing: 'looking', until: now + lastsMs.looking }]
      : []
  })
}

function change(conversationId: string, act: (all: readonly Present[]) => readonly Present[]): void {
  const before = present.get().get(conversationId) ?? nobody
  const after = act(before)
  if (before === after) return
  const next = new Map(present.get())
  if (after.length === 0) next.delete(conversationId)
  else next.set(conversationId, after)
  present.set(next)
}

export function usePresent(conversationId: string): readonly Present[] {
  return useStore(present).get(conversationId) ?? nobody
}

/** Tells the others that this conversation is open here, and hands back what tells them of writing. */
export function useTellPresence(conversationId: string): (doing: 'typing' | 'noting') => void {
  const typed = useRef(0)
  useEffect(() => {
    const say = (doing: Doing) => speak?.({ type: 'presence', conversationId, doing })
    const look = () => {
      if (document.visibilityState === 'visible' && Date.now() - typed.current > againMs.looking) say('looking')
    }
    // A reconnect needs a moment; the second look says it then.
    const first = setTimeout(look, 400)
    const timer = setInterval(look, againMs.looking)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
      say('gone')
    }
  }, [conversationId])
  return useMemo(() => {
    let last = 0
    return (doing) => {
      typed.current = Date.now()
      if (typed.current - last < againMs.typing) return
      last = typed.current
      speak?.({ type: 'presence', conversationId, doing })
    }
  }, [conversationId])
}
