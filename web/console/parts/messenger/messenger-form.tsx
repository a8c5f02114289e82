import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { bestContrastOn, contrastOnPaper, leastContrast } from '../../../../src/core/color.ts'
import { originPattern } from '../../../../src/core/trusted-origin.ts'
import { replyTimes } from '../../../../src/core/workspace.ts'
import type { Workspace } from '../../../../src/http/wire/workspace.ts'
import { workspaceApi } from '../../api/workspace.ts'
import { useWords } from '../../words/words.ts'
import { HoursForm } from './hours-form.tsx'
import { MessengerPreview } from './messenger-preview.tsx'
import { workspaceQuery } from '../../state/queries.ts'
import { onlyThese, useSaveOver } from '../../state/save-over.ts'
import { useSession } from '../../state/session.ts'
import { Section } from '../page.tsx'
import { SaveProblem } from '../overtaken.tsx'
import { useMessengerFields } from './messenger-fields.ts'
import { say } from '../toast.tsx'

type Messenger = Workspace['messenger']

/** Everything about the messenger that a workspace chooses; it counts on every site the moment it is saved. */
export function MessengerForm({ workspace, writes }: { workspace: Workspace; writes: boolean }) {
  const words = useWords()
  const text = words.messenger
  const { sendsMail } = useSession().preferences
  const client = useQueryClient()
  const [messenger, setMessenger] = useState(workspace.messenger)
  const [origins, setOrigins] = useState(workspace.messenger.origins.join('\n'))
  const listed = origins.split(/\s+/).filter(Boolean)
  const wrongOrigin = listed.find((one) => !new RegExp(originPattern).test(one))
  const [begun, setBegun] = useState(workspace)
  const mine: Messenger = { ...messenger, origins: listed }
  const save = useSaveOver(
    {
      begun,
      read: workspaceApi.workspaceTagged,
      fields: useMessengerFields(mine),
      save: (changed, tag) => workspaceApi.changeWorkspace({ messenger: onlyThese(changed, mine) }, tag),
    },
    (next) => {
      if (next) {
        client.setQueryData(['workspace'], next)
        show(next)
      }
      say({ text: words.saved })
    },
  )
  const show = (next: Workspace) => {
    setBegun(next)
    setMessenger(next.messenger)
    setOrigins(next.messenger.origins.join('\n'))
  }
  const set = (change: Partial<Messenger>) => setMessenger({ ...messenger, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!wrongOrigin) save.mutate()
  }
  const spoken = (
    field: 'greeting' | 'intro',
    language: 'en' | 'de',
    label: string,
    maxLength: number,
    hint?: string,
  ) => (
    <label className="field">
      <span className="label">{label}</span>
      <input
        className="input"
        lang={language}
        maxLength={maxLength}
        disabled={!writes}
        value={messenger[field][language]}
        onChange={(event) => set({ [field]: { ...messenger[field], [language]: event.target.value } })}
      />
      {hint && <span className="hint">{hint}</span>}
    </label>
  )
  const tick = (field: 'sound' | 'askEmail' | 'tellByEmail' | 'requireVerification', label: string, hint: string) => (
    <label className="tick">
      <input
        type="checkbox"
        disabled={!writes}
        checked={messenger[field]}
        onChange={(event) => set({ [field]: event.target.checked })}
      />
      <span>
        {label}
        <br />
        <span className="hint">{hint}</span>
      </span>
    </label>
  )
  const pixels = (field: 'side' | 'bottom', label: string) => (
    <label className="field">
      <span className="label">{label}</span>
      <input
        className="input"
        type="number"
        min={0}
        max={200}
        disabled={!writes}
        value={messenger.spacing[field]}
        onChange={(event) => set({ spacing: { ...messenger.spacing, [field]: Number(event.target.value) } })}
      />
    </label>
  )
  return (
    <form className="stack messenger-form" onSubmit={submit}>
      <Section title={text.look}>
        <div className="with-preview">
          <div className="card stack">
            <div className="two">
              {spoken('greeting', 'en', text.greetingEn, 200)}
              {spoken('greeting', 'de', text.greetingDe, 200)}
              {spoken('intro', 'en', text.introEn, 300, text.introHint)}
              {spoken('intro', 'de', text.introDe, 300)}
              <label className="field">
                <span className="label">{text.color}</span>
                <input
                  type="color"
                  disabled={!writes}
                  value={messenger.color}
                  onChange={(event) => set({ color: event.target.value })}
                />
                <ColorWord color={messenger.color} />
              </label>
              <Choice
                label={text.position}
                disabled={!writes}
                value={messenger.position}
                options={{ right: text.right, left: text.left }}
                onChange={(position) => set({ position })}
              />
              {pixels('side', text.spacingSide)}
              {pixels('bottom', text.spacingBottom)}
              <Choice
                label={text.languageDefault}
                disabled={!writes}
                value={messenger.language}
                options={text.languages}
                onChange={(language) => set({ language })}
              />
              <Choice
                label={text.replyTime}
                disabled={!writes}
                value={messenger.replyTime}
                options={
                  Object.fromEntries(replyTimes.map((one) => [one, text.replyTimes[one]])) as Record<
                    Messenger['replyTime'],
                    string
                  >
                }
                onChange={(replyTime) => set({ replyTime })}
              />
            </div>
            {tick('sound', text.sound, text.soundHint)}
            {tick('askEmail', text.askEmail, text.askEmailHint)}
            {tick('tellByEmail', text.tellByEmail, sendsMail ? text.tellByEmailHint : text.tellByEmailNeeds)}
            {tick('requireVerification', text.require, text.requireHint)}
          </div>
          <MessengerPreview name={workspace.name} messenger={messenger} />
        </div>
      </Section>
      <Section title={text.hours}>
        <div className="card">
          <HoursForm hours={messenger.hours} disabled={!writes} onChange={(hours) => set({ hours })} />
        </div>
      </Section>
      <Section title={text.origins} lead={text.originsLead}>
        <label className="card field">
          <span className="label">{text.originsField}</span>
          <textarea
            className="input mono"
            rows={3}
            spellCheck={false}
            disabled={!writes}
            aria-invalid={wrongOrigin !== undefined}
            value={origins}
            onChange={(event) => setOrigins(event.target.value)}
          />
          {wrongOrigin && (
            <span className="warn" role="alert">
              {text.originsBad(wrongOrigin)}
            </span>
          )}
        </label>
      </Section>
      <SaveProblem
        save={save}
        onTheirs={() => void client.fetchQuery({ ...workspaceQuery, staleTime: 0 }).then(show)}
      />
      {writes && (
        <div className="actions">
          <button
            className="button main"
            type="submit"
            disabled={save.isPending || bestContrastOn(messenger.color) < leastContrast}
          >
            {words.save}
          </button>
        </div>
      )}
    </form>
  )
}

function ColorWord({ color }: { color: string }) {
  const words = useWords()
  const best = bestContrastOn(color)
  if (best < leastContrast) {
    return (
      <span className="warn" role="alert">
        {words.messenger.contrastBad}
      </span>
    )
  }
  const ratio = new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(best)
  return (
    <span className="hint">
      {words.messenger.contrast(ratio)} {contrastOnPaper(color) < 3 && words.messenger.contrastPale}
    </span>
  )
}

type ChoiceProps<T extends string> = {
  readonly label: string
  readonly disabled: boolean
  readonly value: T
  readonly options: Readonly<Record<T, string>>
  readonly onChange: (value: T) => void
}

function Choice<T extends string>({ label, disabled, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      {/* Only the options' own keys can come back. */}
      <select
        className="input"
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {(Object.entries(options) as [T, string][]).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
