import { Type, type Static } from 'typebox'
import { eventNamePattern } from '../../core/contact-event.ts'
import { maxAnswerLength } from '../../core/handover.ts'
import { choice, idOf, moment, nullable, SafeText } from './shapes.ts'
import { NewPart } from './conversation.ts'
import { MessengerSettings } from './workspace.ts'
import { Rule } from './policy.ts'

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

const { greeting, intro, color, position, spacing, replyTime, hours, sound, askEmail, language } =
  MessengerSettings.properties

/** What anybody sees who comes to a site with the messenger on it, before they are somebody. */
export const MessengerWorkspace = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    messenger: Type.Object({ greeting, intro, color, position, spacing, replyTime, hours, sound, askEmail, language }),
    /** Kinds that the workspace's policy hides in what a contact writes, if they are seen for sure. */
    hides: Type.Array(Type.String()),
    minConfidence: Type.Number(),
    /** The rules that count for a contact, for telling exactly. The server decides all the same. */
    rules: Type.Array(Rule),
  },
  { $id: 'MessengerWorkspace' },
)
export type MessengerWorkspace = Static<typeof MessengerWorkspace>

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
      /** The team takes no messages of theirs any more; what was written can still be read. */
      blocked: Type.Boolean(),
    }),
    workspace: MessengerWorkspace,
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
    /** The newest of your messages that the team has read. */
    readByTeam: Type.Integer(),
    unread: Type.Boolean(),
    updatedAt: moment,
  },
  { $id: 'OwnConversation' },
)
export type OwnConversation = Static<typeof OwnConversation>

export const RequestAnswer = Type.Object({
  id: idOf('part'),
  value: Type.String({ minLength: 1, maxLength: maxAnswerLength }),
})

/** What a visitor says of themselves. Nobody has proved it, so nobody is looked up by it. */
export const Claims = Type.Object({
  email: Type.Optional(nullable(Type.String({ maxLength: 254 }))),
  name: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
})

export const NewEvent = Type.Object({ name: Type.String({ pattern: eventNamePattern }) })

export const NewConversation = Type.Object({ id: idOf('conversation'), part: NewPart })
export type NewConversation = Static<typeof NewConversation>
