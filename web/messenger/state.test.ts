import { expect, test } from 'vitest'
import type { Part } from '../../src/http/wire/conversation.ts'
import { backoffMs } from './backoff.ts'
import { luminance, readableOn } from '../../src/core/color.ts'
import { createDoor, waitingRequests, type Commands } from './commands.ts'
import { mergeParts } from './state.ts'

const part = (id: string, position: number, revision = 1): Part => ({
  id,
  conversationId: 'cnv_1',
  position,
  kind: 'message',
  author: { type: 'contact', id: 'cnt_1', name: null },
  body: { text: `${id} ${revision}`, seals: [] },
  event: null,
  hidden: [],
  handover: null,
  revision,
  createdAt: '2026-01-01T00:00:00.000Z',
})

test('fetching again and hearing of an own part make no doubles', () => {
  const once = mergeParts([], [part('a', 1), part('b', 2)])
  expect(mergeParts(once, [part('b', 2), part('c', 3)]).map((one) => one.id)).toEqual(['a', 'b', 'c'])
})

test('a part sealed afterwards replaces the old one, and a late old answer does not bring it back', () => {
  const sealed = mergeParts([part('a', 1)], [part('a', 1, 2)])
  expect(mergeParts(sealed, [part('a', 1, 1)])[0]?.revision).toBe(2)
})

test('parts stand in the order of the thread, however they arrive', () => {
  expect(mergeParts([part('c', 3)], [part('a', 1)]).map((one) => one.position)).toEqual([1, 3])
})

test('pauses grow to half a minute, and never fall in step', () => {
  expect([0, 1, 2].map((attempt) => backoffMs(attempt, 1))).toEqual([1000, 2000, 4000])
  expect(backoffMs(50, 1)).toBe(30_000)
  expect(backoffMs(0, 0)).toBe(500)
})

test('text on a workspace’s colour can be read, whatever the colour is', () => {
  expect(readableOn('#2F4B8F')).toBe('#ffffff')
  expect(readableOn('#ffd400')).toBe('#1b2230')
  for (let grey = 0; grey < 256; grey++) {
    const color = `#${grey.toString(16).padStart(2, '0').repeat(3)}`
    const [a, b] = [luminance(color), luminance(readableOn(color))].sort((x, y) => y - x) as [number, number]
    expect((a + 0.05) / (b + 0.05), color).toBeGreaterThan(3.9)
  }
})

test('requests made before the script came are kept, as lists or as arguments', () => {
  const asArguments = (function (..._given: unknown[]) {
    // A real arguments object, as the common loader stub queues it.
    return arguments
  })('boot', { app_id: 'x' })
  const stub = Object.assign(() => undefined, { q: [asArguments, ['show']] })
  expect(waitingRequests(stub)).toEqual([['boot', { app_id: 'x' }], ['show']])
  expect(waitingRequests(undefined)).toEqual([])
})

test('the page’s words lead to the right act, and unknown ones to none', () => {
  const heard: unknown[] = []
  const hear =
    (name: string) =>
    (...given: unknown[]) =>
      void heard.push([name, ...given])
  const commands = Object.fromEntries(
    [
      'boot',
      'update',
      'shutdown',
      'show',
      'hide',
      'showMessages',
      'showHome',
      'showNewMessage',
      'showConversation',
      'reattach',
      'on',
      'onUnread',
      'visitorId',
      'onEmail',
      'track',
    ].map((name) => [name, hear(name)]),
  ) as unknown as Commands
  const door = createDoor(commands)
  door('boot', { app_id: 'x' })
  door('update')
  door('showSpace', 'messages')
  door('showSpace', 'help')
  door('showNewMessage', 'hi')
  door('trackEvent', 'bought', { price: 1 })
  door('startTour', 7)
  expect(heard).toEqual([
    ['boot', { app_id: 'x' }],
    ['update', {}],
    ['showMessages'],
    ['showHome'],
    ['showNewMessage', 'hi'],
    ['track', 'bought'],
  ])
})
