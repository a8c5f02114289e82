import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isReason, maxReason } from '../../../../src/core/reason.ts'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { contactsApi } from '../../api/contacts.ts'
import { fullDate } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { SheetForm, TextField } from '../sheet-form.tsx'
import { Sheet } from '../sheet.tsx'

/** Who must not be erased, for a dispute or a duty to keep. */
export function HoldPart({ contact, onChanged }: { contact: Contact; onChanged: () => void }) {
  const words = useWords()
  const say = words.hold
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const hold = useMutation({
    mutationFn: () => contactsApi.hold(contact.id, contact.heldAt === null ? reason.trim() : null),
    onSuccess: () => {
      setAsking(false)
      setReason('')
      onChanged()
    },
  })
  if (!contact.mayHold) return null
  if (contact.heldAt !== null) {
    return (
      <div className="blocked">
        <p>{say.since(fullDate(contact.heldAt, words.language))}</p>
        <button className="button small" disabled={hold.isPending} onClick={() => hold.mutate()}>
          {say.release}
        </button>
      </div>
    )
  }
  return (
    <>
      <button className="button quiet" onClick={() => setAsking(true)}>
        <Icon name="clock" />
        {say.ask}
      </button>
      <Sheet open={asking} onClose={() => setAsking(false)} title={say.title}>
        <SheetForm ready={isReason(reason)} save={hold} act={say.do} onCancel={() => setAsking(false)}>
          <p>{say.lead}</p>
          <TextField label={say.reason} value={reason} maxLength={maxReason} focus onValue={setReason} />
        </SheetForm>
      </Sheet>
    </>
  )
}
