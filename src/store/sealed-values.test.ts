import { expect, test } from 'vitest'
import type { FindingRecord } from '../core/finding-record.ts'
import type { Act } from './ground.ts'
import { sealedValueWrites } from './sealed-values.ts'

const place = { table: 'parts', row: 'prt_1', field: 'body' } as const
const found: FindingRecord = {
  id: 'fnd_1',
  kind: 'email',
  class: 'contact',
  confidence: 0.9,
  detector: 'email',
  action: 'seal',
  place,
  contactId: 'cnt_1',
  conversationId: 'cnv_1',
  policyVersion: 1,
  createdAt: '2026-05-04T10:00:00.000Z',
}
const sealed = {
  token: 'tkn_1',
  kind: 'email',
  class: 'contact',
  contactId: 'cnt_1',
  place,
  locked: new Uint8Array([1]),
  createdAt: found.createdAt,
  expiresAt: found.createdAt,
} as const

test('values and findings are put by the same two statements, however many they are, so that these are planned once', async () => {
  const sent: string[] = []
  const soon: Act['soon'] = (text) => {
    sent.push(text)
    return Promise.resolve([])
  }
  const { keepSealed, addFindings } = sealedValueWrites({ soon, workspaceId: 'wsp_1' } as unknown as Act)
  for (const many of [0, 1, 3, 1_500]) {
    await keepSealed(Array.from({ length: many }, () => sealed))
    await addFindings(Array.from({ length: many }, () => found))
  }
  expect(sent).toHaveLength(6)
  expect(new Set(sent).size).toBe(2)
})
