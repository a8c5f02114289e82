import { afterAll, beforeAll, expect, test } from 'vitest'
import { fail } from '../../src/core/errors.ts'
import { blockContact } from '../../src/flows/block-contact.ts'
import { claimIdentity } from '../../src/flows/boot-messenger.ts'
import { changeWorkspace } from '../../src/flows/change-workspace.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { markRead } from '../../src/flows/read-conversation.ts'
import { openTelling } from '../../src/flows/tell-contacts.ts'
import { newId, visit } from '../cast.ts'
import { minute, openDesk, type Desk } from './desk.ts'

let desk: Desk
let conversationId: string
beforeAll(async () => {
  desk = await openDesk()
  const { d, cast } = desk
  conversationId = (await desk.says(cast.vic.viewer, 'Where is my parcel?')).id
  await d.store.write(cast.vic.viewer.workspaceId, (tx) =>
    tx.changeContact(cast.vic.viewer.id, { email: 'vic@example.com' }, desk.clock.now()),
  )
})
afterAll(() => desk.close())

type Letter = { to: string; subject: string; text: string }
let refusal: (letter: Letter) => Error | undefined = () => undefined
/** What one run of the job sends. */
async function told(): Promise<Letter[]> {
  const sent: Letter[] = []
  const run = openTelling(desk.d, {
    send: async (letter) => {
      const refused = refusal(letter)
      if (refused) throw refused
      sent.push(letter)
    },
  })
  await run()
  return sent
}
const answers = async (kind: 'message' | 'note' = 'message') => {
  await postPart(desk.d, desk.cast.ben.viewer, conversationId, {
    id: newId('part'),
    kind,
    text: 'It left for Hannover',
  })
  desk.clock.later(11 * minute)
}
const reads = () => markRead(desk.d, desk.cast.vic.viewer, conversationId, 1_000)
const set = (messenger: object) => changeWorkspace(desk.d, desk.cast.ada.viewer, { messenger })

test('nobody is told until the workspace wants it', async () => {
  await answers()
  expect(await told()).toEqual([])
})

test('who left is told once that an answer waits, where, and not a word of it', async () => {
  await set({ tellByEmail: true, language: 'en', origins: ['https://*.example.com', 'https://shop.example.com'] })
  const [letter, ...others] = await told()
  expect(others).toEqual([])
  expect(letter).toMatchObject({ to: 'vic@example.com', subject: expect.stringContaining('has answered you') })
  expect(letter?.text).toContain('\n\nhttps://shop.example.com\n\n')
  expect(JSON.stringify(letter)).not.toMatch(/Hannover|parcel|cnv_|prt_/)
  await answers()
  expect(await told()).toEqual([])
  expect(await desk.actions()).toContain('contact.told')
})

test('after they have read it they are told of the next one, but of no note', async () => {
  await reads()
  await answers('note')
  expect(await told()).toEqual([])
  await answers()
  expect((await told()).map(({ to }) => to)).toEqual(['vic@example.com'])
})

test('who may still be looking is not told yet, and of what is a day old nobody is told any more', async () => {
  await reads()
  await answers()
  desk.clock.later(-5 * minute)
  expect(await told()).toEqual([])
  desk.clock.later(25 * 60 * minute)
  expect(await told()).toEqual([])
})

test('what the mail server did not take is tried again', async () => {
  await reads()
  await answers()
  refusal = () => new Error('away')
  await expect(told()).rejects.toThrow()
  refusal = () => undefined
  expect((await told()).length).toBe(1)
})

test('an address that the mail server never takes holds up nobody else, and is tried once', async () => {
  await reads()
  const { d, cast } = desk
  const { email } = (await d.store.contactFor(cast.ada.viewer, cast.vic.viewer.id))!
  await answers()
  const { id } = await desk.says(cast.wim.viewer, 'And mine?')
  await d.store.write(cast.wim.viewer.workspaceId, (tx) =>
    tx.changeContact(cast.wim.viewer.id, { email: 'wim@nowhere.example' }, desk.clock.now()),
  )
  await postPart(d, cast.ben.viewer, id, { id: newId('part'), text: 'Yours, too' })
  desk.clock.later(11 * minute)
  let tried = 0
  const refused = (code: 'invalid' | 'unavailable') => {
    refusal = ({ to }) => (to === email ? undefined : (tried++, fail(code, undefined, 'to')))
  }
  refused('unavailable')
  await expect(told()).rejects.toMatchObject({ code: 'unavailable' })
  refused('invalid')
  expect(await told()).toEqual([])
  expect(await told()).toEqual([])
  refusal = () => undefined
  expect([tried, await told()]).toEqual([2, []])
})

test('nobody gets more than three in a day, whoever left their address how often', async () => {
  const { d, cast } = desk
  for (let i = 0; i < 5; i++) {
    const stranger = await visit(d, cast.vic.viewer.workspaceId)
    const email = ['victim@example.com', 'Victim@example.com', 'victim+shop@example.com', 'vic.t.im@example.com'][
      i % 4
    ]!
    await claimIdentity(d, stranger.viewer, { email })
    const { id } = await desk.says(stranger.viewer, 'hello')
    await postPart(d, cast.ben.viewer, id, { id: newId('part'), text: 'Hello to you' })
  }
  desk.clock.later(11 * minute)
  // Each run is a process of its own, and one begins while another is on its way.
  const sent = (await Promise.all([told(), told(), told()])).flat()
  expect([...sent, ...(await told())].filter(({ to }) => /victim/i.test(to.replaceAll('.', '')))).toHaveLength(3)
})

test('what the mail server does not take for a while counts for nothing, and the next day begins anew', async () => {
  const { d, cast } = desk
  const { id } = await desk.says(cast.vic.viewer, 'hello')
  const answer = async () => {
    await markRead(d, cast.vic.viewer, id, 1_000)
    await postPart(d, cast.ben.viewer, id, { id: newId('part'), text: 'Hello to you' })
    desk.clock.later(11 * minute)
  }
  desk.clock.later(25 * 60 * minute)
  await answer()
  refusal = () => fail('unavailable', undefined, 'to')
  for (let i = 0; i < 5; i++) await expect(told()).rejects.toMatchObject({ code: 'unavailable' })
  refusal = () => undefined
  const counts = [(await told()).length]
  for (let i = 0; i < 3; i++) {
    await answer()
    counts.push((await told()).length)
  }
  desk.clock.later(24 * 60 * minute)
  await answer()
  expect([...counts, (await told()).length]).toEqual([1, 1, 1, 0, 1])
})

test('without a language both are said; who is blocked, or left no address, is told nothing', async () => {
  await set({ language: 'auto', origins: [] })
  await reads()
  await answers()
  expect((await told())[0]?.subject).toMatch(/has answered you \/ .* hat Ihnen geantwortet$/)
  await reads()
  await answers()
  await blockContact(desk.d, desk.cast.ada.viewer, desk.cast.vic.viewer.id, true)
  expect(await told()).toEqual([])
})
