/**
 * Fills a workspace with conversations as the line would have left them: the same rows in the same tables under real keys, with
 * real search terms. Put in by COPY, in the order of time, so that what belongs to one conversation lies as far apart as in life;
 * indexes are made afterwards, as after a restore. Left out: the chain of the activity rows, which no list and no search reads.
 */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { makeId, makeToken, type Noun } from '../src/core/id.ts'
import type { Seal } from '../src/core/seal.ts'
import { searchTerms } from '../src/core/search-terms.ts'
import type { Box } from '../src/flows/ports.ts'
import { wordsOf } from '../src/store/words.ts'
import type { OpenVault } from '../src/vault/open-vault.ts'
import { openCopies, type Copies } from './ui-copy.ts'
import { makeWriter, pick, seeded, type Language } from './ui-texts.ts'

export type Desk = {
  readonly workspaceId: string
  /** The first is the one who measures. */
  readonly teammates: readonly string[]
  readonly teams: readonly string[]
  /** The most frequent first. */
  readonly tags: readonly string[]
}

export type Filled = { readonly longest: string; readonly long: string; readonly open: number }

const day = 86_400_000
const years = 2

type Talk = {
  readonly id: string
  readonly contact: number
  readonly language: Language
  readonly team: string | null
  readonly assignee: string | null
  readonly createdAt: number
  readonly tags: readonly string[]
  count: number
  position: number
  updatedAt: number
  answeredAt: number | null
}

export async function fillDesk(
  connect: () => Promise<pg.Client>,
  vault: OpenVault,
  desk: Desk,
  conversations: number,
): Promise<Filled> {
  const chance = seeded(conversations)
  const writer = makeWriter(seeded(7))
  const { workspaceId } = desk
  const end = Date.now() - 60_000
  const newId = (noun: Noun, at: number) => makeId(noun, at, (count) => randomBytes(count))
  const copies = await openCopies(connect)
  const terms = termsIn(vault, workspaceId)

  // People first: their keys are made by the vault itself, one by one.
  const contacts: { id: string; box: Box; name: string }[] = []
  for (let from = 0, all = Math.ceil(conversations * 0.6); from < all; from += 2_000) {
    const ids = Array.from({ length: Math.min(2_000, all - from) }, () => newId('contact', end - years * day * 365))
    await Promise.all(ids.map((id) => vault.createContactKey(workspaceId, id)))
    const boxes = await vault.boxes(workspaceId, ids)
    for (const id of ids) {
      const box = boxes.get(id)!
      const name = writer.name()
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${contacts.length}@customers.example`
      const words = wordsOf(box, 'contacts', id)
      const at = new Date(end - years * day * 365)
      await copies.row('contacts', [
        workspaceId,
        id,
        'contact',
        words.lockSafe('name', { text: name, seals: [] }),
        words.lock('email', email),
        at,
        at,
      ])
      await copies.row('search_entries', [
        workspaceId,
        `contacts/${id}`,
        id,
        null,
        null,
        false,
        at,
        await terms(`${name} ${email}`),
      ])
      contacts.push({ id, box, name })
    }
  }

  const talks = makeTalks(desk, conversations, contacts.length, chance, end)
  const order = inOrderOfTime(talks, conversations * 10, chance, end)
  for (const { talk, at } of order) {
    const { id: contactId, box } = contacts[talk.contact]!
    const position = (talk.position += 1)
    const drawn = chance()
    const kind = position === 1 || drawn > 0.17 ? 'message' : drawn > 0.12 ? 'note' : 'event'
    const byTeam = kind !== 'message' || (position > 1 && chance() < 0.5)
    const author = byTeam ? (talk.assignee ?? pick(chance, desk.teammates)) : contactId
    if (byTeam && kind === 'message') talk.answeredAt ??= at
    talk.updatedAt = at
    const partId = newId('part', at)
    const made = new Date(at)
    const seals: Seal[] = []
    let text = kind === 'event' ? '' : writer.text(talk.language)
    if (kind === 'message' && !byTeam && chance() < 0.03) {
      const [token, expiresAt] = [makeToken((count) => randomBytes(count)), new Date(end + 30 * day).toISOString()]
      const shown = '[payment card •••• 4242]'
      seals.push({
        token,
        kind: 'payment-card',
        class: 'payment',
        start: text.length + 1,
        end: text.length + 1 + shown.length,
        hint: '•••• 4242',
        expiresAt,
      })
      text = `${text} ${shown}`
      const place = { table: 'parts', row: partId, field: 'body' } as const
      const [kept] = await vault.seal(workspaceId, contactId, place, [{ ...seals[0]!, value: '4242'.repeat(4) }])
      await copies.row('sealed_values', [
        workspaceId,
        token,
        contactId,
        'parts',
        partId,
        'body',
        'payment-card',
        'payment',
        kept!.locked,
        made,
        new Date(expiresAt),
      ])
    }
    const event = kind === 'event' ? JSON.stringify({ what: 'assigned', assigneeId: talk.assignee }) : null
    const body = wordsOf(box, 'parts', partId).lockSafe('body', { text, seals })
    await copies.row('parts', [
      workspaceId,
      partId,
      talk.id,
      contactId,
      position,
      kind,
      byTeam ? 'teammate' : 'contact',
      author,
      body,
      event,
      1,
      made,
    ])
    const found = kind === 'event' ? [] : await terms(text)
    if (found.length > 0)
      await copies.row('search_entries', [
        workspaceId,
        `parts.body/${partId}`,
        contactId,
        talk.id,
        partId,
        kind === 'note',
        made,
        found,
      ])
    if (kind === 'note' && chance() < 0.2)
      await copies.row('mentions', [
        workspaceId,
        pick(chance, desk.teammates),
        partId,
        talk.id,
        contactId,
        made,
        chance() < 0.98 ? made : null,
      ])
    const activityId = newId('activity', at)
    const locked = wordsOf(box, 'activity', activityId).lock(
      'private',
      JSON.stringify({ address: '192.0.2.7', reason: null }),
    )
    await copies.row('activity', [
      workspaceId,
      activityId,
      made,
      byTeam ? 'part.sent' : 'part.received',
      byTeam ? 'teammate' : 'contact',
      author,
      'part',
      partId,
      '{"found": {}}',
      locked,
      contactId,
    ])
  }

  const open = await writeTalks(copies, desk, talks, contacts, chance, end, terms)
  await copies.finish()
  return { longest: talks[0]!.id, long: talks[1]!.id, open }
}

function makeTalks(desk: Desk, conversations: number, contacts: number, chance: () => number, end: number): Talk[] {
  const talks: Talk[] = []
  for (let i = 0; i < conversations; i++) {
    // Newest activity decides the place in the list, so those that are long now began lately.
    const createdAt = i < 2 ? end - 3 * day : end - Math.floor(chance() * years * 365 * day)
    // The first tag is on one conversation in four, each further one on half as many.
    const tags = desk.tags.filter((_, rank) => chance() < 0.25 / 2 ** rank)
    talks.push({
      id: makeId('conversation', createdAt, (count) => randomBytes(count)),
      contact: i < contacts ? i : Math.floor(chance() ** 2 * contacts),
      language: chance() < 0.6 ? 'en' : 'de',
      team: chance() < 0.3 ? null : desk.teams[Math.floor(chance() ** 2 * desk.teams.length)]!,
      assignee: chance() < 0.25 ? null : pick(chance, desk.teammates),
      createdAt,
      tags,
      count: 1,
      position: 0,
      updatedAt: createdAt,
      answeredAt: null,
    })
  }
  return talks
}

/** So many parts, shared out unevenly: half of the conversations are short, one has 2,000 parts and one 500. */
function inOrderOfTime(
  talks: readonly Talk[],
  parts: number,
  chance: () => number,
  end: number,
): { talk: Talk; at: number }[] {
  talks[0]!.count = 2_000
  talks[1]!.count = 500
  let left = parts - talks.reduce((sum, talk) => sum + talk.count, 0)
  for (; left > 0; left--) talks[2 + Math.floor(chance() ** 1.6 * (talks.length - 2))]!.count += 1
  const all: { talk: Talk; at: number }[] = []
  for (const talk of talks) {
    const lastsMs = Math.min(end - talk.createdAt, talk.count > 400 ? 3 * day : (0.02 + chance() ** 3 * 12) * day)
    const times = Array.from({ length: talk.count }, (_, i) =>
      i === 0 ? talk.createdAt : talk.createdAt + Math.floor(chance() * lastsMs),
    )
    for (const at of times) all.push({ talk, at })
  }
  return all.sort((a, b) => a.at - b.at)
}

/** The newest twelfth lies open, a little of it snoozed; of the older ones, one in fifty was forgotten. */
async function writeTalks(
  copies: Copies,
  desk: Desk,
  talks: readonly Talk[],
  contacts: readonly { id: string; box: Box }[],
  chance: () => number,
  end: number,
  terms: (text: string) => Promise<string[]>,
): Promise<number> {
  const newest = end - (years * 365 * day) / 12
  let open = 0
  for (const talk of talks) {
    const { id: contactId, box } = contacts[talk.contact]!
    const isOpen = talk.updatedAt > newest || chance() < 0.02
    const state = !isOpen ? 'closed' : chance() < 0.1 ? 'snoozed' : 'open'
    if (state === 'open') open += 1
    const title = chance() < 0.1 ? `Case ${talk.id.slice(-6)} about refund` : null
    const locked = title && wordsOf(box, 'conversations', talk.id).lockSafe('title', { text: title, seals: [] })
    const read = chance() < 0.8 ? talk.position : Math.max(0, talk.position - 1)
    await copies.row('conversations', [
      desk.workspaceId,
      talk.id,
      contactId,
      locked,
      state,
      talk.assignee,
      state === 'snoozed' ? new Date(end + day) : null,
      talk.position,
      read,
      read,
      new Date(talk.createdAt),
      new Date(talk.updatedAt),
      talk.team,
      talk.answeredAt && new Date(talk.answeredAt),
      state === 'closed' ? new Date(talk.updatedAt) : null,
    ])
    if (title)
      await copies.row('search_entries', [
        desk.workspaceId,
        `conversations.title/${talk.id}`,
        contactId,
        talk.id,
        null,
        false,
        new Date(talk.createdAt),
        await terms(title),
      ])
    for (const tag of talk.tags) await copies.row('conversation_tags', [desk.workspaceId, talk.id, tag, contactId])
  }
  return open
}

/** As src/store/search-index.ts makes them; a word's hash is kept, since the same words come again and again. */
function termsIn(vault: OpenVault, workspaceId: string): (text: string) => Promise<string[]> {
  const known = new Map<string, string>()
  return async (text) => {
    const words = searchTerms(text)
    const fresh = words.filter((word) => !known.has(word))
    if (fresh.length > 0) {
      const hashes = await vault.hashes(workspaceId, 'search', fresh)
      fresh.forEach((word, i) => {
        const bytes = hashes[i]!
        known.set(
          word,
          (new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0) >> 1n).toString(),
        )
      })
      if (known.size > 1_500_000) known.clear()
    }
    return words.map((word) => known.get(word)!)
  }
}
