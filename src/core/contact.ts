import type { SafeText } from './seal.ts'

export type AttributeValue = SafeText | number | boolean

/** A person who writes to us. A visitor is one we do not know yet. */
export type Contact = {
  readonly id: string
  readonly kind: 'visitor' | 'contact'
  readonly name: SafeText | null
  readonly email: string | null
  readonly phone: string | null
  /** The id of the same person in the customer's own system; only ever set by a signed identity or the API. */
  readonly externalId: string | null
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly createdAt: string
  /** When what is known of them last changed. */
  readonly updatedAt: string
  readonly lastSeenAt: string | null
  /** Since when the team takes no messages from them; null if it does. */
  readonly blockedAt: string | null
  /** Since when they must not be erased; null if they may. */
  readonly heldAt: string | null
}

/** Newest first unless `sort` says otherwise; `changed`: who was changed longest ago first, so that nobody is missed who changes meanwhile. Times are ISO 8601. */
export type ContactFilter = {
  readonly kind?: Contact['kind']
  readonly createdAfter?: string
  readonly createdBefore?: string
  readonly updatedAfter?: string
  /** Only those on hold. */
  readonly held?: true
  /** Exactly this value, as `foldAttribute` has it. */
  readonly attribute?: { readonly name: string; readonly value: string }
  readonly sort?: (typeof contactSorts)[number]
}

export const contactSorts = ['newest', 'oldest', 'changed'] as const

/** Of the attributes those that change, null for one that goes; the others stay as they are when it is written. */
export type ContactChange = Partial<Pick<Contact, 'kind' | 'name' | 'email' | 'phone' | 'externalId'>> & {
  readonly attributes?: Readonly<Record<string, AttributeValue | null>>
}

export function changedAttributes(
  before: Contact['attributes'],
  change: Readonly<Record<string, AttributeValue | null>>,
): Contact['attributes'] {
  const all = Object.entries({ ...before, ...change })
  return Object.fromEntries(all.filter((entry): entry is [string, AttributeValue] => entry[1] !== null))
}

/** What a contact can be looked up by: keyed hashes of the folded value stand in the store. */
export type LookupKind = 'email' | 'phone' | 'external-id'

export const maxAttributes = 50
export const attributeNamePattern = '^[a-z][a-z0-9_]{0,39}$'

/** Beyond it a number was read as another one: a card of nineteen digits would stand there with its last ones changed, in which nothing is found. */
export function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
}

/** Upper and lower case are alike where somebody is looked for by it. */
export function foldAttribute(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase()
}

/** One address by itself: what mail reads as several, as a name beside one or as a remark (RFC 5322, `specials`) is none. */
export function isEmail(text: string): boolean {
  return /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]{1,189}$/u.test(text)
}

export const emailSaid = 'Write one address such as carla@example.com, with nothing before or behind it.'

/** As people write one down: digits and what parts them. What has none would be found as if it were every other one without. */
export function isPhone(text: string): boolean {
  return /^(?=(?:\D*\d){3})\+?[\d\s().\-/]{4,30}$/.test(text)
}

export const phoneSaid =
  'Write a number such as +49 30 901820: digits, and only blanks, brackets, dots, slashes and hyphens between them.'

export function foldLookup(kind: LookupKind, value: string): string {
  const trimmed = value.normalize('NFKC').trim()
  if (kind === 'email') return trimmed.toLowerCase()
  return kind === 'phone' ? trimmed.replace(/[^\d+]/g, '') : trimmed
}
