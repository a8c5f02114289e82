import { memo } from 'react'
import type { Part } from '../../../../src/http/wire/conversation.ts'
import { clockTime, fullTime } from '../../words/time.ts'
import { isNamed } from '../../words/person-name.ts'
import { useWords } from '../../words/words.ts'
import { HandoverLine } from './handover-line.tsx'
import { Avatar, Icon } from '../icon.tsx'
import { copyPartLink } from '../../state/part-link.ts'
import { RichBody } from '../text/rich-body.tsx'
import { SafeBody } from '../text/safe-text.tsx'

type Props = {
  part: Part
  author: string
  /** The same author went on within a few minutes: no need to say the name again. */
  goesOn: boolean
  onChanged: () => void
  /** Of the team, to mark whom a note names. */
  names: readonly string[]
}

const nobody: readonly string[] = []

export const Message = memo(function Message({ part, author, goesOn, onChanged, names }: Props) {
  const words = useWords()
  const team = part.author.type !== 'contact'
  return (
    <li
      className="message"
      id={part.id}
      data-side={team ? 'team' : 'contact'}
      data-note={part.kind === 'note' || undefined}
      data-goes-on={goesOn || undefined}
    >
      {!goesOn && <Avatar name={isNamed(words, author) ? author : null} team={team} />}
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
          {team ? (
            <RichBody text={part.body} onRestored={onChanged} names={part.kind === 'note' ? names : nobody} />
          ) : (
            <SafeBody text={part.body} onRestored={onChanged} />
          )}
        </div>
        {part.handover && <HandoverLine handover={part.handover} />}
      </div>
      <button
        className="message-link"
        aria-label={words.work.copyLink}
        title={`${fullTime(part.createdAt, words.language)}. ${words.work.copyLink}`}
        onClick={() => void copyPartLink(part, words.work.linkCopied)}
      >
        <time dateTime={part.createdAt}>{clockTime(part.createdAt, words.language)}</time>
      </button>
    </li>
  )
})
