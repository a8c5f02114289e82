import type { Part } from '../../src/http/wire/conversation.ts'
import type { MessengerWorkspace, MessengerSession, OwnConversation } from '../../src/http/wire/messenger.ts'
import type { Look } from './settings.ts'

export type Screen =
  | { readonly name: 'home' }
  | { readonly name: 'list' }
  | { readonly name: 'thread'; readonly conversationId: string }

/** Why a message is not there yet. From `blocked` on it needs the person (`closed`: the team takes none of theirs); the others pass by themselves. */
export type Why =
  | 'sending'
  | 'offline'
  | 'vault'
  | 'server'
  | 'limited'
  | 'blocked'
  | 'refused'
  | 'too-large'
  | 'closed'

/** What the person wrote and the server has not accepted. The text is theirs, and lives in memory and in the safe box only. */
export type Unsent = {
  readonly partId: string
  readonly conversationId: string
  readonly text: string
  readonly createdAt: string
  readonly why: Why
  /** What the server said to a blocked message; it names kinds, never values. */
  readonly said?: string
}

export type State = {
  readonly open: boolean
  readonly screen: Screen
  /** The workspace as every visitor may know it; there before anybody is somebody. */
  readonly workspace: MessengerWorkspace | null
  readonly session: MessengerSession | null
  readonly conversations: readonly OwnConversation[] | null
  readonly parts: Readonly<Record<string, readonly Part[]>>
  /** Conversations whose first part is here. */
  readonly fromStart: readonly string[]
  readonly unsent: readonly Unsent[]
  readonly unread: number
  readonly connected: boolean
  readonly troubled: boolean
  readonly erased: boolean
  /** The session is over. `signed-out`: the site has to sign for them anew; `forgotten`: a visitor whose time is over. */
  readonly ended: 'signed-out' | 'forgotten' | 'left' | null
  /** The team takes no messages from them. */
  readonly blocked: boolean
  /** The page wants no previews beside the launcher. */
  readonly quiet: boolean
  /** The newest answer whose preview was put away, as `conversation:position`. */
  readonly putAway: string | null
  /** Text that the site or an edit puts into the field; taken once. */
  readonly prefill: string | null
  readonly asksEmail: boolean
  /** They tried to hand over a file, and are told that only words are taken. */
  readonly offeredFile: boolean
  /** The conversation in which somebody of the team writes right now. */
  readonly typingIn: string | null
  readonly sound: boolean
  readonly look: Look
}

export type Store = {
  readonly get: () => State
  readonly set: (change: Partial<State>) => void
  readonly listen: (ear: () => void) => () => void
}

export function emptyState(look: Look): State {
  return {
    open: false,
    screen: { name: 'home' },
    workspace: null,
    session: null,
    conversations: null,
    parts: {},
    fromStart: [],
    unsent: [],
    unread: 0,
    connected: false,
    troubled: false,
    erased: false,
    ended: null,
    blocked: false,
    quiet: look.quiet,
    putAway: null,
    prefill: null,
    asksEmail: false,
    offeredFile: false,
    typingIn: null,
    sound: true,
    look,
  }
}

export function createStore(first: State): Store {
  let state = first
  const ears = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const ear of ears) ear()
    },
    listen(ear) {
      ears.add(ear)
      return () => ears.delete(ear)
    },
  }
}

/** Parts by id, the newer revision wins, in the order of the thread: fetching twice or hearing of one's own part makes no doubles. */
export function mergeParts(known: readonly Part[], fresh: readonly Part[]): readonly Part[] {
  const byId = new Map(known.map((part) => [part.id, part]))
  for (const part of fresh) {
    const old = byId.get(part.id)
    if (!old || part.revision >= old.revision) byId.set(part.id, part)
  }
  return [...byId.values()].sort((a, b) => a.position - b.position)
}
