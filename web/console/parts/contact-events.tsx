import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useActorName } from '../state/names.ts'
import { useMay } from '../state/session.ts'
import { fullTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'

const shownAtOnce = 12
/** That somebody looks is in the log, and would push away all else here. */
const looks = ['contact.viewed', 'conversation.opened', 'contact.listed']

/** What happened to a person and this conversation, from the log, for those who may read it. */
export function Happened({ contactId, conversationId }: { contactId: string; conversationId: string }) {
  const words = useWords()
  const may = useMay()
  const nameOf = useActorName()
  const read = (object: string) => api.activity({ object, limit: 50 })
  const rows = useQuery({
    queryKey: ['activity', 'of', contactId, conversationId],
    queryFn: async () => {
      const [person, conversation] = await Promise.all([read(contactId), read(conversationId)])
      return [...person.items, ...conversation.items].toSorted((a, b) => b.at.localeCompare(a.at))
    },
    enabled: may('activity:read'),
    staleTime: 60_000,
  })
  if (!may('activity:read') || !rows.data) return null
  const shown = rows.data.filter((row) => !looks.includes(row.action)).slice(0, shownAtOnce)
  const acts: Record<string, string> = words.activity.acts
  return (
    <details className="contact-fold">
      <summary>{words.work.events}</summary>
      {shown.length === 0 && <p className="hint">{words.work.noEvents}</p>}
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
