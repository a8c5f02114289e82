import type { OfficeHours } from './office-hours.ts'

/** One company's house. */
export type Workspace = {
  readonly id: string
  readonly name: string
  readonly messenger: MessengerSettings
  readonly createdAt: string
}

export type MessengerSettings = {
  /** From the edges of the window, in pixels. */
  readonly spacing: { readonly side: number; readonly bottom: number }
  /** Who answers here, in a sentence; empty for none. */
  readonly intro: Readonly<Record<'en' | 'de', string>>
  readonly replyTime: ReplyTime
  /** Null: somebody is always there. */
  readonly hours: OfficeHours | null
  /** Whether a new answer is heard, until a visitor chooses for themselves. */
  readonly sound: boolean
  readonly askEmail: boolean
  /** Whether a customer who has left is told by e-mail that an answer waits; needs a mail server. */
  readonly tellByEmail: boolean
  /** `auto`: the language of the browser. */
  readonly language: 'auto' | 'en' | 'de'
  /** Sites that may embed the messenger, `https://www.example.com` or `https://*.example.com`; empty for any. */
  readonly origins: readonly string[]
  readonly greeting: Readonly<Record<'en' | 'de', string>>
  /** `#rrggbb` */
  readonly color: string
  readonly position: 'left' | 'right'
  /** Once on, a person who claims an identity without a valid signature is refused instead of becoming a visitor. */
  readonly requireVerification: boolean
}

export const replyTimes = ['none', 'minutes', 'hours', 'day'] as const
export type ReplyTime = (typeof replyTimes)[number]

export const defaultMessenger: MessengerSettings = {
  spacing: { side: 20, bottom: 20 },
  intro: { en: '', de: '' },
  replyTime: 'none',
  hours: null,
  sound: true,
  askEmail: true,
  tellByEmail: false,
  language: 'auto',
  origins: [],
  greeting: { en: 'Hello. How can we help?', de: 'Guten Tag. Wie können wir helfen?' },
  color: '#2F4B8F',
  position: 'right',
  requireVerification: false,
}

/** Signs who a messenger user is; several may be alive while one is rotated out. */
export type IdentitySecret = { readonly id: string; readonly createdAt: string; readonly revokedAt: string | null }

/** What a workspace is called before its owner has named it. */
export const unnamed = 'My workspace'
