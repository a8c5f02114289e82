import { Link } from '@tanstack/react-router'
import type { ActivityAction } from '../../../../src/core/activity.ts'
import type { Trail } from '../../../../src/http/wire/trail.ts'
import { useActorName } from '../../state/names.ts'
import { saveJson } from '../../state/save-file.ts'
import { useMay } from '../../state/session.ts'
import { permitsText } from '../../words/permit-text.ts'
import { fullDate, fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { Section, Table } from '../page.tsx'
import { LogVerdict, Signed } from './report-marks.tsx'
import { TrailLeft } from './trail-left.tsx'
import { Acts } from './written-acts.tsx'

/** The document as it is printed and handed over. */
export function TrailReport({ trail }: { trail: Trail }) {
  const words = useWords()
  const say = words.trail
  const nameOf = useActorName()
  const number = (value: number) => value.toLocaleString(words.language)
  const day = (iso: string) => fullDate(iso, words.language)
  const time = (iso: string) => fullTime(iso, words.language)
  const names = (id: string) =>
    id === trail.of.id
      ? trail.of.name
      : nameOf(id.startsWith('tmt_') ? 'teammate' : id.startsWith('key_') ? 'api-key' : 'system', id)
  const lastDay = new Date(Date.parse(trail.to) - 1).toISOString()
  const { of, reach, lists } = trail
  const values = Object.entries(reach.values ?? {})
  const className = (group: string) => words.policies.classes[group] ?? group
  return (
    <article className="evidence" aria-label={say.of(of.name)}>
      <header className="evidence-head">
        <div>
          <h2>
            {of.name} · {words.evidence.period(day(trail.from), day(lastDay))}
          </h2>
          <p className="muted">
            {trail.workspaceName} · {words.evidence.made(names(trail.madeBy), time(trail.madeAt))}.{' '}
            {words.evidence.zone(new Intl.DateTimeFormat().resolvedOptions().timeZone)}{' '}
            {of.endedAt ? say.ended(day(of.endedAt)) : say.stillOpens}
          </p>
        </div>
        <div className="actions">
          <button className="button" onClick={() => print()}>
            {words.evidence.print}
          </button>
          <button
            className="button"
            onClick={() => saveJson(`trail-${of.id}-${trail.madeAt.slice(0, 10)}.json`, trail)}
          >
            <Icon name="download" />
            {words.evidence.download}
          </button>
        </div>
      </header>
      <LogVerdict log={trail.log} hint={say.actsOf(number(trail.acts))} />

      <TrailLeft key={trail.madeAt} trail={trail} />

      <Section title={say.could} lead={say.couldLead}>
        <Table label={say.could} head={[say.right, say.within]} numbers={[1]}>
          <ReachRow name={words.rights['contact:read']} count={reach.contacts} />
          <ReachRow name={words.rights['conversation:read']} count={reach.conversations} />
          {reach.values === null || values.length === 0 ? (
            <ReachRow name={words.rights['value:reveal']} count={reach.values && 0} />
          ) : (
            values.map(([group, count]) => (
              <ReachRow key={group} name={`${words.rights['value:reveal']}: ${className(group)}`} count={count} />
            ))
          )}
        </Table>
        <p className="hint">
          {say.allRights} {permitsText(words, of.permits)}
        </p>
      </Section>

      <Section title={say.concerned} lead={say.concernedLead}>
        {trail.people.length === 0 ? (
          <p className="muted">{say.nobody}</p>
        ) : (
          <Table
            label={say.concerned}
            head={[say.person, words.evidence.opened, say.viewed, words.evidence.revealed, say.exported, say.last]}
            numbers={[1, 2, 3, 4]}
          >
            {trail.people.map((one) => (
              <tr key={one.contactId}>
                <th scope="row">
                  {nameOf('contact', one.contactId)} <span className="hint mono paper-only">{one.contactId}</span>{' '}
                  <ToRows contactId={one.contactId} actor={of.id} />
                </th>
                <td className="end">{number(one.opened)}</td>
                <td className="end">{number(one.viewed)}</td>
                <td className="end">{number(one.revealed)}</td>
                <td className="end">{number(one.exported)}</td>
                <td>{time(one.last)}</td>
              </tr>
            ))}
          </Table>
        )}
        {trail.peopleLeftOut > 0 && <p className="hint">{say.peopleLeftOut(number(trail.peopleLeftOut))}</p>}
        {lists.pages > 0 && <p className="hint">{say.lists(number(lists.pages), number(lists.lines))}</p>}
      </Section>

      <Section title={words.evidence.looks} lead={words.evidence.looksLead}>
        <Acts
          label={words.evidence.looks}
          rows={trail.looks}
          leftOut={trail.looksLeftOut}
          names={names}
          none={say.noLooks}
          why
        />
      </Section>

      <Section title={say.where} lead={say.whereLead}>
        <Table
          label={say.where}
          head={[say.address, say.acts, words.evidence.opened, words.evidence.revealed, say.first, say.last]}
          numbers={[1, 2, 3]}
        >
          {trail.addresses.map((one) => (
            <tr key={one.address ?? ''}>
              <th scope="row" className={one.address ? 'mono' : undefined}>
                {one.address ?? say.noAddress}
              </th>
              <td className="end">{number(one.acts)}</td>
              <td className="end">{number(one.opened)}</td>
              <td className="end">{number(one.revealed)}</td>
              <td>{time(one.first)}</td>
              <td>{time(one.last)}</td>
            </tr>
          ))}
        </Table>
        {trail.addressRowsLeftOut > 0 && <p className="hint">{say.rowsLeftOut(number(trail.addressRowsLeftOut))}</p>}
      </Section>

      <Section title={words.evidence.changes} lead={words.evidence.changesLead}>
        <Acts
          label={words.evidence.changes}
          rows={trail.changes}
          leftOut={trail.changesLeftOut}
          names={names}
          none={words.evidence.noChanges}
        />
      </Section>

      <Section title={say.toIt} lead={say.toItLead}>
        <Acts label={say.toIt} rows={trail.toIt} leftOut={0} names={names} none={words.evidence.noChanges} />
        {trail.toItLeftOut && <p className="hint">{say.toItLeftOut}</p>}
      </Section>

      <Section title={say.counts}>
        <Table label={say.counts} head={[words.evidence.what, say.acts]} numbers={[1]}>
          {Object.entries(trail.counts).map(([act, count]) => (
            <tr key={act}>
              <th scope="row">{words.activity.acts[act as ActivityAction] ?? act}</th>
              <td className="end">{number(count)}</td>
            </tr>
          ))}
        </Table>
      </Section>

      <Signed {...trail} verify={say.verify} />
    </article>
  )
}

function ReachRow({ name, count }: { name: string; count: number | null }) {
  const words = useWords()
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="end">
        {count === null ? <span className="muted">{words.trail.noRight}</span> : count.toLocaleString(words.language)}
      </td>
    </tr>
  )
}

function ToRows({ contactId, actor }: { contactId: string; actor: string }) {
  const words = useWords()
  const may = useMay()
  if (!may('activity:read')) return null
  return (
    <Link className="evidence-rows hint" to="/activity" search={{ about: contactId, actor }}>
      {words.activity.look}
    </Link>
  )
}
