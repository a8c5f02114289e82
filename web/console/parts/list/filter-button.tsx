import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import './filter.css'

type Props = { count: number; isOpen: boolean; onClick: () => void }

/** Opens and folds the fields, and tells how many are set. */
export function FilterButton({ count, isOpen, onClick }: Props) {
  const { work: say } = useWords()
  return (
    <button
      className="button icon-only quiet"
      aria-expanded={isOpen}
      aria-label={count > 0 ? say.filterOn(count) : say.filter}
      title={`${say.filter} (F)`}
      data-on={count > 0 || undefined}
      onClick={onClick}
    >
      <Icon name="filter" />
    </button>
  )
}
