import { Popover } from '@base-ui/react/popover'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState, type FormEvent, type KeyboardEvent } from 'react'
import { inboxApi } from '../../api/inbox.ts'
import { newId } from '../../api/call.ts'
import type { Macro } from '../../../../src/http/wire/inbox.ts'
import { findReplies } from '../../state/find-replies.ts'
import { macrosQuery } from '../../state/queries.ts'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { floor } from '../floor.ts'
import { Icon } from '../icon.tsx'
import { SafeLine } from '../text/safe-text.tsx'
import { FormProblem } from '../states.tsx'
import '../menu.css'
import './saved-replies.css'

export function SavedReplies({ text, onChoose }: { text: string; onChoose: (body: string) => void }) {
  const words = useWords()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [naming, setNaming] = useState(false)
  const macros = useQuery({ ...macrosQuery, enabled: may('macro:read') }).data?.items
  if (!may('macro:read')) return null
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className="button quiet small" aria-label={words.composer.saved} title={words.composer.saved}>
          <Icon name="replies" />
        </Popover.Trigger>
        <Popover.Portal container={floor()}>
          <Popover.Positioner className="positioner" side="top" align="start" sideOffset={4} collisionPadding={8}>
            <Popover.Popup className="popup saved-replies" aria-label={words.composer.saved} finalFocus={false}>
              <Replies
                all={macros ?? []}
                onChoose={(body) => {
                  setOpen(false)
                  // After the list has gone, which would take the focus along.
                  setTimeout(() => onChoose(body), 0)
                }}
              />
              {macros?.length === 0 && <p className="menu-label">{words.composer.noSaved}</p>}
              {may('macro:write') && text.trim() !== '' && (
                <button
                  className="button quiet small saved-new"
                  onClick={() => {
                    setOpen(false)
                    setNaming(true)
                  }}
                >
                  <Icon name="plus" />
                  {words.composer.saveThis}
                </button>
              )}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <Sheet open={naming} onClose={() => setNaming(false)} title={words.composer.saveThis}>
        <NameForm body={text.trim()} onDone={() => setNaming(false)} />
      </Sheet>
    </>
  )
}

/** A field that finds by name and text, and what it has found; arrows move, Enter takes. */
function Replies({ all, onChoose }: { all: readonly Macro[]; onChoose: (body: string) => void }) {
  const words = useWords()
  const id = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = findReplies(all, query)
  const at = Math.min(chosen, found.length - 1)
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && found[at]) onChoose(found[at].body.text)
    else return
    event.preventDefault()
  }
  if (all.length === 0) return null
  return (
    <>
      <input
        className="input"
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        aria-label={words.composer.findSaved}
        placeholder={words.composer.findSaved}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={id} role="listbox" aria-label={words.composer.saved}>
        {found.map((one, index) => (
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseMove={() => index !== at && setChosen(index)}
            onClick={() => onChoose(one.body.text)}
          >
            <span className="saved-name">
              <SafeLine text={one.name} query={query} />
            </span>
            <span className="hint">
              <SafeLine text={one.body} query={query} />
            </span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="hint saved-none">{words.composer.noneFits}</p>}
    </>
  )
}

function NameForm({ body, onDone }: { body: string; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => newId('macro'))
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => inboxApi.makeMacro({ id, name: name.trim(), body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['macros'] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.composer.savedName}</span>
        <input
          className="input"
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <FormProblem problem={save.error} />
      <div className="actions end">
        <button type="submit" className="button main" disabled={name.trim() === '' || save.isPending}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
