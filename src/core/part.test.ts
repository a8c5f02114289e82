import { expect, test } from 'vitest'
import { inARow, type Part, type PartAuthor } from './part.ts'

const vic: PartAuthor = { type: 'contact', id: 'cnt_vic' }
const ada: PartAuthor = { type: 'teammate', id: 'tmt_ada' }
const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 10, minute))

function part(position: number, author: PartAuthor): Part {
  const text = { text: `part ${position}`, seals: [] }
  const about = {
    id: `prt_${position}`,
    conversationId: 'cnv_1',
    contactId: 'cnt_vic',
    position,
    kind: 'message',
    author,
    body: text,
  } as const
  return {
    ...about,
    event: null,
    hidden: [],
    handover: null,
    policyVersion: 1,
    revision: 0,
    createdAt: at(position).toISOString(),
  }
}

test('messages in a row by one author end where another wrote, where they are too old, and at the limit', () => {
  const parts = [part(1, vic), part(2, ada), part(3, vic), part(4, vic), part(5, vic)]
  const positions = (since: Date, limit: number) => inARow(parts, vic, since, limit).map((each) => each.position)
  expect(positions(at(0), 5)).toEqual([3, 4, 5])
  expect(positions(at(0), 2)).toEqual([4, 5])
  expect(positions(at(4), 5)).toEqual([4, 5])
  expect(positions(at(6), 5)).toEqual([])
  expect(inARow(parts, ada, at(0), 5)).toEqual([])
})
