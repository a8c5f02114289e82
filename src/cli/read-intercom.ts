/**
 * A conversation as Intercom's API describes it (schema `conversation` with `source` and `conversation_parts`, versions 2.14 and 2.15),
 * in our form. Nothing is believed: what comes out is looked at like anybody's, and fields that are missing stay away.
 */
import { invalid } from '../core/errors.ts'
import { fieldsOf, listOf, textOf, type Fields } from './json-fields.ts'
import { textOfHtml } from './text-of-html.ts'

export function isOfIntercom(json: unknown): json is Fields {
  return fieldsOf(json)['type'] === 'conversation'
}

/** `files`: how many were attached. `missing`: parts that are not in it; the API gives the newest 500. */
export function readIntercom(json: Fields): { conversation: object; files: number; missing: number } {
  const list = fieldsOf(json['conversation_parts'])
  if (!Array.isArray(list['conversation_parts']))
    throw invalid('conversation_parts', 'A list of conversations has no parts. Fetch each one by its id.')
  const parts = list['conversation_parts'].map(fieldsOf)
  const source = fieldsOf(json['source'])
  const first: Fields = { ...source, id: 'source', part_type: 'comment', created_at: json['created_at'] }
  const all = [first, ...parts]
  const title = textOf(json['title'])?.slice(0, 200)
  const tags = listIn(json['tags'], 'tags').flatMap(({ name }) => textOf(name) ?? [])
  return {
    conversation: {
      externalId: textOf(json['id']),
      contact: contactOf(json, all),
      ...(title === undefined ? {} : { title }),
      state: json['state'] === 'closed' ? 'closed' : 'open',
      ...(tags.length > 0 ? { tags } : {}),
      createdAt: timeOf(json['created_at']),
      parts: all.flatMap(partOf),
    },
    files: all.reduce((sum, { attachments }) => sum + (Array.isArray(attachments) ? attachments.length : 0), 0),
    missing: Math.max(0, Number(list['total_count'] ?? 0) - parts.length) || 0,
  }
}

/** The first of those who take part; name and e-mail stand only with what they wrote. */
function contactOf(json: Fields, parts: readonly Fields[]): object {
  const [reference = {}] = listIn(json['contacts'], 'contacts')
  const id = textOf(reference['id'])
  const writers = parts.map(({ author }) => fieldsOf(author)).filter(isContact)
  const writer = writers.find((one) => id === undefined || textOf(one['id']) === id) ?? {}
  const formerId = id ?? textOf(writer['id'])
  const [externalId, email, name] = [reference['external_id'], writer['email'], writer['name']].map(textOf)
  return {
    ...(formerId === undefined ? {} : { formerId }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(email === undefined ? {} : { email }),
    ...(name === undefined ? {} : { name: name.slice(0, 200) }),
  }
}

/** What has no text tells of an act: assigned, opened, an attribute was changed. */
function partOf(part: Fields): object[] {
  const subject = textOf(part['subject'])
  const text = [subject, textOf(part['body'])]
    .flatMap((html) => (html === undefined ? [] : textOfHtml(html)))
    .join('\n\n')
  if (text.trim() === '') return []
  const author = fieldsOf(part['author'])
  const [name, email] = [textOf(author['name'])?.slice(0, 100), textOf(author['email'])]
  const isSeen = isContact(author) || ['comment', 'close'].includes(textOf(part['part_type']) ?? '')
  return [
    {
      externalId: textOf(part['id']),
      author: isContact(author)
        ? { type: 'contact' }
        : { type: 'team', ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) },
      // What is not known to have been shown to the customer is not shown to them here.
      kind: isSeen ? 'message' : 'note',
      text,
      createdAt: timeOf(part['created_at']),
    },
  ]
}

const isContact = ({ type }: Fields) => type === 'user' || type === 'lead' || type === 'contact'

/** Seconds since 1970; what is none is left for the look at our own form. */
function timeOf(seconds: unknown): unknown {
  return typeof seconds === 'number' && Math.abs(seconds) < 8e12 ? new Date(seconds * 1000).toISOString() : seconds
}

/** Their lists are objects with the list under its own name. */
function listIn(value: unknown, name: string): Fields[] {
  return listOf(fieldsOf(value)[name])
}
