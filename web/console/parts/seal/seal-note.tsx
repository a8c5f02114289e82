import type { Seal } from '../../../../src/http/wire/shapes.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'
import './seal-chip.css'

/** The mark of a sealed value where nothing can be done with it: previews, names, titles. */
export function SealNote({ seal }: { seal: Seal }) {
  const words = useWords()
  // The mark never stands alone at the end of a line.
  const [first, ...rest] = kindTitle(words, seal.kind).split(' ')
  return (
    <span className="chip still">
      <span className="chip-head">
        <SealMark size={12} />
        {first}
      </span>
      {rest.length > 0 && ` ${rest.join(' ')}`}
      {seal.hint && <span className="chip-hint"> {seal.hint}</span>}
    </span>
  )
}
