import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../../src/http/wire/report.ts'
import { useMay } from '../../state/session.ts'
import { fullDate, fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'

/** For whoever comes back: what should have been done meanwhile and was not. Nothing stands here while all is well. */
export function UndoneList({ undone }: { undone: Overview['undone'] }) {
  const words = useWords()
  const say = words.overview
  const may = useMay()
  const number = (value: number) => value.toLocaleString(words.language)
  const { erasures, overdue, webhooks, unchained, sweeps, accessSince, waitsUntil, lastBackup } = undone
  const lines = [
    {
      text: erasures > 0 && say.erasuresLeft(erasures, number(erasures)),
      to: '/settings/data',
      right: 'contact:erase',
    },
    { text: overdue > 0 && say.overdueLeft(overdue, number(overdue)), to: '/evidence', right: 'evidence:read' },
    {
      text: webhooks > 0 && say.webhooksLeft(webhooks, number(webhooks)),
      to: '/settings/webhooks',
      right: 'webhook:read',
    },
    { text: unchained > 0 && say.unchainedLeft(unchained, number(unchained)), to: '/activity', right: 'activity:read' },
    { text: sweeps > 0 && say.sweepsLeft(sweeps, number(sweeps)), to: '/review', right: 'value:sweep' },
    {
      text: accessSince !== null && say.accessSince(fullDate(accessSince, words.language)),
      to: '/evidence',
      right: 'teammate:write',
    },
    {
      text: waitsUntil !== null && say.clockWaits(fullTime(waitsUntil, words.language)),
      to: '/settings/data',
      right: 'contact:erase',
    },
    {
      text: lastBackup !== null && say.backupOld(fullDate(lastBackup, words.language)),
      to: '/evidence',
      right: 'evidence:read',
    },
  ] as const
  const left = lines.filter(({ text }) => text !== false)
  if (left.length === 0) return null
  return (
    <section className="undone" aria-label={say.undone}>
      <h2>
        <Icon name="alert" /> {say.undone}
      </h2>
      <ul>
        {left.map(({ text, to, right }) => (
          <li key={to + String(text)}>{may(right) ? <Link to={to}>{text}</Link> : text}</li>
        ))}
      </ul>
    </section>
  )
}
