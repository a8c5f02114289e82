import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../../src/core/viewer.ts'
import { changeConversation } from '../../src/flows/change-conversation.ts'
import { listConversations } from '../../src/flows/list-conversations.ts'
import { readActivity } from '../../src/flows/read-activity.ts'
import { openConversation, readParts } from '../../src/flows/read-conversation.ts'
import { createContact } from '../../src/flows/save-contact.ts'
import { listContacts, viewContact } from '../../src/flows/view-contact.ts'
import { keyWith, newId, visit } from '../cast.ts'
import { openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
let id: string
beforeAll(async () => {
  desk = await openDesk()
  id = (await desk.says(desk.cast.vic.viewer, 'hello')).id
})
afterAll(() => desk.close())

const last = async () =>
  (
    await desk.sql<{ action: string; actor_id: string; object_id: string | null }>(
      'select action, actor_id, object_id from activity order by at desc, id desc limit 1',
    )
  )[0]

describe('a look is logged with who looked at what', () => {
  test('at a conversation', async () => {
    const { ben } = desk.cast
    expect((await readParts(desk.d, ben.viewer, id, { limit: 10 })).items).toHaveLength(1)
    expect(await last()).toEqual({ action: 'conversation.opened', actor_id: ben.viewer.id, object_id: id })
  })

  test('once for one opening, however many requests it takes', async () => {
    const { ada } = desk.cast
    const looks = () =>
      desk.sql<{ details: unknown }>(
        `select details from activity where action = 'conversation.opened' and actor_id = '${ada.viewer.id}'`,
      )
    await Promise.all([
      openConversation(desk.d, ada.viewer, id),
      readParts(desk.d, ada.viewer, id, { after: 0, limit: 10 }),
      readParts(desk.d, ada.viewer, id, { after: 1, limit: 10 }),
      openConversation(desk.d, ada.viewer, id),
    ])
    expect(await looks()).toHaveLength(1)
  })

  test('anew when it is read from the start again, and after ten minutes of reading on', async () => {
    const { ida } = desk.cast
    const looks = async () =>
      (await desk.sql(`select from activity where action = 'conversation.opened' and actor_id = '${ida.viewer.id}'`))
        .length
    const at = (seconds: number) => ({ ...desk.d, clock: { now: () => new Date(Date.now() + seconds * 1000) } })
    await readParts(at(0), ida.viewer, id, { limit: 10 })
    await readParts(at(300), ida.viewer, id, { after: 1, limit: 10 })
    await openConversation(at(300), ida.viewer, id)
    expect(await looks()).toBe(1)
    await readParts(at(301), ida.viewer, id, { limit: 10 })
    expect(await looks()).toBe(2)
    // Read from its end, and then back: one look.
    await readParts(at(400), ida.viewer, id, { before: 2_147_483_647, limit: 10 })
    await readParts(at(500), ida.viewer, id, { before: 1, limit: 10 })
    expect(await looks()).toBe(3)
  })

  test('also when somebody begins in the middle', async () => {
    const { otto } = desk.cast
    await readParts(desk.d, otto.viewer, id, { after: 1, limit: 10 })
    expect(await last()).toEqual({ action: 'conversation.opened', actor_id: otto.viewer.id, object_id: id })
  })

  test('at a person, and at a list of them', async () => {
    const { ben, vic } = desk.cast
    await viewContact(desk.d, ben.viewer, vic.viewer.id)
    expect(await last()).toEqual({ action: 'contact.viewed', actor_id: ben.viewer.id, object_id: vic.viewer.id })
    await listContacts(desk.d, ben.viewer, { email: 'who@example.org' }, { limit: 5 })
    expect((await last())?.action).toBe('contact.listed')
  })

  test('at lists: each page of a program and each that is turned to, the one that stands open once in ten minutes', async () => {
    const { ben, ada, vic } = desk.cast
    const key = await keyWith(desk.d, ada.viewer, ['conversation:read'])
    const looks = (who: Staff) =>
      desk.sql<{ details: object; locked_by: string | null }>(
        `select details, locked_by from activity where action = 'conversation.listed' and actor_id = '${who.id}' order by at, id`,
      )
    const later = { ...desk.d, clock: { now: () => new Date(Date.now() + 11 * 60_000) } }
    const first = await listConversations(desk.d, ben.viewer, {}, { limit: 5 })
    await listConversations(desk.d, ben.viewer, {}, { limit: 5 })
    expect(await looks(ben.viewer)).toHaveLength(1)
    await listConversations(later, ben.viewer, {}, { limit: 5 })
    expect(await looks(ben.viewer)).toHaveLength(2)
    await desk.says(vic.viewer, 'hello again')
    const { next } = await listConversations(desk.d, ben.viewer, {}, { limit: 1 })
    await listConversations(desk.d, ben.viewer, {}, { limit: 1, cursor: next! })
    expect(await looks(ben.viewer)).toHaveLength(4)

    await listConversations(desk.d, key.viewer, {}, { limit: 5 })
    await listConversations(desk.d, key.viewer, { contactId: vic.viewer.id }, { limit: 5 })
    const list = expect.stringMatching(/^[0-9a-f]{16}$/) as string
    expect(await looks(key.viewer)).toEqual([
      { details: { found: first.items.length + 1, filters: [], list }, locked_by: null },
      { details: { found: first.items.length + 1, filters: ['contactId'], list }, locked_by: vic.viewer.id },
    ])
  })

  test('at a list of somebody else, of another time or in another order, however short after the first', async () => {
    const { otto } = desk.cast
    const [one, other] = await Promise.all([1, 2].map(() => visit(desk.d, otto.viewer.workspaceId)))
    const people = [one!.viewer.id, other!.viewer.id] as const
    const looks = () =>
      desk.sql<{ locked_by: string | null }>(
        `select locked_by from activity where action = 'conversation.listed' and actor_id = '${otto.viewer.id}' order by at, id`,
      )
    const lists = [
      [{}],
      [{ contactId: people[0] }],
      [{ contactId: people[1] }],
      [{ before: '2026-01-01T00:00:00.000Z' }],
      [{ before: '2026-01-02T00:00:00.000Z' }],
      [{}, 'oldest'],
    ] as const
    for (const [filter, sort] of [...lists, ...lists])
      await listConversations(desk.d, otto.viewer, filter, { limit: 5 }, sort)
    await listConversations(desk.d, otto.viewer, {}, { limit: 200 })
    expect(await looks()).toHaveLength(lists.length + 1)
    expect((await looks()).flatMap(({ locked_by: person }) => person ?? []).toSorted()).toEqual(people.toSorted())
  })

  test('at the line of a conversation that an act is answered with, where it changes nothing', async () => {
    const { ben } = desk.cast
    const { id: own } = await desk.says((await visit(desk.d, ben.viewer.workspaceId)).viewer, 'hello')
    const blind = await keyWith(desk.d, desk.cast.ada.viewer, ['conversation:write'])
    await changeConversation(desk.d, ben.viewer, own, { what: 'closed' })
    await changeConversation(desk.d, ben.viewer, own, { what: 'closed' })
    expect(await last()).toEqual({ action: 'conversation.listed', actor_id: ben.viewer.id, object_id: own })
    const before = await last()
    await changeConversation(desk.d, blind.viewer, own, { what: 'closed' })
    expect(await last()).toEqual(before)
  })

  test('and is found by the person whom it concerns, whatever it was done to', async () => {
    const { ada, ben, vic, wim, zoe } = desk.cast
    await desk.says(wim.viewer, 'another one')
    await listContacts(desk.d, ada.viewer, {}, { limit: 5 })
    const about = async (viewer: Staff, person: string) =>
      (await readActivity(desk.d, viewer, { about: person }, { limit: 100 })).items
    const rows = await about(ada.viewer, vic.viewer.id)
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['contact.created', 'conversation.opened', 'conversation.listed', 'contact.viewed']),
    )
    expect(rows.map(({ actor }) => actor.id)).toContain(ben.viewer.id)
    // What they did themselves is not a look at them.
    expect(rows.filter(({ actor }) => actor.type === 'contact')).toEqual([])
    expect((await about(ada.viewer, wim.viewer.id)).map(({ action }) => action)).toEqual(['contact.created'])
    expect(await about(zoe.viewer, vic.viewer.id)).toEqual([])
  })

  test('at one person who was looked up by address', async () => {
    const { ada } = desk.cast
    const id = newId('contact')
    await createContact(desk.d, ada.viewer, id, { email: 'found@example.org' })
    await listContacts(desk.d, ada.viewer, { email: 'found@example.org' }, { limit: 5 })
    const { items } = await readActivity(desk.d, ada.viewer, { about: id }, { limit: 5 })
    expect(items.map(({ action }) => action)).toEqual(['contact.listed', 'contact.created'])
  })

  test('at the log itself', async () => {
    await readActivity(desk.d, desk.cast.ada.viewer, { action: 'contact.viewed' }, { limit: 5 })
    expect((await last())?.action).toBe('activity.viewed')
  })

  test('not so when people read what is their own', async () => {
    const before = await last()
    await readParts(desk.d, desk.cast.vic.viewer, id, { limit: 10 })
    expect(await last()).toEqual(before)
  })

  test('while the parts are fetched, which are answered when it is done', async () => {
    let fetching = () => {}
    const isFetched = new Promise<void>((resolve) => (fetching = resolve))
    const done: string[] = []
    const store: typeof desk.d.store = {
      ...desk.d.store,
      partPage(...given) {
        fetching()
        return desk.d.store.partPage(...given)
      },
      async write(...given) {
        await isFetched
        const answer = await desk.d.store.write(...given)
        done.push('logged')
        return answer
      },
    }
    const clock = { now: () => new Date(Date.now() + 30_000) }
    await readParts({ ...desk.d, store, clock }, desk.cast.ben.viewer, id, { limit: 10 })
    done.push('answered')
    expect(done).toEqual(['logged', 'answered'])
  })

  test('that cannot be logged does not happen', async () => {
    const store = { ...desk.d.store, write: () => Promise.reject(new Error('the log is full')) }
    const clock = { now: () => new Date(Date.now() + 60_000) }
    await expect(readParts({ ...desk.d, store, clock }, desk.cast.ben.viewer, id, { limit: 10 })).rejects.toThrow(
      'the log is full',
    )
  })
})

describe('unknown and not theirs look the same', () => {
  test('for zoe, and for another visitor', async () => {
    const { wim, zoe, vic } = desk.cast
    for (const viewer of [zoe.viewer, wim.viewer])
      await expect(openConversation(desk.d, viewer, id)).rejects.toEqual(refusedAs('not_found'))
    await expect(viewContact(desk.d, zoe.viewer, vic.viewer.id)).rejects.toEqual(refusedAs('not_found'))
    const page = await readActivity(desk.d, zoe.viewer, { objectId: id }, { limit: 5 })
    expect(page.items).toEqual([])
  })
})

test('the log of all this is one unbroken chain', async () => {
  const verdict = await desk.verify(desk.cast.ada.viewer.workspaceId)
  expect(verdict.broken).toBeUndefined()
  expect(verdict.rows).toBeGreaterThan(10)
})
