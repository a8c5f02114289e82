import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { conversationSorts } from '../../../../src/core/conversation.ts'
import type { SavedView, ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { inboxApi } from '../../api/inbox.ts'
import { newId } from '../../api/call.ts'
import { narrowedBy } from '../../state/narrowing.ts'
import { onlyThese, useSaveOver } from '../../state/save-over.ts'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { FormProblem } from '../states.tsx'
import { SaveProblem } from '../overtaken.tsx'
import { useSaid } from './filter-chips.tsx'
import { FilterFields } from './filter-fields.tsx'

/** `start`: what a new one begins with. */
type Props = { view: SavedView | null; start: ViewFilter; onDone: (id: string | null) => void }

/** A filter with a name. */
export function ViewSheet({ onClose, ...form }: Props & { onClose: () => void }) {
  const { work: say } = useWords()
  return (
    <Sheet open onClose={onClose} title={form.view ? say.editView : say.saveView}>
      <ViewForm {...form} />
    </Sheet>
  )
}

function ViewForm({ view, start, onDone }: Props) {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const [id] = useState(() => view?.id ?? newId('view'))
  const [name, setName] = useState(view?.name.text ?? '')
  const [filter, setFilter] = useState<ViewFilter>(view?.filter ?? start)
  const [shared, setShared] = useState(view?.shared ?? false)
  const settle = (next: string | null) => async () => {
    await client.invalidateQueries({ queryKey: ['views'] })
    onDone(next)
  }
  const body = { name: name.trim(), filter, shared }
  const said = useSaid()
  const make = useMutation({ mutationFn: () => inboxApi.makeView({ id, ...body }), onSuccess: settle(id) })
  const change = useSaveOver(
    {
      begun: view,
      read: () => inboxApi.view(id),
      fields: {
        name: { label: words.name, of: (one) => one?.name, mine: body.name },
        filter: {
          label: words.work.filter,
          of: (one) => one?.filter ?? {},
          mine: filter,
          say: (of) => sayFilter(of as ViewFilter),
        },
        shared: {
          label: words.work.shareView,
          of: (one) => one?.shared ?? false,
          mine: shared,
          say: (of) => (of === true ? words.yes : words.no),
        },
      },
      save: (changed, tag) => inboxApi.changeView(id, onlyThese(changed, body), tag),
    },
    settle(id),
  )
  const sayFilter = (one: ViewFilter) =>
    [...narrowedBy(one).map((key) => said(key, one)), words.work.sorts[one.sort ?? 'newest']].join(', ')
  const save = view ? change : make
  const remove = useMutation({ mutationFn: () => inboxApi.removeView(id), onSuccess: settle(null) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
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
      <FilterFields filter={filter} onChange={setFilter} />
      <label className="field">
        <span className="label">{words.work.sort}</span>
        <select
          className="input"
          value={filter.sort ?? 'newest'}
          onChange={(event) => {
            const { sort: _, ...rest } = filter
            const sort = conversationSorts.find((one) => one === event.target.value)
            setFilter(sort === undefined || sort === 'newest' ? rest : { ...rest, sort })
          }}
        >
          {conversationSorts.map((one) => (
            <option key={one} value={one}>
              {words.work.sorts[one]}
            </option>
          ))}
        </select>
      </label>
      {may('conversation:write') && (
        <label className="check">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {words.work.shareView}
        </label>
      )}
      <SaveProblem save={view ? change : make} onTheirs={() => void settle(id)()} />
      <FormProblem problem={remove.error} />
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
