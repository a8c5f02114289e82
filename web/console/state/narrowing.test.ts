import { expect, it } from 'vitest'
import { narrowedBy, narrowingFrom } from './narrowing.ts'

it('takes from an address what a list can be narrowed to, and nothing else', () => {
  const tag = `tag_${'0'.repeat(26)}`
  expect(
    narrowingFrom({ state: 'closed', assignee: 'me', tag, found: 'iban', sort: 'waiting', mentioned: true }),
  ).toEqual({ state: 'closed', assignee: 'me', tag, found: 'iban', sort: 'waiting', mentioned: true })
  expect(
    narrowingFrom({
      state: 'lost',
      assignee: 'ada@example.org',
      team: 7,
      found: '<b>',
      sort: 'best',
      mentioned: 'x',
      q: 'y',
    }),
  ).toEqual({})
})

it('does not call an order a filter, nor what is said elsewhere', () => {
  expect([narrowedBy({}), narrowedBy({ sort: 'oldest' }), narrowedBy({ state: 'open', found: 'iban' })]).toEqual([
    [],
    [],
    ['state', 'found'],
  ])
  expect(narrowedBy({ state: 'open', found: 'iban' }, ['state', 'team'])).toEqual(['found'])
})
