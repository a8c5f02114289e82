import { Type, type Static } from 'typebox'
import { conversationStates } from '../../core/conversation.ts'
import type { HandoverState } from '../../core/handover.ts'
import { choice, idOf, moment, nullable, page, SafeText } from './shapes.ts'

const HiddenKind = Type.Object({
  kind: Type.String(),
  title: Type.String(),
  action: choice(['mask', 'remove', 'seal'] as const),
})

export const Part = Type.Object(
  {
    id: idOf('part'),
    conversationId: idOf('conversation'),
    position: Type.Integer(),
    kind: choice(['message', 'note', 'event'] as const),
    author: Type.Object({
      type: choice(['contact', 'teammate', 'api-key', 'system'] as const),
      id: Type.String(),
      /** Display name; for the contact side a teammate's first name only. */
      name: nullable(Type.String()),
    }),
    body: SafeText,
    event: nullable(
      Type.Object({
        what: choice([
          'assigned',
          'handed',
          'closed',
          'reopened',
          'titled',
          'snoozed',
          'tagged',
          'untagged',
          'merged',
        ] as const),
        assigneeId: Type.Optional(nullable(Type.String())),
        teamId: Type.Optional(nullable(Type.String())),
        from: Type.Optional(Type.String()),
        until: Type.Optional(moment),
        tagId: Type.Optional(Type.String()),
      }),
    ),
    /** Kinds that were hidden in it, and how. */
    hidden: Type.Array(HiddenKind),
    /** A question for a value (`kind`), or a secret that the contact can open once. */
    handover: nullable(
      Type.Object({
        what: choice(['request', 'secret'] as const),
        kind: Type.Optional(Type.String()),
        state: choice<HandoverState>(['open', 'answered', 'declined', 'sealed', 'opened', 'expired']),
        expiresAt: moment,
      }),
    ),
    revision: Type.Integer({ description: 'Grows when its text changes' }),
    createdAt: moment,
  },
  { $id: 'Part' },
)
export type Part = Static<typeof Part>

export const Conversation = Type.Object(
  {
    id: idOf('conversation'),
    contactId: idOf('contact'),
    contactName: nullable(SafeText),
    contactEmail: nullable(Type.String()),
    title: nullable(SafeText),
    state: choice(conversationStates),
    assigneeId: nullable(Type.String()),
    teamId: nullable(Type.String()),
    snoozedUntil: nullable(moment),
    tagIds: Type.Array(Type.String()),
    preview: nullable(SafeText),
    previewAuthor: nullable(choice(['contact', 'team'] as const)),
    previewKind: nullable(choice(['message', 'note'] as const)),
    lastPosition: Type.Integer(),
    readByContact: Type.Integer(),
    readByTeam: Type.Integer(),
    /** Of the contact's first message that nobody has answered; null when answered or closed. */
    waitingSince: nullable(moment),
    createdAt: moment,
    updatedAt: moment,
  },
  { $id: 'Conversation' },
)
export type Conversation = Static<typeof Conversation>

export const ConversationPage = page(Conversation)
export type ConversationPage = Static<typeof ConversationPage>

export const SearchHit = Type.Object(
  { conversation: Conversation, partId: nullable(Type.String()), excerpt: nullable(SafeText) },
  { $id: 'SearchHit' },
)
export type SearchHit = Static<typeof SearchHit>

export const PartList = Type.Object({
  items: Type.Array(Part),
  moreFrom: Type.Optional(
    Type.Integer({
      description:
        'Position where the page ended, if there are more: pass it as `after`, or as `before` if you asked for what stands before one. A page may hold fewer than `limit`, even none, and not be the last',
    }),
  ),
})
export type PartList = Static<typeof PartList>

export const NewPart = Type.Object({
  id: idOf('part'),
  kind: Type.Optional(choice(['message', 'note'] as const)),
  text: Type.String({ minLength: 1, maxLength: 100_000 }),
  /** Teammates whom a note names; they find it under their mentions. */
  mentions: Type.Optional(Type.Array(idOf('teammate'), { maxItems: 20 })),
})
export type NewPart = Static<typeof NewPart>

/** What was hidden in a part just written, for the author: kinds and hints, never the value. */
export const Received = Type.Object(
  {
    part: Part,
    hidden: Type.Array(
      Type.Object({ kind: Type.String(), title: Type.String(), action: choice(['mask', 'remove', 'seal'] as const) }),
    ),
    /** Ids of earlier parts whose body changed because a value was spelled over several messages. */
    resealed: Type.Array(Type.String()),
  },
  { $id: 'Received' },
)
export type Received = Static<typeof Received>
