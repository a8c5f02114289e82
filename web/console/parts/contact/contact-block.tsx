import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { contactsApi } from '../../api/contacts.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { Confirm } from '../once.tsx'

export function BlockPart({ contact, onChanged }: { contact: Contact; onChanged: () => void }) {
  const words = useWords()
  const [asking, setAsking] = useState(false)
  const block = useMutation({
    mutationFn: (blocked: boolean) => contactsApi.block(contact.id, blocked),
    onSuccess: () => {
      setAsking(false)
      onChanged()
    },
  })
  if (contact.blockedAt !== null) {
    return (
      <div className="blocked">
        <p>{words.work.blocked}</p>
        {contact.mayChange && (
          <button className="button small" disabled={block.isPending} onClick={() => block.mutate(false)}>
            {words.work.unblock}
          </button>
        )}
      </div>
    )
  }
  if (!contact.mayChange) return null
  return (
    <>
      <button className="button quiet block-button" onClick={() => setAsking(true)}>
        <Icon name="hand" />
        {words.work.blockAsk}
      </button>
      <Confirm
        open={asking}
        title={words.work.block}
        act={words.work.block}
        busy={block.isPending}
        problem={block.error}
        onAct={() => block.mutate(true)}
        onClose={() => setAsking(false)}
      >
        {words.work.blockLead}
      </Confirm>
    </>
  )
}
