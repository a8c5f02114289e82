import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { conversationSorts } from '../../../../src/core/conversation.ts'
import type { SavedView, ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { inboxApi } from '../../api/inbox.ts'
import { newId } from '../../api/call.ts'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { FormProblem } from '../states.tsx'
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
  const save = useMutation({
    mutationFn: () => (view ? inboxApi.changeView(id, body) : inboxApi.makeView({ id, ...body })),
    onSuccess: settle(id),
  })
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
