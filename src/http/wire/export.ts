import { Type, type Static } from 'typebox'
import { conversationStates } from '../../core/conversation.ts'
import { Contact } from './contact.ts'
import { Part } from './conversation.ts'
import { DataUse } from './data-use.ts'
import { choice, idOf, moment, nullable, SafeText, token } from './shapes.ts'

export const ExportRecord = Type.Object(
  {
    id: idOf('export'),
    contactId: idOf('contact'),
    requestedBy: Type.String(),
    createdAt: moment,
    notes: Type.Boolean(),
    opened: Type.Boolean(),
    counts: Type.Object({ conversations: Type.Integer(), parts: Type.Integer(), values: Type.Integer() }),
  },
  { $id: 'ExportRecord' },
)
export type ExportRecord = Static<typeof ExportRecord>

export const ExportFile = Type.Object(
  {
    id: idOf('export'),
    contactId: idOf('contact'),
    requestedBy: Type.String(),
    createdAt: moment,
    notes: Type.Boolean(),
    opened: Type.Boolean(),
    state: choice(['running', 'ready', 'failed'] as const),
    bytes: nullable(Type.Integer()),
    expiresAt: moment,
    /** Ready, and for the one who asks. */
    mayDownload: Type.Boolean(),
  },
  { $id: 'ExportFile' },
)
export type ExportFile = Static<typeof ExportFile>

export const ContactExport = Type.Object(
  {
    type: Type.Literal('underseal.export.v1'),
    record: ExportRecord,
    contact: Contact,
    dataUses: Type.Array(DataUse),
    conversations: Type.Array(
      Type.Object({
        id: idOf('conversation'),
        title: nullable(SafeText),
        state: choice(conversationStates),
        tagIds: Type.Array(Type.String()),
        createdAt: moment,
        updatedAt: moment,
        parts: Type.Array(Part),
      }),
    ),
    events: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer(), firstAt: moment, lastAt: moment }), {
      description: 'What the site told of them, by name',
    }),
    log: Type.Array(
      Type.Object({
        at: moment,
        action: Type.String(),
        by: choice(['teammate', 'contact', 'api-key', 'system'] as const),
      }),
      { description: 'When what was done about them, newest first, 10,000 rows at most; not by whom' },
    ),
    logLeftOut: Type.Boolean(),
    receivers: Type.Array(
      Type.Object({
        host: Type.String(),
        content: Type.Boolean({ description: 'The words of messages go along, with placeholders' }),
      }),
      { description: 'To whom data goes by itself: hosts of the webhooks there are (GDPR Art. 15(1)(c))' },
    ),
    values: Type.Optional(
      Type.Array(Type.Object({ token, kind: Type.String(), class: Type.String(), value: Type.String() })),
    ),
  },
  { $id: 'ContactExport' },
)
export type ContactExport = Static<typeof ContactExport>
