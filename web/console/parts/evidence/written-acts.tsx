import type { Activity } from '../../../../src/http/wire/activity.ts'
import type { ActivityAction } from '../../../../src/core/activity.ts'
import { useActorName, whoDid } from '../../state/names.ts'
import { shortId } from '../../words/person-name.ts'
import { fullTime } from '../../words/time.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { useDetailText } from './activity-details.ts'
import type { Names } from './evidence-people.tsx'
import { Table } from '../page.tsx'

/** Rows of the log as a report writes them out; `leftOut` says how many it does not. */
export function Acts({
  label,
  rows,
  leftOut,
  names,
  none,
  why = false,
}: {
  label: string
  rows: readonly Activity[]
  leftOut: number
  names: Names
  none: string
  why?: boolean
}) {
  const words = useWords()
  const say = words.evidence
  const nameOf = useActorName()
  const detailText = useDetailText()
  if (rows.length === 0) return <p className="muted">{none}</p>
  return (
    <>
      <Table label={label} head={[say.when, say.who, say.what, say.value, why ? say.why : say.details]}>
        {rows.map((row) => {
          const who = whoDid(row)
          return (
            <tr key={row.id}>
              <td className="whole">{fullTime(row.at, words.language)}</td>
              <th scope="row">{who.type === 'contact' ? nameOf('contact', who.id) : names(who.id)}</th>
              <td>{words.activity.acts[row.action as ActivityAction] ?? row.action}</td>
              <td>
                {typeof row.details['kind'] === 'string' && `${kindTitle(words, row.details['kind'])} `}
                {row.object && row.object.id !== who.id && <ObjectIn object={row.object} names={names} />}
              </td>
              <td>{why ? (row.reason ?? <span className="muted">{reasonless(row)}</span>) : details(row)}</td>
            </tr>
          )
        })}
      </Table>
      {leftOut > 0 && <p className="hint">{say.leftOut(leftOut.toLocaleString(words.language))}</p>}
    </>
  )

  function details({ details: all, reason }: Activity): string {
    const said = Object.entries(all).map(([key, value]) => detailText(key, value))
    return [reason ? words.activity.reason(reason) : '', ...said].filter((text) => text !== '').join(' · ')
  }

  /** A look cannot be without one: where it is missing it went with the person. */
  function reasonless(row: Activity): string {
    return row.action.startsWith('value.reveal') ? say.reasonGone : say.noReason
  }
}

function ObjectIn({ object: { type, id }, names }: { object: { type: string; id: string }; names: Names }) {
  return type === 'teammate' ? (
    <>{names(id)}</>
  ) : (
    <span className="hint mono" title={id}>
      <span className="screen-only">{shortId(id)}</span>
      <span className="paper-only">{id}</span>
    </span>
  )
}
