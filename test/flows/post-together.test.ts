/** Messages of the same moment share a transaction. What each of them is promised must not change by that. */
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { newId, visit, type Stranger } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
let people: { readonly who: Stranger; readonly id: string }[]
beforeAll(async () => {
  desk = await openDesk()
  people = []
  for (let i = 0; i < 6; i++) {
    const who = await visit(desk.d, desk.cast.ada.viewer.workspaceId)
    people.push({ who, id: (await desk.says(who.viewer, 'hello')).id })
  }
})
afterAll(() => desk.close())

const message = (text: string) => ({ id: newId('part'), text })
const post = (nr: number, text: string) => postPart(desk.d, people[nr]!.who.viewer, people[nr]!.id, message(text))
const texts = async (nr: number) =>
  (await desk.thread(people[nr]!.who.viewer, people[nr]!.id)).map((part) => part.body.text)
const transactions = async (parts: readonly { part: { id: string } }[]) =>
  Number(
    (
      await desk.sql<{ count: string }>('select count(distinct xmin::text) from parts where id = any($1)', [
        parts.map(({ part }) => part.id),
      ])
    )[0]!.count,
  )

test('many are written at once, each in its own conversation, sealed, indexed and logged like one alone', async () => {
  const posted = await Promise.all(people.map((_, nr) => post(nr, `number ${nr} pays with ${card}`)))
  expect(await transactions(posted)).toBe(1)
  for (const [nr, { part, hidden }] of posted.entries()) {
    expect(hidden).toMatchObject([{ kind: 'payment-card', action: 'seal' }])
    expect(part.position).toBe(2)
    expect((await texts(nr)).at(-1)).toBe(`number ${nr} pays with [payment card •••• 4242]`)
  }
  const ids = posted.map(({ part }) => part.id)
  const rows = async (table: string, column: string) =>
    (await desk.sql(`select from ${table} where ${column} = any($1)`, [ids])).length
  expect([
    await rows('search_entries', 'part_id'),
    await rows('sealed_values', 'place_row'),
    await rows('activity', 'object_id'),
  ]).toEqual([6, 6, 6])
  expect(await desk.verify(people[0]!.who.viewer.workspaceId)).not.toHaveProperty('broken')
})

test('one that is refused takes nobody with it', async () => {
  const { ada } = desk.cast
  await changePolicy(desk.d, ada.viewer, {
    name: 'Strict',
    minConfidence: 0.5,
    rules: [{ kinds: ['payment-card'], action: 'block' }],
  })
  const strange = postPart(desk.d, people[0]!.who.viewer, people[1]!.id, message('not mine'))
  const all = await Promise.allSettled([post(0, 'first'), post(1, `blocked ${card}`), strange, post(2, 'third')])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect([all[1], all[2]]).toMatchObject([{ reason: refusedAs('blocked', 'text') }, { reason: refusedAs('not_found') }])
  expect([(await texts(0)).at(-1), (await texts(2)).at(-1)]).toEqual(['first', 'third'])
  expect(await texts(1)).not.toContain('not mine')
})

test('nobody waits for a conversation that somebody else holds, and what is for it is written once it is free', async () => {
  const holder = new Client({ connectionString: desk.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from conversations where id = $1 for update', [people[0]!.id])
  let over = false
  const held = post(0, 'after you').finally(() => (over = true))
  const others = await Promise.all([post(1, 'beside'), post(2, 'beside')])
  expect(others).toHaveLength(2)
  expect(over).toBe(false)
  await holder.query('commit')
  await holder.end()
  expect((await held).part.body.text).toBe('after you')
})

test('two in one conversation at the same moment follow each other', async () => {
  const { who, id } = people[3]!
  const both = await Promise.all([
    postPart(desk.d, who.viewer, id, message('mine')),
    postPart(desk.d, desk.cast.ben.viewer, id, message('yours')),
  ])
  const [mine, yours] = both.map(({ part }) => part.position)
  expect(Math.abs(mine! - yours!)).toBe(1)
})

test('one that the database refuses leaves the others as if it had never been among them', async () => {
  const { ben } = desk.cast
  const note = { ...message('look at this'), kind: 'note' as const, mentions: [newId('teammate')] }
  const [bad, ...good] = await Promise.allSettled([
    postPart(desk.d, ben.viewer, people[4]!.id, note),
    post(1, 'once'),
    post(2, 'once'),
  ])
  expect(bad).toMatchObject({ status: 'rejected', reason: refusedAs('not_found') })
  expect(good.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  for (const nr of [1, 2]) expect((await texts(nr)).filter((text) => text === 'once')).toHaveLength(1)
  expect(await texts(4)).not.toContain('look at this')
  expect(await desk.verify(ben.viewer.workspaceId)).not.toHaveProperty('broken')
})

test('sent twice at the same moment is one message', async () => {
  const again = message('again')
  const { who, id } = people[5]!
  const both = await Promise.all([1, 2].map(() => postPart(desk.d, who.viewer, id, again)))
  expect(both[0]!.part).toEqual(both[1]!.part)
  expect((await texts(5)).filter((text) => text === 'again')).toHaveLength(1)
})
