import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { maxPartLength } from '../../src/core/part.ts'
import type { Received } from '../../src/http/wire/conversation.ts'
import { Refusal } from './doors.ts'
import { createOutbox, type Postman } from './outbox.ts'
import type { SafeBox } from './safe-box.ts'
import { lookOf } from './settings.ts'
import { createStore, emptyState, type Unsent } from './state.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A box in memory, with the contract of the real one. */
function memoryBox(first?: unknown): SafeBox & { held: () => unknown } {
  let held: unknown = first
  return {
    keep: async (value) => void (held = structuredClone(value)),
    takeAll: async () => {
      const found = held === undefined ? [] : [held]
      held = undefined
      return found
    },
    empty: async () => void (held = undefined),
    destroy: async () => void (held = undefined),
    held: () => held,
  }
}

const message = (n: number, conversationId = 'cnv_1') => ({
  partId: `prt_${n}`,
  conversationId,
  text: `words ${n}`,
  createdAt: '2026-01-01T00:00:00.000Z',
})

function setUp(answers: (message: Unsent) => Received | Refusal, box = memoryBox(), owner = 'vic', isOnline = true) {
  const store = createStore(emptyState(lookOf({}, [])))
  const tried: string[] = []
  const delivered: string[] = []
  const postman: Postman = {
    owner,
    isOnline: () => isOnline,
    deliver: async (one) => {
      tried.push(one.partId)
      const answer = answers(one)
      if (answer instanceof Refusal) throw answer
      return answer
    },
    delivered: (one) => void delivered.push(one.partId),
  }
  return {
    store,
    box,
    tried,
    delivered,
    outbox: createOutbox(store, box, postman),
    unsent: () => store.get().unsent.map((one) => [one.partId, one.why]),
  }
}

// The outbox hands it on unread.
const received = {} as Received
const settle = () => vi.advanceTimersByTimeAsync(0)

test('messages go out in the order they were written, and leave the box when the server has them', async () => {
  const { outbox, delivered, unsent, box } = setUp(() => received)
  outbox.add(message(1))
  outbox.add(message(2))
  await settle()
  expect(delivered).toEqual(['prt_1', 'prt_2'])
  expect(unsent()).toEqual([])
  expect(box.held()).toBeUndefined()
})

test('a message the server cannot protect stays, says why, and is tried again with the same id', async () => {
  let down = true
  const { outbox, tried, unsent, box } = setUp(() => (down ? new Refusal('vault_unavailable', '') : received))
  outbox.add(message(1))
  outbox.add(message(2))
  await settle()
  expect(unsent()).toEqual([
    ['prt_1', 'vault'],
    ['prt_2', 'sending'],
  ])
  expect(box.held()).toMatchObject({ owner: 'vic', unsent: [{ partId: 'prt_1' }, { partId: 'prt_2' }] })
  down = false
  await vi.advanceTimersByTimeAsync(1000)
  expect(tried).toEqual(['prt_1', 'prt_1', 'prt_2'])
  expect(unsent()).toEqual([])
})

test('a refusal with a time is not tried before it', async () => {
  const { outbox, tried } = setUp(() => new Refusal('rate_limited', '', 5000))
  outbox.add(message(1))
  await vi.advanceTimersByTimeAsync(4900)
  expect(tried).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(tried).toHaveLength(2)
})

test('a blocked message waits for its author and does not hold up the next one', async () => {
  const { outbox, delivered, unsent, store } = setUp((one) =>
    one.partId === 'prt_1' ? new Refusal('blocked', 'not accepted: IBAN.') : received,
  )
  outbox.add(message(1))
  outbox.add(message(2))
  await settle()
  expect(delivered).toEqual(['prt_2'])
  expect(unsent()).toEqual([['prt_1', 'blocked']])
  expect(store.get().unsent[0]?.said).toBe('not accepted: IBAN.')
  expect(outbox.take('prt_1')?.text).toBe('words 1')
  expect(unsent()).toEqual([])
})

test('a text that is longer than the server takes is kept whole for its author, and not even tried', async () => {
  const { outbox, tried, delivered, unsent } = setUp(() => received)
  outbox.add({ ...message(1), text: 'w'.repeat(maxPartLength + 1) })
  outbox.add({ ...message(2), text: 'w'.repeat(maxPartLength) })
  await vi.runAllTimersAsync()
  expect(unsent()).toEqual([['prt_1', 'too-large']])
  expect([tried, delivered]).toEqual([['prt_2'], ['prt_2']])
})

test('a reload finds what was not sent', async () => {
  const box = memoryBox({ owner: 'vic', unsent: [{ ...message(1), why: 'server' }] })
  const { outbox, delivered, unsent } = setUp(() => received, box)
  await outbox.recall()
  expect(unsent()).toEqual([['prt_1', 'server']])
  outbox.tryNow()
  await settle()
  expect(delivered).toEqual(['prt_1'])
})

test('what one person left unsent is neither shown nor sent for another', async () => {
  const box = memoryBox({ owner: 'vic', unsent: [{ ...message(1), why: 'server' }] })
  const { outbox, tried, unsent } = setUp(() => received, box, 'zoe')
  await outbox.recall()
  outbox.tryNow()
  await settle()
  expect([unsent(), tried, box.held()]).toEqual([[], [], undefined])
})

test('what was begun is kept soon after it was typed, and is there for the next page, for half an hour and for the same person', async () => {
  const { outbox, box } = setUp(() => received)
  outbox.keepDraft('cnv_1', 'half a sen')
  outbox.keepDraft('cnv_1', 'half a sentence')
  expect(box.held()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(300)
  const held = box.held()
  const next = async (owner: string) => {
    const page = setUp(() => received, memoryBox(held), owner)
    await page.outbox.recall()
    return page
  }
  const same = await next('vic')
  expect([same.outbox.draft('cnv_1'), same.outbox.begun([]), same.outbox.begun([{ id: 'cnv_1' }])]).toEqual([
    'half a sentence',
    'cnv_1',
    undefined,
  ])
  same.outbox.keepDraft('cnv_1', '')
  await vi.advanceTimersByTimeAsync(300)
  expect([same.box.held(), same.tried]).toEqual([undefined, []])

  const other = await next('zoe')
  expect([other.outbox.draft('cnv_1'), other.box.held()]).toEqual(['', undefined])
  await vi.advanceTimersByTimeAsync(30 * 60_000 + 1)
  const late = await next('vic')
  expect([late.outbox.draft('cnv_1'), late.box.held()]).toEqual(['', undefined])
})

test('what was begun in the last moment is kept when the page ends', async () => {
  const { outbox, box } = setUp(() => received)
  outbox.keepDraft('cnv_1', 'half a sentence')
  outbox.stop()
  outbox.keepDraft('cnv_1', 'half a sentence, and after the end')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(box.held()).toMatchObject({ drafts: [['cnv_1', 'half a sentence']] })
})

test('a message waits for a new signature, and for a server that fails in its own way', async () => {
  for (const code of ['unauthenticated', 'internal', 'unavailable'] as const) {
    const { outbox, unsent } = setUp(() => new Refusal(code, ''))
    outbox.add(message(1))
    await settle()
    expect(unsent(), code).toEqual([['prt_1', 'server']])
  }
})

test('a stopped outbox sends nothing more', async () => {
  const { outbox, tried } = setUp(() => new Refusal('unavailable', ''))
  outbox.add(message(1))
  await settle()
  outbox.stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(tried).toHaveLength(1)
})

test('without an answer and without a network it says offline', async () => {
  const { outbox, unsent } = setUp(() => new Refusal('offline', ''), memoryBox(), 'vic', false)
  outbox.add(message(1))
  await settle()
  expect(unsent()).toEqual([['prt_1', 'offline']])
})
