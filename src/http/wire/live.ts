import type { Doing } from '../../core/live-event.ts'

/**
 * The live channel, `GET /v1/live` as a WebSocket. JSON frames. A messenger says hello with its token within 5 seconds
 * (no token ever stands in a URL); the console is known by its cookie and says hello without one.
 */
export type LiveHello = { readonly type: 'hello'; readonly token?: string }

/** After `ready`, as often as something is done, and every few seconds while it goes on. Kept nowhere. */
export type LivePresence = { readonly type: 'presence'; readonly conversationId: string; readonly doing: Doing }

export type LiveFrame =
  /** Somebody else looks at a conversation or writes in it. A contact is told of a teammate who writes, without an id. */
  | {
      readonly type: 'presence'
      readonly conversationId: string
      readonly by: { readonly type: 'teammate' | 'contact'; readonly id: string }
      readonly doing: Doing
    }
  | { readonly type: 'ready' }
  /** Something in this conversation is new; fetch parts after the position you have. */
  | {
      readonly type: 'conversation'
      readonly conversationId: string
      readonly position: number
      readonly fromContact?: boolean
    }
  /** One side has read up to this position. Nothing has to be fetched. A contact hears of their own other windows only. */
  | {
      readonly type: 'read'
      readonly conversationId: string
      readonly by: 'contact' | 'team'
      readonly position: number
    }
  /** For a contact: the team has read something of yours here. */
  | { readonly type: 'seen'; readonly conversationId: string }
  | { readonly type: 'contact.erased'; readonly contactId: string }
  /** For the contact alone. */
  | { readonly type: 'contact.blocked'; readonly blocked: boolean }
  | { readonly type: 'session.ended' }
  | { readonly type: 'workspace' }
  /** Something may have been missed: fetch again whatever is on the screen. */
  | { readonly type: 'resync' }
