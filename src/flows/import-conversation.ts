import { Failure, fail, invalid } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import { inOrder, type ImportedConversation, type ImportedPart, type OrderedPart } from '../core/import.ts'
import type { PartAuthor } from '../core/part.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import { refuseValues } from './plain-name.ts'
import { guardText, tally, type Guarded } from './guard-text.ts'
import { guardHistory, type OldPart } from './guard-history.ts'
import { contactOfImport, idsFor, idsOfContact, mustBeOf } from './import-contact.ts'
import type { Turns } from './in-turns.ts'
import type { Deps } from './ports.ts'
import { createTag, guardTagName } from './save-tag.ts'

export type Imported = {
  readonly conversationId: string
  readonly contactId: string
  /** Parts that are new, and parts that were there. */
  readonly added: number
  readonly known: number
  /** How many values of which kind were hidden. */
  readonly hidden: Readonly<Record<string, number>>
}

/** What a page of conversations has in common. */
export type Desk = {
  readonly d: Deps
  readonly viewer: Staff
  readonly actor: Actor
  readonly turns: Turns
  /** Ids of teammates by e-mail. */
  readonly team: ReadonlyMap<string, string>
  /** Ids of tags by their folded name; grows. */
  readonly tags: Map<string, string>
  /** Who wrote, by what the page says of them; grows. */
  readonly writers: Map<string, Writer>
}

type Writer = { readonly author: PartAuthor; readonly writtenBy?: string }

/**
 * One conversation of another desk, with its authors and times, all of it or nothing. Each text passes the line like a live message, and
 * nobody is told: no webhook, no mail, nothing unread. What is there already stays as it is.
 */
export async function importConversation(desk: Desk, given: ImportedConversation): Promise<Imported> {
  const { d, viewer, actor } = desk
  const { workspaceId } = viewer
  const [conversationId = ''] = await idsFor(d, workspaceId, 'conversation', [given.externalId])
  const standing = await d.store.conversationFor(viewer, conversationId)
  const [newest] = standing
    ? await d.store.partsFor(viewer, standing.id, { before: standing.lastPosition + 1, limit: 1 })
    : []
  const ordered = inOrder(given, d.clock.now(), newest?.createdAt)
  const partIds = await idsFor(
    d,
    workspaceId,
    'part',
    ordered.map((part) => JSON.stringify([given.externalId, part.externalId])),
  )
  const there = await d.store.partsThere(viewer, partIds)
  const contactIds = await idsOfContact(d, workspaceId, given)
  if (standing) await mustBeOf(d, viewer, standing.contactId, given, contactIds)
  const contactId =
    standing?.contactId ??
    (await contactOfImport(d, viewer, actor, given, { conversation: conversationId, contact: contactIds }))

  const texts: OldPart[] = []
  for (const [i, part] of ordered.entries())
    if (!there.has(partIds[i]!)) texts.push(await oldPart(desk, contactId, partIds[i]!, part))
  const owner = { workspaceId, owner: contactId, conversationId: standing?.id ?? conversationId }
  const { fresh, changed } = await guardHistory(d, viewer, desk.turns, owner, texts)
  const title = standing ? undefined : await guardTitle(desk, owner, given.title)
  const tagIds = standing ? [] : await tagsOf(desk, given.tags ?? [])

  return d.store.write(workspaceId, async (tx) => {
    await tx.keepImported([conversationId, ...contactIds], contactId)
    const first = ordered[0]!.at.toISOString()
    const createdAt = given.createdAt === undefined ? first : new Date(given.createdAt).toISOString()
    const isNew = await tx.addConversation({ id: conversationId, contactId, title: title?.safe ?? null, createdAt })
    const conversation = await tx.lockConversation(viewer, conversationId)
    if (!conversation) throw fail('gone', 'This person was erased here, and what they wrote stays away.', 'contact')
    // The same page may be on its way twice.
    const now = await tx.partsAmong(partIds)
    const added = fresh.filter(({ part }) => !now.has(part.id))
    const position = await tx.addImported(
      conversation,
      added.map(({ part }) => part),
    )
    for (const { part, before } of changed) {
      const place = { table: 'parts', row: part.id, field: 'body' } as const
      // Somebody sealed or restored something in it meanwhile.
      if (JSON.stringify(await tx.textAt(place)) !== JSON.stringify(before))
        throw fail('conflict', 'This conversation changes right now. Send it again.')
      await tx.replaceBody(part.id, part.body, part.hidden)
    }
    const kept = [...added, ...changed].flatMap(({ guarded }) => guarded)
    for (const each of isNew && title ? [...kept, title] : kept) {
      await tx.keepSealed(each.sealed)
      await tx.addFindings(each.findings)
    }
    if (isNew) {
      const last = ordered.at(-1)!.at
      for (const tagId of tagIds) await tx.changeConversation(conversationId, { what: 'tagged', tagId }, last)
      if (given.state !== 'open') await tx.changeConversation(conversationId, { what: 'closed' }, last)
    }
    const found = tally(kept.flatMap(({ findings }) => findings))
    if (isNew || added.length > 0) {
      await tx.log(actor, {
        action: 'conversation.imported',
        object: { type: 'conversation', id: conversation.id },
        details: { parts: added.length, found },
        about: contactId,
      })
    }
    // A page that shows it fetches it anew; a new one is nobody's news.
    if (!isNew && added.length > 0)
      tx.announce({ type: 'conversation', conversationId: conversation.id, contactId, position, note: false })
    return {
      conversationId: conversation.id,
      contactId,
      added: added.length,
      known: ordered.length - added.length,
      hidden: tally(added.flatMap(({ guarded }) => guarded.flatMap(({ hidden }) => hidden))),
    }
  })
}

async function oldPart(desk: Desk, contactId: string, id: string, part: OrderedPart): Promise<OldPart> {
  const { author, kind = 'message', text, at, index } = part
  return {
    id,
    kind,
    text,
    createdAt: at.toISOString(),
    field: `parts.${index}.text`,
    ...(await writerOf(desk, contactId, author, `parts.${index}.author.name`)),
  }
}

/** Of the team here by e-mail; everybody else of the other desk is a teammate who is not here any more. */
async function writerOf(
  { d, viewer, actor, team, writers }: Desk,
  contactId: string,
  { type, name: given, email: mail }: ImportedPart['author'],
  field: string,
): Promise<Writer> {
  if (type === 'contact') return { author: { type, id: contactId } }
  const [email, name] = [mail?.trim().toLowerCase(), given?.trim()]
  const key = JSON.stringify([email, name])
  const known = writers.get(key)
  if (known) return known
  const here = email === undefined ? undefined : team.get(email)
  const [id = ''] = here === undefined ? await idsFor(d, viewer.workspaceId, 'teammate', [email ?? name ?? '']) : [here]
  if (here === undefined && name) await refuseValues(d, actor, { [field]: name })
  const writer: Writer = {
    author: { type: 'teammate', id },
    ...(here === undefined && name ? { writtenBy: name } : {}),
  }
  writers.set(key, writer)
  return writer
}

async function guardTitle(
  { d, turns }: Desk,
  { workspaceId, owner, conversationId }: { workspaceId: string; owner: string; conversationId: string },
  title: string | undefined,
): Promise<Guarded | undefined> {
  if (title === undefined || title.trim() === '') return undefined
  if (turns.due(title.length)) await turns.pause()
  const place = { table: 'conversations', row: conversationId, field: 'title' } as const
  const context = { author: 'contact', channel: 'messenger' } as const
  return atField('title', () => guardText(d, { workspaceId, owner, place, conversationId, context }, title))
}

async function tagsOf(desk: Desk, names: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const [i, name] of names.entries()) {
    if (foldTag(name) === '') throw invalid(`tags.${i}`, 'A tag has a name.')
    const id = desk.tags.get(foldTag(name)) ?? (await atField(`tags.${i}`, () => tagOf(desk, name)))
    desk.tags.set(foldTag(name), id)
    ids.push(id)
  }
  return [...new Set(ids)]
}

/** A name with a value in it is known by what is left of it. Another page may make the same tag at the same time. */
async function tagOf({ d, actor, viewer, tags }: Desk, name: string): Promise<string> {
  const id = makeId('tag', d.clock.now().getTime(), d.random.bytes)
  const safe = foldTag((await guardTagName(d, actor, id, name)).safe.text)
  const known = tags.get(safe)
  if (known !== undefined) return known
  try {
    return (await createTag(d, actor, { id, name })).id
  } catch (error) {
    const there = (await d.store.tags(viewer)).find((tag) => foldTag(tag.name.text) === safe)
    if (!there) throw error
    return there.id
  }
}

export function foldTag(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

async function atField<T>(field: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof Failure ? fail(error.code, error.message, field) : error
  }
}
