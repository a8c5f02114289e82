import { useEffect, useRef } from 'react'
import type { ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { isNarrowed } from '../../state/narrowing.ts'
import { useWords } from '../../words/words.ts'
import { FilterFields } from './filter-fields.tsx'

type Props = {
  fixed: ViewFilter
  narrowed: ViewFilter
  onNarrow: (next: ViewFilter) => void
  onClear: () => void
  onSave: () => void
  onClose: () => void
}

/** Between the list's head and its rows, which follow with each field that is changed. */
export function FilterPanel({ fixed, narrowed, onNarrow, onClear, onSave, onClose }: Props) {
  const { work: say } = useWords()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  return (
    <div
      className="list-filter"
      role="group"
      aria-label={say.filter}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <FilterFields filter={narrowed} fixed={fixed} onChange={onNarrow} />
      <div className="actions">
        <button className="button small quiet" disabled={!isNarrowed(narrowed)} onClick={onClear}>
          {say.clearFilter}
        </button>
        <span className="grow" />
        <button className="button small" onClick={onSave}>
          {say.saveView}
        </button>
      </div>
    </div>
  )
}
