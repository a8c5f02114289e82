import { makeId } from '../../src/core/id.ts'
import { backoffMs } from './backoff.ts'
import { createConversations } from './conversations.ts'
import { passes, Refusal } from './doors.ts'
import { createLive } from './live.ts'
import { createOutbox } from './outbox.ts'
import { forget, readRemembered, remember } from './remembered.ts'
import { openSafeBox } from './safe-box.ts'
import { createSession } from './session.ts'
import { personOf, type Settings } from './settings.ts'
import { emptyState, type Screen, type Store } from './state.ts'
import { sayIn, type Say } from './words/words.ts'

/** Everything the sheet can see and do. The sheet is another script, loaded later: it gets this, and shares nothing else. */
export type Core = {
  readonly store: Store
  readonly say: () => Say
  readonly go: (screen: Screen) => void
  readonly openSheet: () => void
  readonly closeSheet: () => void
  readonly startConversation: (prefill?: string) => void
  readonly send: (conversationId: string, text: string) => void
  readonly takeBack: (partId: string, edit: boolean) => void
  readonly tryNow: () => void
  readonly read: (conversationId: string) => void
  readonly startAfresh: () => void
  /** Null: not now. It is asked once. */
  readonly answerEmail: (conversationId: string, email: string | null) => void
  readonly stop: (clear: boolean) => void
}

export type CoreEars = {
  /** The server will not have us as the site introduces us: nothing to retry, the site's owner has to know. */
  readonly onFailure: (refusal: Refusal | null) => void
  readonly onAfresh: () => void
}

/** A browser that does not let go of its storage must not keep us from saying what happened. */
const withinMs = (work: Promise<unknown>, ms: number) =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))])

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const newId = (noun: 'conversation' | 'part') => makeId(noun, Date.now(), random)

export function createCore(base: string, settings: () => Settings, store: Store, ears: CoreEars): Core {
  const workspace = String(settings()['app_id'])
  const box = openSafeBox(workspace)
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  /** An answer that comes after the end (an erasure, a shutdown) must not bring back what was cleared away. */
  const living: Store = { ...store, set: (change) => stopped || store.set(change) }

  const session = createSession(base, settings, store.get().look.language, {
    onStart: (started) => living.set({ session: started, troubled: false }),
    onLost: () => wipe(),
  })
  const conversations = createConversations(living, session)
  const outbox = createOutbox(living, box, {
    owner: personOf(settings()) ?? '',
    isOnline: () => navigator.onLine,
    deliver: (message) => conversations.deliver(message),
    delivered: (message, received) => {
      maybeAskEmail()
      void conversations.delivered(message, received)
    },
  })
  const live = createLive(base, {
    token: session.token,
    onConnection(connected, unknown) {
      store.set({ connected })
      // No socket: a proxy that forbids it, or a session that ended. Asking once tells which, and brings what is new.
      if (!connected && session.current() && (unknown || store.get().open)) void conversations.refresh()
    },
    onFrame(frame) {
      if (frame.type === 'ready' || frame.type === 'resync') void afterGap()
      if (frame.type === 'conversation') void conversations.heard(frame.conversationId, frame.position).then(readIfSeen)
      if (frame.type === 'read') conversations.readElsewhere(frame.conversationId, frame.position)
      if (frame.type === 'contact.erased' && frame.contactId === session.current()?.contact.id) wipe()
      if (frame.type === 'session.ended') void begin()
    },
  })

  async function begin(): Promise<void> {
    clearTimeout(timer)
    live.stop()
    try {
      const started = await session.start()
      if (stopped) return
      attempt = 0
      store.set({ unread: started.unread })
      live.start()
      if (store.get().open) await catchUp()
    } catch (error) {
      if (stopped) return
      const refusal = error instanceof Refusal ? error : null
      if (refusal?.code === 'gone') return wipe()
      if (!refusal || !passes(refusal.code)) return ears.onFailure(refusal)
      store.set({ troubled: true })
      timer = setTimeout(() => void begin(), refusal.retryAfterMs ?? backoffMs(attempt++, Math.random()))
    }
  }

  /** After a first look, a reconnect or a return to the page: nothing is assumed about what was missed. */
  async function catchUp(): Promise<void> {
    const { open, screen, unread, unsent } = store.get()
    if (open || unread > 0 || unsent.length > 0 || store.get().conversations) await conversations.refresh()
    if (screen.name === 'thread') await conversations.load(screen.conversationId)
    readIfSeen()
    outbox.tryNow()
  }

  async function afterGap(): Promise<void> {
    const { screen } = store.get()
    await conversations.reload(screen.name === 'thread' ? screen.conversationId : null)
    await catchUp()
  }

  function readIfSeen() {
    const { open, screen } = store.get()
    if (open && screen.name === 'thread' && document.visibilityState === 'visible')
      void conversations.markRead(screen.conversationId)
  }

  function maybeAskEmail() {
    const known =
      session.current()?.contact.kind === 'contact' || settings()['email'] || readRemembered(workspace).asked
    if (!known) store.set({ asksEmail: true })
  }

  /** The person's data is gone on the server: keep nothing of it here, and say so. No new session until they ask for one. */
  function wipe() {
    if (stopped) return
    const { open, look, session: old } = store.get()
    halt()
    forget(workspace)
    const session = old && { ...old, token: '', contact: { ...old.contact, name: null } }
    store.set({ ...emptyState(look), open, session })
    // «Nothing of it is kept here» is said when it is so: the browser's own storage is emptied a moment later than the screen.
    void withinMs(box.destroy(), 3_000).then(() => store.set({ erased: true }))
  }

  function halt() {
    stopped = true
    clearTimeout(timer)
    live.stop()
    outbox.stop()
    session.end()
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  }

  function wake() {
    if (document.visibilityState !== 'visible') return
    if (!session.current()) return void begin()
    live.nudge()
    void catchUp()
  }

  function send(conversationId: string, text: string) {
    outbox.add({ partId: newId('part'), conversationId, text, createdAt: new Date().toISOString() })
  }

  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  void outbox.recall().then(begin)

  return {
    store,
    say: () => sayIn(store.get().look.language),
    go(screen) {
      store.set({ screen })
      void catchUp()
    },
    openSheet() {
      store.set({ open: true })
      void catchUp()
    },
    closeSheet: () => store.set({ open: false }),
    startConversation(prefill) {
      store.set({
        open: true,
        screen: { name: 'thread', conversationId: newId('conversation') },
        prefill: prefill ?? null,
      })
    },
    send,
    takeBack(partId, edit) {
      const taken = outbox.take(partId)
      if (taken && edit) store.set({ prefill: taken.text })
    },
    tryNow: () => outbox.tryNow(),
    read: () => readIfSeen(),
    startAfresh: ears.onAfresh,
    answerEmail(conversationId, email) {
      remember(workspace, { asked: true })
      store.set({ asksEmail: false })
      // As a message: nobody has proved that the address is theirs, so it must not become part of who they are.
      if (email) send(conversationId, sayIn(store.get().look.language)('emailSays', { email }))
    },
    stop(clear) {
      halt()
      if (!clear) return
      forget(workspace)
      void box.destroy()
    },
  }
}
