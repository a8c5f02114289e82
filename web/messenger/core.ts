import type { Refusal } from './doors.ts'
import type { Screen, Store } from './state.ts'
import type { kindNamesIn, Say } from './words/words.ts'

/** Everything the sheet can see and do. The sheet is another script, loaded later: it gets this, and shares nothing else. */
export type Core = {
  readonly store: Store
  readonly say: () => Say
  readonly kindNamesIn: typeof kindNamesIn
  readonly go: (screen: Screen) => void
  readonly openSheet: () => void
  readonly closeSheet: () => void
  readonly startConversation: (prefill?: string) => void
  readonly send: (conversationId: string, text: string) => void
  /** What was begun, also on another page of the site. */
  readonly draft: (conversationId: string) => string
  readonly keepDraft: (conversationId: string, text: string) => void
  readonly takeBack: (partId: string, edit: boolean) => void
  readonly tryNow: () => void
  readonly read: (conversationId: string) => void
  /** Brings what was written before. */
  readonly older: (conversationId: string) => void
  /** The person writes, or has stopped. */
  readonly typing: (conversationId: string, writes: boolean) => void
  readonly toggleSound: () => void
  /** Throws a Refusal: the field that asks says what is wrong. */
  readonly answerRequest: (partId: string, value: string) => Promise<void>
  readonly declineRequest: (partId: string) => Promise<void>
  /** The secret is destroyed on the server by this very call; it is handed to the one who shows it and kept nowhere. */
  readonly openSecret: (partId: string) => Promise<string>
  readonly claim: (claims: { email?: string; name?: string }) => Promise<void>
  readonly track: (name: string) => void
  readonly identify: () => void
  readonly startAfresh: () => void
  /** On a computer of others: nothing stays, here and in other windows. */
  readonly leave: () => void
  /** After the site's signature ended: there may be a newer one. */
  readonly resume: () => void
  /** The preview beside the launcher, for this answer. */
  readonly putAway: (key: string) => void
  /** Null: not now. It is asked once. */
  readonly answerEmail: (email: string | null) => Promise<void>
  readonly stop: (clear: Clearing) => void
}

/** What goes when the messenger ends: what is not sent, and its key (another window has cleared all else), or all that the browser keeps. */
export type Clearing = 'nothing' | 'own' | 'all'

export type CoreEars = {
  /** The server will not have us as the site introduces us: nothing to retry, the site's owner has to know. */
  readonly onFailure: (refusal: Refusal | null) => void
  readonly onAfresh: () => void
  readonly onEmail: (email: string) => void
}
