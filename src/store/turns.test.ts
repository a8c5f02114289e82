import { expect, test } from 'vitest'
import { makeTurns } from './turns.ts'

function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open: () => open() }
}

test('one after the other for the same key, in the order of asking, and side by side for others', async () => {
  const turns = makeTurns()
  const [first, began] = [gate(), [] as string[]]
  const act = (name: string, until?: Promise<void>) => async () => {
    began.push(name)
    await until
    return name
  }
  const all = [turns('one', act('a', first.passed)), turns('one', act('b')), turns('one', act('c')), turns('two', act('d'))]
  expect(await all[3]).toBe('d')
  expect(began).toEqual(['a', 'd'])
  first.open()
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
  expect(began).toEqual(['a', 'd', 'b', 'c'])
})

test('who fails is told so and keeps nobody waiting', async () => {
  const turns = makeTurns()
  const bad = turns('one', () => Promise.reject(new Error('no')))
  const good = turns('one', async () => 'yes')
  await expect(bad).rejects.toThrow('no')
  expect(await good).toBe('yes')
})
