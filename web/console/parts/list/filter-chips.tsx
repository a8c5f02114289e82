import type { ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { narrowedBy } from '../../state/narrowing.ts'
import { useNames } from '../../state/names.ts'
import { useSession } from '../../state/session.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import './filter.css'

type Chip = { readonly key: string; readonly text: string; readonly onDrop: () => void }
type Props = {
  filter: ViewFilter
  /** What is said elsewhere. */
  settled?: readonly (keyof ViewFilter)[]
  /** What is set beside the filter: an order, days. */
  others: readonly Chip[]
  onChange: (next: ViewFilter) => void
}

/** While the fields are folded: all that is set, each with a way back. Nothing where there is nothing. */
export function FilterChips({ filter, settled = [], others, onChange }: Props) {
  const words = useWords()
  const said = useSaid()
  const chips = [
    ...others,
    ...narrowedBy(filter, settled).map((key) => {
      const { [key]: _, ...rest } = filter
      return { key, text: said(key, filter), onDrop: () => onChange(rest) }
    }),
  ]
  if (chips.length === 0) return null
  return (
    <ul className="list-chips" aria-label={words.work.filter}>
      {chips.map(({ key, text, onDrop }) => (
        <li key={key}>
          <button
            className="pill"
            aria-label={words.work.dropFilter(text)}
            title={words.work.dropFilter(text)}
            onClick={onDrop}
          >
            <span>{text}</span>
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What a filter asks for, in words. */
export function useSaid(): (key: keyof ViewFilter, filter: ViewFilter) => string {
  const words = useWords()
  const names = useNames()
  const me = useSession().teammate
  return (key, { state, assignee = '', team = '', tag = '', found = '' }) => {
    switch (key) {
      case 'state':
        return state ? words.search.states[state] : ''
      case 'assignee':
        if (assignee === 'me') return words.thread.me(me.name)
        return assignee === 'none' ? words.nav.unassigned : (names.teammate(assignee) ?? words.unknownTeammate)
      case 'team':
        return team === 'none' ? words.work.noTeam : (names.team(team)?.text ?? words.work.team)
      case 'tag':
        return names.tag(tag)?.text ?? words.thread.tag
      case 'found':
        return words.policies.classes[found] ?? kindTitle(words, found)
      default:
        return words.work.onlyMentioned
    }
  }
}
