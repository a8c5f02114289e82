import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asked, type Asked } from '../../state/asked.ts'
import { tagsQuery, teammatesQuery, teamsQuery } from '../../state/queries.ts'
import { useMay, useSession } from '../../state/session.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../words/words.ts'

/** Person, team, tag, days and order. */
export function SearchFilters() {
  const words = useWords()
  const may = useMay()
  const me = useSession().teammate
  const ask = useStore(asked)
  const teammates = useQuery(teammatesQuery).data?.items ?? []
  const teams = useQuery({ ...teamsQuery, enabled: may('team:read') }).data?.items ?? []
  const tags = useQuery({ ...tagsQuery, enabled: may('tag:read') }).data?.items ?? []
  const set = (change: Partial<Asked>) => asked.set({ ...ask, ...change })
  const choice = (key: 'assignee' | 'team' | 'tag', label: string, none: string, options: ReactNode) => (
    <label className="field">
      <span className="label">{label}</span>
      <select className="input" value={ask[key]} onChange={(event) => set({ [key]: event.target.value })}>
        <option value="">{none}</option>
        {options}
      </select>
    </label>
  )
  const day = (key: 'from' | 'to') => (
    <label className="field">
      <span className="label">{words.searching[key]}</span>
      <input className="input" type="date" value={ask[key]} onChange={(event) => set({ [key]: event.target.value })} />
    </label>
  )
  const option = (value: string, text: string) => (
    <option key={value} value={value}>
      {text}
    </option>
  )
  return (
    <div className="search-filters">
      <label className="field">
        <span className="label">{words.searching.order}</span>
        <select
          className="input"
          value={ask.order}
          onChange={(event) => set({ order: event.target.value === 'relevance' ? 'relevance' : 'time' })}
        >
          {option('time', words.searching.byTime)}
          {option('relevance', words.searching.byRelevance)}
        </select>
      </label>
      {choice('assignee', words.searching.person, words.work.anyone, [
        option('me', words.thread.me(me.name)),
        option('none', words.thread.nobody),
        ...teammates.filter((one) => one.id !== me.id).map((one) => option(one.id, one.name)),
      ])}
      {teams.length > 0 &&
        choice(
          'team',
          words.work.team,
          words.work.anyTeam,
          teams.map((one) => option(one.id, one.name.text)),
        )}
      {tags.length > 0 &&
        choice(
          'tag',
          words.thread.tag,
          words.work.anyTag,
          tags.map((one) => option(one.id, one.name.text)),
        )}
      {day('from')}
      {day('to')}
    </div>
  )
}
