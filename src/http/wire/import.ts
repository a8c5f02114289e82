import { Type, type Static } from 'typebox'
import { mostImported } from '../../core/import.ts'
import { choice, idOf, moment } from './shapes.ts'

/** A name that another desk has for a thing. */
const oldName = (description: string) => Type.String({ minLength: 1, maxLength: 200, description })

const Author = Type.Object({
  type: choice(['contact', 'team'] as const, 'The contact of the conversation, or somebody who answered'),
  name: Type.Optional(Type.String({ maxLength: 100, description: 'Of the team: how they are called' })),
  email: Type.Optional(
    Type.String({ maxLength: 254, description: 'Of the team: by it a teammate of this house is known' }),
  ),
})

const ImportedPart = Type.Object({
  externalId: oldName('What the other desk calls it; within its conversation no other part is called so'),
  author: Author,
  kind: Type.Optional(choice(['message', 'note'] as const, 'A note is of the team, for the team')),
  text: Type.String({ minLength: 1, maxLength: 100_000 }),
  createdAt: { ...moment, description: 'When it was written, ISO 8601, UTC; not in the future' },
})

const ImportedContact = Type.Object({
  formerId: Type.Optional(oldName('What the other desk calls somebody who has neither an e-mail nor an id of yours')),
  externalId: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Your own id of this person' })),
  email: Type.Optional(Type.String({ minLength: 3, maxLength: 254 })),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  attributes: Type.Optional(
    Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean()]),
    ),
  ),
})

export const ImportedConversation = Type.Object({
  externalId: oldName('What the other desk calls it. The same name is the same conversation, however often it is sent'),
  contact: ImportedContact,
  title: Type.Optional(Type.String({ maxLength: 200 })),
  state: Type.Optional(choice(['open', 'closed'] as const, 'Closed unless it says otherwise')),
  tags: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
      maxItems: mostImported.tags,
      description: 'Names; a tag that is not there is made',
    }),
  ),
  createdAt: Type.Optional({ ...moment, description: 'Without it the time of the first part' }),
  parts: Type.Array(ImportedPart, {
    minItems: 1,
    maxItems: mostImported.parts,
    description: 'A longer conversation is sent several times, each time with further parts',
  }),
})

export const ImportedPage = Type.Object(
  {
    done: Type.Array(
      Type.Object({
        index: Type.Integer({ description: 'Which of those that were sent, from 0' }),
        conversationId: idOf('conversation'),
        contactId: idOf('contact'),
        added: Type.Integer({ description: 'Parts that are new' }),
        known: Type.Integer({ description: 'Parts that were there already' }),
        hidden: Type.Record(Type.String(), Type.Integer(), {
          description: 'How many values of which kind were hidden',
        }),
      }),
    ),
    refused: Type.Array(
      Type.Object({
        index: Type.Integer(),
        code: Type.String(),
        message: Type.String(),
        field: Type.String({ description: 'A path: conversations.3.parts.2.text' }),
      }),
    ),
  },
  { $id: 'ImportedPage' },
)
export type ImportedPage = Static<typeof ImportedPage>
