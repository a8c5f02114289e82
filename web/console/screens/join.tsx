import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { minPasswordLength } from '../../../src/core/teammate.ts'
import { peopleApi } from '../api/people.ts'
import { Door } from '../parts/account/door.tsx'
import { PasswordField } from '../parts/account/password-field.tsx'
import { FormProblem } from '../parts/states.tsx'
import { useWords } from '../words/words.ts'
import { takeSecret } from './take-secret.ts'

export function JoinScreen() {
  const words = useWords()
  const [secret] = useState(takeSecret)
  const invitation = useQuery({
    // The secret stays out of the key: keys are seen by tools, and this one opens a door.
    queryKey: ['invitation-by-secret'],
    queryFn: () => peopleApi.invitationBySecret(secret ?? ''),
    enabled: secret !== null,
    retry: false,
    gcTime: 0,
  })
  if (secret === null) return <Navigate to="/sign-in" replace />
  if (invitation.isPending) return <Door title={words.signIn.byLink} busy />
  if (!invitation.data) return <Door title={words.signIn.joinGone} lead={words.signIn.joinGoneLead} />
  const { workspace, email } = invitation.data
  return (
    <Door title={words.signIn.join(workspace)} lead={words.signIn.joinLead(email)}>
      <JoinForm secret={secret} email={email} />
    </Door>
  )
}

function JoinForm({ secret, email }: { secret: string; email: string }) {
  const words = useWords()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const join = useMutation({
    mutationFn: () => peopleApi.accept({ secret, name: name.trim(), password }),
    onSuccess: (session) => client.setQueryData(['session'], session),
    gcTime: 0,
  })
  const ready = name.trim() !== '' && password.length >= minPasswordLength && !join.isPending
  if (join.isSuccess) return <Navigate to="/inbox/$view" params={{ view: 'open' }} replace />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) join.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <input
        className="aside"
        type="text"
        autoComplete="username"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        value={email}
      />
      <label className="field">
        <span className="label">{words.signIn.yourName}</span>
        <input
          className="input"
          autoComplete="name"
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <PasswordField
        label={words.signIn.password}
        hint={words.signIn.passwordRule}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      <FormProblem problem={join.error} />
      <button className="button main" type="submit" disabled={!ready}>
        {words.signIn.joinSubmit}
      </button>
    </form>
  )
}
