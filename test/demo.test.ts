import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../src/core/viewer.ts'
import { conversationsDe } from '../src/demo/conversations-de-data.ts'
import { conversationsEn } from '../src/demo/conversations-en-data.ts'
import { demoPerson, people } from '../src/demo/people-data.ts'
import { fillIn } from '../src/demo/demo-values.ts'
import { openDemo } from '../src/demo/open-demo.ts'
import { seedDemo } from '../src/demo/seed-demo.ts'
import { detect } from '../src/detect/detect.ts'
import { eraseContact } from '../src/flows/erase-contact.ts'
import { foundWorkspace, type Founded } from '../src/flows/found-workspace.ts'
import { newId } from './cast.ts'
import { openDesk, type Desk } from './flows/desk.ts'

const scripts = [...conversationsEn, ...conversationsDe]
const spoken = scripts.flatMap(({ key, lines }) =>
  lines.flatMap((line) => ('text' in line ? [{ key, text: line.text }] : [])),
)
const founding = { name: 'Nordhafen Bank', owner: { name: 'Ada Brandt', email: 'ada@nordhafen.example' } }

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const viewerOf = ({ workspaceId }: Founded): Staff => ({
  type: 'api-key',
  workspaceId,
  id: 'reader',
  address: null,
  permits: [],
})

async function whole(founded: Founded) {
  const viewer = viewerOf(founded)
  const { items } = await desk.d.store.conversationsFor(viewer, {}, { limit: 200 })
  const threads = await Promise.all(items.map((each) => desk.thread(viewer, each.id)))
  return {
    items,
    parts: threads.flat(),
    contacts: (await desk.d.store.contactsFor(viewer, { limit: 200 })).items,
    teammates: await desk.d.store.teammates(viewer),
  }
}

describe('the demo', () => {
  test('is a desk of forty conversations, in English and German, of people who are all there', () => {
    expect(scripts.length).toBe(40)
    expect(conversationsEn.length / scripts.length).toBeCloseTo(0.6, 1)
    expect(new Set(scripts.map(({ key }) => key)).size).toBe(scripts.length)
    for (const { who } of scripts) expect(people.map((person) => person.key)).toContain(who)
    for (const { lines } of scripts) expect(lines.length).toBeGreaterThanOrEqual(2)
  })

  test('has no value in its own files: each is put together when it is said', () => {
    const found = spoken.flatMap(({ key, text }) =>
      detect(text)
        .filter((one) => !['contact', 'identity'].includes(one.class))
        .map((one) => `${key}: ${one.kind}`),
    )
    expect(found).toEqual([])
  })

  test('comes in through the line: what its customers type is sealed', async () => {
    const founded = await foundWorkspace(desk.d, founding)
    await seedDemo(desk.d, founded)
    const { items, parts, contacts, teammates } = await whole(founded)
    expect(items).toHaveLength(40)
    expect(contacts).toHaveLength(people.length)
    expect(teammates.map((each) => each.name.split(' ')[0]).toSorted()).toEqual(['Ada', 'Ben', 'Clara'])
    expect(parts).toHaveLength(scripts.reduce((sum, { lines }) => sum + lines.length, 0))
    const kinds = new Set(parts.flatMap((part) => part.body.seals.map((seal) => seal.kind)))
    for (const kind of ['payment-card', 'iban', 'us-ssn', 'de-tax-id', 'password', 'pin', 'one-time-code', 'api-key'])
      expect(kinds).toContain(kind)
    const values = spoken.flatMap(({ text }) => [...text.matchAll(/\{[^}]+\}/g)].map(([slot]) => fillIn(slot)))
    expect(values.length).toBeGreaterThan(25)
    for (const value of values) expect(parts.filter((part) => part.body.text.includes(value))).toEqual([])
  }, 60_000)

  test('reaches to now: the newest conversation is minutes old, the oldest under two weeks, and some wait to be read', async () => {
    const founded = await foundWorkspace(desk.d, founding)
    await seedDemo(desk.d, founded)
    const { items, contacts } = await whole(founded)
    const writers = new Set(items.map((each) => each.contactId))
    expect(contacts.filter((each) => writers.has(each.id) && each.lastSeenAt === null)).toEqual([])
    const ages = items.map((each) => (Date.now() - Date.parse(each.updatedAt)) / 86_400_000)
    expect(Math.min(...ages)).toBeGreaterThan(0)
    expect(Math.max(...ages)).toBeLessThan(14)
    expect(ages).toEqual(ages.toSorted((a, b) => a - b))
    expect(items.filter((each) => each.readByTeam < each.lastPosition).length).toBeGreaterThan(8)
    expect(new Set(items.map((each) => each.state))).toEqual(new Set(['open', 'snoozed', 'closed']))
  }, 60_000)

  test('interrupted and run again is the same as run once; run a third time changes nothing', async () => {
    const founded = await foundWorkspace(desk.d, founding)
    let writes = 0
    const store = {
      ...desk.d.store,
      write: ((...args: Parameters<typeof desk.d.store.write>) =>
        ++writes > 200
          ? Promise.reject(new Error('power cut'))
          : desk.d.store.write(...args)) as typeof desk.d.store.write,
    }
    await expect(seedDemo({ ...desk.d, store }, founded)).rejects.toThrow('power cut')
    await seedDemo(desk.d, founded)
    const { parts, contacts, teammates } = await whole(founded)
    expect(parts).toHaveLength(scripts.reduce((sum, { lines }) => sum + lines.length, 0))
    expect([contacts.length, teammates.length]).toEqual([people.length, 3])
    await seedDemo(desk.d, founded)
    expect((await whole(founded)).parts).toEqual(parts)
  }, 60_000)

  test('brings nobody back who was erased, and the house opens all the same', async () => {
    const founded = await foundWorkspace(desk.d, founding)
    await seedDemo(desk.d, founded)
    const viewer = { ...viewerOf(founded), permits: [{ permission: 'contact:erase' as const }] }
    const mara = await desk.d.store.contactBy(founded.workspaceId, 'external-id', demoPerson.userId)
    await eraseContact(desk.d, viewer, { id: newId('erasure'), contactId: mara!.id, reason: 'asked to be forgotten' })
    const before = await whole(founded)
    const store = { ...desk.d.store, workspaceIds: async () => [founded.workspaceId] }
    await openDemo({ ...desk.d, store }).fill(undefined)
    const after = await whole(founded)
    expect(after.contacts.map(({ id }) => id)).toEqual(before.contacts.map(({ id }) => id))
    expect(after.parts).toEqual(before.parts)
  }, 60_000)

  test('knows the visitor of its page by their signed id', async () => {
    const founded = await foundWorkspace(desk.d, founding)
    await seedDemo(desk.d, founded)
    const mara = await desk.d.store.contactBy(founded.workspaceId, 'external-id', demoPerson.userId)
    expect(mara).toMatchObject({ kind: 'contact', email: demoPerson.email, name: { text: demoPerson.name } })
    const own = await desk.d.store.conversationsFor(viewerOf(founded), { contactId: mara!.id }, { limit: 9 })
    expect(own.items).toHaveLength(1)
  }, 60_000)
})
