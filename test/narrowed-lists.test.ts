import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherCast, newId, type Cast, type Person, type Stranger } from './cast.ts'
import { maker, type Made } from './door-samples.ts'
import { openHouse, type House } from './house.ts'

/** Each filter that a list has at its door, with what it leaves. A filter that is read wrongly shows more than was asked for. */
let house: House
let cast: Cast
let made: Made
// Every step is a minute after the one before, so that a time between two is neither.
let now = Date.now()
const step = () => void (now += 60_000)
const between = () => {
  const at = new Date(now + 30_000).toISOString()
  step()
  return at
}

type Item = Record<string, unknown> & { id: string }
const act = async (who: Person | Stranger, method: string, url: string, body?: unknown): Promise<Item> => {
  const { status, text, body: answer } = await house.ask(who, method, url, body)
  expect({ url, status, text }).toMatchObject({ url, status: expect.toSatisfy((code: number) => code < 300) })
  return answer as Item
}
const list = async (url: string, who: Person = cast.ada) =>
  ((await act(who, 'GET', url)) as unknown as { items: Item[] }).items
const ids = (items: readonly Item[]) => items.map(({ id }) => id).toSorted()

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(now) })
  cast = await gatherCast(house.deps)
  made = maker(house, cast)
  step()
})
afterAll(() => house.close())

describe('conversations, listed and searched', () => {
  let [busy, quiet, team, tag, middle] = ['', '', '', '', '']
  beforeAll(async () => {
    const { ada, ben, vic, wim } = cast
    const start = async (who: Stranger, text: string) => {
      const id = newId('conversation')
      await act(who, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text } })
      return id
    }
    const card = ['4242', '4242', '4242', '4242'].join(' ')
    busy = await start(vic, `at the harbour with my card ${card}`)
    const on = `/v1/conversations/${busy}`
    ;[team, tag] = [await made.team(), await made.tag()]
    await act(ada, 'POST', `${on}/team`, { teamId: team })
    await act(ada, 'POST', `${on}/assignment`, { teammateId: ben.viewer.id })
    await act(ada, 'PUT', `${on}/tags/${tag}`, {})
    const note = { id: newId('part'), kind: 'note', text: 'please look', mentions: [ada.viewer.id] }
    await act(ben, 'POST', `${on}/parts`, note)
    middle = between()
    quiet = await start(wim, 'away from the harbour')
    await act(ada, 'POST', `/v1/conversations/${quiet}/closure`, {})
    step()
  })

  test.each<[string, () => string, () => string[], (() => Person)?]>([
    ['state, open', () => 'state=open', () => [busy]],
    ['state, closed', () => 'state=closed', () => [quiet]],
    ['assignee, oneself', () => 'assignee=me', () => [busy], () => cast.ben],
    ['assignee, oneself, for another', () => 'assignee=me', () => []],
    ['assignee, by id', () => `assignee=${cast.ben.viewer.id}`, () => [busy]],
    ['assignee, nobody', () => 'assignee=none', () => [quiet]],
    ['team', () => `team=${team}`, () => [busy]],
    ['team, none', () => 'team=none', () => [quiet]],
    ['tag', () => `tag=${tag}`, () => [busy]],
    ['contact', () => `contact=${cast.wim.viewer.id}`, () => [quiet]],
    ['mentioned', () => 'mentioned=true', () => [busy]],
    ['mentioned, for another', () => 'mentioned=true', () => [], () => cast.ben],
    ['found, by class', () => 'found=payment', () => [busy]],
    ['found, by kind', () => 'found=payment-card', () => [busy]],
    ['found, another', () => 'found=iban', () => []],
    ['since', () => `since=${middle}`, () => [quiet]],
    ['before', () => `before=${middle}`, () => [busy]],
    ['two at once', () => `state=open&contact=${cast.wim.viewer.id}`, () => []],
  ])('by %s', async (_name, query, left, who = () => cast.ada) => {
    expect(ids(await list(`/v1/conversations?${query()}`, who()))).toEqual(left())
    const hits = await list(`/v1/search?query=harbour&${query()}`, who())
    expect(hits.map((hit) => (hit['conversation'] as Item).id)).toEqual(left())
  })
})

describe('contacts', () => {
  let [first, second, middle, later] = ['', '', '', '']
  const phone = ['+49 30', '901820'].join(' ')
  beforeAll(async () => {
    first = newId('contact')
    second = newId('contact')
    await act(cast.ada, 'POST', '/v1/contacts', { id: first, name: 'Carla Roe', phone })
    middle = between()
    await act(cast.ada, 'POST', '/v1/contacts', { id: second, name: 'Nora Lind', externalId: 'n-7' })
    later = between()
    await act(cast.ada, 'PATCH', `/v1/contacts/${first}`, { name: 'Carla Doe' })
    await act(cast.ada, 'PUT', `/v1/contacts/${second}/hold`, { reason: 'a dispute' })
    step()
  })

  test.each<[string, () => string, () => string[]]>([
    ['phone', () => `phone=${encodeURIComponent(phone)}`, () => [first]],
    ['external id', () => 'externalId=n-7', () => [second]],
    ['kind', () => 'kind=contact', () => [first, second]],
    ['when they were made, from', () => `kind=contact&createdAfter=${middle}`, () => [second]],
    ['when they were made, until', () => `kind=contact&createdBefore=${middle}`, () => [first]],
  ])('by %s', async (_name, query, left) => {
    expect(ids(await list(`/v1/contacts?${query()}`))).toEqual(left().toSorted())
  })

  test('by when something of them was changed', async () => {
    const changed = ids(await list(`/v1/contacts?kind=contact&updatedAfter=${later}`))
    expect([changed.includes(first), ids(await list(`/v1/contacts?updatedAfter=${between()}`))]).toEqual([true, []])
  })

  test('as data subjects by kind, and by whether they are on hold', async () => {
    const subjects = async (query: string) =>
      (await list(`/v1/data-subjects?${query}`)).map((one) => (one['contact'] as Item).id).toSorted()
    expect(await subjects('kind=contact')).toEqual([first, second].toSorted())
    expect(await subjects('held=true')).toEqual([second])
  })
})

test('the log is narrowed by each of its filters', async () => {
  const middle = between()
  const contactId = await made.contact()
  await act(cast.ben, 'GET', `/v1/contacts/${contactId}`)
  const end = between()
  const rows = (query: string) => list(`/v1/activity?limit=200&before=${end}${query}`)
  const all = await rows('')
  const of = (key: string, id: string) => (row: Item) => (row[key] as { id: string } | null)?.id === id
  const filters: [string, (row: Item) => boolean][] = [
    [`actor=${cast.ben.viewer.id}`, of('actor', cast.ben.viewer.id)],
    [`object=${contactId}`, of('object', contactId)],
    ['action=contact.viewed', ({ action }) => action === 'contact.viewed'],
    ['group=contact', ({ action }) => String(action).startsWith('contact.')],
    [`after=${middle}`, ({ at }) => String(at) > middle],
  ]
  for (const [query, fits] of filters) {
    const left = all.filter(fits)
    expect([query, left.length > 0 && left.length < all.length]).toEqual([query, true])
    expect([query, ids(await rows(`&${query}`))]).toEqual([query, ids(left)])
  }
  const about = (await rows(`&about=${contactId}`)).map(({ action }) => action).toSorted()
  expect(about).toEqual(['contact.created', 'contact.viewed'])
  expect(all.every(({ at }) => String(at) < end)).toBe(true)
})

test('what was flagged is in one of two lists, before it is reviewed and after', async () => {
  const [open, settled] = [await made.flagged(), await made.flagged()]
  await act(cast.ada, 'POST', `/v1/findings/${settled}/review`, { verdict: 'harmless' })
  expect(ids(await list('/v1/findings'))).toEqual([open])
  expect(ids(await list('/v1/findings?state=open'))).toEqual([open])
  expect(ids(await list('/v1/findings?state=reviewed'))).toEqual([settled])
})
