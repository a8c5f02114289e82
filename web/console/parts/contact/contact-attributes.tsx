import { useState, type ReactNode } from 'react'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { contactsApi } from '../../api/contacts.ts'
import { useSaveOver } from '../../state/save-over.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { SaveProblem } from '../overtaken.tsx'
import { SafeBody } from '../text/safe-text.tsx'
import { AttributeForm } from './attribute-form.tsx'

type Props = { contact: Contact; onChanged: () => void }

/** What the house knows of a person beside their name; each value passes the line when it is written. */
export function Attributes({ contact, onChanged }: Props) {
  const words = useWords()
  /** Of which one, the person as they were then, and where one came from. */
  const [editing, setEditing] = useState<{ name: string; begun: Contact; from: HTMLElement } | null>(null)
  const leave = () => {
    setEditing(null)
    requestAnimationFrame(() => editing?.from.focus())
  }
  const done = () => {
    leave()
    onChanged()
  }
  const attributes = Object.entries(contact.attributes)
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
                    onClick={({ currentTarget: from }) => setEditing({ name: label, begun: contact, from })}
                  >
                    <Icon name="pencil" size={12} />
                  </button>
                  <RemoveAttribute contact={contact} name={label} onChanged={onChanged} />
                </span>
              )}
            </span>
          </Fact>
        ))}
      </dl>
      {contact.mayChange && (
        <button
          className="button small quiet add-attribute"
          hidden={editing !== null}
          onClick={({ currentTarget: from }) => setEditing({ name: '', begun: contact, from })}
        >
          <Icon name="plus" size={12} />
          {words.work.addAttribute}
        </button>
      )}
      {editing && (
        <AttributeForm key={editing.name} name={editing.name} begun={editing.begun} onDone={done} onCancel={leave} />
      )}
    </>
  )
}

/** Only what one sees there is removed. */
function RemoveAttribute({ contact, name, onChanged }: Props & { name: string }) {
  const words = useWords()
  const removal = useSaveOver(
    {
      begun: contact,
      read: () => contactsApi.contactTagged(contact.id),
      fields: { value: { label: name, of: ({ attributes }) => attributes[name], mine: null } },
      save: (_, tag) => contactsApi.changeContact(contact.id, { attributes: { [name]: null } }, tag),
    },
    onChanged,
  )
  return (
    <>
      <button
        className="button icon-only small quiet"
        aria-label={words.work.removeAttribute(name)}
        disabled={removal.isPending}
        onClick={removal.mutate}
      >
        <Icon name="close" size={12} />
      </button>
      <SaveProblem save={removal} onTheirs={onChanged} />
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
