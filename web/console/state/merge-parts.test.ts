import { expect, it } from 'vitest'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { mergeParts } from './merge-parts.ts'

const part = (id: string, position: number, revision: number, text: string): Part => ({
  id,
  conversationId: 'cnv',
  position,
  kind: 'message',
  author: { type: 'contact', id: 'cnt', name: null },
  body: { text, seals: [] },
  event: null,
  hidden: [],
  handover: null,
  revision,
  createdAt: '2026-01-01T00:00:00.000Z',
})
const texts = (parts: readonly Part[]) => parts.map((one) => one.body.text)

it('puts new parts in the order of their positions, each once', () => {
  const known = [part('a', 1, 1, 'one'), part('c', 3, 1, 'three')]
  expect(texts(mergeParts(known, [part('c', 3, 1, 'three'), part('b', 2, 1, 'two')]))).toEqual(['one', 'two', 'three'])
})

it('shows the sealed text of an earlier part, and does not go back to the open one', () => {
  const sealed = mergeParts([part('a', 1, 1, '4111')], [part('a', 1, 2, '[payment card]')])
  expect(texts(sealed)).toEqual(['[payment card]'])
  expect(texts(mergeParts(sealed, [part('a', 1, 1, '4111')]))).toEqual(['[payment card]'])
})
