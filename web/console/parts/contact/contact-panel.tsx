import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { contactQuery, otherConversationsQuery } from '../../state/queries.ts'
import { useMay } from '../../state/session.ts'
import { fullDate, fullTime, shortTime } from '../../words/time.ts'
import { personName } from '../../words/person-name.ts'
import { useWords } from '../../words/words.ts'
import { askErasure } from '../../state/asked-erasure.ts'
import { Attributes, Fact } from './contact-attributes.tsx'
import { BlockPart } from './contact-block.tsx'
import { ContactEvents } from './contact-events.tsx'
import { HoldPart } from './contact-hold.tsx'
import { NameForm } from './name-form.tsx'
import { ContactLaw } from './contact-law.tsx'
import { Avatar, Icon } from '../icon.tsx'
import { SafeLine } from '../text/safe-text.tsx'
import { Bones, Trouble } from '../states.tsx'
import './contact-panel.css'

type Props = {
  contactId: string
  conversationId: string
  onOpen: (id: string) => void
  onClose: () => void
  onErased: () => void
}

export function ContactPanel({ contactId, conversationId, onOpen, onClose, onErased }: Props) {
  const words = useWords()
  const contact = useQuery(contactQuery(contactId))
  const client = useQueryClient()
  const changed = () => void client.invalidateQueries({ queryKey: ['contact', contactId] })
  return (
    <aside className="pane contact-panel" aria-label={words.contact.title}>
      <header>
        <h2>{words.contact.title}</h2>
        <button className="button icon-only quiet" aria-label={words.thread.hideContact} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {contact.error && !contact.data && <Trouble problem={contact.error} onRetry={() => void contact.refetch()} />}
      {contact.isPending && <Bones rows={3} />}
      {contact.data && <Known contact={contact.data} onChanged={changed} />}
      {contact.data && <Others contactId={contactId} conversationId={conversationId} onOpen={onOpen} />}
      {contact.data && <ContactLaw contact={contact.data} />}
      {contact.data && <ContactEvents contactId={contactId} conversationId={conversationId} />}
      {contact.data && <GraveActs contact={contact.data} onChanged={changed} onErased={onErased} />}
    </aside>
  )
}

function Known({ contact, onChanged }: { contact: Contact; onChanged: () => void }) {
  const words = useWords()
  const name = personName(words, contact)
  return (
    <>
      <div className="contact-top">
        <Avatar name={contact.name?.text ?? null} />
        <div>
          <NameLine contact={contact} name={name} onChanged={onChanged} />
          <p className="hint">{contact.kind === 'visitor' ? words.contact.kindVisitor : words.contact.kindContact}</p>
        </div>
      </div>
      <dl className="facts">
        <Fact label={words.email}>{contact.email}</Fact>
        <Fact label={words.contact.phone}>{contact.phone}</Fact>
        <Fact label={words.contact.externalId}>{contact.externalId}</Fact>
        <Fact label={words.contact.lastSeen}>{contact.lastSeenAt && fullTime(contact.lastSeenAt, words.language)}</Fact>
        <Fact label={words.contact.since}>{fullDate(contact.createdAt, words.language)}</Fact>
      </dl>
      <Attributes contact={contact} onChanged={onChanged} />
    </>
  )
}

/** At the end, where nobody comes by while reading. */
function GraveActs({
  contact,
  onChanged,
  onErased,
}: {
  contact: Contact
  onChanged: () => void
  onErased: () => void
}) {
  const words = useWords()
  const name = personName(words, contact)
  const may = useMay()
  if (!contact.mayChange && !contact.mayHold && !may('activity:read')) return null
  return (
    <div className="grave-acts">
      {may('activity:read') && (
        <Link className="button quiet" to="/activity" search={{ about: contact.id }}>
          <Icon name="eye" />
          {words.activity.aboutPerson}
        </Link>
      )}
      <BlockPart contact={contact} onChanged={onChanged} />
      <HoldPart contact={contact} onChanged={onChanged} />
      {contact.mayErase && (
        <button className="button quiet" onClick={() => askErasure({ contactId: contact.id, name, onErased })}>
          <Icon name="shred" />
          {words.contact.erase}
        </button>
      )}
    </div>
  )
}

function NameLine({ contact, name, onChanged }: { contact: Contact; name: string; onChanged: () => void }) {
  const words = useWords()
  const [editing, setEditing] = useState<boolean | 'done'>(false)
  if (editing === true) return <NameForm begun={contact} onChanged={onChanged} onDone={() => setEditing('done')} />
  return (
    <p className="contact-name">
      {contact.name ? <SafeLine text={contact.name} /> : name}
      {contact.mayChange && (
        <button
          className="button small quiet"
          aria-label={words.contact.editName}
          title={words.contact.editName}
          // Whoever comes back from the field stands where they began.
          autoFocus={editing === 'done'}
          onClick={() => setEditing(true)}
        >
          <Icon name="pencil" size={14} />
        </button>
      )}
    </p>
  )
}

function Others({
  contactId,
  conversationId,
  onOpen,
}: {
  contactId: string
  conversationId: string
  onOpen: (id: string) => void
}) {
  const words = useWords()
  const others = useQuery(otherConversationsQuery(contactId)).data?.items.filter((one) => one.id !== conversationId)
  const [all, setAll] = useState(false)
  if (!others || others.length === 0) return null
  return (
    <>
      <h3>{words.contact.others}</h3>
      <ul className="others">
        {others.slice(0, all ? undefined : shownAtFirst).map((one) => (
          <li key={one.id}>
            <button onClick={() => onOpen(one.id)}>
              <span>{one.preview ? <SafeLine text={one.preview} /> : words.thread.untitled}</span>
              <time dateTime={one.updatedAt}>{shortTime(one.updatedAt, words.language)}</time>
            </button>
          </li>
        ))}
      </ul>
      {!all && others.length > shownAtFirst && (
        <button className="button small quiet" onClick={() => setAll(true)}>
          {words.more}
        </button>
      )}
    </>
  )
}

/** What else there is to know of them must not lie under a long list. */
const shownAtFirst = 5
