import type { Chain, View } from './view.ts'

/** Sets the view to groups `from`…`to` of the chain. */
export function takeRun(view: View, chain: Chain, from: number, to: number): void {
  const { text } = view
  view.start = chain.starts[from] ?? 0
  view.end = chain.ends[to] ?? 0
  view.groups = []
  let digits = ''
  let separator = ''
  for (let k = from; k <= to; k++) {
    const piece = text.slice(chain.starts[k], chain.ends[k])
    digits += piece
    view.groups.push(piece.length)
    if (k === from) continue
    const gap = text.slice(chain.ends[k - 1], chain.starts[k])
    separator = k === from + 1 || gap === separator ? gap : '*'
  }
  view.digits = digits
  view.separator = separator
  const before = from > 0 ? text.slice(chain.ends[from - 1], chain.starts[from]) : ''
  const after = to < chain.n - 1 ? text.slice(chain.ends[to], chain.starts[to + 1]) : ''
  const tight = (gap: string) => gap !== '' && gap.trim() === gap
  view.cut = tight(before) || tight(after) || (separator === ' ' && (before === ' ' || after === ' '))
}
