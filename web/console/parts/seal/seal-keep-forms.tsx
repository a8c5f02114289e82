import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { sealsApi } from '../../api/seals.ts'
import { fullDate } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { ReasonForm } from './seal-forms.tsx'
import { say } from '../toast.tsx'

type Props = { token: string; onBack: () => void; onDone: () => void }

const offered = [30, 90, 180, 365, 730, 1825]

export function ExtendForm({ token, onBack, onDone }: Props) {
  const words = useWords()
  const [keepDays, setKeepDays] = useState(365)
  const extend = useMutation({
    mutationFn: (reason: string) => sealsApi.extendSeal(token, { keepDays, reason }),
    onSuccess: ({ expiresAt }) => {
      say({ text: words.chip.extended(fullDate(expiresAt, words.language)) })
      onDone()
    },
  })
  return (
    <ReasonForm
      title={words.chip.extendTitle}
      lead={words.chip.extendLead}
      label={words.chip.extendReason}
      submit={words.chip.extendDo}
      act={extend}
      onBack={onBack}
    >
      <label className="field">
        <span className="label">{words.chip.extendFor}</span>
        <select className="input" value={keepDays} onChange={(event) => setKeepDays(Number(event.target.value))}>
          {offered.map((days) => (
            <option key={days} value={days}>
              {words.policies.days(days)}
            </option>
          ))}
        </select>
      </label>
    </ReasonForm>
  )
}

export function DestroyForm({ token, onBack, onDone }: Props) {
  const words = useWords()
  const destroy = useMutation({
    mutationFn: (reason: string) => sealsApi.destroySeal(token, reason),
    onSuccess: () => {
      say({ text: words.chip.destroyDone })
      onDone()
    },
  })
  return (
    <ReasonForm
      title={words.chip.destroyTitle}
      lead={words.chip.destroyLead}
      label={words.chip.destroyReason}
      submit={words.chip.destroyDo}
      act={destroy}
      onBack={onBack}
    />
  )
}
