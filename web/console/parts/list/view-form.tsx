import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { conversationStates } from '../../../../src/core/conversation.ts'
import type { SavedView, ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { inboxApi } from '../../api/inbox.ts'
import { newId } from '../../api/call.ts'
import { tagsQuery, teammatesQuery, teamsQuery } from '../../state/queries.ts'
import { useMay, useSession } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { FormProblem } from '../states.tsx'

type Props = { view: SavedView | null; onDone: (id: string | null) => void }

/** A filter with a name. */
export function ViewForm({ view, onDone }: Props) {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const me = useSession().teammate
  const [id] = useState(() => view?.id ?? newId('view'))
  const [name, setName] = useState(view?.name.text ?? '')
  const [filter, setFilter] = useState<ViewFilter>(view?.filter ?? { state: 'open' })
  const [shared, setShared] = useState(view?.shared ?? false)
  const teammates = useQuery(teammatesQuery).data?.items ?? [me]
  const teams = useQuery({ ...teamsQuery, enabled: may('team:read') }).data?.items ?? []
  const tags = useQuery({ ...tagsQuery, enabled: may('tag:read') }).data?.items ?? []
  const settle = (next: string | null) => async () => {
    await client.invalidateQueries({ queryKey: ['views'] })
    void client.invalidateQueries({ queryKey: ['conversations', id] })
    onDone(next)
  }
  const body = { name: name.trim(), filter, shared }
  const save = useMutation({
    mutationFn: () => (view ? inboxApi.changeView(id, body) : inboxApi.makeView({ id, ...body })),
    onSuccess: settle(id),
  })
  const remove = useMutation({ mutationFn: () => inboxApi.removeView(id), onSuccess: settle(null) })
  const set = (key: keyof ViewFilter, value: string) => {
    const { [key]: _, ...rest } = filter
    // The choices below are the only values there are.
    setFilter((value === '' ? rest : { ...rest, [key]: value }) as ViewFilter)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  const choice = (
    key: 'state' | 'assignee' | 'team' | 'tag',
    label: string,
    none: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <label className="field">
      <span className="label">{label}</span>
      <select className="input" value={filter[key] ?? ''} onChange={(event) => set(key, event.target.value)}>
        <option value="">{none}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{words.work.saveViewLead}</p>
      <label className="field">
        <span className="label">{words.name}</span>
        <input
          className="input"
          autoFocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className="two narrow">
        {choice(
          'state',
          words.work.state,
          words.work.anyState,
          conversationStates.map((one) => [one, words.search.states[one]] as const),
        )}
        {choice('assignee', words.searching.person, words.work.anyone, [
          ['me', words.thread.me(me.name)],
          ['none', words.thread.nobody],
          ...teammates.filter((one) => one.id !== me.id).map((one) => [one.id, one.name] as const),
        ])}
        {teams.length > 0 &&
          choice('team', words.work.team, words.work.anyTeam, [
            ...teams.map((one) => [one.id, one.name.text] as const),
            ['none', words.work.noTeam],
          ])}
        {tags.length > 0 &&
          choice(
            'tag',
            words.thread.tag,
            words.work.anyTag,
            tags.map((one) => [one.id, one.name.text] as const),
          )}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={filter.mentioned ?? false}
          onChange={(event) => {
            const { mentioned: _, ...rest } = filter
            setFilter(event.target.checked ? { ...rest, mentioned: true } : rest)
          }}
        />
        {words.work.onlyMentioned}
      </label>
      {may('conversation:write') && (
        <label className="check">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {words.work.shareView}
        </label>
      )}
      <FormProblem problem={save.error ?? remove.error} />
      <div className="actions end">
        {view && (
          <button type="button" className="button quiet" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {words.work.removeView}
          </button>
        )}
        <button type="submit" className="button main" disabled={name.trim() === '' || save.isPending}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
