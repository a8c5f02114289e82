import type { Part } from '../../../../src/http/wire/conversation.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'

/** How a question for a value, or a secret for the customer, stands. */
export function HandoverLine({ handover }: { handover: NonNullable<Part['handover']> }) {
  const words = useWords()
  const say = words.messenger.handover.states[handover.state]
  return (
    <p className="handover-line" data-state={handover.state}>
      <SealMark />
      {say?.(handover.kind ? kindTitle(words, handover.kind) : '')}
    </p>
  )
}
