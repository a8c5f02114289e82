import { beforeEach, expect, it } from 'vitest'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import { askPage, forgetActs, newestPages, whileActing, type AskedPage, type Pages } from './known-acts.ts'

const row = (id: string, change: Partial<Conversation> = {}) =>
  ({
    id,
    state: 'open',
    assigneeId: null,
    teamId: null,
    tagIds: [],
    readByTeam: 0,
    ...change,
  }) as unknown as Conversation
const list = (...pages: AskedPage[]): Pages => ({ pages, pageParams: pages.map(() => '') })
const shown = ({ pages }: Pages) => pages.flatMap((page) => page.items.map((one) => one.id)).join('')
const put = (page: AskedPage, before?: Pages) => newestPages({ state: 'open' }, before, list(page))
const close = { id: 'a', change: { state: 'closed' as const } }
const ask = (...items: Conversation[]) => askPage(async () => ({ items }) as AskedPage)

/** Answers when it is told to. */
function travelling() {
  let arrive = () => {}
  const way = new Promise<void>((resolve) => (arrive = resolve))
  return { arrive, page: askPage(() => way.then(() => ({ items: [row('a'), row('b')] }) as AskedPage)) }
}

beforeEach(forgetActs)

it('does not bring back what was closed after a list was asked for, however late that list is here', async () => {
  const { page, arrive } = travelling()
  await whileActing([close], 'tmt_ada', async () => {})
  arrive()
  expect(shown(put(await page))).toBe('b')
})

it('keeps out what is being closed, and shows it again if the server refuses', async () => {
  const early = await ask(row('a'), row('b'))
  const refused = whileActing([close], 'tmt_ada', async () => {
    expect(shown(put(early))).toBe('b')
    throw new Error('offline')
  })
  await expect(refused).rejects.toThrow('offline')
  expect(shown(put(early))).toBe('ab')
})

it('believes a list that was asked for after the act', async () => {
  await whileActing([close], 'tmt_ada', async () => {})
  expect(shown(put(await ask(row('a'), row('b'))))).toBe('ab')
})

it('knows the last of several acts', async () => {
  const { page, arrive } = travelling()
  await whileActing([close], 'tmt_ada', async () => {})
  await whileActing([{ id: 'a', change: { state: 'open', assigneeId: 'tmt_ada' } }], 'tmt_ada', async () => {})
  arrive()
  const now = put(await page)
  expect(shown(now)).toBe('ab')
  expect(now.pages[0]!.items[0]!.assigneeId).toBe('tmt_ada')
})

it('also looks at the first page of a list whose second page was still on its way', async () => {
  const [first, second] = [await ask(row('a')), travelling()]
  await whileActing([close], 'tmt_ada', async () => {})
  second.arrive()
  expect(shown(newestPages({ state: 'open' }, undefined, list(first, await second.page)))).toBe('b')
})

it('never puts an older answer in the place of a newer one', async () => {
  const { page, arrive } = travelling()
  const newer = put(await ask(row('b'), row('c')))
  arrive()
  expect(put(await page, newer)).toBe(newer)
})
