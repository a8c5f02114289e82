import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Teammate } from '../../../src/http/wire/people.ts'
import { newId } from '../api/call.ts'
import { peopleApi } from '../api/people.ts'
import { Sheet } from '../parts/sheet.tsx'
import { Avatar } from '../parts/icon.tsx'
import { Confirm, OnceSheet } from '../parts/once.tsx'
import { LogLink } from '../parts/evidence/log-link.tsx'
import { TrailLink } from '../parts/evidence/trail-link.tsx'
import { Page, Section, Table } from '../parts/page.tsx'
import { Problem } from '../api/call.ts'
import { FormProblem, Loaded } from '../parts/states.tsx'
import { say } from '../parts/toast.tsx'
import { invitationsQuery, rolesQuery, teammatesQuery } from '../state/queries.ts'
import { useMay, useSession } from '../state/session.ts'
import { fullDate, fullTime } from '../words/time.ts'
import { problemText, useWords } from '../words/words.ts'

export function TeammatesScreen() {
  const words = useWords()
  const may = useMay()
  const [inviting, setInviting] = useState(false)
  const [made, setMade] = useState<{ email: string; url: string } | null>(null)
  return (
    <Page
      title={words.people.title}
      lead={words.people.lead}
      act={
        may('teammate:write') && (
          <button className="button main" onClick={() => setInviting(true)}>
            {words.people.invite}
          </button>
        )
      }
    >
      <Loaded query={useQuery(teammatesQuery)} rows={4}>
        {({ items }) => (
          <Table
            label={words.people.title}
            head={[
              words.name,
              words.people.role,
              words.people.since,
              ...(may('activity:read') ? [words.evidence.lastSeen] : []),
              ...(may('teammate:write') || may('activity:read') ? [''] : []),
            ]}
          >
            {items.map((one) => (
              <TeammateRow key={one.id} one={one} />
            ))}
          </Table>
        )}
      </Loaded>
      <OpenInvitations />
      <Sheet open={inviting} onClose={() => setInviting(false)} title={words.people.inviteTitle}>
        <InviteForm
          onMade={(next) => {
            setInviting(false)
            setMade(next)
          }}
        />
      </Sheet>
      <OnceSheet
        title={words.people.linkTitle}
        lead={words.people.linkLead(made?.email ?? '')}
        secret={made?.url ?? null}
        onClose={() => setMade(null)}
      />
    </Page>
  )
}

function useRoleName(): (id: string) => string {
  const words = useWords()
  const roles = useQuery(rolesQuery).data?.items
  return (id) => {
    const role = roles?.find((one) => one.id === id)
    return role ? ((role.builtIn && words.people.builtIn[role.builtIn]) ?? role.name) : '…'
  }
}

function TeammateRow({ one }: { one: Teammate }) {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const me = useSession().teammate.id
  const roleName = useRoleName()
  const roles = useQuery(rolesQuery).data?.items ?? []
  const [asking, setAsking] = useState(false)
  const change = useMutation({
    // What stands on the screen is what one has seen, and no older screen gives a role back.
    mutationFn: async (body: { roleId?: string; deactivated?: boolean }) => {
      const { thing, tag } = await peopleApi.teammate(one.id)
      if (thing.roleId !== one.roleId || thing.deactivatedAt !== one.deactivatedAt)
        throw new Problem('changed', 'Somebody changed the role meanwhile.')
      return peopleApi.changeTeammate(one.id, body, tag)
    },
    onSuccess: () => setAsking(false),
    onError: (problem) => {
      if (!asking) say({ kind: 'problem', text: problemText(words, problem) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['teammates'] }),
  })
  const off = one.deactivatedAt !== null
  const changes = may('teammate:write') && one.id !== me
  return (
    <tr data-off={off || undefined}>
      <th scope="row">
        <span className="person">
          <Avatar name={one.name} team={one.id === me} />
          <span>
            {one.id === me ? words.thread.me(one.name) : one.name}
            <br />
            <span className="muted">{one.email}</span>
          </span>
        </span>
      </th>
      <td>
        {changes && !off ? (
          <select
            className="input"
            aria-label={`${words.people.role}: ${one.name}`}
            value={one.roleId}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ roleId: event.target.value })}
          >
            {roles.map((role) => (
              <option key={role.id} value={role.id}>
                {roleName(role.id)}
              </option>
            ))}
          </select>
        ) : (
          roleName(one.roleId)
        )}
        {off && <span className="pill">{words.people.deactivated}</span>}
      </td>
      <td>{fullDate(one.createdAt, words.language)}</td>
      {may('activity:read') && <td>{one.lastSeenAt ? fullTime(one.lastSeenAt, words.language) : words.never}</td>}
      {(may('teammate:write') || may('activity:read')) && (
        <td className="end">
          <TrailLink id={one.id} name={one.name} />
          <LogLink of={one.name} search={{ actor: one.id }} />
          {changes && (
            <button
              className="button small quiet"
              onClick={() => (off ? change.mutate({ deactivated: false }) : setAsking(true))}
            >
              {off ? words.people.reactivate : words.people.deactivate}
            </button>
          )}
          <Confirm
            open={asking}
            title={words.people.deactivateTitle(one.name)}
            act={words.people.deactivate}
            busy={change.isPending}
            problem={change.error}
            onAct={() => change.mutate({ deactivated: true })}
            onClose={() => setAsking(false)}
          >
            {words.people.deactivateLead}
          </Confirm>
        </td>
      )}
    </tr>
  )
}

function OpenInvitations() {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const roleName = useRoleName()
  const invitations = useQuery(invitationsQuery).data?.items.filter((one) => one.acceptedAt === null)
  const withdraw = useMutation({
    mutationFn: peopleApi.withdrawInvitation,
    onError: (problem) => say({ kind: 'problem', text: problemText(words, problem) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['invitations'] }),
  })
  if (!invitations || invitations.length === 0) return null
  return (
    <Section title={words.people.open}>
      <Table
        label={words.people.open}
        head={[words.email, words.people.role, words.keys.expires, ...(may('teammate:write') ? [''] : [])]}
      >
        {invitations.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.email}</th>
            <td>{roleName(one.roleId)}</td>
            <td>{words.people.expires(fullDate(one.expiresAt, words.language))}</td>
            {may('teammate:write') && (
              <td className="end">
                <button
                  className="button small quiet"
                  disabled={withdraw.isPending}
                  onClick={() => withdraw.mutate(one.id)}
                >
                  {words.people.withdraw}
                </button>
              </td>
            )}
          </tr>
        ))}
      </Table>
    </Section>
  )
}

function InviteForm({ onMade }: { onMade: (made: { email: string; url: string }) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const roleName = useRoleName()
  const roles = useQuery(rolesQuery).data?.items ?? []
  const [id] = useState(() => newId('invitation'))
  const [email, setEmail] = useState('')
  const [chosen, setChosen] = useState<string>()
  const roleId = chosen ?? roles.find((role) => role.builtIn === 'teammate')?.id ?? roles[0]?.id ?? ''
  const invite = useMutation({
    mutationFn: () => peopleApi.invite({ id, email: email.trim(), roleId }),
    gcTime: 0,
    onSuccess: ({ invitation, url }) => {
      void client.invalidateQueries({ queryKey: ['invitations'] })
      onMade({ email: invitation.email, url })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // What is no address the browser has refused, and said so beside the field.
    if (roleId !== '') invite.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{words.people.inviteLead}</p>
      <label className="field">
        <span className="label">{words.email}</span>
        <input
          className="input"
          type="email"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">{words.people.role}</span>
        <select className="input" value={roleId} onChange={(event) => setChosen(event.target.value)}>
          {roles.map((role) => (
            <option key={role.id} value={role.id}>
              {roleName(role.id)}
            </option>
          ))}
        </select>
      </label>
      <FormProblem problem={invite.error} />
      <div className="actions end">
        <button className="button main" type="submit" disabled={invite.isPending}>
          {words.people.inviteDo}
        </button>
      </div>
    </form>
  )
}
