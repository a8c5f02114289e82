/** What the live channel tells: ids only, so that who may see what is decided when they fetch. */
export type LiveEvent =
  | {
      readonly type: 'conversation'
      readonly conversationId: string
      readonly contactId: string
      readonly position: number
      readonly note: boolean
      /** A message by the contact: what a notification is for. */ readonly fromContact?: boolean
    }
  /** A side has read up to here. Nothing is new, so nobody needs to fetch. */
  | {
      readonly type: 'read'
      readonly conversationId: string
      readonly contactId: string
      readonly by: 'contact' | 'team'
      readonly position: number
    }
  /** The team has read what the contact wrote. */
  | { readonly type: 'seen'; readonly conversationId: string; readonly contactId: string }
  | { readonly type: 'contact.erased'; readonly contactId: string }
  /** The team takes no more messages of theirs, or does again. */
  | { readonly type: 'contact.blocked'; readonly contactId: string; readonly blocked: boolean }
  | { readonly type: 'session.ended'; readonly sessionId: string }
  | { readonly type: 'workspace' }
  /** How the messenger looks or what it hides: what pages that have it on them show is out of date. */
  | { readonly type: 'messenger' }
  /** Kept nowhere: who looks at or writes in a conversation right now. */
  | {
      readonly type: 'presence'
      readonly conversationId: string
      readonly contactId: string
      readonly by: { readonly type: 'teammate' | 'contact'; readonly id: string }
      readonly doing: Doing
    }

/** `noting` is a teammate writing what the contact is not to know of. */
export const doings = ['looking', 'typing', 'noting', 'gone'] as const
export type Doing = (typeof doings)[number]
