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

type Entry = { readonly from: number; readonly to: number; readonly size: number; readonly lengths: number; readonly weak: boolean }

/** By first digit, the prefix length and a bit for each number length worked out once: cards are tried often. */
const byFirst: readonly (readonly Entry[])[] = Array.from({ length: 10 }, (_, first) =>
  ranges.flatMap(([from, to, lengths, weak]) => {
    // Maestro's 0604 is the one range with a leading zero.
    const size = from === 604 ? 4 : String(from).length
    const scale = 10 ** (size - 1)
    if (Math.floor(from / scale) > first || Math.floor(to / scale) < first) return []
    return [{ from, to, size, lengths: lengths.reduce((bits, length) => bits | (1 << length), 0), weak: weak !== undefined }]
  }),
)

export function issuerOf(digits: string): 'strong' | 'weak' | undefined {
  let weak = false
  const length = 1 << digits.length
  for (const entry of byFirst[digits.charCodeAt(0) - 48] ?? []) {
    if ((entry.lengths & length) === 0) continue
    let head = 0
    for (let i = 0; i < entry.size; i++) head = head * 10 + digits.charCodeAt(i) - 48
    if (head < entry.from || head > entry.to) continue
    if (!entry.weak) return 'strong'
    weak = true
  }
  return weak ? 'weak' : undefined
}
