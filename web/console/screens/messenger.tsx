import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Workspace } from '../../../src/http/wire/house.ts'
import { api, newId } from '../api.ts'
import { Confirm, CopyButton, OnceSheet } from '../parts/once.tsx'
import { Page, Section, Table } from '../parts/page.tsx'
import { Bones, FormProblem, Trouble } from '../parts/states.tsx'
import { say } from '../parts/toast.tsx'
import { secretsQuery, workspaceQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { fullDate } from '../words/time.ts'
import { useWords } from '../words/words.ts'

export function MessengerScreen() {
  const words = useWords()
  const may = useMay()
  const workspace = useQuery(workspaceQuery)
  const writes = may('workspace:write')
  return (
    <Page title={words.messenger.title} lead={words.messenger.lead}>
      {workspace.isPending && <Bones rows={5} />}
      {workspace.error && !workspace.data && (
        <Trouble problem={workspace.error} onRetry={() => void workspace.refetch()} />
      )}
      {workspace.data && (
        <>
          {!writes && <p className="hint">{words.messenger.readOnly}</p>}
          <Section title={words.messenger.look}>
            <LookForm key={workspace.data.id} workspace={workspace.data} writes={writes} />
          </Section>
          <Section
            title={words.messenger.install}
            lead={words.messenger.installLead}
            act={<CopyButton text={plainSnippet(workspace.data.id)} />}
          >
            <pre className="snippet" tabIndex={0}>
              {plainSnippet(workspace.data.id)}
            </pre>
          </Section>
          <Section title={words.messenger.identity} lead={words.messenger.identityLead}>
            <h3>{words.messenger.signedSnippet}</h3>
            <pre className="snippet" tabIndex={0}>
              {signedSnippet(workspace.data.id)}
            </pre>
            <Secrets writes={writes} />
          </Section>
        </>
      )}
    </Page>
  )
}

function LookForm({ workspace, writes }: { workspace: Workspace; writes: boolean }) {
  const words = useWords()
  const client = useQueryClient()
  const [messenger, setMessenger] = useState(workspace.messenger)
  const save = useMutation({
    mutationFn: () => api.changeWorkspace({ messenger }),
    onSuccess: (next) => {
      client.setQueryData(['workspace'], next)
      say({ text: words.saved })
    },
  })
  const greet = (language: 'en' | 'de', text: string) =>
    setMessenger({ ...messenger, greeting: { ...messenger.greeting, [language]: text } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="card stack" onSubmit={submit}>
      <div className="two">
        <label className="field">
          <span className="label">{words.messenger.greetingEn}</span>
          <input
            className="input"
            lang="en"
            maxLength={200}
            disabled={!writes}
            value={messenger.greeting.en}
            onChange={(event) => greet('en', event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">{words.messenger.greetingDe}</span>
          <input
            className="input"
            lang="de"
            maxLength={200}
            disabled={!writes}
            value={messenger.greeting.de}
            onChange={(event) => greet('de', event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">{words.messenger.color}</span>
          <input
            type="color"
            disabled={!writes}
            value={messenger.color}
            onChange={(event) => setMessenger({ ...messenger, color: event.target.value })}
          />
        </label>
        <label className="field">
          <span className="label">{words.messenger.position}</span>
          <select
            className="input"
            disabled={!writes}
            value={messenger.position}
            onChange={(event) =>
              setMessenger({ ...messenger, position: event.target.value === 'left' ? 'left' : 'right' })
            }
          >
            <option value="right">{words.messenger.right}</option>
            <option value="left">{words.messenger.left}</option>
          </select>
        </label>
      </div>
      <label className="tick">
        <input
          type="checkbox"
          disabled={!writes}
          checked={messenger.requireVerification}
          onChange={(event) => setMessenger({ ...messenger, requireVerification: event.target.checked })}
        />
        <span>
          {words.messenger.require}
          <br />
          <span className="hint">{words.messenger.requireHint}</span>
        </span>
      </label>
      <FormProblem problem={save.error} />
      {writes && (
        <div className="actions">
          <button className="button main" type="submit" disabled={save.isPending}>
            {words.save}
          </button>
        </div>
      )}
    </form>
  )
}

function Secrets({ writes }: { writes: boolean }) {
  const words = useWords()
  const client = useQueryClient()
  const secrets = useQuery(secretsQuery).data?.items
  const [made, setMade] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<string | null>(null)
  const again = () => client.invalidateQueries({ queryKey: ['identity-secrets'] })
  const make = useMutation({
    mutationFn: () => api.makeIdentitySecret(newId('identitySecret')),
    gcTime: 0,
    onSuccess: ({ secret }) => setMade(secret),
    onSettled: again,
  })
  const revoke = useMutation({
    mutationFn: api.revokeIdentitySecret,
    onSuccess: () => setRevoking(null),
    onSettled: again,
  })
  return (
    <>
      <h3>{words.messenger.secrets}</h3>
      {secrets?.length === 0 && <p className="muted">{words.messenger.noSecrets}</p>}
      {secrets && secrets.length > 0 && (
        <Table label={words.messenger.secrets} head={['Id', words.created, '']}>
          {secrets.map((one) => (
            <tr key={one.id} data-off={one.revokedAt !== null || undefined}>
              <th scope="row" className="mono">
                {one.id}
              </th>
              <td>{fullDate(one.createdAt, words.language)}</td>
              <td className="end">
                {one.revokedAt !== null ? (
                  <span className="pill">{words.messenger.revoked}</span>
                ) : (
                  writes && (
                    <button className="button small quiet" onClick={() => setRevoking(one.id)}>
                      {words.messenger.revoke}
                    </button>
                  )
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <FormProblem problem={make.error} />
      {writes && (
        <div className="actions">
          <button className="button" disabled={make.isPending} onClick={() => make.mutate()}>
            {words.messenger.makeSecret}
          </button>
        </div>
      )}
      <OnceSheet
        title={words.messenger.secretTitle}
        lead={words.messenger.secretLead}
        secret={made}
        onClose={() => setMade(null)}
      />
      <Confirm
        open={revoking !== null}
        title={words.messenger.revokeTitle}
        act={words.messenger.revoke}
        busy={revoke.isPending}
        problem={revoke.error}
        onAct={() => revoking && revoke.mutate(revoking)}
        onClose={() => setRevoking(null)}
      >
        {words.messenger.revokeLead}
      </Confirm>
    </>
  )
}

function plainSnippet(workspaceId: string): string {
  return `<script>
  window.intercomSettings = { app_id: '${workspaceId}' }
</script>
<script src="${location.origin}/messenger.js" async></script>`
}

function signedSnippet(workspaceId: string): string {
  return `// on your server (Node): secret from below, never in a browser
const userHash = crypto.createHmac('sha256', secret).update(user.id).digest('hex')

// on your page
window.intercomSettings = {
  app_id: '${workspaceId}',
  user_id: user.id,
  user_hash: userHash,
  name: user.name,
  email: user.email,
}`
}
