import { useState, type FormEvent } from 'react'
import { attributeNamePattern } from '../../../../src/core/contact.ts'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { contactsApi } from '../../api/contacts.ts'
import { useSaveOver } from '../../state/save-over.ts'
import { useWords } from '../../words/words.ts'
import { SaveProblem } from '../overtaken.tsx'

/** `name`: empty for a new one. `begun`: the person as they were when one began to write. */
type Props = { name: string; begun: Contact; onDone: () => void; onCancel: () => void }

export function AttributeForm({ name: of, begun, onDone, onCancel }: Props) {
  const words = useWords()
  const before = begun.attributes[of]
  const [typed, setName] = useState(of)
  const [value, setValue] = useState(typeof before === 'object' ? before.text : String(before ?? ''))
  const name = typed.trim()
  const mine = value.trim()
  const save = useSaveOver(
    {
      begun,
      read: () => contactsApi.contactTagged(begun.id),
      fields: { value: { label: name, of: ({ attributes }) => attributes[name], mine } },
      save: (_, tag) => contactsApi.changeContact(begun.id, { attributes: { [name]: mine } }, tag),
    },
    onDone,
  )
  const ready = new RegExp(attributeNamePattern).test(name) && mine !== '' && !save.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) save.mutate()
  }
  return (
    <form className="stack tight" onSubmit={submit}>
      <input
        className="input"
        aria-label={words.work.attribute}
        placeholder={words.work.attributeHint}
        maxLength={40}
        autoFocus={of === ''}
        value={typed}
        onChange={(event) => setName(event.target.value.toLowerCase().replaceAll(' ', '_'))}
      />
      <input
        className="input"
        aria-label={words.work.value}
        placeholder={words.work.value}
        maxLength={2000}
        autoFocus={of !== ''}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <SaveProblem save={save} onTheirs={onDone} />
      <div className="actions">
        <button className="button small" type="submit" disabled={!ready}>
          {words.save}
        </button>
        <button className="button small quiet" type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
