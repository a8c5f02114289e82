import { maxPartLength } from '../../src/core/part.ts'
import type { Received } from '../../src/http/wire/conversation.ts'
import { backoffMs } from './backoff.ts'
import { isBlocked, passes, Refusal } from './doors.ts'
import type { SafeBox } from './safe-box.ts'
import type { Store, Unsent, Why } from './state.ts'

export type Outbox = {
  readonly add: (message: Pick<Unsent, 'partId' | 'conversationId' | 'text' | 'createdAt'>) => void
  readonly tryNow: () => void
  readonly take: (partId: string) => Unsent | undefined
  readonly draft: (conversationId: string) => string
  readonly keepDraft: (conversationId: string, text: string) => void
  /** A conversation of which there is a draft and nothing else. */
  readonly begun: (known: readonly { readonly id: string }[]) => string | undefined
  /** What an earlier page of the same person could not send, and what they had begun to write. */
  readonly recall: () => Promise<void>
  readonly stop: () => void
}

export type Postman = {
  readonly deliver: (message: Unsent) => Promise<Received>
  readonly delivered: (message: Unsent, received: Received) => void
  /** Who writes, as the page says. What one person left unsent is never sent under another's name. */
  readonly owner: string
  readonly isOnline: () => boolean
}

type Kept = {
  readonly owner: string
  readonly unsent: readonly Unsent[]
  /** An older version had none. */
  readonly drafts?: readonly (readonly [conversationId: string, text: string])[]
  readonly at?: number
}

/** So long after a word at most a draft is kept: who goes to another page of the site finds it there. */
const keepWithinMs = 300
/** Who comes back later may be somebody else at the same browser, and what was begun may never have been meant to be sent. */
const draftsLiveMs = 30 * 60_000

/**
 * One message after the other, in the order they were written. The id of each is made here, so a retry is the same message.
 * Nothing is dropped: a message leaves this list when the server has it, or when its author takes it back.
 */
export function createOutbox(store: Store, box: SafeBox, postman: Postman): Outbox {
  let busy = false
  let stopped = false
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined
  const drafts = new Map<string, string>()

  function change(unsent: readonly Unsent[]) {
    // After an erasure the store and the box are somebody else's to empty; nothing may come back into them.
    if (stopped) return
    store.set({ unsent })
    keep()
  }

  function keep() {
    clearTimeout(keeping)
    keeping = undefined
    const { unsent } = store.get()
    const kept: Kept = { owner: postman.owner, unsent, drafts: [...drafts], at: Date.now() }
    void (unsent.length + drafts.size === 0 ? box.empty() : box.keep(kept))
  }

  const mark = (partId: string, why: Why, said?: string) =>
    change(store.get().unsent.map((one) => (one.partId === partId ? { ...one, why, ...(said ? { said } : {}) } : one)))

  async function flush(): Promise<void> {
    if (busy || stopped) return
    busy = true
    clearTimeout(timer)
    try {
      for (let next = nextOf(store.get().unsent); next; next = nextOf(store.get().unsent)) {
        if (!(await deliver(next))) break
      }
    } finally {
      busy = false
    }
  }

  async function deliver(message: Unsent): Promise<boolean> {
    try {
      const received = await postman.deliver(message)
      if (stopped) return false
      attempt = 0
      change(store.get().unsent.filter((one) => one.partId !== message.partId))
      postman.delivered(message, received)
      return true
    } catch (error) {
      if (stopped) return false
      const refusal = error instanceof Refusal ? error : new Refusal('internal', '')
      mark(message.partId, whyOf(refusal, postman.isOnline()), refusal.code === 'blocked' ? refusal.message : undefined)
      if (!waits(refusal)) return true
      timer = setTimeout(() => void flush(), refusal.retryAfterMs ?? backoffMs(attempt++, Math.random()))
      return false
    }
  }

  return {
    add(message) {
      if (stopped) return
      change([
        ...store.get().unsent,
        { ...message, why: message.text.length > maxPartLength ? 'too-large' : 'sending' },
      ])
      void flush()
    },
    tryNow() {
      attempt = 0
      void flush()
    },
    take(partId) {
      const taken = store.get().unsent.find((one) => one.partId === partId)
      if (taken) change(store.get().unsent.filter((one) => one !== taken))
      return taken
    },
    draft: (conversationId) => drafts.get(conversationId) ?? '',
    keepDraft(conversationId, text) {
      if (stopped) return
      if (text) drafts.set(conversationId, text)
      else drafts.delete(conversationId)
      keeping ??= setTimeout(keep, keepWithinMs)
    },
    begun: (known) =>
      [...drafts.keys()].find((id) => ![...known, ...store.get().unsent.map(idOf)].some((one) => one.id === id)),
    async recall() {
      // Only this file writes what is read here.
      const kept = (await box.takeAll()) as readonly Kept[]
      if (stopped || kept.length === 0) return
      const mine = kept.filter((one) => one.owner === postman.owner)
      for (const one of mine) {
        if (Date.now() - (one.at ?? 0) > draftsLiveMs) continue
        for (const [id, text] of one.drafts ?? []) drafts.set(id, drafts.get(id) ?? text)
      }
      // Two tabs may have known the same message; its id says so.
      const unsent = [...mine.flatMap((one) => one.unsent), ...store.get().unsent]
      const byId = new Map(unsent.map((one) => [one.partId, one]))
      change([...byId.values()].toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)))
    },
    stop() {
      // What was begun in the last moment.
      if (keeping) keep()
      stopped = true
      clearTimeout(timer)
    },
  }
}

const idOf = ({ conversationId }: Unsent) => ({ id: conversationId })

/** A message that needs its author does not hold up the others. */
function nextOf(unsent: readonly Unsent[]): Unsent | undefined {
  return unsent.find((one) => !needsThem.includes(one.why))
}

const needsThem: readonly Why[] = ['blocked', 'refused', 'too-large', 'closed']

/** A signature that ran out is renewed by the page; until then the message waits with it. */
const waits = ({ code }: Refusal) => passes(code) || code === 'unauthenticated'

function whyOf(refusal: Refusal, isOnline: boolean): Why {
  // No answer, yet the browser has a network: then it is us.
  if (refusal.code === 'offline') return isOnline ? 'server' : 'offline'
  if (refusal.code === 'vault_unavailable') return 'vault'
  if (refusal.code === 'rate_limited') return 'limited'
  if (refusal.code === 'blocked' || refusal.code === 'too_large')
    return refusal.code === 'blocked' ? 'blocked' : 'too-large'
  if (isBlocked(refusal)) return 'closed'
  return waits(refusal) ? 'server' : 'refused'
}
