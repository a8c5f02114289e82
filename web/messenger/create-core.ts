import type { MessengerWorkspace } from '../../src/http/wire/messenger.ts'
import { backoffMs } from './backoff.ts'
import { createConversations } from './conversations.ts'
import type { Core, CoreEars } from './core.ts'
import { call, isBlocked, passes, Refusal } from './doors.ts'
import { handoverActs } from './handover-acts.ts'
import { createLive } from './live.ts'
import { newId } from './new-id.ts'
import { createOutbox } from './outbox.ts'
import { forget, readRemembered, remember } from './remembered.ts'
import { openSafeBox } from './safe-box.ts'
import { createSession } from './session.ts'
import { isSigned, lookIn, personOf, type Settings } from './settings.ts'
import { chime } from './sound.ts'
import { emptyState, type Store } from './state.ts'
import { createTyping } from './typing.ts'
import { kindNamesIn, sayIn } from './words/words.ts'

/** A browser that does not let go of its storage must not keep us from saying what happened. */
const withinMs = (work: Promise<unknown>, ms: number) =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))])

const refreshWithinMs = 1_000

export function createCore(base: string, settings: () => Settings, store: Store, ears: CoreEars): Core {
  const workspaceId = String(settings()['app_id'])
  const box = openSafeBox(workspaceId)
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let wanted = false
  const waitingEvents: string[] = []

  /** An answer that comes after the end (an erasure, a shutdown) must not bring back what was cleared away. */
  const living: Store = { ...store, set: (change) => stopped || store.set(change) }

  const session = createSession(base, settings, store.get().look.language, {
    onStart(started) {
      living.set({ session: started, troubled: false, ended: null, blocked: started.contact.blocked })
      showWorkspace(started.workspace)
      for (const name of waitingEvents.splice(0)) void track(name)
    },
    onLost: () => wipe('forgotten'),
    onSignedOut: signOut,
  })
  const conversations = createConversations(living, session)
  const outbox = createOutbox(living, box, {
    owner: personOf(settings()) ?? '',
    isOnline: () => navigator.onLine,
    deliver: async (message) => {
      if (store.get().ended) throw new Refusal('unauthenticated', 'signed out')
      return conversations.deliver(message).catch(noteBlock)
    },
    delivered: (message, received) => {
      maybeAskEmail()
      void conversations.delivered(message, received)
    },
  })
  const typing = createTyping(living)
  const live = createLive(base, {
    token: session.token,
    onConnection(connected, why) {
      store.set({ connected })
      // No socket: a proxy that forbids it, or a session that ended. Asking once tells which, and brings what is new.
      if (!connected && session.current() && (why === 'unknown' || store.get().open)) void conversations.refresh()
      if (why === 'untrusted') void refreshWorkspace()
    },
    onFrame(frame) {
      if (frame.type === 'ready' || frame.type === 'resync') void afterGap()
      if (frame.type === 'conversation') typing.heard(null)
      if (frame.type === 'conversation') void conversations.heard(frame.conversationId, frame.position).then(readIfSeen)
      if (frame.type === 'read') conversations.readElsewhere(frame.conversationId, frame.position)
      if (frame.type === 'contact.erased' && frame.contactId === session.current()?.contact.id) wipe('erased')
      if (frame.type === 'session.ended') void begin()
      if (frame.type === 'contact.blocked') living.set({ blocked: frame.blocked })
      if (frame.type === 'seen' || frame.type === 'read') void conversations.refresh()
      if (frame.type === 'workspace') void refreshWorkspace()
      if (frame.type === 'presence') typing.heard(frame.doing === 'typing' ? frame.conversationId : null)
    },
  })

  /** A page that is only looked at makes nobody: a visitor is made when they open the sheet or write. */
  function mayWait(): boolean {
    const { open, unsent } = store.get()
    const kept = readRemembered(workspaceId)
    const known = isSigned(settings()) || (personOf(settings()) ? kept.person : kept.visitor) !== undefined
    return !known && !wanted && !open && unsent.length === 0
  }

  function showWorkspace(workspace: MessengerWorkspace) {
    const sound = readRemembered(workspaceId).sound ?? workspace.messenger.sound
    living.set({
      workspace,
      look: lookIn(store.get().look, workspace),
      sound,
      putAway: readRemembered(workspaceId).putAway ?? null,
    })
  }

  const fetchWorkspace = () => call<MessengerWorkspace>(base, 'GET', `/workspaces/${workspaceId}`, null)

  /** Every page with the messenger on it hears of a change at once; they need not all ask in the same moment. */
  async function refreshWorkspace(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * refreshWithinMs))
    await fetchWorkspace().then(showWorkspace, (error: unknown) => {
      // The site is not trusted any more: what it shows of us goes, at once and not at the next page.
      if (!stopped && error instanceof Refusal && error.code === 'forbidden') ears.onFailure(error)
    })
  }

  async function track(name: string): Promise<void> {
    if (!session.current()) return void waitingEvents.push(name)
    // A lost count is no loss to the person; a name the server does not take is told to the site's owner.
    await session.ask<void>('POST', '/events', { name }).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'invalid')
        console.warn(`Underseal: trackEvent was refused. ${error.message}`)
    })
  }

  /** Somebody is about to do something: from here on they are a visitor. */
  function wake(): void {
    wanted = true
    if (!session.current()) void begin()
  }

  async function begin(): Promise<void> {
    clearTimeout(timer)
    live.stop()
    try {
      if (mayWait()) {
        const workspace = await fetchWorkspace()
        if (!stopped) living.set({ troubled: false })
        return showWorkspace(workspace)
      }
      const started = await session.start()
      if (stopped) return
      attempt = 0
      store.set({ unread: started.unread })
      live.start()
      if (store.get().open) await catchUp()
    } catch (error) {
      if (stopped) return
      const refusal = error instanceof Refusal ? error : null
      if (store.get().ended) return
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
      session.current()?.contact.kind === 'contact' || settings()['email'] || readRemembered(workspaceId).asked
    if (!known && store.get().workspace?.messenger.askEmail) store.set({ asksEmail: true })
  }

  /** The person is gone on the server: keep nothing of theirs here, and say so. Nobody new until they ask for it. */
  function wipe(why: 'erased' | 'forgotten' | 'left') {
    if (stopped) return
    const { open, look, workspace, sound, session: old } = store.get()
    halt()
    // Who is forgotten has the token of somebody new already.
    if (why !== 'forgotten') forget(workspaceId)
    const session = old && { ...old, token: '', contact: { ...old.contact, name: null } }
    store.set({ ...emptyState(look), open, workspace, sound, session })
    // «Nothing of it is kept here» is said when it is so: the browser's own storage is emptied a moment later than the screen.
    void withinMs(box.destroy(), 3_000).then(() => store.set(why === 'erased' ? { erased: true } : { ended: why }))
  }

  /** Whoever sits here now may be somebody else: nothing stays on the screen. What was not sent waits, encrypted. */
  function signOut() {
    live.stop()
    living.set({
      ended: 'signed-out',
      conversations: null,
      parts: {},
      fromStart: [],
      unread: 0,
      typingIn: null,
      asksEmail: false,
      prefill: null,
      screen: { name: 'home' },
    })
  }

  function noteBlock(error: unknown): never {
    if (isBlocked(error)) living.set({ blocked: true })
    throw error
  }

  function halt() {
    stopped = true
    clearTimeout(timer)
    live.stop()
    outbox.stop()
    session.end()
    typing.stop()
    removeEventListener('online', comeBack)
    document.removeEventListener('visibilitychange', comeBack)
  }

  function comeBack() {
    if (document.visibilityState !== 'visible' || store.get().ended) return
    if (!session.current()) return void (store.get().workspace && mayWait() ? undefined : begin())
    live.nudge()
    void catchUp()
  }

  function send(conversationId: string, text: string) {
    wake()
    outbox.add({ partId: newId('part'), conversationId, text, createdAt: new Date().toISOString() })
  }

  addEventListener('online', comeBack)
  document.addEventListener('visibilitychange', comeBack)
  void outbox.recall().then(begin)

  return {
    store,
    say: () => sayIn(store.get().look.language),
    kindNamesIn,
    go(screen) {
      store.set({ screen, offeredFile: false })
      void catchUp()
    },
    openSheet() {
      store.set({ open: true })
      wake()
      if (session.current()) void catchUp()
    },
    closeSheet: () => store.set({ open: false }),
    startConversation(prefill) {
      // What was begun and not sent is gone on with, if the page brings no words of its own.
      const begun = prefill ? undefined : outbox.begun(store.get().conversations ?? [])
      store.set({
        open: true,
        screen: { name: 'thread', conversationId: begun ?? newId('conversation') },
        prefill: prefill ?? null,
      })
      wake()
    },
    send,
    draft: outbox.draft,
    keepDraft: outbox.keepDraft,
    takeBack(partId, edit) {
      const taken = outbox.take(partId)
      if (taken && edit) store.set({ prefill: taken.text })
    },
    tryNow: () => outbox.tryNow(),
    read: () => readIfSeen(),
    older: (conversationId) => void conversations.older(conversationId),
    startAfresh: ears.onAfresh,
    leave() {
      const token = session.token()
      // First here: without a network they are gone from this browser all the same.
      wipe('left')
      if (token) void call<void>(base, 'POST', '/departures', token).catch(() => undefined)
    },
    async answerEmail(email) {
      // Kept as what they say of themselves: nobody has proved that the address is theirs, so nobody is looked up by it.
      if (email) await session.ask<void>('POST', '/claims', { email })
      remember(workspaceId, { asked: true })
      store.set({ asksEmail: false })
      if (email) ears.onEmail(email)
    },
    typing: (conversationId, writes) => typing.tell(live, conversationId, writes),
    toggleSound() {
      const sound = !store.get().sound
      remember(workspaceId, { sound })
      store.set({ sound })
      if (sound) chime()
    },
    ...handoverActs(session, conversations, noteBlock),
    claim: (claims) => (session.current() ? session.ask<void>('POST', '/claims', claims) : Promise.resolve()),
    track: (name) => void track(name),
    identify: wake,
    resume() {
      if (store.get().ended === 'signed-out') void begin()
    },
    putAway(key) {
      remember(workspaceId, { putAway: key })
      store.set({ putAway: key })
    },
    stop(clear) {
      halt()
      if (clear === 'nothing') return
      if (clear === 'all') forget(workspaceId)
      // The key in each window: one that was just keeping something may have made it anew after another had destroyed it.
      void box.destroy()
    },
  }
}
