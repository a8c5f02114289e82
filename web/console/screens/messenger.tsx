import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../api/call.ts'
import { workspaceApi } from '../api/workspace.ts'
import { IdentityCheck, ServerSnippet } from '../parts/messenger/identity-check.tsx'
import { MessengerForm } from '../parts/messenger/messenger-form.tsx'
import { Confirm, CopyButton, OnceSheet } from '../parts/once.tsx'
import { Page, Section, Table } from '../parts/page.tsx'
import { FormProblem, Loaded } from '../parts/states.tsx'
import { secretsQuery, workspaceQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { fullDate } from '../words/time.ts'
import { useWords } from '../words/words.ts'

export function MessengerScreen() {
  const words = useWords()
  const may = useMay()
  const writes = may('workspace:write')
  return (
    <Page title={words.messenger.title} lead={words.messenger.lead}>
      <Loaded query={useQuery(workspaceQuery)} rows={5}>
        {(workspace) => (
          <>
            {!writes && <p className="hint">{words.messenger.readOnly}</p>}
            <MessengerForm key={workspace.id} workspace={workspace} writes={writes} />
            <Section
              title={words.messenger.install}
              lead={words.messenger.installLead}
              act={<CopyButton text={plainSnippet(workspace.id)} />}
            >
              <pre className="snippet" tabIndex={0}>
                {plainSnippet(workspace.id)}
              </pre>
            </Section>
            <Section title={words.messenger.identity} lead={words.messenger.identityLead}>
              <Secrets writes={writes} />
              <h3>{words.messenger.signedSnippet}</h3>
              <ServerSnippet />
              <pre className="snippet" tabIndex={0}>
                {signedSnippet(workspace.id)}
              </pre>
              {writes && <IdentityCheck />}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
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
    mutationFn: () => workspaceApi.makeIdentitySecret(newId('identitySecret')),
    gcTime: 0,
    onSuccess: ({ secret }) => setMade(secret),
    onSettled: again,
  })
  const revoke = useMutation({
    mutationFn: workspaceApi.revokeIdentitySecret,
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
  return `<script>
  window.intercomSettings = { app_id: '${workspaceId}', intercom_user_jwt: token }
</script>
<script src="${location.origin}/messenger.js" async></script>`
}
