import { useDeferredValue, useId, useState, type FormEvent, type ReactNode } from 'react'
import { validators, type CustomDetector, type Validator } from '../../../../src/detect/custom.ts'
import { detect } from '../../../../src/detect/detect.ts'
import { looseBrace } from '../../../../src/detect/pattern/parse-pattern.ts'
import { problemWith, type Draft } from '../../state/policy-draft.ts'
import { useWords, type Words } from '../../words/words.ts'
import { percent } from './rule-text.tsx'

type Props = { draft: Draft; one: CustomDetector | null; onKeep: (one: CustomDetector) => void; onCancel: () => void }

/** Pattern, words, context and check of one detector, with a text to try it on before it is kept. */
export function DetectorForm({ draft, one, onKeep, onCancel }: Props) {
  const words = useWords()
  const [name, setName] = useState(one?.name ?? '')
  const [pattern, setPattern] = useState(one?.pattern ?? '')
  const [list, setList] = useState((one?.words ?? []).join('\n'))
  const [ignoreCase, setIgnoreCase] = useState(one?.ignoreCase ?? true)
  const [context, setContext] = useState((one?.context ?? []).join(', '))
  const [validator, setValidator] = useState<Validator | ''>(one?.validator ?? '')
  const [confidence, setConfidence] = useState(one?.confidence ?? 0.85)
  const [tried, setTried] = useState(false)
  const made = bodyFrom({ name, pattern, list, ignoreCase, context, validator, confidence })
  // A name that is still to come must not hide what is wrong with the pattern.
  const named = made.name === '' && !tried ? { ...made, name: 'unnamed' } : made
  const wrong = problemWith(draft, named, one?.name ?? null)
  // A form that was just opened is not wrong yet.
  const told =
    wrong && (tried || (wrong.field === 'name' ? name !== '' : pattern !== '' || list !== '')) ? wrong : undefined
  const saying = told && { field: told.field, text: problemIn(words, told.problem) }
  const brace = looseBrace(pattern)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The policy's form is not this one: a sheet stands outside it, but its submit would still be heard there.
    event.stopPropagation()
    setTried(true)
    if (!problemWith(draft, made, one?.name ?? null)) onKeep(made)
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        label={words.own.name}
        hint={words.own.nameHint}
        problem={saying?.field === 'name' ? saying.text : undefined}
      >
        {(more) => (
          <input
            {...more}
            className="input"
            autoFocus
            maxLength={40}
            placeholder="contract-number"
            value={name}
            onChange={(event) => setName(slug(event.target.value))}
          />
        )}
      </Field>
      <Field
        label={words.own.pattern}
        hint={words.own.patternHint}
        problem={saying?.field === 'pattern' ? saying.text : undefined}
        note={brace === undefined ? undefined : words.own.looseBrace(brace + 1)}
      >
        {(more) => (
          <input
            {...more}
            className="input mono"
            maxLength={1000}
            spellCheck={false}
            placeholder="KD-\d{6}"
            value={pattern}
            onChange={(event) => setPattern(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={words.own.words}
        hint={words.own.wordsHint}
        problem={saying?.field === 'words' ? saying.text : undefined}
      >
        {(more) => (
          <textarea
            {...more}
            className="input"
            rows={3}
            spellCheck={false}
            value={list}
            onChange={(event) => setList(event.target.value)}
          />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={ignoreCase} onChange={(event) => setIgnoreCase(event.target.checked)} />
        {words.own.ignoreCase}
      </label>
      <Field label={words.own.context} hint={words.own.contextHint}>
        {(more) => (
          <input {...more} className="input" value={context} onChange={(event) => setContext(event.target.value)} />
        )}
      </Field>
      <div className="two">
        <Field label={words.own.check} hint={words.own.checkHint}>
          {(more) => (
            <select
              {...more}
              className="input"
              value={validator}
              onChange={(event) => setValidator(event.target.value as Validator | '')}
            >
              <option value="">{words.own.noCheck}</option>
              {(Object.keys(validators) as Validator[]).map((each) => (
                <option key={each} value={each}>
                  {words.own.checks[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={`${words.own.sure}: ${percent(confidence)}`} hint={words.own.sureHint}>
          {(more) => (
            <input
              {...more}
              type="range"
              min={30}
              max={100}
              step={5}
              value={Math.round(confidence * 100)}
              onChange={(event) => setConfidence(Number(event.target.value) / 100)}
            />
          )}
        </Field>
      </div>
      <Trial one={wrong ? null : named} />
      {saying?.field === '' && (
        <p className="form-problem" role="alert">
          {saying.text}
        </p>
      )}
      <div className="actions end">
        <button type="button" className="button quiet" onClick={onCancel}>
          {words.cancel}
        </button>
        <button type="submit" className="button main">
          {words.own.keep}
        </button>
      </div>
    </form>
  )
}

type Labelled = { id: string; 'aria-describedby': string; 'aria-invalid': boolean }

function Field({
  label,
  hint,
  problem,
  note,
  children,
}: {
  label: string
  hint: string
  problem?: string | undefined
  /** Not wrong, but perhaps not what was meant. */
  note?: string | undefined
  children: (more: Labelled) => ReactNode
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-hint`, 'aria-invalid': problem !== undefined })}
      <span className="hint" id={`${id}-hint`}>
        {hint}
      </span>
      {problem && (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      )}
      <span className="field-note" role="status">
        {problem === undefined && note}
      </span>
    </div>
  )
}

/** Runs in the browser as one types; nothing of it is kept or sent. */
function Trial({ one }: { one: CustomDetector | null }) {
  const words = useWords()
  const [text, setText] = useState('')
  const typed = useDeferredValue(text)
  const kind = one ? `custom:${one.name}` : ''
  const found =
    one && typed !== ''
      ? detect(typed, { custom: [one], minConfidence: 0 }).filter((finding) => finding.kind === kind)
      : []
  let at = 0
  const pieces = found.flatMap((finding) => {
    const before = typed.slice(at, finding.start)
    at = finding.end
    return [before, <mark key={finding.start}>{typed.slice(finding.start, finding.end)}</mark>]
  })
  return (
    <div className="field">
      <label className="field">
        <span className="label">{words.own.trial}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={5_000}
          spellCheck={false}
          placeholder={words.own.trialHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {typed !== '' && one && (
        <output className="detector-trial" aria-live="polite">
          <strong>
            {found.length === 0
              ? words.own.foundNone
              : words.own.found(found.map(({ confidence }) => percent(confidence)).join(', '), found.length)}
          </strong>
          {found.length > 0 && (
            <p>
              {pieces}
              {typed.slice(at)}
            </p>
          )}
        </output>
      )}
    </div>
  )
}

type Typed = {
  name: string
  pattern: string
  list: string
  ignoreCase: boolean
  context: string
  validator: Validator | ''
  confidence: number
}

function bodyFrom({ name, pattern, list, ignoreCase, context, validator, confidence }: Typed): CustomDetector {
  const split = (text: string, by: RegExp) =>
    text
      .split(by)
      .map((word) => word.trim())
      .filter((word) => word !== '')
  const words = split(list, /\n/)
  const near = split(context, /[,\n]/)
  return {
    name: name.replace(/-+$/, ''),
    ...(pattern === '' ? {} : { pattern }),
    ...(words.length > 0 ? { words } : {}),
    ignoreCase,
    ...(near.length > 0 ? { context: near } : {}),
    ...(validator === '' ? {} : { validator }),
    confidence,
  }
}

/** Typed as one would say it, kept as a kind is spelled. */
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/[^a-z\d-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-/, '')

/** The engine says what is wrong in English, with the place; other languages have a sentence for each. */
function problemIn(words: Words, problem: string): string {
  const [, sentence = problem, place] = /^(.*?)(?: \(character (\d+)\))?$/.exec(problem) ?? []
  const said = words.own.problems[sentence] ?? words.own.unknownSign(/^(\\.)/.exec(sentence)?.[1]) ?? sentence
  return place ? `${said} (${words.own.place(place)})` : said
}
