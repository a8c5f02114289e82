import { useId, useState } from 'preact/hooks'
import { jsonOf, type Description, type Operation } from './description.ts'
import { exampleOf } from './example.ts'
import { Code } from './text.tsx'

type Props = { api: Description; operation: Operation; apiKey: string; onApiKey: (key: string) => void }
type Came =
  | { readonly status: number; readonly ms: number; readonly text: string; readonly etag: string | null }
  | { readonly failed: true }

/** Sends a real request, as the key or, without one, as whoever is signed in to the console in this browser. */
export function TryIt({ api, operation, apiKey, onApiKey }: Props) {
  const parameters = operation.parameters ?? []
  const shape = jsonOf(operation.requestBody)
  const [values, setValues] = useState<Record<string, string>>({})
  const [body, setBody] = useState(() => (shape ? JSON.stringify(exampleOf(api, shape, 'request'), null, 2) : ''))
  const [came, setCame] = useState<Came>()
  const [busy, setBusy] = useState(false)

  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    setCame(await ask(operation, values, shape ? body : undefined, apiKey).catch((): Came => ({ failed: true })))
    setBusy(false)
  }
  return (
    <form class="try" onSubmit={(event) => void send(event)}>
      <Line
        label="API key"
        hint="Kept until this page closes. Without one you ask as who is signed in here."
        secret
        value={apiKey}
        onValue={onApiKey}
        placeholder="usk_…"
      />
      {parameters.map(({ name, required, in: place }) => (
        <Line
          key={`${place} ${name}`}
          label={name}
          mono
          required={required === true}
          value={values[name] ?? ''}
          onValue={(value) => setValues({ ...values, [name]: value })}
        />
      ))}
      {shape && (
        <label class="line">
          Body
          <textarea
            rows={Math.min(16, body.split('\n').length + 1)}
            spellcheck={false}
            value={body}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        </label>
      )}
      <p class="actions">
        <button class="main" type="submit" disabled={busy}>
          Send
        </button>
        {operation.method !== 'GET' && <span class="muted">This is done for real.</span>}
      </p>
      <div aria-live="polite">
        {came &&
          ('failed' in came ? (
            <p class="status bad">The server could not be reached. Check the connection, and send it again.</p>
          ) : (
            <Result {...came} />
          ))}
      </div>
    </form>
  )
}

function Result({ status, ms, text, etag }: Exclude<Came, { failed: true }>) {
  return (
    <>
      <p class={status < 400 ? 'status good' : 'status bad'}>
        {status}{' '}
        <span class="muted">
          in {Math.round(ms)} ms{etag && `, ETag ${etag}`}
        </span>
      </p>
      {text && <Code text={text} label="What was answered" />}
    </>
  )
}

type LineProps = {
  label: string
  hint?: string
  secret?: boolean
  mono?: boolean
  required?: boolean
  placeholder?: string
  value: string
  onValue: (value: string) => void
}

function Line({ label, hint, secret, mono, required, placeholder, value, onValue }: LineProps) {
  const id = useId()
  const field = {
    id,
    value,
    required,
    placeholder,
    autocomplete: 'off',
    spellcheck: false,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
  }
  return (
    <div class="line">
      <label for={id} class={mono ? 'mono' : undefined}>
        {label}
      </label>
      {secret ? <input type="password" {...field} /> : <input type="text" {...field} />}
      {hint && (
        <p class="bounds" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

async function ask(
  { method, path, parameters = [] }: Operation,
  values: Record<string, string>,
  body: string | undefined,
  key: string,
): Promise<Came> {
  const given = (place: string) => parameters.filter((one) => one.in === place && values[one.name])
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const query = new URLSearchParams(given('query').map(({ name }) => [name, values[name] ?? '']))
  const headers = new Headers(given('header').map(({ name }): [string, string] => [name, values[name] ?? '']))
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (key) headers.set('authorization', `Bearer ${key}`)
  // By this the server knows that no other site made this browser ask.
  else headers.set('x-underseal', '1')
  const began = performance.now()
  const answer = await fetch(query.size > 0 ? `${address}?${query.toString()}` : address, {
    method,
    headers,
    credentials: key ? 'omit' : 'same-origin',
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  return { status: answer.status, ms: performance.now() - began, text: pretty(text), etag: answer.headers.get('etag') }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
