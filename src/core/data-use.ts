/** What is known of a person, in the kinds that a privacy notice speaks of. */
export const dataFields = ['name', 'email', 'phone', 'externalId', 'attributes', 'messages', 'sealed', 'log'] as const
export type DataField = (typeof dataFields)[number]

/** GDPR Art. 6(1)(a) to (f), in that order. */
export const legalBases = [
  'consent',
  'contract',
  'legal-duty',
  'vital-interests',
  'public-task',
  'legitimate-interests',
] as const
export type LegalBasis = (typeof legalBases)[number]

/** GDPR Art. 9(2)(a) to (j), in that order: what lets special categories (health, beliefs …) be kept. */
export const specialBases = [
  'explicit-consent',
  'employment',
  'vital-interests',
  'members',
  'made-public',
  'legal-claims',
  'public-interest',
  'care',
  'public-health',
  'archives',
] as const
export type SpecialBasis = (typeof specialBases)[number]

/** What one kind of data is kept for, by which law and for how long, as the house has stated it. */
export type DataUse = {
  readonly field: DataField
  readonly purpose: string
  readonly basis: LegalBasis
  readonly special: SpecialBasis | null
  readonly retention: string
}

/** `stated`: somebody answers for it. Otherwise it is what usually holds, and the console says it in the reader's language. */
export type ShownDataUse = DataUse & { readonly stated: boolean }

const answer = 'To answer and to know whom we write to'
const erased = 'until the person is erased'

/** What fits a house that answers its customers (Art. 6(1)(b)) and keeps itself safe (Art. 6(1)(f), Art. 32). */
export const usualUses: readonly DataUse[] = [
  { field: 'name', purpose: answer, basis: 'contract', special: null, retention: erased },
  { field: 'email', purpose: answer, basis: 'contract', special: null, retention: erased },
  { field: 'phone', purpose: answer, basis: 'contract', special: null, retention: erased },
  { field: 'externalId', purpose: 'To know the person again', basis: 'contract', special: null, retention: erased },
  {
    field: 'attributes',
    purpose: 'To serve the person well',
    basis: 'legitimate-interests',
    special: null,
    retention: erased,
  },
  { field: 'messages', purpose: answer, basis: 'contract', special: null, retention: erased },
  {
    field: 'sealed',
    purpose: 'To serve the person well',
    basis: 'contract',
    special: null,
    retention: 'until each one expires or is destroyed',
  },
  {
    field: 'log',
    purpose: 'To prove who did what',
    basis: 'legitimate-interests',
    special: null,
    retention: 'ids stay, the person can no longer be told from them',
  },
]

export function usesShown(stated: readonly DataUse[]): ShownDataUse[] {
  return usualUses.map((usual) => {
    const own = stated.find(({ field }) => field === usual.field)
    return own ? { ...own, stated: true } : { ...usual, stated: false }
  })
}
