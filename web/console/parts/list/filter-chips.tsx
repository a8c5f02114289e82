import type { ConversationSort } from '../../../../src/core/conversation.ts'
import type { ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { useNames } from '../../state/names.ts'
import { useSession } from '../../state/session.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'

type Props = {
  narrowed: ViewFilter
  sort: ConversationSort
  onNarrow: (next: ViewFilter) => void
  onSort: (next: ConversationSort) => void
}

/** While the fields are folded: what the list is narrowed to and its order, each with a way back. Nothing where there is nothing. */
export function FilterChips({ narrowed, sort, onNarrow, onSort }: Props) {
  const words = useWords()
  const said = useSaid()
  const filters = (Object.keys(narrowed) as (keyof ViewFilter)[]).filter((key) => key !== 'sort')
  if (filters.length === 0 && sort === 'newest') return null
  const drop = (key: keyof ViewFilter) => {
    const { [key]: _, ...rest } = narrowed
    onNarrow(rest)
  }
  const chip = (key: string, text: string, onDrop: () => void) => (
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
  )
  return (
    <ul className="list-chips" aria-label={words.work.filter}>
      {sort !== 'newest' && chip('sort', words.work.sorts[sort], () => onSort('newest'))}
      {filters.map((key) => chip(key, said(key, narrowed), () => drop(key)))}
    </ul>
  )
}

function useSaid(): (key: keyof ViewFilter, filter: ViewFilter) => string {
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
