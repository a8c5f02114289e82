import type { Part } from '../../../../src/http/wire/conversation.ts'
import { useActorName, useNames } from '../../state/names.ts'
import { clockTime, fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'

/** One muted line. The part holds ids; the sentence is made here, in the reader's language. */
export function EventLine({ part }: { part: Part }) {
  const words = useWords()
  const text = useEventText()(part)
  return (
    <li className="event">
      <span>{text}</span>
      <time dateTime={part.createdAt} title={fullTime(part.createdAt, words.language)}>
        {clockTime(part.createdAt, words.language)}
      </time>
    </li>
  )
}

function useEventText(): (part: Part) => string {
  const words = useWords()
  const names = useNames()
  const nameOf = useActorName()
  return ({ event, author }) => {
    const say = words.thread.events
    const who = author.name ?? nameOf(author.type, author.id)
    if (!event) return who
    switch (event.what) {
      case 'assigned':
        if (!event.assigneeId) return say.unassigned(who)
        if (event.assigneeId === author.id) return say.took(who)
        return say.assigned(who, names.teammate(event.assigneeId) ?? words.unknownTeammate)
      case 'handed':
        return event.teamId ? say.handed(who, names.team(event.teamId)?.text ?? '…') : say.unhanded(who)
      case 'snoozed':
        return say.snoozed(who, event.until ? fullTime(event.until, words.language) : '')
      case 'tagged':
      case 'untagged':
        return say[event.what](who, (event.tagId && names.tag(event.tagId)?.text) || words.thread.tag)
      default:
        return say[event.what](who)
    }
  }
}
