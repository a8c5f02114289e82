import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactNode } from 'react'
import { Problem } from '../api/call.ts'
import { workspaceApi } from '../api/workspace.ts'
import { Icon } from '../parts/icon.tsx'
import { CopyButton } from '../parts/once.tsx'
import { Page } from '../parts/page.tsx'
import { Bones, FormProblem, Trouble } from '../parts/states.tsx'
import { say } from '../parts/toast.tsx'
import { checklistQuery } from '../state/queries.ts'
import { useSession } from '../state/session.ts'
import { useWords } from '../words/words.ts'
import './first-steps.css'

/** From an empty desk to the first protected message. What is done is seen from what is there, so it is asked for again and again. */
export function FirstStepsScreen() {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const checklist = useQuery({ ...checklistQuery, refetchInterval: 4_000, refetchOnMount: 'always' })
  const dismiss = useMutation({
    mutationFn: workspaceApi.dismissChecklist,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['checklist'] })
      say({ text: words.steps.dismissed })
      void navigate({ to: '/inbox/$view', params: { view: 'open' } })
    },
  })
  const steps = checklist.data?.steps ?? []
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)?.id
  return (
    <Page
      title={words.steps.title}
      lead={words.steps.lead}
      act={
        <button className="button quiet" disabled={dismiss.isPending} onClick={() => dismiss.mutate()}>
          {words.steps.dismiss}
        </button>
      }
    >
      {checklist.isPending && <Bones rows={6} />}
      {checklist.error && !checklist.data && (
        <Trouble problem={checklist.error} onRetry={() => void checklist.refetch()} />
      )}
      {steps.length > 0 && (
        <>
          <p role="status">{done === steps.length ? words.steps.allDone : words.steps.progress(done, steps.length)}</p>
          <ol className="steps">
            {steps.map((step, index) => (
              <li key={step.id} data-done={step.done || undefined} data-next={step.id === next || undefined}>
                <span className="step-mark" aria-hidden="true">
                  {step.done ? <Icon name="check" size={14} /> : index + 1}
                </span>
                <div className="stack tight">
                  <h2>
                    {words.steps.titles[step.id]}
                    {step.done && <span className="aside"> {words.steps.done}</span>}
                  </h2>
                  {/* It is done the moment the message is here: but somebody should see it. */}
                  {step.done && step.id === 'sealed' && done < steps.length && (
                    <Link className="plain-link" to="/inbox/$view" params={{ view: 'open' }}>
                      {words.steps.lookAtIt}
                    </Link>
                  )}
                  {!step.done && (
                    <>
                      <p className="muted">{words.steps.leads[step.id]}</p>
                      <StepAct id={step.id} main={step.id === next} />
                    </>
                  )}
                </div>
              </li>
            ))}
          </ol>
          {done === steps.length && (
            <div className="actions">
              <Link className="button main" to="/inbox/$view" params={{ view: 'open' }}>
                {words.steps.toInbox}
              </Link>
            </div>
          )}
        </>
      )}
    </Page>
  )
}

function StepAct({ id, main }: { id: string; main: boolean }) {
  const words = useWords()
  const { workspace } = useSession()
  const label: ReactNode = words.steps.acts[id]
  const look = main ? 'button main' : 'button'
  const snippet = `<script src="${location.origin}/messenger.js" data-workspace="${workspace.id}" async></script>`
  switch (id) {
    case 'password':
      return (
        <div className="actions">
          <Link className={look} to="/settings/profile">
            {label}
          </Link>
        </div>
      )
    case 'named':
      return <NameForm main={main} />
    case 'messenger':
      return (
        <>
          <pre className="snippet" tabIndex={0}>
            {snippet}
          </pre>
          <div className="actions">
            <a className={look} href={`/test-page?app=${workspace.id}`} target="_blank" rel="noopener">
              {label}
            </a>
            <CopyButton text={snippet} />
          </div>
        </>
      )
    case 'message':
      return (
        <div className="actions">
          <a className={look} href={`/test-page?app=${workspace.id}`} target="_blank" rel="noopener">
            {label}
          </a>
        </div>
      )
    case 'sealed':
      return (
        <div className="actions">
          <Link className={look} to="/inbox/$view" params={{ view: 'open' }}>
            {label}
          </Link>
        </div>
      )
    default:
      return (
        <div className="actions">
          <Link className={look} to="/settings/teammates">
            {label}
          </Link>
        </div>
      )
  }
}

function NameForm({ main }: { main: boolean }) {
  const words = useWords()
  const client = useQueryClient()
  const { workspace } = useSession()
  const [name, setName] = useState(workspace.name)
  const [begun] = useState(workspace.name)
  const save = useMutation({
    // The name that it has may be chosen, too: then the step is done.
    mutationFn: async () => {
      const { thing, tag } = await workspaceApi.workspaceTagged()
      if (thing.name !== begun) throw new Problem('changed', 'Somebody named it meanwhile.')
      return workspaceApi.changeWorkspace({ name: name.trim() }, tag)
    },
    onSuccess: () => say({ text: words.saved }),
    onSettled: () => {
      for (const key of ['checklist', 'session', 'workspace']) void client.invalidateQueries({ queryKey: [key] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form className="name-form" onSubmit={submit}>
      <input
        className="input"
        aria-label={words.steps.workspaceName}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button className={main ? 'button main' : 'button'} disabled={name.trim() === '' || save.isPending}>
        {words.steps.acts['named']}
      </button>
      <FormProblem problem={save.error} />
    </form>
  )
}
