import type { Evidence } from '../../../../src/http/wire/evidence.ts'
import { useActorName } from '../../state/names.ts'
import { saveJson } from '../../state/save-file.ts'
import { fullDate, fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Acts } from './written-acts.tsx'
import { LogVerdict, Signed } from './report-marks.tsx'
import { EvidenceControls } from './evidence-controls.tsx'
import { EvidencePeople, type Names } from './evidence-people.tsx'
import { EvidenceRules } from './evidence-rules.tsx'
import { Icon } from '../icon.tsx'
import { Section } from '../page.tsx'

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
      <LogVerdict log={log} hint={say.wholeHint(day(log.since), number(log.rowsInPeriod))} />

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

      <Signed {...evidence} verify={say.verify} />
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
