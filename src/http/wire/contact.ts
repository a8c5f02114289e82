import { Type, type Static } from 'typebox'
import { SafeText, choice, idOf, moment, nullable } from './shapes.ts'

export const Contact = Type.Object(
  {
    id: idOf('contact'),
    kind: choice(['visitor', 'contact'] as const),
    name: nullable(SafeText),
    email: nullable(Type.String()),
    phone: nullable(Type.String()),
    externalId: nullable(Type.String()),
    attributes: Type.Record(Type.String(), Type.Union([SafeText, Type.Number(), Type.Boolean()])),
    createdAt: moment,
    updatedAt: moment,
    lastSeenAt: nullable(moment),
    /** Since when the team takes no messages from them. */
    blockedAt: nullable(moment),
    /** Since when they must not be erased. */
    heldAt: nullable(moment),
    mayErase: Type.Boolean(),
    mayHold: Type.Boolean(),
    mayChange: Type.Boolean(),
  },
  { $id: 'Contact' },
)
export type Contact = Static<typeof Contact>

export const ContactInput = Type.Object({
  name: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
  email: Type.Optional(nullable(Type.String({ maxLength: 254 }))),
  phone: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  externalId: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
  attributes: Type.Optional(
    Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean(), Type.Null()]),
    ),
  ),
})
export type ContactInput = Static<typeof ContactInput>

const Receipt = Type.Object(
  {
    type: Type.Literal('underseal.erasure.v1'),
    erasureId: Type.String(),
    workspaceId: Type.String(),
    contactId: Type.String(),
    requestedBy: Type.String(),
    startedAt: moment,
    completedAt: moment,
    keyDestroyedAt: moment,
    erased: Type.Record(Type.String(), Type.Integer()),
    keyId: Type.String(),
    publicKey: Type.String(),
    signature: Type.String(),
  },
  { $id: 'Receipt' },
)

export const Erasure = Type.Object(
  {
    id: idOf('erasure'),
    contactId: Type.String(),
    requestedBy: Type.String(),
    startedAt: moment,
    completedAt: nullable(moment),
    receipt: nullable(Receipt),
  },
  { $id: 'Erasure' },
)
export type Erasure = Static<typeof Erasure>

export const ContactEvent = Type.Object(
  { name: Type.String(), count: Type.Integer(), firstAt: moment, lastAt: moment },
  { $id: 'ContactEvent' },
)
export type ContactEvent = Static<typeof ContactEvent>

export const Subject = Type.Object(
  { contact: Contact, conversations: Type.Integer(), sealed: Type.Integer() },
  { $id: 'Subject' },
)
export type Subject = Static<typeof Subject>
