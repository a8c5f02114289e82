import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import type { AskedPage } from './known-acts.ts'
import { refreshLists, withTop } from './refresh-lists.ts'

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

afterEach(() => vi.useRealTimers())

it('fetches a long list by who waits once for many changes, and a short one at once', async () => {
  vi.useFakeTimers()
  const client = new QueryClient()
  const fetched = { long: 0, short: 0 }
  for (const [name, pages, sort] of [
    ['long', 4, 'waiting'],
    ['short', 1, 'oldest'],
  ] as const) {
    const list = new InfiniteQueryObserver(client, {
      queryKey: ['conversations', { sort }],
      initialPageParam: '',
      queryFn: () => {
        fetched[name] += 1
        return page('a')
      },
      getNextPageParam: (last) => last.next,
      initialData: { pages: Array.from({ length: pages }, () => page('a')), pageParams: Array(pages).fill('') },
      staleTime: Infinity,
    })
    list.subscribe(() => {})
  }
  for (let i = 0; i < 10; i++) {
    refreshLists(client, new Set([`c${i}`]))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(fetched.long).toBe(0)
  expect(fetched.short).toBeGreaterThan(0)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(fetched.long).toBe(4)
  client.clear()
})
