import { Type, type Static } from 'typebox'
import { choice, idOf, moment, nullable, SafeText } from './shapes.ts'
import { NewPart } from './conversation.ts'
import { MessengerSettings } from './house.ts'

/** Intercom's own boot names are accepted beside ours, so that a site changes one address only. */
export const Boot = Type.Object({
  app_id: idOf('workspace'),
  /** The token of an earlier visit, to go on as the same visitor. */
  session: Type.Optional(Type.String({ maxLength: 200 })),
  user_id: Type.Optional(Type.String({ maxLength: 200 })),
  email: Type.Optional(Type.String({ maxLength: 254 })),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  user_hash: Type.Optional(Type.String({ maxLength: 200 })),
  intercom_user_jwt: Type.Optional(Type.String({ maxLength: 4000 })),
  language: Type.Optional(choice(['en', 'de'] as const)),
})
export type Boot = Static<typeof Boot>

export const MessengerSession = Type.Object(
  {
    /** Bearer token of the visitor; keep it, and send it as `session` the next time. */
    token: Type.String(),
    expiresAt: moment,
    contact: Type.Object({
      id: idOf('contact'),
      kind: choice(['visitor', 'contact'] as const),
      name: nullable(Type.String()),
      verified: Type.Boolean(),
    }),
    workspace: Type.Object({ id: Type.String(), name: Type.String(), messenger: MessengerSettings }),
    unread: Type.Integer(),
  },
  { $id: 'MessengerSession' },
)
export type MessengerSession = Static<typeof MessengerSession>

/** A conversation as its contact sees it. */
export const OwnConversation = Type.Object(
  {
    id: idOf('conversation'),
    state: choice(['open', 'closed'] as const),
    preview: nullable(SafeText),
    previewAuthor: nullable(choice(['contact', 'team'] as const)),
    lastPosition: Type.Integer(),
    readByContact: Type.Integer(),
    unread: Type.Boolean(),
    updatedAt: moment,
  },
  { $id: 'OwnConversation' },
)
export type OwnConversation = Static<typeof OwnConversation>

export const NewConversation = Type.Object({ id: idOf('conversation'), part: NewPart })
export type NewConversation = Static<typeof NewConversation>
