import { expect, test } from 'vitest'
import { openLoop } from './open-loop.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

test('goes on at once while there is something to do, and after a failure', async () => {
  const results = [3, 'fail', 0] as const
  let calls = 0
  const reached = new Promise<void>((resolve) => {
    const loop = openLoop({
      name: 'test',
      idleMs: 1,
      log,
      act: async () => {
        const result = results[calls++]
        if (result === 'fail') throw new Error('away')
        if (calls > results.length) setImmediate(() => void loop.stop().then(resolve))
        return result ?? 0
      },
    })
  })
  await reached
  const before = calls
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(calls).toBe(before)
})

test('ends in the middle of a long pause', async () => {
  const loop = openLoop({ name: 'test', idleMs: 3_600_000, log, act: async () => 0 })
  await new Promise((resolve) => setImmediate(resolve))
  await loop.stop()
})
