import type { UseMutationResult } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { maxEvidenceDays } from '../../../../src/core/evidence.ts'
import { dayAt, startOf } from '../../state/activity-filter.ts'
import { useWords } from '../../words/words.ts'
import { FormProblem } from '../states.tsx'

type Period = { readonly from: string; readonly to: string }

/** Days from and to; `to` is included. `children` stand before them, `ready` says whether they are filled in. */
export function PeriodForm({
  days,
  act,
  make,
  ready = true,
  children,
}: {
  days: number
  act: string
  make: Pick<UseMutationResult<unknown, Error, Period>, 'mutate' | 'isPending' | 'error'>
  ready?: boolean
  children?: ReactNode
}) {
  const say = useWords().evidence
  const [from, setFrom] = useState(() => daysAgo(days - 1))
  const [to, setTo] = useState(() => daysAgo(0))
  const span = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  const fits = span >= 1 && span <= maxEvidenceDays
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fits && ready) make.mutate({ from: startOf(from), to: startOf(to, 1) })
  }
  return (
    <form className="evidence-period" onSubmit={submit}>
      {children}
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
      <button className="button main" disabled={make.isPending || !fits || !ready}>
        {act}
      </button>
      <FormProblem problem={make.error ?? (fits ? null : say.wrongPeriod)} />
    </form>
  )
}

function daysAgo(days: number): string {
  const at = new Date()
  at.setDate(at.getDate() - days)
  return dayAt(at)
}
