import { useEffect, useRef, useState } from 'preact/hooks'
import mark from './mark.svg'
import type { Noun, Operation } from './description.ts'
import { Method } from './operation.tsx'

type Props = { nouns: readonly Noun[]; here: string }

export function Contents({ nouns, here }: Props) {
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== '/' || (target instanceof HTMLElement && target.matches('input, textarea'))) return
      event.preventDefault()
      setOpen(true)
      field.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    setOpen(false)
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = (one: Operation) =>
    words.every((word) => `${one.method} ${one.path} ${one.summary}`.toLowerCase().includes(word))
  const shown =
    words.length === 0
      ? nouns
      : nouns
          .map((noun) => ({ ...noun, operations: noun.operations.filter(found) }))
          .filter(({ operations }) => operations.length > 0)
  return (
    <nav aria-label="Contents" data-open={open || undefined}>
      <div class="nav-top">
        <a class="brand" href="#beginning" aria-current={here === '' || here === 'beginning' ? 'page' : undefined}>
          <img src={mark} alt="" width="20" height="20" /> Underseal API
        </a>
        <button type="button" class="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          Contents
        </button>
      </div>
      <div class="nav-body">
        <input
          ref={field}
          type="search"
          aria-label="Find an endpoint"
          placeholder="Find an endpoint ( / )"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        {shown.length === 0 && <p class="muted none">Nothing is called that.</p>}
        <ul>
          {shown.map(({ id, name, operations }) => (
            <li key={id}>
              <a class="noun" href={`#${id}`} aria-current={here === id ? 'page' : undefined}>
                {name}
              </a>
              {(words.length > 0 || here.split('/')[0] === id) && (
                <ul>
                  {operations.map((one) => (
                    <li key={one.id}>
                      <a
                        href={`#${one.id}`}
                        aria-current={here === one.id ? 'page' : undefined}
                        title={`${one.method} ${one.path}`}
                      >
                        <Method of={one.method} /> <span>{one.summary}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}
