import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeTogether, type Asked } from './together.ts'

type One = Asked & { readonly name: string }

/** Groups as they were begun; each is over when the test says so. */
function gathering(most: number, lanes: number) {
  const begun: string[] = []
  const over: (() => void)[] = []
  const ask = makeTogether<One>({
    most,
    lanes,
    run: async (group, done) => {
      begun.push(group.map((one) => one.name).join(' '))
      await new Promise<void>((resolve) => over.push(resolve))
      group.forEach(done)
    },
  })
  return {
    begun,
    asks: (caller: string, names: readonly string[], workspaceId = 'one', turnOf = (name: string) => `${caller} ${name}`) =>
      names.forEach((name) => ask({ workspaceId, caller, turn: turnOf(name), name })),
    async end() {
      await turn()
      over.splice(0).forEach((resolve) => resolve())
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
