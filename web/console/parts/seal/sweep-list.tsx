import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isReason, maxReason } from '../../../../src/core/reason.ts'
import type { Sweep } from '../../../../src/http/wire/sweep.ts'
import { sealsApi } from '../../api/seals.ts'
import { useActorName } from '../../state/names.ts'
import { sweepsQuery } from '../../state/queries.ts'
import { fullTime } from '../../words/time.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'
import { Section } from '../page.tsx'
import { SheetForm } from '../sheet-form.tsx'
import { Sheet } from '../sheet.tsx'
import './sweep.css'

/** Values that were sealed in one place and looked for in all others: what waits for a decision, and what can be put back. */
export function SweepList() {
  const words = useWords()
  const items = useQuery(sweepsQuery).data?.items ?? []
  const told = items.filter(({ state, found, sealed }) => state !== 'found' || found + sealed > 0)
  if (told.length === 0) return null
  return (
    <Section title={words.sweep.section} lead={words.sweep.sectionLead}>
      <ul className="sweeps">
        {told.map((sweep) => (
          <SweepRow key={sweep.id} sweep={sweep} />
        ))}
      </ul>
    </Section>
  )
}

function SweepRow({ sweep }: { sweep: Sweep }) {
  const words = useWords()
  const client = useQueryClient()
  const nameOf = useActorName()
  const [asking, setAsking] = useState(false)
  const number = (value: number) => value.toLocaleString(words.language)
  const refresh = () => client.invalidateQueries({ queryKey: ['sweeps'] })
  const seal = useMutation({ mutationFn: () => sealsApi.sealEverywhere(sweep.id), onSettled: refresh })
  const { state, found, sealed } = sweep
  return (
    <li>
      <span className="pill" data-tone={state === 'found' ? 'warn' : state === 'done' ? 'seal' : undefined}>
        {kindTitle(words, sweep.kind)}
      </span>
      <span className="sweep-what">
        {words.sweep.states[state]} · {words.sweep.counts(number(found), number(sealed))}
        <span className="hint">
          {' '}
          {words.sweep.by(nameOf('teammate', sweep.startedBy), fullTime(sweep.startedAt, words.language))}
        </span>
      </span>
      {sweep.maySeal && state === 'found' && (
        <button className="button small sealing" disabled={seal.isPending} onClick={() => seal.mutate()}>
          <SealMark size={14} />
          {words.sweep.sealAll(found, number(found))}
        </button>
      )}
      {sweep.mayUndo && (
        <button className="button small quiet" onClick={() => setAsking(true)}>
          {words.sweep.undo}
        </button>
      )}
      <UndoSheet
        id={sweep.id}
        open={asking}
        onClose={() => {
          setAsking(false)
          void refresh()
        }}
      />
    </li>
  )
}

function UndoSheet({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const undo = useMutation({ mutationFn: () => sealsApi.undoSweep(id, reason.trim()), onSuccess: onClose })
  return (
    <Sheet open={open} onClose={onClose} title={words.sweep.undoTitle}>
      <SheetForm ready={isReason(reason)} save={undo} act={words.sweep.undoDo} onCancel={onClose}>
        <p className="muted">{words.sweep.undoLead}</p>
        <label className="field">
          <span className="label">{words.sweep.undoReason}</span>
          <textarea
            className="input"
            rows={2}
            maxLength={maxReason}
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </SheetForm>
    </Sheet>
  )
}
