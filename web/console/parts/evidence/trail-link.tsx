import { Link } from '@tanstack/react-router'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'

/** To what one teammate or key saw and did, for those who may see evidence. */
export function TrailLink({ id, name }: { id: string; name: string }) {
  const words = useWords()
  const may = useMay()
  if (!may('evidence:read')) return null
  return (
    <Link className="button small quiet" to="/trail" search={{ of: id }} aria-label={words.trail.of(name)}>
      {words.trail.link}
    </Link>
  )
}
