/** A class groups kinds for policies and rights. */
export const classes = [
  'payment',
  'bank',
  'government-id',
  'identity',
  'contact',
  'health',
  'secret',
  'device',
  'custom',
] as const

export type Class = (typeof classes)[number]

/** What a value is, kebab-case, country first where there is one: `payment-card`, `us-ssn`. `detect/detectors/index.ts` lists them. */
export type Kind = string

/**
 * Saw a kind here. Never carries the value.
 * `start` and `end` are UTF-16 offsets into the text that was given, `end` exclusive.
 */
export type Finding = {
  readonly kind: Kind
  readonly class: Class
  readonly start: number
  readonly end: number
  /** 0…1, calibrated: of findings at 0.9 about nine in ten are right. */
  readonly confidence: number
  /** The name of the detector that saw it, for instance `api-key/stripe`. */
  readonly detector: string
  /** The safe remainder a person may see (`•••• 4242`), or '' where nothing is safe. */
  readonly hint: string
  /** Only where `explain` was asked for. */
  readonly why?: Why
  /** Only of an address, and only where `parts` were asked for. */
  readonly parts?: readonly AddressPart[]
}

/** Offsets as a finding has them. `place` is a town, a region or a country. */
export type AddressPart = {
  readonly part: 'house-number' | 'street' | 'unit' | 'postcode' | 'place'
  readonly start: number
  readonly end: number
}

/** An earlier message of the same conversation, oldest first. Its text is only read, never found in. */
export type Turn = { readonly text: string; readonly author: 'same' | 'other' }

/** Why something is a finding. Holds words that the engine knows, lengths and numbers: never anything of the value. */
export type Why = {
  /** Where the detector's rule comes from, in words. */
  readonly rule: string
  /** What was checked beyond the form; absent where form and words are all there is. */
  readonly check?: string
  /** Lengths of the digit groups as they were written. Absent for secrets, whose form says too much. */
  readonly form?: string
  /** Confidence by form and check alone, and what the words near and the question before added or took. */
  readonly base: number
  readonly words: { readonly heard: readonly string[]; readonly effect: number }
  readonly question: number
  readonly threshold: number
  /** Other readings of the same place that it won against, and by what. */
  readonly beat: readonly {
    readonly kind: Kind
    readonly detector: string
    readonly confidence: number
    readonly by: 'rank' | 'confidence' | 'length' | 'threshold'
  }[]
}
