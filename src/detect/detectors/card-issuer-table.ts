/**
 * Issuer ranges: first digits (from, to) and the lengths issued there. `weak` ranges belong to Maestro and local schemes whose
 * prefixes cover a tenth of all numbers; they need a word about cards nearby.
 */
type Range = readonly [from: number, to: number, lengths: readonly number[], weak?: 'weak']

const sixteenUp = [16, 17, 18, 19]
const maestro = [12, 13, 14, 15, 16, 17, 18, 19]

const ranges: readonly Range[] = [
  [4, 4, [13, 16, 18, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [300, 305, [14, 16, 19]],
  [3095, 3095, [14, 16, 19]],
  [36, 36, [14, 16, 19]],
  [38, 39, [14, 16, 19]],
  [6011, 6011, sixteenUp],
  [644, 649, sixteenUp],
  [65, 65, sixteenUp],
  [3528, 3589, sixteenUp],
  [2131, 2131, [15]],
  [1800, 1800, [15]],
  [62, 62, sixteenUp],
  [8100, 8171, sixteenUp],
  [2200, 2204, sixteenUp],
  [9792, 9792, [16]],
  [5018, 5018, maestro],
  [5020, 5020, maestro],
  [5038, 5038, maestro],
  [5893, 5893, maestro],
  [6304, 6304, maestro],
  [6759, 6759, maestro],
  [6761, 6763, maestro],
  [604, 604, maestro],
  [6390, 6390, maestro],
  [5019, 5019, [16]],
  [606282, 606282, [13, 16, 19]],
  [506099, 506198, [16, 18, 19]],
  [508500, 508999, [16]],
  [607000, 608999, [16]],
  [636368, 636369, [16]],
  [504175, 504175, [16]],
  [637, 639, [16]],
  [8600, 8600, [16], 'weak'],
  [9860, 9860, [16], 'weak'],
  [35, 35, [16], 'weak'],
  [1, 1, [15], 'weak'],
  [50, 50, maestro, 'weak'],
  [56, 58, maestro, 'weak'],
  [60, 61, maestro, 'weak'],
  [63, 64, maestro, 'weak'],
  [66, 69, maestro, 'weak'],
]

/** Of the first six digits; a bit for each number length. */
type Entry = { readonly from: number; readonly to: number; readonly lengths: number; readonly weak: boolean }

/** By the first two digits, worked out once: cards are tried often, and most have one range to look at. */
const byHead: readonly (readonly Entry[])[] = Array.from({ length: 100 }, (_, head) =>
  ranges.flatMap(([from, to, lengths, weak]) => {
    // Maestro's 0604 is the one range with a leading zero.
    const scale = 10 ** (6 - (from === 604 ? 4 : String(from).length))
    const entry = { from: from * scale, to: (to + 1) * scale, weak: weak !== undefined }
    if (entry.from >= (head + 1) * 10_000 || entry.to <= head * 10_000) return []
    return [{ ...entry, lengths: lengths.reduce((bits, length) => bits | (1 << length), 0) }]
  }),
)

export function issuerOf(digits: string): 'strong' | 'weak' | undefined {
  let weak = false
  let head = 0
  for (let i = 0; i < 6; i++) head = head * 10 + digits.charCodeAt(i) - 48
  const length = 1 << digits.length
  const entries = byHead[Math.floor(head / 10_000)] as readonly Entry[]
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry
    if ((entry.lengths & length) === 0 || head < entry.from || head >= entry.to) continue
    if (!entry.weak) return 'strong'
    weak = true
  }
  return weak ? 'weak' : undefined
}
