import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { activityActions, checkpointStatement, genesisHash, rowStatement, type ChainedRow } from './activity.ts'

const row: ChainedRow = {
  position: 1,
  id: 'act_1',
  at: '2026-03-01T12:00:00.000Z',
  action: 'value.revealed',
  actorType: 'teammate',
  actorId: 'tmt_ada',
  objectType: 'seal',
  objectId: 'tkn_1',
  details: { kind: 'iban' },
  locked: 'AAAA',
  lockedBy: 'cnt_1',
}

/** Each field changed to something else; one field a time. */
const changes: { [K in keyof ChainedRow]: ChainedRow[K] } = {
  position: 2,
  id: 'act_2',
  at: '2026-03-01T12:00:00.001Z',
  action: 'value.restored',
  actorType: 'api-key',
  actorId: 'tmt_ben',
  objectType: null,
  objectId: null,
  details: { kind: 'iban', more: 1 },
  locked: null,
  lockedBy: null,
}

describe('activity names', () => {
  test('each is a noun and what happened, and stands there once', () => {
    expect(new Set(activityActions).size).toBe(activityActions.length)
    for (const each of activityActions) expect(each).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
  })

  test('looking has a name as well as changing', () => {
    for (const each of [
      'conversation.opened',
      'conversation.searched',
      'contact.viewed',
      'activity.viewed',
      'value.revealed',
    ] as const) {
      expect(activityActions).toContain(each)
    }
  })
})

describe('the statement of a row', () => {
  for (const field of Object.keys(changes) as (keyof ChainedRow)[]) {
    test(`another ${field} is another statement`, () => {
      expect(rowStatement('wsp_1', genesisHash, { ...row, [field]: changes[field] })).not.toBe(
        rowStatement('wsp_1', genesisHash, row),
      )
    })
  }

  test('the row before and the workspace are in it, so that no row fits elsewhere', () => {
    const own = rowStatement('wsp_1', genesisHash, row)
    expect(rowStatement('wsp_1', 'f'.repeat(64), row)).not.toBe(own)
    expect(rowStatement('wsp_2', genesisHash, row)).not.toBe(own)
  })

  test('the order in which a database returns the fields does not matter', () => {
    const other = Object.fromEntries(Object.entries(row).toReversed()) as ChainedRow
    expect(rowStatement('wsp_1', genesisHash, other)).toBe(rowStatement('wsp_1', genesisHash, row))
  })

  test('it is the same bytes for ever: old logs must stay checkable', () => {
    const hash = createHash('sha256')
      .update(rowStatement('wsp_1', genesisHash, row))
      .digest('hex')
    const spelled =
      '{"action":"value.revealed","actorId":"tmt_ada","actorType":"teammate","at":"2026-03-01T12:00:00.000Z",' +
      '"details":{"kind":"iban"},"id":"act_1","locked":"AAAA","lockedBy":"cnt_1","objectId":"tkn_1","objectType":"seal",' +
      '"position":1,"workspaceId":"wsp_1"}'
    expect(hash).toBe(
      createHash('sha256')
        .update(`${'0'.repeat(64)}\n${spelled}`)
        .digest('hex'),
    )
  })
})

describe('the statement of a checkpoint', () => {
  const checkpoint = { position: 9, hash: 'ab', at: '2026-03-01T12:00:00.000Z', keyId: 'k1' }

  test('place, hash, time, key and workspace are signed', () => {
    const own = checkpointStatement('wsp_1', checkpoint)
    expect(checkpointStatement('wsp_2', checkpoint)).not.toBe(own)
    for (const change of [{ position: 8 }, { hash: 'ac' }, { at: '2026-03-01T12:00:00.001Z' }, { keyId: 'k2' }]) {
      expect(checkpointStatement('wsp_1', { ...checkpoint, ...change })).not.toBe(own)
    }
  })

  test('a signature beside it is not part of what is signed', () => {
    const signed = { ...checkpoint, signature: 'xyz' }
    expect(checkpointStatement('wsp_1', signed)).toBe(checkpointStatement('wsp_1', checkpoint))
  })

  test('it cannot be taken for a receipt', () => {
    expect(checkpointStatement('wsp_1', checkpoint)).toContain('"type":"underseal.checkpoint.v1"')
  })
})
