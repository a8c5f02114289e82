import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { activityApi } from '../../api/activity.ts'
import { useActorName } from '../../state/names.ts'
import { useMay } from '../../state/session.ts'
import { fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Bones } from '../states.tsx'

const shownAtOnce = 12
/** That somebody looks is in the log, and would push away all else here. */
const looks = ['contact.viewed', 'conversation.opened', 'contact.listed']

/** What happened to a person and this conversation, from the log, for those who may read it. */
export function ContactEvents({ contactId, conversationId }: { contactId: string; conversationId: string }) {
  const words = useWords()
  const may = useMay()
  const nameOf = useActorName()
  const [open, setOpen] = useState(false)
  const read = (object: string) => activityApi.activity({ object, limit: 50 })
  const rows = useQuery({
    queryKey: ['activity', 'of', contactId, conversationId],
    queryFn: async () => {
      const [person, conversation] = await Promise.all([read(contactId), read(conversationId)])
      return [...person.items, ...conversation.items].toSorted((a, b) => b.at.localeCompare(a.at))
    },
    // Reading the log is logged: only what somebody looks at is read.
    enabled: open && may('activity:read'),
    staleTime: 60_000,
  })
  if (!may('activity:read')) return null
  const shown = (rows.data ?? []).filter((row) => !looks.includes(row.action)).slice(0, shownAtOnce)
  const acts: Record<string, string> = words.activity.acts
  return (
    <details className="contact-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.work.events}</summary>
      {open && rows.isPending && <Bones rows={2} />}
      {rows.data && shown.length === 0 && <p className="hint">{words.work.noEvents}</p>}
      <ul className="happened">
        {shown.map((row) => (
          <li key={row.id}>
            <span>
              {nameOf(row.actor.type, row.actor.id)} {acts[row.action] ?? row.action}
            </span>
            <time dateTime={row.at}>{fullTime(row.at, words.language)}</time>
          </li>
        ))}
      </ul>
    </details>
  )
}
