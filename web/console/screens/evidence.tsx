import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { maxEvidenceDays } from '../../../src/core/evidence.ts'
import { EvidenceReport } from '../parts/evidence/evidence-report.tsx'
import { Page } from '../parts/page.tsx'
import { Bones, Empty, FormProblem } from '../parts/states.tsx'
import { activityApi } from '../api/activity.ts'
import { dayAt, startOf } from '../state/activity-filter.ts'
import { useWords } from '../words/words.ts'
import './evidence.css'

const usualDays = 90

/** Each making is logged, so nothing is made before somebody asks for it. */
export function EvidenceScreen() {
  const words = useWords()
  const say = words.evidence
  const [from, setFrom] = useState(() => daysAgo(usualDays - 1))
  const [to, setTo] = useState(() => daysAgo(0))
  const make = useMutation({ mutationFn: activityApi.evidence, gcTime: 0 })
  const span = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  const fits = span >= 1 && span <= maxEvidenceDays
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fits) make.mutate({ from: startOf(from), to: startOf(to, 1) })
  }
  return (
    <Page title={say.title} lead={say.lead}>
      <form className="evidence-period" onSubmit={submit}>
        <label className="field">
          <span className="label">{say.from}</span>
          <input
            className="input"
            type="date"
            required
            value={from}
            max={to}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">{say.to}</span>
          <input
            className="input"
            type="date"
            required
            value={to}
            min={from}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <button className="button main" disabled={make.isPending || !fits}>
          {say.make}
        </button>
        <FormProblem problem={make.error ?? (fits ? null : say.wrongPeriod)} />
      </form>
      {make.isPending && (
        <div>
          <p className="muted">{say.making}</p>
          <Bones rows={6} />
        </div>
      )}
      {make.isIdle && <Empty icon="evidence" title={say.empty} />}
      {make.data && <EvidenceReport evidence={make.data} />}
    </Page>
  )
}

function daysAgo(days: number): string {
  const at = new Date()
  at.setDate(at.getDate() - days)
  return dayAt(at)
}
