import type { SafeText } from '../../../../src/http/wire/shapes.ts'
import { SealNote } from '../seal/seal-note.tsx'

/** A safe text with one place marked. Seals are marks that open nothing here. */
export function MarkedText({ excerpt }: { excerpt: { text: SafeText; start: number; end: number } }) {
  const { text, start, end } = excerpt
  const places = [
    ...text.seals.map((seal) => ({ from: seal.start, to: seal.end, seal })),
    { from: start, to: end, seal: null },
  ].toSorted((a, b) => a.from - b.from)
  let at = 0
  const pieces = places.flatMap(({ from, to, seal }) => {
    if (from < at) return []
    const before = text.text.slice(at, from)
    at = to
    const piece = seal ? <SealNote key={from} seal={seal} /> : <mark key={from}>{text.text.slice(from, to)}</mark>
    return before === '' ? [piece] : [<span key={`before ${from}`}>{before}</span>, piece]
  })
  return (
    <>
      {pieces}
      {text.text.slice(at)}
    </>
  )
}
