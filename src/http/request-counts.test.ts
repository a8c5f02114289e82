import { describe, expect, test, vi } from 'vitest'
import { RequestCounts } from './request-counts.ts'

const countOf = (counts: RequestCounts, caller: string) => {
  let told: { current: number; ttl: number } | undefined
  counts.incr(caller, (_error, result) => (told = result), 1_000)
  return told!
}

describe('requests of one caller', () => {
  test('each has its own number, however many come before it is looked at', () => {
    const counts = new RequestCounts()
    const all = ['a', 'a', 'b', 'a'].map((caller) => countOf(counts, caller))
    expect(all.map(({ current }) => current)).toEqual([1, 2, 1, 3])
  })

  test('are counted anew once the window is over', () => {
    vi.useFakeTimers()
    const counts = new RequestCounts()
    expect([countOf(counts, 'a').current, countOf(counts, 'a').current]).toEqual([1, 2])
    vi.advanceTimersByTime(400)
    expect(countOf(counts, 'a')).toEqual({ current: 3, ttl: 600 })
    vi.advanceTimersByTime(600)
    expect(countOf(counts, 'a')).toEqual({ current: 1, ttl: 1_000 })
    vi.useRealTimers()
  })

  test('are forgotten only after ten thousand others', () => {
    const counts = new RequestCounts()
    countOf(counts, 'first')
    for (let i = 0; i < 9_999; i++) countOf(counts, String(i))
    expect(countOf(counts, 'first').current).toBe(2)
    countOf(counts, 'one too many')
    expect(countOf(counts, 'first').current).toBe(1)
  })
})
