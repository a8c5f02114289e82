import type { Activity } from '../../../../src/http/wire/activity.ts'
import type { Evidence } from '../../../../src/http/wire/evidence.ts'
import type { ActivityAction } from '../../../../src/core/activity.ts'
import { useActorName, whoDid } from '../../state/names.ts'
import { saveJson } from '../../state/save-file.ts'
import { shortId } from '../../words/person-name.ts'
import { fullDate, fullTime } from '../../words/time.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { useDetailText } from './activity-details.ts'
import { EvidenceControls } from './evidence-controls.tsx'
import { EvidencePeople, type Names } from './evidence-people.tsx'
import { EvidenceRules } from './evidence-rules.tsx'
import { Icon } from '../icon.tsx'
import { Section, Table } from '../page.tsx'

/** The document as it is printed: names are those of the report itself, not of today's team. */
export function EvidenceReport({ evidence }: { evidence: Evidence }) {
  const words = useWords()
  const say = words.evidence
  const names = useNamesIn(evidence)
  const number = (value: number) => value.toLocaleString(words.language)
  const day = (iso: string) => fullDate(iso, words.language)
  const { log } = evidence
  // The end is the moment at which the day after begins.
  const lastDay = new Date(Date.parse(evidence.to) - 1).toISOString()
  return (
    <article className="evidence" aria-label={say.title}>
      <header className="evidence-head">
        <div>
          <h2>
            {evidence.workspaceName} · {say.period(day(evidence.from), day(lastDay))}
          </h2>
          <p className="muted">
            {say.made(names(evidence.madeBy), fullTime(evidence.madeAt, words.language))}.{' '}
            {say.zone(new Intl.DateTimeFormat().resolvedOptions().timeZone)}
          </p>
        </div>
        <div className="actions">
          <button className="button" onClick={() => print()}>
            {say.print}
          </button>
          <button
            className="button"
            onClick={() => saveJson(`evidence-${evidence.workspaceId}-${evidence.madeAt.slice(0, 10)}.json`, evidence)}
          >
            <Icon name="download" />
            {say.download}
          </button>
        </div>
      </header>
      <div className="evidence-log" data-tone={log.broken ? 'warn' : 'good'}>
        <Icon name={log.broken ? 'alert' : 'check'} />
        <p>
          <strong>
            {log.broken
              ? words.verify.broken(number(log.broken.position), words.verify.whats[log.broken.what] ?? log.broken.what)
              : say.whole(number(log.rows), number(log.checkpoints))}
          </strong>
          <span className="muted">{say.wholeHint(day(log.since), number(log.rowsInPeriod))}</span>
          {log.head && (
            <span className="hint mono evidence-hash">
              {log.head.position}:{log.head.hash}
            </span>
          )}
        </p>
      </div>

      <Section title={say.controls} lead={say.controlsLead}>
        <EvidenceControls evidence={evidence} lastDay={lastDay} />
      </Section>

      <Section title={say.looks} lead={say.looksLead}>
        <Acts
          label={say.looks}
          rows={evidence.looks}
          leftOut={evidence.looksLeftOut}
          names={names}
          none={say.noLooks}
          why
        />
      </Section>

      <EvidencePeople evidence={evidence} names={names} />

      <EvidenceRules evidence={evidence} names={names} />

      <Section title={say.changes} lead={say.changesLead}>
        <Acts
          label={say.changes}
          rows={evidence.changes}
          leftOut={evidence.changesLeftOut}
          names={names}
          none={say.noChanges}
        />
      </Section>

      <Section title={say.signed} lead={say.signedBy(evidence.keyId)}>
        <p className="mono evidence-hash">{evidence.publicKey}</p>
        <p className="mono evidence-hash">{evidence.signature}</p>
        <p className="hint">{say.verify}</p>
      </Section>
    </article>
  )
}

function useNamesIn(evidence: Evidence): Names {
  const nameOf = useActorName()
  return (id) =>
    evidence.people.find((one) => one.id === id)?.name ??
    evidence.apiKeys.find((one) => one.id === id)?.name ??
    nameOf(id.startsWith('key_') ? 'api-key' : 'system', id)
}

function Acts({
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
