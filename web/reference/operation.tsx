import { useMemo, useState } from 'preact/hooks'
import { jsonOf, type Answer, type Description, type Operation, type Parameter } from './description.ts'
import { exampleOf } from './example.ts'
import { Fields, FieldsOf } from './fields.tsx'
import { languages, sampleOf, type Language } from './samples.ts'
import { Code, inline } from './text.tsx'
import { TryIt } from './try-it.tsx'
import './operation.css'

type Choices = {
  language: Language
  onLanguage: (language: Language) => void
  apiKey: string
  onApiKey: (key: string) => void
}
type Props = Choices & { api: Description; operation: Operation }

const places: readonly (readonly [Parameter['in'], string])[] = [
  ['path', 'In the address'],
  ['query', 'Behind the address'],
  ['header', 'In a header'],
]

export function OperationView({ api, operation, ...choices }: Props) {
  const { id, method, path, summary = path, description = '', parameters = [] } = operation
  const body = jsonOf(operation.requestBody)
  return (
    <article id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div class="says">
        <h2 id={`${id}-title`}>
          <a href={`#${id}`}>{summary}</a>
        </h2>
        <p class="door">
          <Method of={method} /> <code>{path}</code>
        </p>
        <p class="muted">{inline(description)}</p>
        {places.map(([place, title]) => {
          const rows = parameters
            .filter((one) => one.in === place)
            .map(({ required = false, ...one }) => ({ ...one, required }))
          return (
            rows.length > 0 && (
              <Part key={place} title={title}>
                <Fields api={api} rows={rows} />
              </Part>
            )
          )
        })}
        {body && (
          <Part title="Body">
            <FieldsOf api={api} schema={body} />
          </Part>
        )}
        <Answers api={api} answers={operation.responses} />
      </div>
      <Beside api={api} operation={operation} {...choices} />
    </article>
  )
}

export const Method = ({ of }: { of: string }) => <span class={`method ${of.toLowerCase()}`}>{of}</span>

function Part({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Answers({ api, answers }: { api: Description; answers: Readonly<Record<string, Answer>> }) {
  const all = Object.entries(answers)
  const refusals = all.filter(([status]) => status >= '400')
  return (
    <Part title="Answers">
      {all
        .filter(([status]) => status < '400')
        .map(([status, answer]) => {
          const shape = jsonOf(answer)
          return (
            <div key={status}>
              <p>
                <code>{status}</code> {answer.description}
              </p>
              {shape && <FieldsOf api={api} schema={shape} answer />}
            </div>
          )
        })}
      {refusals.length > 0 && (
        <details>
          <summary>Refused with {refusals.map(([status]) => status).join(', ')}</summary>
          <dl class="refusals">
            {refusals.map(([status, { description }]) => (
              <div key={status}>
                <dt>
                  <code>{status}</code>
                </dt>
                <dd>{inline(description)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Part>
  )
}

function Beside({ api, operation, language, onLanguage, apiKey, onApiKey }: Props) {
  const [trying, setTrying] = useState(false)
  const [copied, setCopied] = useState(false)
  const sample = useMemo(() => sampleOf(api, operation, language), [api, operation, language])
  const shape = jsonOf(operation.responses['200'] ?? operation.responses['201'] ?? operation.responses['202'])
  const answer = useMemo(() => shape && JSON.stringify(exampleOf(api, shape, 'answer'), null, 2), [api, shape])
  const copy = async () => {
    await navigator.clipboard.writeText(sample)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <div class="beside">
      <div class="bar">
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={!trying && one === language}
            onClick={() => {
              setTrying(false)
              onLanguage(one)
            }}
          >
            {one}
          </button>
        ))}
        <button type="button" aria-pressed={trying} onClick={() => setTrying(true)}>
          Try it
        </button>
        {!trying && (
          <button type="button" class="copy" onClick={() => void copy()}>
            <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
          </button>
        )}
      </div>
      {trying ? (
        <TryIt api={api} operation={operation} apiKey={apiKey} onApiKey={onApiKey} />
      ) : (
        <>
          <Code text={sample} label={`${operation.summary ?? operation.path}, in ${language}`} />
          {answer && <Code text={answer} label={`${operation.summary ?? operation.path}, an answer`} />}
        </>
      )}
    </div>
  )
}
