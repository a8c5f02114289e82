/** What the live channel tells: ids only, so that who may see what is decided when they fetch. */
export type LiveEvent =
  | { readonly type: 'conversation'; readonly conversationId: string; readonly contactId: string; readonly position: number; readonly note: boolean }
  | { readonly type: 'contact.erased'; readonly contactId: string }
  | { readonly type: 'session.ended'; readonly sessionId: string }
  | { readonly type: 'workspace' }
