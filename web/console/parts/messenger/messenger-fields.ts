import type { Workspace } from '../../../../src/http/wire/workspace.ts'
import type { Field } from '../../state/save-over.ts'
import { useWords } from '../../words/words.ts'

type Messenger = Workspace['messenger']

/** What the form of the messenger writes, each by its name, so that two may change two things of it at once. */
export function useMessengerFields(mine: Messenger): Record<keyof Messenger, Field<Workspace>> {
  const words = useWords()
  const text = words.messenger
  const labels: Record<keyof Messenger, string> = {
    greeting: text.greetingEn,
    intro: text.introEn,
    spacing: text.spacingSide,
    replyTime: text.replyTime,
    hours: text.hours,
    sound: text.sound,
    askEmail: text.askEmail,
    tellByEmail: text.tellByEmail,
    language: text.languageDefault,
    origins: text.originsField,
    color: text.color,
    position: text.position,
    requireVerification: text.require,
  }
  const say = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (typeof value !== 'object' || value === null) return String(value ?? '')
    return Object.values(value).map(say).filter(Boolean).join(', ')
  }
  const fields = Object.entries(labels).map(([name, label]) => {
    const key = name as keyof Messenger
    return [key, { label, of: ({ messenger }: Workspace) => messenger[key], mine: mine[key], say }]
  })
  // Made of the keys of `labels`, which are all there are.
  return Object.fromEntries(fields) as Record<keyof Messenger, Field<Workspace>>
}
