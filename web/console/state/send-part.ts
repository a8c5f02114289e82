import type { QueryClient } from '@tanstack/react-query'
import { isNobodyThere } from '../api/call.ts'
import { conversationsApi } from '../api/conversations.ts'
import { allOutgoing, setOutgoing, type Outgoing } from './drafts.ts'
import { catchUp } from './parts.ts'
import { refreshLists } from './refresh-lists.ts'

export type SentHidden = { readonly kinds: readonly string[]; readonly resealed: boolean }

/** Shown at once under its own id; sending the same id again after a lost answer makes no second message. */
export async function sendPart(client: QueryClient, id: string, outgoing: Outgoing): Promise<SentHidden | null> {
  const others = (now: readonly Outgoing[]) => now.filter((one) => one.part.id !== outgoing.part.id)
  setOutgoing(id, (now) => [...others(now), { ...outgoing, failed: null }])
  try {
    const received = await conversationsApi.send(id, outgoing.part)
    await catchUp(client, id, received.resealed.length > 0 ? 1 : received.part.position)
    setOutgoing(id, others)
    void client.invalidateQueries({ queryKey: ['conversation', id] })
    refreshLists(client, new Set([id]))
    return { kinds: [...new Set(received.hidden.map((one) => one.kind))], resealed: received.resealed.length > 0 }
  } catch (failed) {
    setOutgoing(id, (now) => [...others(now), { ...outgoing, failed }])
    return null
  }
}

/** The line is back: what it was too late for goes out now, as was promised, in the order in which it was written. */
export async function sendWhatWaits(client: QueryClient): Promise<void> {
  for (const [id, all] of allOutgoing()) {
    for (const one of all) {
      if (!isNobodyThere(one.failed)) continue
      // Without an answer to this one there is none to the next.
      if (!(await sendPart(client, id, one))) return
    }
  }
}
