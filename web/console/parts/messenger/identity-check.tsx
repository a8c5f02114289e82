import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { workspaceApi } from '../../api/workspace.ts'
import { useWords } from '../../words/words.ts'
import { CopyButton } from '../once.tsx'
import { identitySnippets, type ServerLanguage } from './identity-snippets.ts'
import { FormProblem } from '../states.tsx'

/** How a server signs, in its own language. */
export function ServerSnippet() {
  const words = useWords()
  const [language, setLanguage] = useState<ServerLanguage>('Node.js')
  return (
    <div className="stack">
      <div className="actions at-foot">
        <label className="field">
          <span className="label">{words.messenger.snippetFor}</span>
          <select
            className="input"
            value={language}
            onChange={(event) => setLanguage(event.target.value as ServerLanguage)}
          >
            {Object.keys(identitySnippets).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <span className="grow" />
        <CopyButton text={identitySnippets[language]} />
      </div>
      <pre className="snippet" tabIndex={0}>
        {identitySnippets[language]}
      </pre>
    </div>
  )
}

/** A token of theirs is looked at and forgotten. */
export function IdentityCheck() {
  const words = useWords()
  const [token, setToken] = useState('')
  const check = useMutation({
    mutationFn: () => workspaceApi.checkIdentity({ intercom_user_jwt: token.trim() }),
    gcTime: 0,
  })
  const faults: Readonly<Record<string, string>> = words.messenger.faults
  const result = check.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    check.mutate()
  }
  return (
    <form className="card stack" onSubmit={submit}>
      <h3>{words.messenger.check}</h3>
      <p className="muted">{words.messenger.checkLead}</p>
      <label className="field">
        <span className="label">{words.messenger.checkField}</span>
        <textarea
          className="input mono"
          rows={3}
          spellCheck={false}
          maxLength={4000}
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <div role="status">
        {result?.valid && (
          <p className="good">
            {words.messenger.checkGood(
              [result.person?.externalId, result.person?.email, result.person?.name].filter(Boolean).join(', '),
            )}
          </p>
        )}
        {result && !result.valid && (
          <p className="warn">
            {words.messenger.checkBad} {faults[result.why ?? 'malformed']}
          </p>
        )}
      </div>
      <FormProblem problem={check.error} />
      <div className="actions">
        <button className="button" type="submit" disabled={check.isPending}>
          {words.messenger.checkDo}
        </button>
      </div>
    </form>
  )
}
