import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeTogether, type Asked } from './together.ts'

// Only these: groups begin with the event loop's next turn, as they do in life.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

type One = Asked & { readonly name: string }

/** Groups as they were begun; each is over when the test says so. */
function gathering(most: number, lanes: number, mostOfOne = most) {
  const begun: string[] = []
  const over: (() => void)[] = []
  const ask = makeTogether<One>({
    most,
    mostOfOne,
    lanes,
    run: async (group, done) => {
      begun.push(group.map((one) => one.name).join(' '))
      await new Promise<void>((resolve) => over.push(resolve))
      group.forEach(done)
    },
  })
  return {
    begun,
    asks: (
      caller: string,
      names: readonly string[],
      workspaceId = 'one',
      turnOf = (name: string) => `${caller} ${name}`,
    ) => names.forEach((name) => ask({ workspaceId, caller, turn: turnOf(name), name })),
    /** `rested`: so long that whoever rests has done so. */
    async end({ rested = true } = {}) {
      await turn()
      vi.advanceTimersByTime(10)
      over.splice(0).forEach((resolve) => resolve())
      await turn()
      if (rested) vi.advanceTimersByTime(100)
      await turn()
      await turn()
    },
  }
}

test('who comes at the same moment goes together, and who comes later with the next group', async () => {
  const { begun, asks, end } = gathering(10, 1)
  asks('ann', ['a'])
  asks('bob', ['b'])
  await turn()
  asks('cid', ['c'])
  asks('dan', ['d'])
  await turn()
  expect(begun).toEqual(['a b'])
  await end()
  expect(begun).toEqual(['a b', 'c d'])
})

test('each caller gets one place before anybody gets a second one', async () => {
  const { begun, asks, end } = gathering(4, 1)
  asks('flood', ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'])
  asks('ann', ['a'])
  asks('bob', ['b'])
  await turn()
  asks('cid', ['c'])
  for (let i = 0; i < 3; i++) await end()
  expect(begun).toEqual(['f1 a b f2', 'f3 c f4 f5', 'f6'])
})

test('beside a group that is written one waits for half as many, though no longer than the last one took', async () => {
  const { begun, asks, end } = gathering(8, 4)
  for (const name of ['a', 'b', 'c', 'd', 'e']) asks(name, [name])
  await turn()
  asks('f', ['f'])
  await turn()
  asks('g', ['g'])
  await turn()
  expect(begun).toEqual(['a b c d e'])
  asks('h', ['h'])
  await turn()
  expect(begun.slice(1)).toEqual(['f g h'])
  asks('i', ['i'])
  await end()
  expect(begun.slice(2)).toEqual(['i'])
  for (const name of ['j', 'k', 'l', 'm']) asks(name, [name])
  await turn()
  asks('n', ['n'])
  await turn()
  expect(begun.slice(3)).toEqual(['j k l m'])
  vi.advanceTimersByTime(10)
  await turn()
  expect(begun.slice(4)).toEqual(['n'])
})

test('who has more waiting has few places, one group at a time, and rests as long as it took', async () => {
  const { begun, asks, end } = gathering(8, 2, 3)
  asks('flood', ['f1', 'f2', 'f3', 'f4', 'f5'])
  await turn()
  asks('ann', ['a'])
  await end({ rested: false })
  expect(begun).toEqual(['f1 f2 f3', 'a'])
  asks('bob', ['b'])
  asks('ann', ['a2'])
  await turn()
  expect(begun.slice(2)).toEqual(['b a2'])
  vi.advanceTimersByTime(10)
  await turn()
  expect(begun.slice(3)).toEqual(['f4 f5'])
})

test('what is of one turn is done one after the other, in the order of asking, also beside another group', async () => {
  const { begun, asks, end } = gathering(4, 2)
  asks('flood', ['f1', 'f2', 'f3'], 'one', () => 'one conversation')
  await turn()
  asks('ann', ['a'])
  await turn()
  expect(begun).toEqual(['f1', 'a'])
  await end()
  await end()
  expect(begun).toEqual(['f1', 'a', 'f2', 'f3'])
})

test('workspaces take turns and are never in one group', async () => {
  const { begun, asks, end } = gathering(2, 1)
  asks('ann', ['a1', 'a2', 'a3', 'a4'])
  asks('zoe', ['z1', 'z2', 'z3'], 'two')
  for (let i = 0; i < 4; i++) await end()
  expect(begun).toEqual(['a1 a2', 'z1 z2', 'a3 a4', 'z3'])
})
