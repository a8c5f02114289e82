import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Team } from '../../../src/http/wire/inbox.ts'
import { inboxApi } from '../api/inbox.ts'
import { newId } from '../api/call.ts'
import { SafeLine } from '../parts/text/safe-text.tsx'
import { RemoveButton, SheetForm, TextField } from '../parts/sheet-form.tsx'
import { Things } from '../parts/things.tsx'
import { useNames } from '../state/names.ts'
import { teammatesQuery, teamsQuery } from '../state/queries.ts'
import { onlyThese, useSaveOver } from '../state/save-over.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'

export function TeamsScreen() {
  const { teams: say } = useWords()
  const writes = useMay()('team:write')
  return (
    <Things<Team>
      title={say.title}
      lead={say.lead}
      list={useQuery(teamsQuery)}
      icon="people"
      empty={say.empty}
      writes={writes}
      make={say.make}
      change={say.edit}
      renderForm={(one, onDone) => <TeamForm one={one} onDone={onDone} />}
    >
      {(teams, onEdit) => (
        <ul className="stack">
          {teams.map((one) => (
            <TeamCard key={one.id} one={one} onEdit={onEdit && (() => onEdit(one))} />
          ))}
        </ul>
      )}
    </Things>
  )
}

function TeamCard({ one, onEdit }: { one: Team; onEdit: (() => void) | null }) {
  const words = useWords()
  const names = useNames()
  const client = useQueryClient()
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
            <span className="aside"> {one.name.text}</span>
          </button>
          <RemoveButton
            label={words.teams.remove}
            name={one.name.text}
            title={words.teams.removeTitle(one.name.text)}
            lead={words.teams.removeLead}
            remove={() => inboxApi.removeTeam(one.id)}
            onSettled={() =>
              Promise.all(
                ['teams', 'conversations', 'view-counts'].map((key) => client.invalidateQueries({ queryKey: [key] })),
              )
            }
          />
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
  const names = useNames()
  const active = (ids: readonly string[]) => ids.filter((member) => teammates.some((person) => person.id === member))
  const mine = { name: name.trim(), memberIds: active(memberIds) }
  const done = () => {
    void client.invalidateQueries({ queryKey: ['teams'] })
    onDone()
  }
  const make = useMutation({ mutationFn: () => inboxApi.makeTeam({ id, ...mine }), onSuccess: done })
  const change = useSaveOver(
    {
      begun: one,
      read: () => inboxApi.team(id),
      fields: {
        name: { label: words.name, of: (team) => team?.name, mine: mine.name },
        memberIds: {
          label: words.teams.members,
          of: (team) => active(team?.memberIds ?? []).toSorted(),
          mine: mine.memberIds.toSorted(),
          say: (ids) => (ids as string[]).map((member) => names.teammate(member) ?? words.unknownTeammate).join(', '),
        },
      },
      save: (changed, tag) => inboxApi.changeTeam(id, onlyThese(changed, mine), tag),
    },
    done,
  )
  return (
    <SheetForm ready={name.trim() !== ''} save={one ? change : make} onTheirs={done}>
      <TextField label={words.name} value={name} maxLength={60} focus onValue={setName} />
      <fieldset className="stack tight plain">
        <legend className="label">{words.teams.members}</legend>
        {teammates.map((person) => (
          <label className="check" key={person.id}>
            <input
              type="checkbox"
              checked={memberIds.includes(person.id)}
              onChange={(event) =>
                setMembers(
                  event.target.checked ? [...memberIds, person.id] : memberIds.filter((member) => member !== person.id),
                )
              }
            />
            {person.name}
          </label>
        ))}
      </fieldset>
    </SheetForm>
  )
}
