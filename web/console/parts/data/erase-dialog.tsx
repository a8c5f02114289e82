import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isReason, maxReason } from '../../../../src/core/reason.ts'
import type { Erasure } from '../../../../src/http/wire/contact.ts'
import { dataApi } from '../../api/data.ts'
import { newId } from '../../api/call.ts'
import { askedErasure } from '../../state/asked-erasure.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { Icon } from '../icon.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { SheetForm, TextField } from '../sheet-form.tsx'

/** Says what will be gone, asks why and for a typed word, then shows the proof. */
export function EraseDialog() {
  const words = useWords()
  const client = useQueryClient()
  const about = useStore(askedErasure)
  const [done, setDone] = useState<Erasure | null>(null)
  const close = () => {
    askedErasure.set(null)
    setDone(null)
    if (!done) return
    about?.onErased()
    void client.invalidateQueries({ queryKey: ['conversations'] })
    void client.invalidateQueries({ queryKey: ['erasures'] })
  }
  return (
    <Sheet open={about !== null} onClose={close} title={done ? words.erase.done : words.erase.title(about?.name ?? '')}>
      {done && (
        <div className="stack">
          <p>{words.erase.doneLead}</p>
          <ReceiptCard erasure={done} />
          <div className="actions end">
            <button className="button" onClick={close}>
              {words.close}
            </button>
          </div>
        </div>
      )}
      {about && !done && <EraseForm contactId={about.contactId} onDone={setDone} onCancel={close} />}
    </Sheet>
  )
}

function EraseForm({
  contactId,
  onDone,
  onCancel,
}: {
  contactId: string
  onDone: (erasure: Erasure) => void
  onCancel: () => void
}) {
  const words = useWords()
  const [id] = useState(() => newId('erasure'))
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const erase = useMutation({
    mutationFn: () => dataApi.erase({ id, contactId, reason: reason.trim() }),
    onSuccess: onDone,
  })
  const ready = isReason(reason) && typed.trim().toUpperCase() === words.erase.word
  return (
    <SheetForm ready={ready} save={erase} act={words.erase.do} doing={words.erase.doing} grave onCancel={onCancel}>
      <p>{words.erase.lead}</p>
      <ul className="stack tight">
        {words.erase.gone.map((line) => (
          <li key={line} className="tick-line">
            <Icon name="shred" />
            {line}
          </li>
        ))}
      </ul>
      <p className="muted">{words.erase.stays}</p>
      <TextField label={words.erase.reason} value={reason} maxLength={maxReason} focus onValue={setReason} />
      <TextField label={words.erase.type(words.erase.word)} value={typed} maxLength={20} onValue={setTyped} />
    </SheetForm>
  )
}
