import type { Seal } from '../../../src/http/wire/shapes.ts'
import { kindTitle, useWords } from '../words/words.ts'
import { SealMark } from './icon.tsx'
import './seal-chip.css'

/** The mark of a sealed value where nothing can be done with it: previews, names, titles. */
export function SealNote({ seal }: { seal: Seal }) {
  const words = useWords()
  return (
    <span className="chip still">
      <SealMark size={12} />
      <span className="chip-kind">{kindTitle(words, seal.kind)}</span>
      {seal.hint && <span className="chip-hint"> {seal.hint}</span>}
    </span>
  )
}
