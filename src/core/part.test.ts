import { expect, test } from 'vitest'
import { inARow, type PartAuthor, type Said } from './part.ts'

const vic: PartAuthor = { type: 'contact', id: 'cnt_vic' }
const ada: PartAuthor = { type: 'teammate', id: 'tmt_ada' }
const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 10, minute))

function said(position: number, author: PartAuthor): Said {
  const body = { text: `part ${position}`, seals: [] }
  return { id: `prt_${position}`, kind: 'message', author, body, createdAt: at(position).toISOString() }
}

test('messages in a row by one author end where another wrote, where they are too old, and at the limit', () => {
  const all = [said(1, vic), said(2, ada), said(3, vic), said(4, vic), said(5, vic)]
  const ids = (since: Date, limit: number) => inARow(all, vic, since, limit).map(({ id }) => id)
  expect(ids(at(0), 5)).toEqual(['prt_3', 'prt_4', 'prt_5'])
  expect(ids(at(0), 2)).toEqual(['prt_4', 'prt_5'])
  expect(ids(at(4), 5)).toEqual(['prt_4', 'prt_5'])
  expect(ids(at(6), 5)).toEqual([])
  expect(inARow(all, ada, at(0), 5)).toEqual([])
})
