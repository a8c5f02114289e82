import { expect, test } from 'vitest'
import { addressesOf, reachOf } from './trail.ts'

const stored = { contacts: 9, conversations: 12, values: { payment: 3, bank: 2 } }

test('within reach is what the rights open: of values the classes they are limited to, and by an export everything', () => {
  expect(reachOf([{ permission: 'tag:read' }], stored)).toEqual({ contacts: null, conversations: null, values: null })
  const banks = [{ permission: 'value:reveal', classes: ['bank'] }, { permission: 'conversation:read' }] as const
  expect(reachOf(banks, stored)).toEqual({ contacts: null, conversations: 12, values: { bank: 2 } })
  expect(reachOf([{ permission: 'value:reveal' }], stored).values).toEqual(stored.values)
  expect(reachOf([{ permission: 'export:create' }], stored)).toEqual({ contacts: 9, conversations: 12, values: null })
})

test('acts are told by where they came from, the busiest first, those without an address together', () => {
  const row = (address: string | null, action: 'conversation.opened' | 'value.revealed', at: string) => {
    return { address, action, at }
  }
  const rows = [
    row('192.0.2.1', 'value.revealed', '2026-03-02T10:00:00.000Z'),
    row(null, 'conversation.opened', '2026-03-03T10:00:00.000Z'),
    row('192.0.2.1', 'conversation.opened', '2026-03-01T10:00:00.000Z'),
  ]
  expect(addressesOf(rows)).toEqual([
    {
      address: '192.0.2.1',
      acts: 2,
      opened: 1,
      revealed: 1,
      first: '2026-03-01T10:00:00.000Z',
      last: '2026-03-02T10:00:00.000Z',
    },
    expect.objectContaining({ address: null, acts: 1, first: '2026-03-03T10:00:00.000Z' }),
  ])
})
