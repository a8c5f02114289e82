import { useActorName } from '../../state/names.ts'
import { usePresent } from '../../state/presence.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'

/** Who else is here. The line has its place always, so that nothing moves when somebody comes. */
export function PresenceLine({ conversationId, contactName }: { conversationId: string; contactName: string }) {
  const words = useWords()
  const nameOf = useActorName()
  const present = usePresent(conversationId)
  const of = (doing: string) =>
    present.filter((one) => one.type === 'teammate' && one.doing === doing).map((one) => nameOf('teammate', one.id))
  const [typing, noting, looking] = [of('typing'), of('noting'), of('looking')]
  const writes = present.some((one) => one.type === 'contact' && one.doing === 'typing')
  const lines = [
    ...(writes ? [words.work.typing(contactName)] : []),
    ...(typing.length > 0 ? [words.work.replying(typing.join(', '))] : []),
    ...(noting.length > 0 ? [words.work.noting(noting.join(', '))] : []),
    ...(looking.length > 0 && typing.length + noting.length === 0 ? [words.work.looking(looking.join(', '))] : []),
  ]
  return (
    <p className="presence" role="status" data-collides={typing.length > 0 || undefined}>
      {lines.length > 0 && (
        <Icon name={writes || typing.length > 0 || noting.length > 0 ? 'pencil' : 'eye'} size={12} />
      )}
      {lines.join(' · ')}
    </p>
  )
}
