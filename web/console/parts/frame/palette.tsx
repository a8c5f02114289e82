import { Dialog } from '@base-ui/react/dialog'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { commandsFor, useOffered, type Command } from '../../state/commands.ts'
import { askFor } from '../../state/asked.ts'
import { useFocusBack } from '../../state/use-focus-back.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { useChoices } from '../use-choices.ts'
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
  useFocusBack(open)
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
  const offered = useOffered()
  const search = (query: string): Command => ({
    id: 'search',
    group: '',
    label: words.palette.search(query),
    icon: 'search',
    run: () => {
      askFor(query)
      void navigate({ to: '/search' })
    },
  })
  const find = (typed: string) => {
    const query = typed.trim()
    const found = commandsFor(offered, query === '' ? order : people, query).slice(0, most)
    return query === '' ? found : [...found, search(query)]
  }
  const { query, shown, field, list, option } = useChoices(find, (command) => {
    onDone()
    // After the dialog has given the focus back, so that what is opened may take it.
    setTimeout(command.run, 0)
  })
  return (
    <>
      <div className="palette-field">
        <Icon name="search" />
        <input {...field} autoFocus aria-label={words.palette.title} placeholder={words.palette.placeholder} />
      </div>
      <ul {...list} className="palette-list" aria-label={words.palette.title}>
        {shown.map((command, index) => (
          <li
            {...option(index)}
            key={command.id}
            data-head={command.group !== '' && command.group !== shown[index - 1]?.group ? command.group : undefined}
          >
            <Icon name={command.icon} />
            <span className="grow">{command.label}</span>
            {command.key && <kbd>{command.key}</kbd>}
          </li>
        ))}
      </ul>
      {shown.length === 1 && query.trim() !== '' && <p className="hint palette-none">{words.palette.none}</p>}
    </>
  )
}
