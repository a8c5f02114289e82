import type { Known } from './find-known.ts'
import type { CustomDetector } from './custom.ts'
import type { Why } from './explain.ts'
import type { Names } from './names/find-names.ts'

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
}

/** An earlier message of the same conversation, oldest first. Its text is only read, never found in. */
export type Turn = { readonly text: string; readonly author: 'same' | 'other' }

export type DetectOptions = {
  /** BCP 47 tag of the text, if known: only a preference. */
  readonly language?: string
  /** Only these kinds. Absent: all. */
  readonly kinds?: readonly Kind[]
  /** Findings below are dropped. Absent: the engine's default, chosen from the reliability curve. */
  readonly minConfidence?: number
  /** The detectors' own measure as confidence, not the share that is right: what bench/calibrate.ts learns from. */
  readonly uncalibrated?: boolean
  /** Recent turns before this text, so that a question lends context to its answer. */
  readonly recent?: readonly Turn[]
  /** Kinds not to look for: a policy that leaves names and addresses alone need not pay for them. */
  readonly except?: readonly Kind[]
  /** The writer's own name, mail address and number, found wherever they stand exactly so. */
  readonly known?: Known
  /** What `loadNames` gave: without it no names of persons are looked for. */
  readonly names?: Names
  /** Detectors of one's own. The same list is compiled once, so keep it. */
  readonly custom?: readonly CustomDetector[]
  /** Each finding says why it is one. Costs about three scans instead of one. */
  readonly explain?: boolean
}

export type RedactOptions = DetectOptions & {
  /** `replace` (default) writes the kind and hint, `mask` keeps the hint alone, `remove` writes the kind alone. */
  readonly operator?: 'replace' | 'mask' | 'remove'
}
