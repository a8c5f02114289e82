import { memo } from 'react'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { clockTime, fullTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'
import { Avatar, Icon } from './icon.tsx'
import { SafeBody } from './safe-text.tsx'

type Props = {
  part: Part
  author: string
  /** The same author went on within a few minutes: no need to say the name again. */
  goesOn: boolean
  onChanged: () => void
}

export const Message = memo(function Message({ part, author, goesOn, onChanged }: Props) {
  const words = useWords()
  const team = part.author.type !== 'contact'
  return (
    <li
      className="message"
      data-side={team ? 'team' : 'contact'}
      data-note={part.kind === 'note' || undefined}
      data-goes-on={goesOn || undefined}
    >
      {!goesOn && <Avatar name={author === words.unknownPerson ? null : author} team={team} />}
      <div className="message-main">
        {goesOn ? (
          <span className="aside">{author}</span>
        ) : (
          <p className="message-author">
            {author}
            {part.kind === 'note' && (
              <span className="note-label">
                <Icon name="note" size={12} />
                {words.thread.note}, {words.thread.noteHint}
              </span>
            )}
          </p>
        )}
        <div className="bubble" dir="auto" data-part={part.id}>
          <SafeBody text={part.body} onRestored={onChanged} />
        </div>
      </div>
      <time dateTime={part.createdAt} title={fullTime(part.createdAt, words.language)}>
        {clockTime(part.createdAt, words.language)}
      </time>
    </li>
  )
})
