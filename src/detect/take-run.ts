import { isSpace } from './characters.ts'
import { type Chain, chainRoom, type View } from './view.ts'

/**
 * Sets the view to groups `from`…`to` of the chain. Runs for every candidate: the digits are one slice of the chain's digits,
 * which are put together once.
 */
export function takeRun(view: View, chain: Chain, from: number, to: number): void {
  const { text } = view
  const { starts, ends } = chain
  view.start = starts[from] as number
  view.end = ends[to] as number
  // Telephones and national numbers look at the same groups one after the other.
  const run = from * chainRoom + to
  if (chain.written === '') write(text, chain)
  else if (chain.run === run) return
  chain.run = run
  let separator = ''
  const groups = sizesOf(to - from + 1)
  for (let k = from; k <= to; k++) {
    groups[k - from] = (ends[k] as number) - (starts[k] as number)
    if (k === from) continue
    const gap = gapBefore(text, chain, k)
    separator = k === from + 1 || gap === separator ? gap : '*'
  }
  view.groups = groups
  view.digits = chain.written.slice(chain.offsets[from], chain.offsets[to + 1])
  view.separator = separator
  const before = from > 0 ? gapBefore(text, chain, from) : ''
  const after = to < chain.n - 1 ? gapBefore(text, chain, to + 1) : ''
  view.cut = isTight(before) || isTight(after) || (separator === ' ' && (before === ' ' || after === ' '))
}

/** One array for each number of groups: an array that shrinks and grows is made anew each time. */
const rooms: number[][] = []

function sizesOf(count: number): number[] {
  return (rooms[count] ??= Array.from({ length: count }, () => 0))
}

function write(text: string, chain: Chain): void {
  let digits = ''
  chain.offsets[0] = 0
  for (let k = 0; k < chain.n; k++) {
    digits += text.slice(chain.starts[k], chain.ends[k])
    chain.offsets[k + 1] = digits.length
  }
  chain.written = digits
}

function gapBefore(text: string, chain: Chain, k: number): string {
  const from = chain.ends[k - 1] as number
  const to = chain.starts[k] as number
  return to - from === 1 ? (text[from] as string) : text.slice(from, to)
}

/** Without blanks at its ends: what it joins was written as one. */
function isTight(gap: string): boolean {
  return gap !== '' && !isSpace(gap.charCodeAt(0)) && !isSpace(gap.charCodeAt(gap.length - 1))
}
