import type { QueryClient } from '@tanstack/react-query'
import { isNobodyThere } from '../api/call.ts'
import { conversationsApi } from '../api/conversations.ts'
import { waitBefore } from '../live.ts'
import { allOutgoing, livesAt, moveDraft, setOutgoing, type Outgoing } from './drafts.ts'
import { catchUp } from './parts.ts'
import { refreshLists } from './refresh-lists.ts'

export type SentHidden = { readonly kinds: readonly string[]; readonly resealed: boolean }

/** Shown at once under its own id; sending the same id again after a lost answer makes no second message. */
export async function sendPart(
  client: QueryClient,
  id: string,
  outgoing: Outgoing,
): Promise<SentHidden | { failed: unknown }> {
  const mine = (one: Outgoing) => one.part.id === outgoing.part.id
  try {
    const { part, resealed, hidden } = await conversationsApi.send(livesAt(id), outgoing.part)
    attempt = 0
    // It was merged before the screen heard of it.
    if (part.conversationId !== livesAt(id)) moveDraft(livesAt(id), part.conversationId)
    await catchUp(client, part.conversationId, resealed.length > 0 ? 1 : part.position)
    setOutgoing(livesAt(id), (now) => now.filter((one) => !mine(one)))
    void client.invalidateQueries({ queryKey: ['conversation', part.conversationId] })
    refreshLists(client, new Set([id, part.conversationId]))
    return { kinds: [...new Set(hidden.map((one) => one.kind))], resealed: resealed.length > 0 }
  } catch (failed) {
    // Where its author took it back meanwhile, there is none.
    setOutgoing(livesAt(id), (now) => now.map((one) => (mine(one) ? { ...one, failed } : one)))
    if (isNobodyThere(failed)) tryAgainSoon(client)
    return { failed }
  }
}

let attempt = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** The line may be up and the server hang: then no news of a connection comes that would send it. */
function tryAgainSoon(client: QueryClient): void {
  clearTimeout(timer)
  timer = setTimeout(() => void sendWhatWaits(client), waitBefore((attempt += 1), Math.random()))
}

/** What it was too late for goes out now, as was promised, in the order in which it was written. */
export async function sendWhatWaits(client: QueryClient): Promise<void> {
  clearTimeout(timer)
  for (const [id, all] of allOutgoing()) {
    for (const { part } of all) {
      const one = allOutgoing()
        .get(livesAt(id))
        ?.find((other) => other.part.id === part.id)
      // What says that it is not sent stays until it is.
      if (!one || !isNobodyThere(one.failed)) continue
      // Without an answer to this one there is none to the next.
      const sent = await sendPart(client, id, one)
      if ('failed' in sent && isNobodyThere(sent.failed)) return
    }
  }
}
