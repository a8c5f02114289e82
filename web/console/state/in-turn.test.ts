import { expect, test } from 'vitest'
import { inTurn, isUnderWay } from './in-turn.ts'

/** A request that ends when it is told to. */
function request(begun: string[], name: string) {
  let end = (_answer?: Error) => {}
  const call = () => {
    begun.push(name)
    return new Promise<string>((resolve, reject) => (end = (error) => (error ? reject(error) : resolve(name))))
  }
  return { call, end: (error?: Error) => end(error) }
}

test('what is done to one conversation follows in order, also after a refusal, and holds up no other', async () => {
  const begun: string[] = []
  const on = request(begun, 'on')
  const off = request(begun, 'off')
  const again = request(begun, 'again')
  const other = request(begun, 'other')
  const first = inTurn('one', on.call)
  const second = inTurn('one', off.call)
  const third = inTurn('one', again.call)
  const beside = inTurn('two', other.call)
  expect(begun).toEqual(['on', 'other'])
  on.end()
  await expect(first).resolves.toBe('on')
  expect(begun).toEqual(['on', 'other', 'off'])
  off.end(new Error('refused'))
  await expect(second).rejects.toThrow('refused')
  expect(begun).toEqual(['on', 'other', 'off', 'again'])
  expect(isUnderWay('one')).toBe(true)
  again.end()
  other.end()
  await expect(Promise.all([third, beside])).resolves.toEqual(['again', 'other'])
  expect([isUnderWay('one'), isUnderWay('two')]).toEqual([false, false])
})
