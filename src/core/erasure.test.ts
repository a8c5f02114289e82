import { describe, expect, test } from 'vitest'
import { receiptStatement, type Receipt } from './erasure.ts'

const receipt: Receipt = {
  type: 'underseal.erasure.v1',
  erasureId: 'era_1',
  workspaceId: 'wsp_1',
  contactId: 'cnt_1',
  requestedBy: 'tmt_ada',
  startedAt: '2026-03-01T12:00:00.000Z',
  completedAt: '2026-03-01T12:00:02.000Z',
  keyDestroyedAt: '2026-03-01T12:00:01.000Z',
  erased: { parts: 3, contacts: 1 },
  keyId: 'k1',
  publicKey: 'AAAA',
  signature: 'BBBB',
}

describe('the statement of a receipt', () => {
  test('everything but the signature is in it', () => {
    const said = JSON.parse(receiptStatement(receipt)) as object
    const { signature: _, ...rest } = receipt
    expect(said).toEqual(rest)
  })

  test('another count, person or time is another statement', () => {
    const own = receiptStatement(receipt)
    for (const change of [
      { erased: { parts: 2, contacts: 1 } },
      { contactId: 'cnt_2' },
      { keyDestroyedAt: receipt.completedAt },
      { publicKey: 'CCCC' },
    ]) {
      expect(receiptStatement({ ...receipt, ...change })).not.toBe(own)
    }
  })

  test('who verifies may read the fields in any order', () => {
    const other = Object.fromEntries(Object.entries(receipt).toReversed()) as Receipt
    expect(receiptStatement(other)).toBe(receiptStatement(receipt))
  })
})
