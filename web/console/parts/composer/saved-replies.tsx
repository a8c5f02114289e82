import { Popover } from '@base-ui/react/popover'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
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
import { useChoices } from '../use-choices.ts'
import '../menu.css'
import './saved-replies.css'

export function SavedReplies({ text, onChoose }: { text: string; onChoose: (body: string) => void }) {
  const words = useWords()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [naming, setNaming] = useState(false)
  /** What was chosen brings the focus to the field. */
  const chose = useRef(false)
  const macros = useQuery({ ...macrosQuery, enabled: may('macro:read') }).data?.items
  if (!may('macro:read')) return null
  return (
    <>
      <Popover.Root
        open={open}
        onOpenChange={(next) => {
          chose.current = false
          setOpen(next)
        }}
      >
        <Popover.Trigger className="button quiet small" aria-label={words.composer.saved} title={words.composer.saved}>
          <Icon name="replies" />
        </Popover.Trigger>
        <Popover.Portal container={floor()}>
          <Popover.Positioner className="positioner" side="top" align="start" sideOffset={4} collisionPadding={8}>
            <Popover.Popup
              className="popup saved-replies"
              aria-label={words.composer.saved}
              finalFocus={() => !chose.current}
            >
              <Replies
                all={macros ?? []}
                onChoose={(body) => {
                  chose.current = true
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

/** Found by name and text; each shows both. */
function Replies({ all, onChoose }: { all: readonly Macro[]; onChoose: (body: string) => void }) {
  const words = useWords()
  const { query, shown, field, list, option } = useChoices(
    (typed) => findReplies(all, typed),
    (one) => onChoose(one.body.text),
  )
  if (all.length === 0) return null
  return (
    <>
      <input
        {...field}
        className="input"
        autoFocus
        aria-label={words.composer.findSaved}
        placeholder={words.composer.findSaved}
      />
      <ul {...list} aria-label={words.composer.saved}>
        {shown.map((one, index) => (
          <li {...option(index)} key={one.id}>
            <span className="saved-name">
              <SafeLine text={one.name} query={query} />
            </span>
            <span className="hint">
              <SafeLine text={one.body} query={query} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="hint saved-none">{words.composer.noneFits}</p>}
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
