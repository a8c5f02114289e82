/**
 * The live channel, `GET /v1/live` as a WebSocket. JSON frames. A messenger says hello with its token within 5 seconds
 * (no token ever stands in a URL); the console is known by its cookie and says hello without one.
 */
export type LiveHello = { readonly type: 'hello'; readonly token?: string }

export type LiveFrame =
  | { readonly type: 'ready' }
  /** Something in this conversation is new; fetch parts after the position you have. */
  | { readonly type: 'conversation'; readonly conversationId: string; readonly position: number }
  | { readonly type: 'contact.erased'; readonly contactId: string }
  | { readonly type: 'session.ended' }
  | { readonly type: 'workspace' }
  /** Something may have been missed: fetch again whatever is on the screen. */
  | { readonly type: 'resync' }
