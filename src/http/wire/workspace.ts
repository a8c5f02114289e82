import { Type, type Static } from 'typebox'
import { endPattern, maxSpans, timePattern } from '../../core/office-hours.ts'
import { maxOrigins, originPattern } from '../../core/trusted-origin.ts'
import { replyTimes } from '../../core/workspace.ts'
import { choice, idOf, moment, nullable } from './shapes.ts'

const spoken = (maxLength: number) => Type.Object({ en: Type.String({ maxLength }), de: Type.String({ maxLength }) })

const pixels = Type.Integer({ minimum: 0, maximum: 200 })

const OfficeHours = Type.Object({
  timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'An IANA name, such as Europe/Berlin' }),
  week: Type.Array(
    Type.Object({
      day: Type.Integer({ minimum: 0, maximum: 6, description: '0 is Sunday' }),
      from: Type.String({ pattern: timePattern }),
      to: Type.String({ pattern: endPattern }),
    }),
    { maxItems: maxSpans },
  ),
})

export const MessengerSettings = Type.Object({
  greeting: spoken(200),
  intro: spoken(300),
  spacing: Type.Object({ side: pixels, bottom: pixels }),
  replyTime: choice(replyTimes),
  hours: nullable(OfficeHours),
  sound: Type.Boolean(),
  askEmail: Type.Boolean(),
  tellByEmail: Type.Boolean({
    description: 'Who has left is told by e-mail that an answer waits, never what it says; needs SMTP_URL',
  }),
  language: choice(['auto', 'en', 'de'] as const),
  /** Sites that may embed the messenger; empty for any. */
  origins: Type.Array(Type.String({ pattern: originPattern, maxLength: 200 }), { maxItems: maxOrigins }),
  color: Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }),
  position: choice(['left', 'right'] as const),
  requireVerification: Type.Boolean(),
})

export const Workspace = Type.Object(
  { id: idOf('workspace'), name: Type.String(), messenger: MessengerSettings, createdAt: moment },
  { $id: 'Workspace' },
)
export type Workspace = Static<typeof Workspace>

export const IdentitySecret = Type.Object({ id: Type.String(), createdAt: moment, revokedAt: nullable(moment) })
export type IdentitySecret = Static<typeof IdentitySecret>

export const Checklist = Type.Object({
  steps: Type.Array(Type.Object({ id: Type.String(), done: Type.Boolean() })),
  dismissed: Type.Boolean(),
})
export type Checklist = Static<typeof Checklist>
