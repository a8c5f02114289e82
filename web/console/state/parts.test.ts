import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchNewer, fetchOlder, partsQuery } from './parts.ts'

const most = 300
const id = 'cnv_1'
let fewAtOnce = 200
let client: QueryClient

const partAt = (position: number) => ({ id: `prt_${position}`, position, revision: 1 })

/** A thread of 1,000 parts, told as the server tells it. */
function answer(url: string): Response {
  const asked = new URL(url, 'http://desk.example').searchParams
  const limit = Number(asked.get('limit') ?? 200)
  const before = asked.get('before')
  const from = before ? Math.max(1, Math.min(1_001, Number(before)) - limit) : Number(asked.get('after') ?? 0) + 1
  const to = before ? Math.min(1_000, Number(before) - 1) : Math.min(1_000, from + limit - 1)
  // Heavy ones come a few at a time.
  const [first, last] = before ? [Math.max(from, to - fewAtOnce + 1), to] : [from, Math.min(to, from + fewAtOnce - 1)]
  const items = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => partAt(first + i))
  const moreFrom = before ? (first > 1 ? first : undefined) : last < 1_000 ? last : undefined
  return Response.json({ items, moreFrom })
}

beforeEach(() => {
  vi.stubGlobal('fetch', (url: string) => Promise.resolve(answer(url)))
  client = new QueryClient()
})
afterEach(() => vi.unstubAllGlobals())

const shown = () => {
  const { parts, toEnd } = client.getQueryData(partsQuery(id).queryKey)!
  return { positions: parts.map(({ position }) => position), toEnd }
}

test.each([200, 7])(
  'who reads a long thread up to its beginning and back, %i at a time, keeps few of its parts at any time, and never with a gap',
  async (some) => {
    fewAtOnce = some
    await client.fetchQuery(partsQuery(id))
    expect(shown().toEnd).toBe(true)
    const holds = () => {
      const { positions, toEnd } = shown()
      expect(positions.length).toBeLessThanOrEqual(most)
      expect(positions).toEqual(positions.map((_, i) => positions[0]! + i))
      if (toEnd) expect(positions.at(-1)).toBe(1_000)
    }
    while (shown().positions[0] !== 1) {
      await fetchOlder(client, id)
      holds()
    }
    expect(shown()).toEqual({ positions: Array.from({ length: most }, (_, i) => i + 1), toEnd: false })
    while (!shown().toEnd) {
      await fetchNewer(client, id)
      holds()
    }
    expect(shown().positions).toEqual(Array.from({ length: most }, (_, i) => 701 + i))
  },
)
