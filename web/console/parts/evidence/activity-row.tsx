import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ActivityAction } from '../../../../src/core/activity.ts'
import type { Activity } from '../../../../src/http/wire/activity.ts'
import { useActorName, useNames, whoDid } from '../../state/names.ts'
import { apiKeysQuery } from '../../state/queries.ts'
import { useMay } from '../../state/session.ts'
import { shortId } from '../../words/person-name.ts'
import { clockTime, fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { useDetailText } from './activity-details.ts'
import { Icon } from '../icon.tsx'

/** A row holds ids; here they become a sentence. */
export function ActivityRow({ row, onObject }: { row: Activity; onObject: (id: string) => void }) {
  const words = useWords()
  const nameOf = useActorName()
  const keyName = useKeyName()
  const detailText = useDetailText()
  const act = words.activity.acts[row.action as ActivityAction] ?? row.action
  const { conversation, after: _, reveal: __, ...details } = row.details
  // A part is only found in its conversation.
  const object =
    row.object?.type === 'part' && typeof conversation === 'string'
      ? { type: 'conversation', id: conversation }
      : row.object
  const who = whoDid(row)
  const refused = row.action.endsWith('refused')
  return (
    <li data-tone={refused ? 'warn' : row.action.startsWith('value.') ? 'seal' : undefined}>
      <time dateTime={row.at} title={fullTime(row.at, words.language)}>
        {clockTime(row.at, words.language)}
      </time>
      <div>
        <p>
          <strong title={who.id}>{keyName(who.id) ?? nameOf(who.type, who.id)}</strong> {act}
          {refused && <Icon name="alert" size={14} />}
          {object && object.id !== who.id && <ObjectName object={object} onObject={onObject} />}
        </p>
        {(row.reason || row.address || Object.keys(details).length > 0) && (
          <p className="hint">
            {[
              row.reason ? words.activity.reason(row.reason) : '',
              ...Object.entries(details).map(([key, value]) => detailText(key, value)),
              row.address ?? '',
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
        )}
      </div>
      <span className="hint activity-place">
        {row.position === null ? words.activity.waiting : `#${row.position.toLocaleString(words.language)}`}
      </span>
    </li>
  )
}

/** Which program it was, for those who may know the keys. */
function useKeyName(): (id: string) => string | undefined {
  const may = useMay()
  const keys = useQuery({ ...apiKeysQuery, enabled: may('api-key:read') }).data?.items
  return (id) => keys?.find((one) => one.id === id)?.name
}

function ObjectName({ object, onObject }: { object: { type: string; id: string }; onObject: (id: string) => void }) {
  const words = useWords()
  const names = useNames()
  const may = useMay()
  const { type, id } = object
  const name = type === 'teammate' ? names.teammate(id) : type === 'tag' ? names.tag(id)?.text : null
  return (
    <>
      {' '}
      {type === 'conversation' && may('conversation:read') ? (
        <Link to="/inbox/$view/$conversationId" params={{ view: 'open', conversationId: id }} className="mono object">
          {shortId(id)}
        </Link>
      ) : (
        <span className={name ? 'object' : 'mono object'} data-named={name ? true : undefined} title={id}>
          {name ?? shortId(id)}
        </span>
      )}{' '}
      <button
        className="chip-filter"
        aria-label={`${words.activity.object}: ${id}`}
        title={id}
        onClick={() => onObject(id)}
      >
        <Icon name="search" size={12} />
      </button>
    </>
  )
}
