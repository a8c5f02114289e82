/** One company's house. */
export type Workspace = {
  readonly id: string
  readonly name: string
  readonly messenger: MessengerSettings
  readonly createdAt: string
}

export type MessengerSettings = {
  readonly greeting: Readonly<Record<'en' | 'de', string>>
  /** `#rrggbb` */
  readonly color: string
  readonly position: 'left' | 'right'
  /** Once on, a person who claims an identity without a valid signature is refused instead of becoming a visitor. */
  readonly requireVerification: boolean
}

export const defaultMessenger: MessengerSettings = {
  greeting: { en: 'Hello. How can we help?', de: 'Guten Tag. Wie können wir helfen?' },
  color: '#2F4B8F',
  position: 'right',
  requireVerification: false,
}

/** Signs who a messenger user is; several may be alive while one is rotated out. */
export type IdentitySecret = { readonly id: string; readonly createdAt: string; readonly revokedAt: string | null }
