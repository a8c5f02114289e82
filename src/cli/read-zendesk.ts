/**
 * A ticket as Zendesk's exports and its API give one (JSON formats of Tickets, Ticket comments, Users, Organizations and Ticket fields),
 * in our form. A ticket names people by number, so that they are learned first, from lines or lists of their own or from beside it.
 * Nothing is believed: what comes out is looked at like anybody's.
 */
import { attributeNamePattern, isEmail, isPhone } from '../core/contact.ts'
import { invalid } from '../core/errors.ts'
import { mostImported } from '../core/import.ts'
import { fieldsOf, listOf, textOf, type Fields } from './json-fields.ts'
import { textOfHtml } from './text-of-html.ts'

/** `files`, `tags`: how many stay away. `others`: messages of people in copy, `unknown`: of people nothing is known of. */
export type ZendeskTicket = {
  readonly conversation: object
  readonly files: number
  readonly tags: number
  readonly others: number
  readonly unknown: number
}

export function openZendesk() {
  const known: Known = { people: new Map(), organizations: new Map(), fields: new Map() }
  return {
    /** Undefined: it is none of Zendesk's. Who and what else stands in it is remembered for the tickets to come. */
    ticketsIn(json: unknown): readonly Fields[] | undefined {
      const given = fieldsOf(json)
      if ('externalId' in given) return undefined
      if (isTicket(given)) return [given]
      if (learn(known, given)) return []
      if (!lists.some((name) => name in given)) return undefined
      for (const one of lists.flatMap((name) => [...listOf(given[name]), fieldsOf(given[name])])) learn(known, one)
      const { ticket, tickets, comments, meta, next_page } = given
      const alone = fieldsOf(ticket)
      return isTicket(alone) ? [{ ...alone, comments, meta, next_page }] : listOf(tickets)
    },

    /** Undefined: it was deleted there, and only its number is left. */
    read: (ticket: Fields): ZendeskTicket | undefined =>
      ticket['status'] === 'deleted' ? undefined : conversationOf(known, ticket),
  }
}

type Known = {
  readonly people: Map<string, Fields>
  readonly organizations: Map<string, string>
  /** What the company calls its own fields of tickets. */
  readonly fields: Map<string, string>
}

const lists = ['users', 'user', 'organizations', 'organization', 'ticket_fields', 'tickets', 'ticket']
const isTicket = (one: Fields) => 'requester_id' in one || 'requester' in one
const states = ['solved', 'closed']

function learn({ people, organizations, fields }: Known, one: Fields): boolean {
  const [id, name, title] = [one['id'], one['name'], one['title']].map(textOf)
  if (id === undefined) return false
  if (['end-user', 'agent', 'admin'].includes(textOf(one['role']) ?? '')) people.set(id, one)
  else if (Array.isArray(one['domain_names']) && name !== undefined) organizations.set(id, name)
  else if ('raw_title' in one && title !== undefined) fields.set(id, title)
  else return false
  return true
}

/** Of the people learned, or who stands beside the number of theirs. */
function personOf({ people }: Known, id: string | undefined, beside: Fields): Fields | undefined {
  return (id === undefined ? undefined : people.get(id)) ?? (id === textOf(beside['id']) ? beside : undefined)
}

function contactOf({ organizations }: Known, id: string, person: Fields): object {
  const [name, email, phone, externalId] = ['name', 'email', 'phone', 'external_id'].map((field) =>
    textOf(person[field])?.trim(),
  )
  const attributes = [
    ['organization', organizations.get(textOf(person['organization_id']) ?? '')],
    ['details', person['details']],
    ['notes', person['notes']],
    // What is no address or number, with an extension behind it for instance, is kept all the same.
    ...(email === undefined || isEmail(email) ? [] : [['email_text', email]]),
    ...(phone === undefined || isPhone(phone) ? [] : [['phone_text', phone]]),
    ...Object.entries(fieldsOf(person['user_fields'])),
  ].flatMap(([field, value]) => attributeOf(String(field), value))
  return {
    formerId: `zendesk:${id}`,
    ...(externalId === undefined ? {} : { externalId }),
    ...(email !== undefined && isEmail(email) ? { email } : {}),
    ...(name === undefined ? {} : { name: name.slice(0, 200) }),
    ...(phone !== undefined && isPhone(phone) ? { phone } : {}),
    ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
  }
}

function attributeOf(field: string, value: unknown): [string, string | number | boolean][] {
  const name = field
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '_')
    .slice(0, 40)
  if (!new RegExp(attributeNamePattern).test(name)) return []
  if (typeof value === 'number' || typeof value === 'boolean') return [[name, value]]
  return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : []
}

function conversationOf(known: Known, ticket: Fields): ZendeskTicket {
  if (!Array.isArray(ticket['comments']))
    throw invalid('comments', 'A ticket without its comments has no history. Export them with it.')
  if (fieldsOf(ticket['meta'])['has_more'] === true || textOf(ticket['next_page']) !== undefined)
    throw invalid('comments', 'These are not all comments of this ticket. Fetch the next page, too.')
  const id = textOf(ticket['id'])
  if (id === undefined) throw invalid('id', 'A ticket without a number could not be told from another one.')
  const requester = requesterOf(known, ticket)
  const comments = listOf(ticket['comments']).map((comment) => partOf(known, requester.id, comment))
  const title = textOf(ticket['subject'])?.slice(0, 200)
  const names = Array.isArray(ticket['tags']) ? ticket['tags'].flatMap((tag) => textOf(tag) ?? []) : []
  const tags = names.filter((name) => name.length <= 60).slice(0, mostImported.tags)
  const createdAt = timeOf(ticket['created_at'])
  const about = fieldsText(known, ticket)
  const first = { externalId: 'fields', author: { type: 'team' }, kind: 'note', text: about, createdAt }
  const sum = (count: (comment: Comment) => number) => comments.reduce((all, comment) => all + count(comment), 0)
  return {
    conversation: {
      externalId: `zendesk:${id}`,
      contact: requester.contact,
      ...(title === undefined ? {} : { title }),
      state: states.includes(textOf(ticket['status']) ?? '') ? 'closed' : 'open',
      ...(tags.length > 0 ? { tags } : {}),
      createdAt,
      parts: [...(about === '' ? [] : [first]), ...comments.flatMap(({ part }) => part ?? [])],
    },
    files: sum(({ files }) => files),
    tags: names.length - tags.length,
    others: sum(({ of }) => Number(of === 'others')),
    unknown: sum(({ of }) => Number(of === 'unknown')),
  }
}

function requesterOf(known: Known, ticket: Fields): { id: string; contact: object } {
  const beside = fieldsOf(ticket['requester'])
  const id = textOf(ticket['requester_id']) ?? textOf(beside['id'])
  if (id === undefined) throw invalid('requester_id', 'It is not said whose ticket this is.')
  const person = personOf(known, id, beside)
  if (person === undefined && known.people.size === 0)
    throw invalid('requester_id', 'Nothing is known of people. Name the file of users in front of this one.')
  return { id, contact: contactOf(known, id, person ?? {}) }
}

type Comment = {
  readonly part?: object
  readonly files: number
  /** Whose it is, if it is neither the requester's nor the team's. */
  readonly of?: 'others' | 'unknown'
}

function partOf(known: Known, requester: string, comment: Fields): Comment {
  const recording = textOf(fieldsOf(comment['data'])['recording_url'])
  const files = listOf(comment['attachments']).length + (recording === undefined ? 0 : 1)
  const html = textOf(comment['html_body'])
  const text = html === undefined ? (textOf(comment['body']) ?? textOf(comment['plain_body']) ?? '') : textOfHtml(html)
  if (text.trim() === '') return { files }
  // What is not known to have been shown to the customer is not shown to them here.
  const kind = comment['public'] === true ? 'message' : 'note'
  const beside = fieldsOf(comment['author'])
  const id = textOf(comment['author_id']) ?? textOf(beside['id'])
  const person = personOf(known, id, beside)
  const isCustomer = id === requester || person?.['role'] === 'end-user'
  const [name, email] = [textOf(person?.['name'])?.slice(0, 100), textOf(person?.['email'])]
  const team = {
    type: 'team',
    ...(name === undefined ? {} : { name }),
    ...(email === undefined || isCustomer ? {} : { email }),
  }
  // The system itself is -1.
  const of = person === undefined && id !== '-1' ? 'unknown' : isCustomer && kind === 'message' ? 'others' : undefined
  return {
    part: {
      externalId: textOf(comment['id']),
      author: isCustomer && kind === 'message' ? { type: 'contact' } : team,
      kind,
      text,
      createdAt: timeOf(comment['created_at']),
    },
    files,
    ...(of === undefined || id === requester ? {} : { of }),
  }
}

/** What the team knew of the ticket beside what was said, as a note: we have no such fields. */
function fieldsText({ fields }: Known, ticket: Fields): string {
  const own = listOf(ticket['custom_fields']).map(({ id, value }): [string, unknown] => {
    const key = textOf(id) ?? ''
    return [
      fields.get(key) ?? `Field ${key}`,
      Array.isArray(value) ? value.flatMap((one) => textOf(one) ?? []).join(', ') : value,
    ]
  })
  const all: [string, unknown][] = [
    ['Channel', fieldsOf(ticket['via'])['channel']],
    ['Type', ticket['type']],
    ['Priority', ticket['priority']],
    ...own,
  ]
  return all
    .flatMap(([name, value]) => {
      const text = typeof value === 'boolean' ? (value ? 'yes' : undefined) : textOf(value)
      return text === undefined ? [] : [`${name}: ${text}`]
    })
    .join('\n')
}

/** With any offset; what is no time is left for the look at our own form. */
function timeOf(text: unknown): unknown {
  const at = typeof text === 'string' ? new Date(text) : undefined
  return at === undefined || Number.isNaN(at.getTime()) ? text : at.toISOString()
}
