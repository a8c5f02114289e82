import { Popover } from '@base-ui/react/popover'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { isReason, maxReason } from '../../../../src/core/reason.ts'
import { sealsApi } from '../../api/seals.ts'
import { useWords } from '../../words/words.ts'
import { FormProblem } from '../states.tsx'

type Common = { token: string; onBack: () => void }

export function RevealForm({
  token,
  onBack,
  onRevealed,
}: Common & { onRevealed: (revealed: { id: string; value: string }) => void }) {
  const words = useWords()
  const reveal = useMutation({
    mutationFn: (reason: string) => sealsApi.reveal(token, reason),
    onSuccess: ({ id, value }) => onRevealed({ id, value }),
    // The answer holds the value: it must not wait in the cache of mutations.
    gcTime: 0,
  })
  return (
    <ReasonForm
      title={words.seal.revealTitle}
      lead={words.seal.revealLead}
      label={words.seal.revealReason}
      submit={words.seal.revealDo}
      act={reveal}
      offers={words.seal.reasons}
      onBack={onBack}
    />
  )
}

export function RestoreForm({ token, onBack, onRestored }: Common & { onRestored: () => void }) {
  const words = useWords()
  const restore = useMutation({
    mutationFn: (reason: string) => sealsApi.restore(token, reason),
    onSuccess: onRestored,
    gcTime: 0,
  })
  return (
    <ReasonForm
      title={words.seal.restoreTitle}
      lead={words.seal.restoreLead}
      label={words.seal.restoreReason}
      submit={words.seal.restoreDo}
      act={restore}
      onBack={onBack}
    />
  )
}

type ReasonProps = {
  title: string
  lead: ReactNode
  label: string
  submit: string
  /** The mutation that does it. */
  act: { readonly mutate: (reason: string) => void; readonly isPending: boolean; readonly error: unknown }
  offers?: readonly string[]
  /** What is asked beside the reason. */
  children?: ReactNode
  onBack: () => void
}

export function ReasonForm({ title, lead, label, submit, act, offers = [], children, onBack }: ReasonProps) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const ready = isReason(reason) && !act.isPending
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (ready) act.mutate(reason.trim())
  }
  return (
    <form className="stack tight" onSubmit={send}>
      <Popover.Title render={<h3 />}>{title}</Popover.Title>
      <p className="muted">{lead}</p>
      {offers.length > 0 && (
        <div className="actions offers">
          {offers.map((offer) => (
            <button type="button" className="button small" key={offer} onClick={() => setReason(offer)}>
              {offer}
            </button>
          ))}
        </div>
      )}
      {children}
      <label className="field">
        <span className="label">{label}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={maxReason}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event)
          }}
        />
      </label>
      <FormProblem problem={act.error} />
      <div className="actions end">
        <button type="button" className="button small quiet" onClick={onBack}>
          {words.cancel}
        </button>
        <button type="submit" className="button small sealing" disabled={!ready}>
          {submit}
        </button>
      </div>
    </form>
  )
}
