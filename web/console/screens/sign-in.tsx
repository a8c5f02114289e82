import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent } from 'react'
import { minPasswordLength } from '../../../src/core/teammate.ts'
import type { Session } from '../../../src/http/wire/people.ts'
import { Problem } from '../api/call.ts'
import { peopleApi } from '../api/people.ts'
import { Door } from '../parts/account/door.tsx'
import { PasswordField } from '../parts/account/password-field.tsx'
import { FormProblem } from '../parts/states.tsx'
import { sessionQuery } from '../state/queries.ts'
import { useWords } from '../words/words.ts'
import { takeSecret } from './take-secret.ts'

export function SignInScreen() {
  const words = useWords()
  const client = useQueryClient()
  const session = useQuery(sessionQuery)
  const [link] = useState(takeSecret)
  const byLink = useMutation({
    mutationFn: peopleApi.signIn,
    onSuccess: (next) => client.setQueryData(['session'], next),
  })
  const { mutate } = byLink
  useEffect(() => {
    if (link) mutate({ link })
  }, [link, mutate])

  if (link && (byLink.isIdle || byLink.isPending)) return <Door title={words.signIn.byLink} busy />
  if (session.data && !session.data.needsPassword)
    return <Navigate to="/inbox/$view" params={{ view: 'open' }} replace />
  if (session.data) return <ChoosePassword session={session.data} />
  return (
    <Door
      title={byLink.error ? words.signIn.linkFailed : words.signIn.title}
      lead={byLink.error ? linkText(byLink.error) : undefined}
    >
      <PasswordForm />
    </Door>
  )

  function linkText(problem: unknown): string {
    return problem instanceof Problem && problem.code === 'offline' ? words.errors.offline : words.errors.linkGone
  }
}

function PasswordForm() {
  const words = useWords()
  const client = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: peopleApi.signIn,
    onSuccess: (next) => client.setQueryData(['session'], next),
    gcTime: 0,
  })
  const code = signIn.error instanceof Problem ? signIn.error.code : undefined
  const problem =
    code === 'unauthenticated' || code === 'invalid' || code === 'forbidden'
      ? words.errors.wrongPassword
      : code === 'rate_limited'
        ? words.signIn.tooMany
        : signIn.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (email.trim() !== '' && password !== '') signIn.mutate({ email: email.trim(), password })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.email}</span>
        <input
          className="input"
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <PasswordField
        label={words.signIn.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <FormProblem problem={problem} />
      <button className="button main" type="submit" disabled={signIn.isPending}>
        {words.signIn.submit}
      </button>
    </form>
  )
}

function ChoosePassword({ session }: { session: Session }) {
  const words = useWords()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const choose = useMutation({
    mutationFn: () => peopleApi.changeProfile({ password }),
    onSuccess: (teammate) => client.setQueryData(['session'], { ...session, teammate, needsPassword: false }),
    gcTime: 0,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password.length >= minPasswordLength) choose.mutate()
  }
  return (
    <Door title={words.signIn.choose} lead={words.signIn.chooseLead(session.teammate.name)}>
      <form className="stack" onSubmit={submit}>
        <input
          className="aside"
          type="text"
          autoComplete="username"
          readOnly
          tabIndex={-1}
          aria-hidden="true"
          value={session.teammate.email}
        />
        <PasswordField
          label={words.signIn.password}
          hint={words.signIn.passwordRule}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          autoFocus
        />
        <FormProblem problem={choose.error} />
        <button
          className="button main"
          type="submit"
          disabled={password.length < minPasswordLength || choose.isPending}
        >
          {words.signIn.choosing}
        </button>
      </form>
    </Door>
  )
}
