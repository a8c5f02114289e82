import type { Hiding } from '../../state/foresee.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'

/** Before sending: what will be hidden of it. The region is always there, so that it is read out; sending goes on as ever. */
export function ForesightNotice({
  hidings,
  onEdit,
}: {
  hidings: readonly Hiding[]
  onEdit: (from: number, to: number) => void
}) {
  const words = useWords()
  const refused = hidings.filter((one) => one.blocked)
  const shown = refused.length > 0 ? refused : hidings
  const first = shown[0]
  const kinds = [...new Set(shown.map((one) => kindTitle(words, one.kind)))].join(', ')
  return (
    <div role="status">
      {first && (
        <p className="composer-hidden">
          <SealMark />
          <span>{refused.length > 0 ? words.composer.willRefuse(kinds) : words.composer.willHide(kinds)}</span>
          <button type="button" className="button small quiet" onClick={() => onEdit(first.start, first.end)}>
            {words.composer.editValue}
          </button>
        </p>
      )}
    </div>
  )
}
