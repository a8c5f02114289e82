import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { attributeNamePattern } from '../../../../src/core/contact.ts'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { contactsApi } from '../../api/contacts.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { SafeBody } from '../text/safe-text.tsx'
import { FormProblem } from '../states.tsx'

type Props = { contact: Contact; onChanged: () => void }

/** What the house knows of a person beside their name; each value passes the line when it is written. */
export function Attributes({ contact, onChanged }: Props) {
  const words = useWords()
  const [editing, setEditing] = useState<{ name: string; value: string } | null>(null)
  const attributes = Object.entries(contact.attributes)
  const change = useMutation({
    mutationFn: (next: Record<string, string | null>) => contactsApi.changeContact(contact.id, { attributes: next }),
    onSuccess: () => {
      setEditing(null)
      onChanged()
    },
  })
  const name = editing?.name.trim() ?? ''
  const ready = new RegExp(attributeNamePattern).test(name) && editing?.value.trim() !== '' && !change.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready && editing) change.mutate({ [name]: editing.value.trim() })
  }
  return (
    <>
      <h3>{words.contact.attributes}</h3>
      {attributes.length === 0 && <p className="hint">{words.contact.noAttributes}</p>}
      <dl className="facts">
        {attributes.map(([label, value]) => (
          <Fact key={label} label={label.replaceAll('_', ' ')}>
            <span className="attribute">
              <span>
                {typeof value === 'object' ? <SafeBody text={value} onRestored={onChanged} /> : shown(value, words)}
              </span>
              {contact.mayChange && (
                <span className="attribute-acts">
                  <button
                    className="button icon-only small quiet"
                    aria-label={`${words.thread.edit}: ${label}`}
                    onClick={() =>
                      setEditing({ name: label, value: typeof value === 'object' ? value.text : String(value) })
                    }
                  >
                    <Icon name="pencil" size={12} />
                  </button>
                  <button
                    className="button icon-only small quiet"
                    aria-label={words.work.removeAttribute(label)}
                    onClick={() => change.mutate({ [label]: null })}
                  >
                    <Icon name="close" size={12} />
                  </button>
                </span>
              )}
            </span>
          </Fact>
        ))}
      </dl>
      {contact.mayChange && editing === null && (
        <button className="button small quiet add-attribute" onClick={() => setEditing({ name: '', value: '' })}>
          <Icon name="plus" size={12} />
          {words.work.addAttribute}
        </button>
      )}
      {editing && (
        <form className="stack tight" onSubmit={submit}>
          <input
            className="input"
            aria-label={words.work.attribute}
            placeholder={words.work.attributeHint}
            maxLength={40}
            autoFocus={editing.name === ''}
            value={editing.name}
            onChange={(event) =>
              setEditing({ ...editing, name: event.target.value.toLowerCase().replaceAll(' ', '_') })
            }
          />
          <input
            className="input"
            aria-label={words.work.value}
            placeholder={words.work.value}
            maxLength={2000}
            autoFocus={editing.name !== ''}
            value={editing.value}
            onChange={(event) => setEditing({ ...editing, value: event.target.value })}
          />
          <FormProblem problem={change.error} />
          <div className="actions">
            <button className="button small" type="submit" disabled={!ready}>
              {words.save}
            </button>
            <button className="button small quiet" type="button" onClick={() => setEditing(null)}>
              {words.cancel}
            </button>
          </div>
        </form>
      )}
    </>
  )
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === '') return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Numbers stand as they came: a year or a customer number must not get a thousands mark. */
function shown(value: number | boolean, words: { yes: string; no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return String(value)
}
