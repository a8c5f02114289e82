import { Link } from '@tanstack/react-router'
import type { Evidence } from '../../../../src/http/wire/evidence.ts'
import { dayAt } from '../../state/activity-filter.ts'
import { useMay } from '../../state/session.ts'
import { fullDate } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'

const tones = { holds: 'good', attention: 'warn', stated: undefined } as const

export function EvidenceControls({ evidence, lastDay }: { evidence: Evidence; lastDay: string }) {
  const words = useWords()
  const say = words.evidence
  const may = useMay()
  return (
    <ul className="controls">
      {evidence.controls.map((control) => {
        const title = say.controlTitles[control.id] ?? control.id
        const [act] = control.acts
        return (
          <li key={control.id}>
            <span className="pill" data-tone={tones[control.state]}>
              {control.state !== 'stated' && <Icon name={control.state === 'holds' ? 'check' : 'alert'} size={14} />}
              {say.states[control.state]}
            </span>
            <div>
              <h3>{title}</h3>
              <p>
                {Object.entries(control.facts)
                  .map(([name, value]) => `${say.facts[name] ?? name}: ${factText(name, value)}`)
                  .join(' · ')}
              </p>
              <p className="hint">
                {[
                  ['SOC 2', control.soc2],
                  ['ISO 27001', control.iso27001],
                  ['PCI DSS', control.pciDss],
                ]
                  .filter(([, list]) => list!.length > 0)
                  .map(([standard, list]) => `${String(standard)} ${(list as string[]).join(', ')}`)
                  .join(' · ')}
              </p>
            </div>
            {act !== undefined && may('activity:read') && (
              <Link
                className="button small quiet evidence-rows"
                to="/activity"
                search={{ action: act, from: dayAt(new Date(evidence.from)), to: dayAt(new Date(lastDay)) }}
                aria-label={say.rowsOf(title)}
              >
                {say.rows}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )

  function factText(name: string, value: number | string | null): string {
    if (value === null) return words.never
    if (typeof value === 'number') return value.toLocaleString(words.language)
    return name === 'cards' ? (words.policies.actions[value] ?? value) : fullDate(value, words.language)
  }
}
