import type { Kind } from './finding.ts'
import type { Match } from './scan/match.ts'
import type { View } from './scan/view.ts'

/** Where the scanner wakes a detector. Everything it then looks at lies in a bounded window around that place. */
export type Anchors = {
  /** Lower-case text, in which a digit stands for any, but for the first two signs. `^` in front: only at the beginning of a word. `$` behind: only where no letter follows. */
  readonly literals?: readonly string[]
  /** It says nothing where a blank stands within so many signs from a literal's beginning on. */
  readonly unbroken?: number
  /** Groupings of digits, for instance `3-2-4` or `9`: the number as people write it, whatever stands between the groups. */
  readonly groupings?: readonly string[]
  /** Letters and digits as `A` and `9`, separators left out. A `*` at the end: that beginning, from which it reads on by itself. */
  readonly shapes?: readonly string[]
  /** Each chain of digit groups with at least so many digits, and if it says so, groups. */
  readonly chain?: number
  readonly groups?: number
  /** Each number that may begin a card, whatever parts its groups: four digits, or signs that are read as such. */
  readonly parted?: boolean
  /** Once for a message that follows a question: any, or one that holds one of these words. */
  readonly answer?: true | readonly string[]
  /** Once for a message that begins as a list does, with its first number. */
  readonly list?: boolean
  /** Each token with a digit in it that one of these signs joins to another; '?' for any behind a question, and for a short number if it asks by one of the context's words. */
  readonly token?: string
  /** Of these, only what has no more letters and digits than this. */
  readonly tokenMost?: number
  /** Each token of at least so many letters and digits, 17 at least, that has a digit. */
  readonly longToken?: number
}

export type Detector = {
  readonly name: string
  readonly kind: Kind
  /** Where the rule or its numbers come from. */
  readonly source: string
  readonly anchors: Anchors
  /** What is checked beyond the form, for explanations. */
  readonly check?: string
  /** Words near a value that lift it, lower-case, without accents, up to three words each. */
  readonly context?: readonly string[]
  /**
   * Of digits it says nothing unless one of its words, or one of `official`, stands near or nothing else stands in the
   * message: `always`, or only where the digits are `bare`, written without separators or cut out of more. The engine then
   * need not wake it, which for a number of ten digits is most of the work.
   */
  readonly needsWord?: 'always' | 'bare'
  /** More words that count for `needsWord`. */
  readonly official?: readonly string[]
  /** Woken by its words it says nothing unless a digit stands near: what most messages have none of. */
  readonly needsDigit?: boolean
  /** What it surely found holds nothing else: the scan goes on behind it. */
  readonly takes?: boolean
  readonly at: (view: View) => Match | readonly Match[] | undefined
  /** Higher wins an overlap whatever the confidence: a connection string holds what looks like an e-mail address. */
  readonly rank?: number
  readonly hits: readonly string[]
  readonly misses: readonly string[]
}
