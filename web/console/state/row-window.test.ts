import { expect, test } from 'vitest'
import { rowWindow, scrollFor } from './row-window.ts'

test('whatever is in sight is in the window, wherever one has scrolled, and the window stays small', () => {
  for (let scrollTop = 0; scrollTop < 5_000 * 92; scrollTop += 377) {
    const { from, to } = rowWindow(5_000, 92, 800, scrollTop)
    expect(from * 92).toBeLessThanOrEqual(scrollTop)
    expect(to === 5_000 || to * 92 >= scrollTop + 800).toBe(true)
    expect(to - from).toBeLessThanOrEqual(30)
  }
})

test('a short scroll moves nothing', () => {
  expect(rowWindow(5_000, 92, 800, 92 * 20)).toEqual(rowWindow(5_000, 92, 800, 92 * 20 + 300))
})

test('few rows, none, and a scroll beyond the end of a list that became shorter', () => {
  expect(rowWindow(3, 92, 800, 0)).toEqual({ from: 0, to: 3 })
  expect(rowWindow(0, 92, 800, 0)).toEqual({ from: 0, to: 0 })
  const { from, to } = rowWindow(10, 92, 800, 9_000)
  expect(from).toBeLessThan(10)
  expect(to).toBe(10)
})

test('a row above or below is scrolled to its edge, one in sight not at all', () => {
  expect(scrollFor(2, 100, 500, 300)).toBe(200)
  expect(scrollFor(9, 100, 500, 300)).toBe(500)
  expect(scrollFor(4, 100, 500, 300)).toBeUndefined()
})
