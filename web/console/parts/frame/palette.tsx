import { Dialog } from '@base-ui/react/dialog'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { commandsFor, useOffered } from '../../state/commands.ts'
import { askFor } from '../../state/asked.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import './palette.css'

const order = ['conversation', 'list', 'order', 'replies', 'places']
/** Found by their name, and not in the way before one is typed. */
const people = [...order, 'people']
const most = 60

/** Everything that can be done from here, by its name. Ctrl or Cmd and K. */
export function Palette({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const words = useWords()
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      onOpen(!open)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [open, onOpen])
  return (
    <Dialog.Root open={open} onOpenChange={onOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="shade" />
        <Dialog.Popup className="palette" finalFocus={false}>
          <Dialog.Title className="aside">{words.palette.title}</Dialog.Title>
          <Choices onDone={() => onOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Choices({ onDone }: { onDone: () => void }) {
  const words = useWords()
  const navigate = useNavigate()
  const id = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const asked = query.trim()
  const found = commandsFor(useOffered(), asked === '' ? order : people, query).slice(0, most)
  const search = {
    id: 'search',
    group: '',
    label: words.palette.search(asked),
    icon: 'search',
    run: () => searchFor(),
  } as const
  const searchFor = () => {
    askFor(asked)
    void navigate({ to: '/search' })
  }
  const shown = asked === '' ? found : [...found, search]
  const at = Math.min(chosen, shown.length - 1)
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const run = (index: number) => {
    const command = shown[index]
    if (!command) return
    onDone()
    // After the dialog has given the focus back, so that what is opened may take it.
    setTimeout(command.run, 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at + step + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter') run(at)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="palette-field">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
          aria-label={words.palette.title}
          placeholder={words.palette.placeholder}
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
      </div>
      <ul className="palette-list" id={id} role="listbox" aria-label={words.palette.title}>
        {shown.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            data-head={command.group !== '' && command.group !== shown[index - 1]?.group ? command.group : undefined}
            onMouseMove={() => index !== at && setChosen(index)}
            onClick={() => run(index)}
          >
            <Icon name={command.icon} />
            <span className="grow">{command.label}</span>
            {'key' in command && command.key && <kbd>{command.key}</kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && asked !== '' && <p className="hint palette-none">{words.palette.none}</p>}
    </>
  )
}
