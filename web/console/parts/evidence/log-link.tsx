import { Link } from '@tanstack/react-router'
import type { ActivityFilter } from '../../state/activity-filter.ts'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'

/** To the rows of one person, teammate or key, for those who may read the log. */
export function LogLink({ of, search }: { of: string; search: ActivityFilter }) {
  const words = useWords()
  const may = useMay()
  if (!may('activity:read')) return null
  return (
    <Link className="button small quiet" to="/activity" search={search} aria-label={words.activity.lookFor(of)}>
      {words.activity.look}
    </Link>
  )
}
