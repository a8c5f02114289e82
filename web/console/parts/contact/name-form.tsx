import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { contactsApi } from '../../api/contacts.ts'
import { useSaveOver } from '../../state/save-over.ts'
import { useWords } from '../../words/words.ts'
import { SaveProblem } from '../overtaken.tsx'

type Props = { begun: Contact; onChanged: () => void; onDone: () => void }

export function NameForm({ begun: shown, onChanged, onDone }: Props) {
  const words = useWords()
  const client = useQueryClient()
  // What comes while one writes is not what one began from.
  const [begun] = useState(shown)
  const [name, setName] = useState(begun.name?.text ?? '')
  const done = () => {
    onDone()
    onChanged()
    void client.invalidateQueries({ queryKey: ['conversations'] })
    void client.invalidateQueries({ queryKey: ['conversation'] })
  }
  const mine = name.trim()
  const save = useSaveOver(
    {
      begun,
      read: () => contactsApi.contactTagged(begun.id),
      fields: { name: { label: words.name, of: (contact) => contact.name, mine } },
      save: (_, tag) => contactsApi.changeContact(begun.id, { name: mine === '' ? null : mine }, tag),
    },
    done,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="stack tight" onSubmit={submit}>
      <input
        className="input"
        aria-label={words.name}
        maxLength={200}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SaveProblem save={save} onTheirs={done} />
      <div className="actions">
        <button className="button small" type="submit" disabled={save.isPending}>
          {words.save}
        </button>
        <button className="button small quiet" type="button" onClick={onDone}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
