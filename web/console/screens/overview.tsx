import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Overview } from '../../../src/http/wire/report.ts'
import { ColumnChart, RowChart, type Bar } from '../parts/evidence/chart.tsx'
import { UndoneList } from '../parts/evidence/undone-list.tsx'
import { Page } from '../parts/page.tsx'
import { Loaded } from '../parts/states.tsx'
import { overviewQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { kindTitle, useWords } from '../words/words.ts'
import './overview.css'

type Words = ReturnType<typeof useWords>

export function OverviewScreen() {
  const words = useWords()
  const [days, setDays] = useState(28)
  const overview = useQuery({ ...overviewQuery(days), placeholderData: (before) => before })
  return (
    <Page
      title={words.overview.title}
      lead={words.overview.lead}
      act={
        <label className="period">
          <span className="aside">{words.overview.period}</span>
          <select className="input" value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {[7, 28, 90].map((count) => (
              <option key={count} value={count}>
                {words.overview.days(count)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <Loaded query={overview} rows={6}>
        {(report) => <Numbers report={report} />}
      </Loaded>
    </Page>
  )
}

function Numbers({ report }: { report: Overview }) {
  const words = useWords()
  const may = useMay()
  const number = (value: number) => value.toLocaleString(words.language)
  const { firstResponse, resolution } = report
  return (
    <>
      <UndoneList undone={report.undone} />
      <dl className="figures">
        <Figure term={words.overview.now}>
          <strong>{number(report.open)}</strong> {words.overview.open}
          <span className="hint">
            {number(report.unassigned)} {words.overview.unassigned}
          </span>
        </Figure>
        <Figure term={words.review.flagged}>
          <strong>{number(report.flagged)}</strong>{' '}
          {may('finding:read') && report.flagged > 0 ? (
            <Link to="/review">{words.overview.waiting}</Link>
          ) : (
            words.overview.waiting
          )}
        </Figure>
        <Figure term={words.overview.firstResponse}>
          <strong>{spanText(words, firstResponse.median)}</strong>
          {firstResponse.median !== null && (
            <span className="hint">
              {words.overview.of(firstResponse.count)}, {words.overview.half}
            </span>
          )}
        </Figure>
        <Figure term={words.overview.resolution}>
          <strong>{spanText(words, resolution.median)}</strong>
          {resolution.median !== null && (
            <span className="hint">
              {words.overview.of(resolution.count)}, {words.overview.half}
            </span>
          )}
        </Figure>
      </dl>
      <ColumnChart
        label={words.overview.started}
        head={[words.overview.day, words.overview.count]}
        bars={report.started.map(({ day, count }) => dayBar(words, day, count))}
      />
      <div className="charts">
        <ColumnChart
          label={words.overview.hidden}
          head={[words.overview.week, words.overview.count]}
          bars={byWeek(report).map(({ week, count }) => weekBar(words, week, count))}
        />
        <div>
          <ColumnChart
            label={words.overview.reveals}
            head={[words.overview.week, words.overview.count]}
            bars={report.reveals.map(({ week, count }) => weekBar(words, week, count))}
          />
          {may('activity:read') && (
            <p className="hint">
              <Link to="/activity" search={{ action: 'value.revealed' }}>
                {words.overview.whoRevealed}
              </Link>
            </p>
          )}
        </div>
      </div>
      {report.hidden.length > 0 ? (
        <RowChart label={words.overview.kinds} bars={byKind(words, report)} />
      ) : (
        <p className="muted">{words.overview.noHidden}</p>
      )}
    </>
  )
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="figure">
      <dt className="hint">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Day before month, as everywhere else in the console. */
const localeOf = (words: Words): string => (words.language === 'en' ? 'en-GB' : words.language)

function dayBar(words: Words, day: string, value: number): Bar {
  const at = new Date(`${day}T12:00`)
  return {
    label: at.toLocaleDateString(localeOf(words), {
      day: 'numeric',
      month: words.language === 'en' ? 'short' : 'numeric',
    }),
    title: at.toLocaleDateString(localeOf(words), { weekday: 'short', day: 'numeric', month: 'long' }),
    value,
  }
}

function weekBar(words: Words, week: string, value: number): Bar {
  const bar = dayBar(words, week, value)
  return {
    ...bar,
    title: words.overview.weekOf(
      new Date(`${week}T12:00`).toLocaleDateString(localeOf(words), { day: 'numeric', month: 'long' }),
    ),
  }
}

/** The weeks of the reveals are all weeks of the range, also those in which nothing was hidden. */
function byWeek({ reveals, hidden }: Pick<Overview, 'reveals' | 'hidden'>): { week: string; count: number }[] {
  return reveals.map(({ week }) => ({
    week,
    count: hidden.filter((one) => one.week === week).reduce((sum, { count }) => sum + count, 0),
  }))
}

const rowsShown = 8

function byKind(words: Words, { hidden }: Overview): Bar[] {
  const counts = new Map<string, number>()
  for (const { kind, count } of hidden) counts.set(kind, (counts.get(kind) ?? 0) + count)
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1])
  const bars = sorted
    .slice(0, rowsShown)
    .map(([kind, value]) => ({ label: kind, title: kindTitle(words, kind), value }))
  const rest = sorted.slice(rowsShown).reduce((sum, [, count]) => sum + count, 0)
  return rest > 0 ? [...bars, { label: 'others', title: words.overview.others, value: rest }] : bars
}

/** As one says it: two days, 3.5 hours, 12 minutes. */
function spanText(words: Words, seconds: number | null): string {
  if (seconds === null) return words.overview.none
  const short = (value: number) => value.toLocaleString(words.language, { maximumFractionDigits: value < 10 ? 1 : 0 })
  if (seconds < 90) return words.overview.seconds(seconds)
  if (seconds < 90 * 60) return words.overview.minutes(Math.round(seconds / 60))
  if (seconds < 36 * 3600) return words.overview.hours(short(seconds / 3600))
  return words.overview.longer(short(seconds / 86_400))
}
