import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gathered } from './gathered.ts'

test('questions of one moment are asked as one, the next ones once they are answered, each with its own answer', async () => {
  const asked: (readonly number[])[] = []
  let answer = () => {}
  const double = gathered<number, number>(async (numbers) => {
    asked.push(numbers)
    await new Promise<void>((resolve) => (answer = resolve))
    return numbers.map((number) => number * 2)
  })
  const first = Promise.all([double(1), double(2)])
  await turn()
  const second = Promise.all([double(3), double(4), double(5)])
  await turn()
  expect(asked).toEqual([[1, 2]])
  answer()
  expect(await first).toEqual([2, 4])
  await turn()
  answer()
  expect(await second).toEqual([6, 8, 10])
  expect(asked).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

test('no list is longer than it may be, and a failure is told to all who asked with it and to nobody else', async () => {
  const ask = gathered<number, number>(async (numbers) => {
    if (numbers.includes(2)) throw new Error('no')
    return numbers
  }, 2)
  const answers = await Promise.allSettled([1, 2, 3].map(ask))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
