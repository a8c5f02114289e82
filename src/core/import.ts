import { invalid } from './errors.ts'

/** How a conversation of another desk is brought in: with its own names for everything, so that the same page twice makes nothing twice. */
export type ImportedConversation = {
  readonly externalId: string
  readonly contact: ImportedContact
  readonly title?: string
  /** Only of one that is new here; what stands is the team's. */
  readonly state?: 'open' | 'closed'
  readonly tags?: readonly string[]
  readonly createdAt?: string
  readonly parts: readonly ImportedPart[]
}

/** `formerId`: how the other desk called somebody who has neither an e-mail nor an id of the company's own. */
export type ImportedContact = {
  readonly formerId?: string
  readonly externalId?: string
  readonly email?: string
  readonly name?: string
  readonly phone?: string
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
}

export type ImportedPart = {
  readonly externalId: string
  readonly author: { readonly type: 'contact' | 'team'; readonly name?: string; readonly email?: string }
  readonly kind?: 'message' | 'note'
  readonly text: string
  readonly createdAt: string
}

/** A part at its place in time. `index`: where it stood among those that were given. */
export type OrderedPart = ImportedPart & { readonly index: number; readonly at: Date }

export const mostImported = { conversations: 100, parts: 500, tags: 20 } as const
/** Desks did not exist before; an earlier time is a mistake in the export. */
const earliest = Date.parse('1990-01-01T00:00:00Z')

/**
 * By their original times. Many desks know no less than a second: what has the same time keeps the order in which it was given, a
 * millisecond apart, behind what stands here of the same second.
 */
export function inOrder(conversation: ImportedConversation, now: Date, last?: string): OrderedPart[] {
  if (conversation.createdAt !== undefined) timeOf(conversation.createdAt, 'createdAt', now)
  const seen = new Set<string>()
  const parts = conversation.parts.map((part, index) => {
    const field = (name: string) => `parts.${index}.${name}`
    if (seen.has(part.externalId)) throw invalid(field('externalId'), 'Two parts have the same externalId.')
    seen.add(part.externalId)
    if (part.text.trim() === '') throw invalid(field('text'), 'A part without a text says nothing: leave it out.')
    if (part.kind === 'note' && part.author.type === 'contact')
      throw invalid(field('kind'), 'Notes are written by the team.')
    if (part.author.type === 'contact' && (part.author.name ?? part.author.email) !== undefined)
      throw invalid(field('author'), 'The name of a contact stands in `contact`.')
    return { ...part, index, at: timeOf(part.createdAt, field('createdAt'), now) }
  })
  const stands = last === undefined ? undefined : Date.parse(last)
  let before = -Infinity
  return parts
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((part) => {
      const given = part.at.getTime()
      const behind = stands !== undefined && given === Math.floor(stands / 1000) * 1000 ? stands : before
      before = Math.max(given, behind + 1, before + 1)
      return { ...part, at: new Date(before) }
    })
}

function timeOf(text: string, field: string, now: Date): Date {
  const at = new Date(text)
  if (!(at.getTime() >= earliest)) throw invalid(field, 'No desk is as old as this. Send the time as ISO 8601 in UTC.')
  if (at > now) throw invalid(field, 'This time lies in the future.')
  return at
}
