import type { Conversation } from '../../../src/http/wire/conversation.ts'
import type { Words } from './en.ts'

const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

/** Two who are nobody yet are told apart by the end of their id, said in a way that stays in the ear: it tells nothing that the id does not. */
export function visitorMark(words: Words, contactId: string): string {
  const [wordDigit = '', ...code] = contactId.slice(-3)
  const word = words.visitorMarks[crockford.indexOf(wordDigit) % words.visitorMarks.length]
  return word === undefined ? '' : `${word} ${code.join('').toUpperCase()}`
}

type Person = { readonly id: string; readonly name: { readonly text: string } | null; readonly email: string | null }

export function personName(words: Words, { id, name, email }: Person): string {
  return name?.text ?? email ?? `${words.unknownPerson} · ${visitorMark(words, id)}`
}

/** Whether there are initials to be made of it. */
export function isNamed(words: Words, name: string): boolean {
  return name !== words.unknownPerson && !name.startsWith(`${words.unknownPerson} · `)
}

type Conversing = Pick<Conversation, 'contactId' | 'contactName' | 'contactEmail'>

export function contactNameOf(words: Words, one: Conversing): string {
  return personName(words, { id: one.contactId, name: one.contactName, email: one.contactEmail })
}

/** The random end tells ids apart; the start is only the time. */
export function shortId(id: string): string {
  return id.length > 16 ? `${id.slice(0, 4)}…${id.slice(-6)}` : id
}
