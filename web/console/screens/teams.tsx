import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Team } from '../../../src/http/wire/inbox.ts'
import { api, newId } from '../api.ts'
import { Sheet } from '../parts/dialog.tsx'
import { Confirm } from '../parts/once.tsx'
import { Page } from '../parts/page.tsx'
import { SafeLine } from '../parts/safe-text.tsx'
import { Bones, Empty, FormProblem, Trouble } from '../parts/states.tsx'
import { useNames } from '../state/names.ts'
import { teammatesQuery, teamsQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'

export function TeamsScreen() {
  const words = useWords()
  const may = useMay()
  const teams = useQuery(teamsQuery)
  const [editing, setEditing] = useState<Team | 'new' | null>(null)
  const writes = may('team:write')
  return (
    <Page
      title={words.teams.title}
      lead={words.teams.lead}
      act={
        writes && (
          <button className="button main" onClick={() => setEditing('new')}>
            {words.teams.make}
          </button>
        )
      }
    >
      {teams.isPending && <Bones rows={3} />}
      {teams.error && !teams.data && <Trouble problem={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.data?.items.length === 0 && <Empty icon="people" title={words.teams.empty} />}
      <ul className="stack">
        {teams.data?.items.map((one) => (
          <TeamCard key={one.id} one={one} onEdit={writes ? () => setEditing(one) : null} />
        ))}
      </ul>
      <Sheet open={editing !== null} onClose={() => setEditing(null)} title={editing === 'new' ? words.teams.make : words.teams.edit}>
        {editing !== null && <TeamForm one={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      </Sheet>
    </Page>
  )
}

function TeamCard({ one, onEdit }: { one: Team; onEdit: (() => void) | null }) {
  const words = useWords()
  const names = useNames()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.removeTeam(one.id),
    onSuccess: () => setAsking(false),
    onSettled: () => Promise.all(['teams', 'conversations', 'view-counts'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
  const members = one.memberIds.map((id) => names.teammate(id) ?? words.unknownTeammate)
  return (
    <li className="card macro">
      <h2>
        <SafeLine text={one.name} />
      </h2>
      <p className="muted">{members.length > 0 ? members.join(', ') : words.teams.nobody}</p>
      {onEdit && (
        <div className="actions">
          <button className="button small" onClick={onEdit}>
            {words.replies.edit}
          </button>
          <button className="button small quiet" onClick={() => setAsking(true)}>
            {words.teams.remove}
          </button>
          <Confirm
            open={asking}
            title={words.teams.removeTitle(one.name.text)}
            act={words.teams.remove}
            busy={remove.isPending}
            problem={remove.error}
            onAct={() => remove.mutate()}
            onClose={() => setAsking(false)}
          >
            {words.teams.removeLead}
          </Confirm>
        </div>
      )}
    </li>
  )
}

function TeamForm({ one, onDone }: { one: Team | null; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => one?.id ?? newId('team'))
  const [name, setName] = useState(one?.name.text ?? '')
  const [memberIds, setMembers] = useState<string[]>(one?.memberIds ?? [])
  const teammates = useQuery(teammatesQuery).data?.items.filter((person) => person.deactivatedAt === null) ?? []
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), memberIds: memberIds.filter((member) => teammates.some((person) => person.id === member)) }
      return one ? api.changeTeam(id, body) : api.makeTeam({ id, ...body })
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['teams'] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.name}</span>
        <input className="input" autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <fieldset className="stack tight plain">
        <legend className="label">{words.teams.members}</legend>
        {teammates.map((person) => (
          <label className="check" key={person.id}>
            <input
              type="checkbox"
              checked={memberIds.includes(person.id)}
              onChange={(event) => setMembers(event.target.checked ? [...memberIds, person.id] : memberIds.filter((member) => member !== person.id))}
            />
            {person.name}
          </label>
        ))}
      </fieldset>
      <FormProblem problem={save.error} />
      <div className="actions end">
        <button type="submit" className="button main" disabled={name.trim() === '' || save.isPending}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
