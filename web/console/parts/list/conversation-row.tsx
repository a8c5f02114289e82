import { memo } from 'react'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import type { Names } from '../../state/names.ts'
import { isUnread } from '../../state/views.ts'
import { fullTime, howLong, shortTime } from '../../words/time.ts'
import { contactNameOf } from '../../words/person-name.ts'
import { useWords } from '../../words/words.ts'
import { Avatar, Icon } from '../icon.tsx'
import { RichLine } from '../text/rich-body.tsx'
import { SafeLine } from '../text/safe-text.tsx'

type Props = {
  one: Conversation
  preview: Conversation['preview']
  selected: boolean
  underCursor: boolean
  onOpen: (id: string) => void
  /** `range`: with all between the last one and this. */
  onChoose: (id: string, range: boolean) => void
  /** Null where nothing can be chosen. */
  chosen: boolean | null
  /** What was searched for: it stands out in the preview. */
  query?: string | undefined
  /** Whether the list's order is by who waits. */
  isByWaiting: boolean
  /** From the list: a row that asked for names itself would watch three queries. */
  names: Names
  me: string
}

/** A button and not a link: what it opens stands beside it, and nobody's id needs to be in a copied address. */
export const ConversationRow = memo(function ConversationRow({
  one,
  preview,
  selected,
  underCursor,
  onOpen,
  onChoose,
  chosen,
  query,
  isByWaiting,
  names,
  me,
}: Props) {
  const words = useWords()
  const unread = isUnread(one)
  const assignee = one.assigneeId ? names.teammate(one.assigneeId) : null
  const name = contactNameOf(words, one)
  return (
    <>
      {chosen !== null && (
        <input
          type="checkbox"
          className="row-check"
          tabIndex={-1}
          aria-label={words.work.select(name)}
          checked={chosen}
          // A change of a box comes from a click, which knows what was held down.
          onChange={({ nativeEvent }) => onChoose(one.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        />
      )}
      <button
        type="button"
        className="row"
        data-chosen={chosen || undefined}
        aria-current={selected || undefined}
        data-unread={unread || undefined}
        data-cursor={underCursor || undefined}
        onClick={() => onOpen(one.id)}
      >
        <span className="row-top">
          <span className="row-dot" data-state={one.state} data-unread={unread || undefined} aria-hidden="true" />
          <span className="row-name">{one.contactName ? <SafeLine text={one.contactName} /> : name}</span>
          {unread && <span className="aside">{words.inbox.unread}</span>}
          {isByWaiting && one.waitingSince ? (
            <time
              dateTime={one.waitingSince}
              title={words.work.waitingSince(fullTime(one.waitingSince, words.language))}
            >
              <Icon name="clock" size={12} /> <span className="aside">{words.work.waits} </span>
              {howLong(one.waitingSince, words.language)}
            </time>
          ) : (
            <time dateTime={one.updatedAt}>{shortTime(one.updatedAt, words.language)}</time>
          )}
        </span>
        <span className="row-bottom">
          <span className="row-preview">
            {one.previewAuthor === 'team' && <Icon name={one.previewKind === 'note' ? 'note' : 'reply'} size={12} />}
            {one.previewKind === 'note' && <span className="aside">{words.thread.note}: </span>}
            {!preview ? (
              words.inbox.noPreview
            ) : one.previewAuthor === 'team' ? (
              <RichLine text={preview} query={query} />
            ) : (
              <SafeLine text={preview} query={query} />
            )}
          </span>
          {one.assigneeId !== null && (
            <span className="row-assignee" title={assignee ?? words.unknownTeammate}>
              <Avatar name={assignee} team={one.assigneeId === me} />
              <span className="aside">
                {words.thread.assignTo} {assignee ?? words.unknownTeammate}
              </span>
            </span>
          )}
        </span>
      </button>
    </>
  )
})
