import type { CustomDetector } from './custom.ts'
import type { Known } from './find-known.ts'
import type { Kind, Turn } from './finding.ts'
import type { Names } from './names/find-names.ts'

/** Whatever is wrong in them is a `TypeError` that names the option. */
export type DetectOptions = {
  /** BCP 47 tag of the text, if known (`de`, `pt-BR`): a preference for telephone plans, no filter. */
  readonly language?: string
  /** Only these kinds, as the catalogue names them; absent: all. Up to three are a question for one value (docs/detection.md). */
  readonly kinds?: readonly Kind[]
  /** Findings below are dropped: 0 to 1, and 0.5 unless given, which was chosen from the reliability curve. */
  readonly minConfidence?: number
  /** The detectors' own measure as confidence, not the share that is right: what bench/calibrate.ts learns from. */
  readonly uncalibrated?: boolean
  /** Turns before this text, oldest first, so that a question lends context to its answer. Nothing is found in them. */
  readonly recent?: readonly Turn[]
  /** Kinds not to look for: a policy that leaves names and addresses alone need not pay for them. */
  readonly except?: readonly Kind[]
  /** The writer's own name, mail address and number, found wherever they stand exactly so. */
  readonly known?: Known
  /** What `loadNames()` of `underseal/detect/names` resolves to: without it no names of persons are looked for. */
  readonly names?: Names
  /** Detectors of one's own. The same list is compiled once, so keep it. One that cannot be is a `TypeError` that says where. */
  readonly custom?: readonly CustomDetector[]
  /** Each finding says why it is one. Costs about three scans instead of one. */
  readonly explain?: boolean
  /** An address also says where its number, street, flat, postcode and place stand. */
  readonly parts?: boolean
}

export type RedactOptions = DetectOptions & {
  /** `replace` (default) writes the kind and hint, `mask` keeps the hint alone, `remove` writes the kind alone. */
  readonly operator?: 'replace' | 'mask' | 'remove'
}
