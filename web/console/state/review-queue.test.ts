import { expect, it } from 'vitest'
import { reviewQueue, type Held } from './review-queue.ts'

/** Time passes when the test says so. */
function desk() {
  const sent: Held[] = []
  const waiting = new Set<() => void>()
  const queue = reviewQueue(
    (held) => sent.push(held),
    () => undefined,
    (act) => {
      waiting.add(act)
      return () => waiting.delete(act)
    },
  )
  return { queue, sent, pass: () => [...waiting].forEach((act) => act()) }
}

it('sends a verdict only after a moment', () => {
  const { queue, sent, pass } = desk()
  queue.decide('fnd_a', 'seal')
  expect(sent).toEqual([])
  pass()
  expect(sent).toEqual([{ id: 'fnd_a', verdict: 'seal' }])
  expect(queue.held()).toEqual([])
})

it('takes back the last one and sends the others', () => {
  const { queue, sent, pass } = desk()
  queue.decide('fnd_a', 'seal')
  queue.decide('fnd_b', 'harmless')
  expect(queue.undo()).toMatchObject({ id: 'fnd_b' })
  pass()
  expect(sent).toEqual([{ id: 'fnd_a', verdict: 'seal' }])
  expect(queue.undo()).toBeUndefined()
})

it('sends everything at once when the page is left, each once', () => {
  const { queue, sent, pass } = desk()
  queue.decide('fnd_a', 'seal')
  queue.decide('fnd_a', 'harmless')
  queue.decide('fnd_b', 'harmless')
  queue.flush()
  pass()
  expect(sent.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['fnd_a seal', 'fnd_b harmless'])
})
