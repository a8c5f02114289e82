import { useEffect, useRef, type ReactNode } from 'react'
import type { ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { useFocusBack } from '../../state/use-focus-back.ts'
import { useWords } from '../../words/words.ts'
import { FilterFields } from './filter-fields.tsx'

type Props = {
  filter: ViewFilter
  settled: readonly (keyof ViewFilter)[]
  /** More fields, above these. */
  children?: ReactNode
  onChange: (next: ViewFilter) => void
  /** Null while nothing is set. */
  onClear: (() => void) | null
  /** Where what is set can become a view. */
  onSave?: () => void
  onClose: () => void
}

/** Above the rows, which follow with each field that is changed. */
export function FilterPanel({ filter, settled, children, onChange, onClear, onSave, onClose }: Props) {
  const { work: say } = useWords()
  const panel = useRef<HTMLDivElement>(null)
  useFocusBack(true)
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
      {children && <div className="filter-fields">{children}</div>}
      <FilterFields filter={filter} settled={settled} onChange={onChange} />
      <div className="actions">
        <button className="button small quiet" disabled={onClear === null} onClick={() => onClear?.()}>
          {say.clearFilter}
        </button>
        <span className="grow" />
        {onSave && (
          <button className="button small" onClick={onSave}>
            {say.saveView}
          </button>
        )}
      </div>
    </div>
  )
}
