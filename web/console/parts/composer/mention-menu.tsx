import { useId, useState, type KeyboardEvent } from 'react'
import { useWords } from '../../words/words.ts'
import { Avatar } from '../icon.tsx'

type Person = { readonly id: string; readonly name: string }
type Typed = { readonly start: number; readonly query: string }
type Input = { people: readonly Person[]; typed: () => Typed | null; onChoose: (name: string, from: number) => void }
type Mentions = ReturnType<typeof useMentions>

const most = 6

/** Offers teammates while a name is typed behind an @; arrows choose, Enter or Tab takes, Escape leaves it. */
export function useMentions({ people, typed, onChoose }: Input) {
  const id = useId()
  const [state, setState] = useState<{ typed: Typed; at: number } | null>(null)
  const found = state === null ? [] : people.filter((one) => fits(one.name, state.typed.query)).slice(0, most)
  const open = found.length > 0
  const at = Math.min(state?.at ?? 0, found.length - 1)
  const choose = (person: Person) => {
    if (state) onChoose(person.name, state.typed.start)
    setState(null)
  }
  return {
    id,
    open,
    found,
    at,
    choose,
    close: () => setState(null),
    look: () => {
      const now = people.length > 0 ? typed() : null
      setState(now && { typed: now, at: 0 })
    },
    /** For the field, so that a screen reader knows of the list. */
    field: open
      ? ({
          'aria-controls': id,
          'aria-expanded': true,
          'aria-activedescendant': `${id}-${at}`,
          role: 'combobox',
          'aria-autocomplete': 'list',
        } as const)
      : {},
    onKeyDown(event: KeyboardEvent): boolean {
      if (!open || !state) return false
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setState({ ...state, at: (at + step + found.length) % found.length })
      else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') choose(found[at]!)
      else if (event.key === 'Escape') setState(null)
      else return false
      event.preventDefault()
      return true
    },
  }
}

function fits(name: string, query: string): boolean {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    fold(name)
      .split(/\s+/)
      .some((word) => word.startsWith(fold(query))) || fold(name).startsWith(fold(query))
  )
}

export function MentionMenu({ id, open, found, at, choose }: Mentions) {
  const words = useWords()
  if (!open) return null
  return (
    <div className="popup mention-menu" id={id} role="listbox" aria-label={words.work.mention}>
      {found.map((one, index) => (
        <div
          key={one.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault()
            choose(one)
          }}
        >
          <Avatar name={one.name} team />
          {one.name}
        </div>
      ))}
    </div>
  )
}
