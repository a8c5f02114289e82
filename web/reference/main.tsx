import './reference.css'
import { render } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Contents } from './contents.tsx'
import { nounsOf, type Description, type Noun } from './description.ts'
import { OperationView } from './operation.tsx'
import type { Language } from './samples.ts'
import { inline, Prose } from './text.tsx'

const place = () => decodeURIComponent(location.hash.slice(1))

function Reference({ api }: { api: Description }) {
  const nouns = useMemo(() => nounsOf(api), [api])
  const [here, setHere] = useState(place)
  const [language, onLanguage] = useState<Language>('curl')
  const [apiKey, onApiKey] = useState('')
  const noun = nouns.find(({ id }) => id === here.split('/')[0])

  useEffect(() => {
    const onMove = () => setHere(place())
    addEventListener('hashchange', onMove)
    return () => removeEventListener('hashchange', onMove)
  }, [])
  // What is led to stands there only now, so the browser cannot have found it.
  useEffect(() => {
    document.title = noun ? `${noun.name} · ${api.info.title}` : api.info.title
    const element = here.includes('/') ? document.getElementById(here) : null
    if (element) element.scrollIntoView()
    else scrollTo(0, 0)
    element?.focus({ preventScroll: true })
  }, [here])

  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        To the content
      </a>
      <Contents nouns={nouns} here={here} />
      <main id="main" tabIndex={-1}>
        {noun ? (
          <>
            <h1>{noun.name}</h1>
            <p class="lead">{inline(noun.says)}</p>
            {noun.operations.map((operation) => (
              <OperationView
                key={operation.id}
                api={api}
                operation={operation}
                language={language}
                onLanguage={onLanguage}
                apiKey={apiKey}
                onApiKey={onApiKey}
              />
            ))}
          </>
        ) : (
          <Beginning api={api} nouns={nouns} />
        )}
      </main>
    </>
  )
}

function Beginning({ api, nouns }: { api: Description; nouns: readonly Noun[] }) {
  return (
    <>
      <h1>{api.info.title}</h1>
      <div class="prose">
        <Prose text={api.info.description} />
      </div>
      <ul class="nouns">
        {nouns.map(({ id, name, says, operations }) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
            <span>{inline(says)}</span>
            <span class="count">{operations.length}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const root = document.getElementById('root')!
const trouble = (
  <main>
    <p role="alert">The description could not be fetched. Load the page again in a moment.</p>
  </main>
)
fetch('/v1/openapi.json')
  .then((answer) =>
    answer.ok ? (answer.json() as Promise<Description>) : Promise.reject(new Error(answer.statusText)),
  )
  .then(
    (api) => render(<Reference api={api} />, root),
    () => render(trouble, root),
  )
