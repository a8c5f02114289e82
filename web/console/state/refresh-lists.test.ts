import { expect, it } from 'vitest'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import type { AskedPage } from './known-acts.ts'
import { withTop } from './refresh-lists.ts'

const page = (...ids: string[]): AskedPage => ({
  asked: 1,
  items: ids.map((id) => ({ id }) as Conversation),
  next: 'more',
})
const ids = (pages: readonly AskedPage[]) => pages.map(({ items }) => items.map((one) => one.id).join(''))

it('puts a new conversation on top and loses none that it pushes down', () => {
  expect(ids(withTop([page('a', 'b'), page('c', 'd')], page('n', 'a'), new Set(['n'])))).toEqual(['nab', 'cd'])
})

it('moves one that was far down to the top, and leaves it there once', () => {
  expect(ids(withTop([page('a', 'b'), page('c', 'd')], page('d', 'a'), new Set(['d'])))).toEqual(['dab', 'c'])
})

it('takes out what has changed and no longer belongs', () => {
  expect(ids(withTop([page('a', 'b'), page('c', 'd')], page('a', 'b'), new Set(['c'])))).toEqual(['ab', 'd'])
})
