import { codeAt, isSpace } from '../characters.ts'
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
  const groups = sizesOf(to - from + 1)
  for (let k = from; k <= to; k++) groups[k - from] = (ends[k] as number) - (starts[k] as number)
  const separator = separatorOf(text, chain, from, to)
  view.groups = groups
  view.digits = chain.written.slice(chain.offsets[from], chain.offsets[to + 1])
  view.separator = separator
  view.cut =
    (from > 0 && cuts(text, ends[from - 1] as number, starts[from] as number, separator)) ||
    (to < chain.n - 1 && cuts(text, ends[to] as number, starts[to + 1] as number, separator))
}

/** What stands between the groups, if it is the same between all of them. */
function separatorOf(text: string, chain: Chain, from: number, to: number): string {
  if (from === to) return ''
  const { starts, ends } = chain
  const at = ends[from] as number
  const size = (starts[from + 1] as number) - at
  for (let k = from + 1; k < to; k++) {
    const next = ends[k] as number
    if ((starts[k + 1] as number) - next !== size) return '*'
    for (let i = 0; i < size; i++) if (codeAt(text, at + i) !== codeAt(text, next + i)) return '*'
  }
  return size === 1 ? (text[at] as string) : text.slice(at, at + size)
}

/** Does a gap without blanks at its ends, or one blank like all the others, join the run to what stands beside it? */
function cuts(text: string, from: number, to: number, separator: string): boolean {
  const first = codeAt(text, from)
  if (separator === ' ' && first === 32 && to - from === 1) return true
  return to > from && !isSpace(first) && !isSpace(text.charCodeAt(to - 1))
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

/** The digits from one place to another as a number. */
export function numberIn(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48
  return number
}
