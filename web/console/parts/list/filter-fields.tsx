import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { conversationStates } from '../../../../src/core/conversation.ts'
import type { ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { catalogue } from '../../../../src/detect/kinds.ts'
import { inOrder } from '../../state/in-order.ts'
import { tagsQuery, teammatesQuery, teamsQuery } from '../../state/queries.ts'
import { useMay, useSession } from '../../state/session.ts'
import { kindTitle, useWords } from '../../words/words.ts'

type Props = {
  filter: ViewFilter
  onChange: (next: ViewFilter) => void
  /** What is said elsewhere, and not asked for here. */
  settled?: readonly (keyof ViewFilter)[]
}
type Field = Exclude<keyof ViewFilter, 'mentioned' | 'sort'>

/** What lists and searches can be narrowed to: a field for each. */
export function FilterFields({ filter, onChange, settled = [] }: Props) {
  const words = useWords()
  const may = useMay()
  const me = useSession().teammate
  const teammates = useQuery(teammatesQuery).data?.items ?? [me]
  const teams = useQuery({ ...teamsQuery, enabled: may('team:read') }).data?.items ?? []
  const tags = useQuery({ ...tagsQuery, enabled: may('tag:read') }).data?.items ?? []
  const set = (field: Field, value: string) => {
    const { [field]: _, ...rest } = filter
    // The choices below are the only values there are.
    onChange((value === '' ? rest : { ...rest, [field]: value }) as ViewFilter)
  }
  const choice = (field: Field, label: string, none: string, options: ReactNode) =>
    !settled.includes(field) && (
      <label className="field">
        <span className="label">{label}</span>
        <select className="input" value={filter[field] ?? ''} onChange={(event) => set(field, event.target.value)}>
          <option value="">{none}</option>
          {options}
        </select>
      </label>
    )
  const option = (value: string, text: string) => (
    <option key={value} value={value}>
      {text}
    </option>
  )
  return (
    <>
      <div className="filter-fields">
        {choice(
          'state',
          words.work.state,
          words.work.anyState,
          conversationStates.map((one) => option(one, words.search.states[one])),
        )}
        {choice('assignee', words.searching.person, words.work.anyone, [
          option('me', words.thread.me(me.name)),
          option('none', words.thread.nobody),
          ...teammates.filter((one) => one.id !== me.id).map((one) => option(one.id, one.name)),
        ])}
        {teams.length > 0 &&
          choice('team', words.work.team, words.work.anyTeam, [
            ...teams.map((one) => option(one.id, one.name.text)),
            option('none', words.work.noTeam),
          ])}
        {tags.length > 0 &&
          choice(
            'tag',
            words.thread.tag,
            words.work.anyTag,
            tags.map((one) => option(one.id, one.name.text)),
          )}
        {choice('found', words.work.found, words.work.anyFound, <FoundOptions />)}
      </div>
      {!settled.includes('mentioned') && (
        <label className="check">
          <input
            type="checkbox"
            checked={filter.mentioned ?? false}
            onChange={(event) => {
              const { mentioned: _, ...rest } = filter
              onChange(event.target.checked ? { ...rest, mentioned: true } : rest)
            }}
          />
          {words.work.onlyMentioned}
        </label>
      )}
    </>
  )
}

/** Each class as a whole, then the kinds of it. */
function FoundOptions() {
  const words = useWords()
  return Object.entries(words.policies.classes).map(([group, title]) => {
    const kinds = catalogue
      .filter((one) => one.class === group)
      .map(({ kind }) => [kind, kindTitle(words, kind)] as const)
    return (
      <optgroup key={group} label={title}>
        <option value={group}>{words.work.anyOf(title)}</option>
        {kinds
          .toSorted(([, a], [, b]) => inOrder(a, b))
          .map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
      </optgroup>
    )
  })
}
