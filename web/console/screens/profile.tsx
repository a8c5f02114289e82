import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { minPasswordLength } from '../../../src/core/teammate.ts'
import type { Session, Teammate } from '../../../src/http/wire/people.ts'
import { peopleApi } from '../api/people.ts'
import { Notices, OwnSessions } from '../parts/account/profile-parts.tsx'
import { Icon } from '../parts/icon.tsx'
import { Page, Section } from '../parts/page.tsx'
import { PasswordField } from '../parts/account/password-field.tsx'
import { FormProblem } from '../parts/states.tsx'
import { say } from '../parts/toast.tsx'
import { setLook, useLook, type Density, type Theme } from '../state/look.ts'
import { useSession } from '../state/session.ts'
import { useWords, wordsFor } from '../words/words.ts'

export function ProfileScreen() {
  const words = useWords()
  const session = useSession()
  return (
    <Page title={words.profile.title} lead={words.profile.lead}>
      <div className="two">
        <div className="card stack">
          <h2>{words.profile.you}</h2>
          <PersonForm me={session.teammate} />
        </div>
        <div className="card stack">
          <h2>{words.profile.look}</h2>
          <LookForm />
        </div>
        <div className="card stack">
          <h2>{words.profile.password}</h2>
          <PasswordForm />
        </div>
      </div>
      <Notices />
      <OwnSessions />
      <Section title={words.profile.rights}>
        <ul className="permits">
          {session.permits.map((one) => (
            <li key={one.permission} title={one.permission}>
              <Icon name="check" size={14} />
              {words.rights[one.permission]}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

function useKeepMe(): (me: Teammate) => void {
  const client = useQueryClient()
  return (me) => {
    client.setQueryData<Session | null>(['session'], (now) => (now ? { ...now, teammate: me } : now))
    void client.invalidateQueries({ queryKey: ['teammates'] })
    say({ text: wordsFor(me.language).saved })
  }
}

function PersonForm({ me }: { me: Teammate }) {
  const words = useWords()
  const keep = useKeepMe()
  const [name, setName] = useState(me.name)
  const [language, setLanguage] = useState(me.language)
  const save = useMutation({
    mutationFn: () => peopleApi.changeProfile({ name: name.trim(), language }),
    onSuccess: keep,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.name}</span>
        <input
          className="input"
          autoComplete="name"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">{words.profile.language}</span>
        <select
          className="input"
          value={language}
          onChange={(event) => setLanguage(event.target.value === 'de' ? 'de' : 'en')}
        >
          <option value="en" lang="en">
            English
          </option>
          <option value="de" lang="de">
            Deutsch
          </option>
        </select>
      </label>
      <FormProblem problem={save.error} />
      <div className="actions">
        <button className="button main" type="submit" disabled={name.trim() === '' || save.isPending}>
          {words.save}
        </button>
      </div>
    </form>
  )
}

function LookForm() {
  const words = useWords()
  const look = useLook()
  return (
    <div className="stack">
      <label className="field">
        <span className="label">{words.profile.theme}</span>
        <select
          className="input"
          value={look.theme}
          onChange={(event) => setLook({ ...look, theme: event.target.value as Theme })}
        >
          <option value="system">{words.profile.system}</option>
          <option value="light">{words.profile.light}</option>
          <option value="dark">{words.profile.dark}</option>
        </select>
      </label>
      <label className="field">
        <span className="label">{words.profile.density}</span>
        <select
          className="input"
          value={look.density}
          onChange={(event) => setLook({ ...look, density: event.target.value as Density })}
        >
          <option value="comfortable">{words.profile.comfortable}</option>
          <option value="compact">{words.profile.compact}</option>
        </select>
      </label>
    </div>
  )
}

function PasswordForm() {
  const words = useWords()
  const [currentPassword, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useMutation({
    mutationFn: () => peopleApi.changeProfile({ currentPassword, password }),
    gcTime: 0,
    onSuccess: () => {
      setCurrent('')
      setPassword('')
      say({ text: words.saved })
    },
  })
  const ready = currentPassword !== '' && password.length >= minPasswordLength && !change.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) change.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <PasswordField
        label={words.profile.current}
        value={currentPassword}
        onChange={setCurrent}
        autoComplete="current-password"
      />
      <PasswordField
        label={words.profile.next}
        hint={words.signIn.passwordRule}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      <FormProblem problem={change.error} />
      <div className="actions">
        <button className="button" type="submit" disabled={!ready}>
          {words.profile.changePassword}
        </button>
      </div>
    </form>
  )
}
