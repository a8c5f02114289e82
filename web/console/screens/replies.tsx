import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Macro } from '../../../src/http/wire/house.ts'
import { api, newId } from '../api.ts'
import { Sheet } from '../parts/dialog.tsx'
import { Confirm } from '../parts/once.tsx'
import { Page } from '../parts/page.tsx'
import { SafeBody, SafeLine } from '../parts/safe-text.tsx'
import { Bones, Empty, FormProblem, Trouble } from '../parts/states.tsx'
import { macrosQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'
import './replies.css'

export function RepliesScreen() {
  const words = useWords()
  const may = useMay()
  const macros = useQuery(macrosQuery)
  const [editing, setEditing] = useState<Macro | 'new' | null>(null)
  const writes = may('macro:write')
  return (
    <Page
      title={words.replies.title}
      lead={words.replies.lead}
      act={
        writes && (
          <button className="button main" onClick={() => setEditing('new')}>
            {words.replies.make}
          </button>
        )
      }
    >
      {macros.isPending && <Bones rows={3} />}
      {macros.error && !macros.data && <Trouble problem={macros.error} onRetry={() => void macros.refetch()} />}
      {macros.data?.items.length === 0 && <Empty icon="lines" title={words.replies.empty} />}
      <ul className="stack">
        {macros.data?.items.map((one) => (
          <li className="card macro" key={one.id}>
            <h2>
              <SafeLine text={one.name} />
            </h2>
            <p>
              <SafeBody text={one.body} onRestored={() => void macros.refetch()} />
            </p>
            {writes && <MacroActs one={one} onEdit={() => setEditing(one)} />}
          </li>
        ))}
      </ul>
      <Sheet
        open={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? words.replies.make : words.replies.edit}
        wide
      >
        {editing !== null && <MacroForm one={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      </Sheet>
    </Page>
  )
}

function MacroActs({ one, onEdit }: { one: Macro; onEdit: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.removeMacro(one.id),
    onSuccess: () => setAsking(false),
    onSettled: () => client.invalidateQueries({ queryKey: ['macros'] }),
  })
  return (
    <div className="actions">
      <button className="button small" onClick={onEdit}>
        {words.replies.edit}
      </button>
      <button className="button small quiet" onClick={() => setAsking(true)}>
        {words.replies.remove}
      </button>
      <Confirm
        open={asking}
        title={words.replies.removeTitle(one.name.text)}
        act={words.replies.remove}
        busy={remove.isPending}
        problem={remove.error}
        onAct={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        {words.replies.removeLead}
      </Confirm>
    </div>
  )
}

function MacroForm({ one, onDone }: { one: Macro | null; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => one?.id ?? newId('macro'))
  const [name, setName] = useState(one?.name.text ?? '')
  const [body, setBody] = useState(one?.body.text ?? '')
  const save = useMutation({
    mutationFn: () =>
      one ? api.changeMacro(id, { name: name.trim(), body }) : api.makeMacro({ id, name: name.trim(), body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['macros'] })
      onDone()
    },
  })
  const ready = name.trim() !== '' && body.trim() !== '' && !save.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) save.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.name}</span>
        <input
          className="input"
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">{words.replies.body}</span>
        <textarea
          className="input"
          rows={8}
          maxLength={10_000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <span className="hint">{words.replies.fillIns}</span>
      </label>
      <FormProblem problem={save.error} />
      <div className="actions end">
        <button className="button main" type="submit" disabled={!ready}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
