import { isSpace } from './characters.ts'
import type { Chain, View } from './view.ts'

/** Sets the view to groups `from`…`to` of the chain. Runs for every candidate, therefore without slices where a code will do. */
export function takeRun(view: View, chain: Chain, from: number, to: number): void {
  const { text } = view
  const { starts, ends } = chain
  view.start = starts[from] as number
  view.end = ends[to] as number
  view.groups.length = 0
  let digits = ''
  let separator = ''
  for (let k = from; k <= to; k++) {
    const begin = starts[k] as number
    const end = ends[k] as number
    digits = k === from ? text.slice(begin, end) : digits + text.slice(begin, end)
    view.groups.push(end - begin)
    if (k === from) continue
    const gap = gapBefore(text, chain, k)
    separator = k === from + 1 || gap === separator ? gap : '*'
  }
  view.digits = digits
  view.separator = separator
  const before = from > 0 ? gapBefore(text, chain, from) : ''
  const after = to < chain.n - 1 ? gapBefore(text, chain, to + 1) : ''
  view.cut = isTight(before) || isTight(after) || (separator === ' ' && (before === ' ' || after === ' '))
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
