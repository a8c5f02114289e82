import { Link } from '@tanstack/react-router'
import type { ActivityAction } from '../../../src/core/activity.ts'
import type { Activity } from '../../../src/http/wire/activity.ts'
import { useActorName, useNames } from '../state/names.ts'
import { shortId } from '../words/person-name.ts'
import { clockTime, fullTime } from '../words/time.ts'
import { kindTitle, useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** A row holds ids; here they become a sentence. */
export function ActivityRow({ row, onObject }: { row: Activity; onObject: (id: string) => void }) {
  const words = useWords()
  const nameOf = useActorName()
  const names = useNames()
  const act = words.activity.acts[row.action as ActivityAction] ?? row.action
  const { conversation, after: _, ...details } = row.details
  // A part is only found in its conversation.
  const object =
    row.object?.type === 'part' && typeof conversation === 'string'
      ? { type: 'conversation', id: conversation }
      : row.object
  const refused = row.action.endsWith('refused')
  return (
    <li data-tone={refused ? 'warn' : row.action.startsWith('value.') ? 'seal' : undefined}>
      <time dateTime={row.at} title={fullTime(row.at, words.language)}>
        {clockTime(row.at, words.language)}
      </time>
      <div>
        <p>
          <strong title={row.actor.id}>{nameOf(row.actor.type, row.actor.id)}</strong> {act}
          {refused && <Icon name="alert" size={14} />}
          {object && !isSelf(row) && <ObjectName object={object} onObject={onObject} />}
        </p>
        {(row.reason || Object.keys(details).length > 0) && (
          <p className="hint">
            {[
              row.reason ? words.activity.reason(row.reason) : '',
              ...Object.entries(details).map(([key, value]) => detailText(key, value)),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
        )}
      </div>
      <span className="hint activity-place" title={row.address ?? undefined}>
        {row.position === null ? words.activity.waiting : `#${row.position.toLocaleString(words.language)}`}
      </span>
    </li>
  )

  /** Details are ids, counts and closed words. What is deeper than one level is counted out: `payment card × 2`. */
  function detailText(key: string, value: unknown): string {
    if (value === null || value === undefined) return ''
    if (Array.isArray(value))
      return value.length === 0
        ? ''
        : (key === 'filters' ? `${words.details['filters']}: ` : '') +
            value.map((one) => (typeof one === 'string' ? named(one) : String(one))).join(', ')
    if (typeof value === 'object') {
      return Object.entries(value)
        .filter(([, count]) => count !== 0)
        .map(([kind, count]) =>
          typeof count === 'number'
            ? `${named(kind).replaceAll('_', ' ')} × ${count}`
            : `${named(kind)}: ${JSON.stringify(count)}`,
        )
        .join(', ')
    }
    if (typeof value === 'string' && key === 'kind') return kindTitle(words, value)
    if (typeof value === 'string' && key === 'tag') return names.tag(value)?.text ?? shortId(value)
    const said =
      typeof value === 'boolean'
        ? value
          ? words.yes
          : words.no
        : typeof value === 'string'
          ? named(value)
          : String(value)
    return `${words.details[key] ?? key.replaceAll('-', ' ')}: ${said}`
  }

  /** A closed word, a kind, a right, or an id as it is. */
  function named(word: string): string {
    const { rights, details } = words as { rights: Record<string, string>; details: Record<string, string> }
    return details[word] ?? rights[word] ?? kindTitle(words, word)
  }
}

/** Who changed themselves is named already. */
function isSelf({ actor, object }: Activity): boolean {
  return object?.type === actor.type && object.id === actor.id
}

function ObjectName({ object, onObject }: { object: { type: string; id: string }; onObject: (id: string) => void }) {
  const words = useWords()
  const names = useNames()
  const { type, id } = object
  const name = type === 'teammate' ? names.teammate(id) : type === 'tag' ? names.tag(id)?.text : null
  return (
    <>
      {' '}
      {type === 'conversation' ? (
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
