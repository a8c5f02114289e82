import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkpointStatement, genesisHash, rowStatement, type ChainedRow } from './activity.ts'
import { unsignedForMs, verifyChain, type ChainChecks, type ChainEntry, type ChainLink } from './verify-chain.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
// A signature that a test can read: what it proves is proven with real keys beside the vault.
const sign = (key: string, statement: string) => sha256(`${key} ${statement}`)
const startedAt = Date.parse('2026-05-04T10:00:00.000Z')
const checks = {
  sha256,
  verify: (publicKey: string, statement: string, signature: string) => sign(publicKey, statement) === signature,
  publicKeyOf: (keyId: string) => (keyId === 'k1' ? 'ours' : undefined),
  now: new Date(startedAt),
}

/** A chain of so many rows with a checkpoint after each of `signedAt`. */
function chain(count: number, signedAt: readonly number[] = [count]): ChainEntry[] {
  let previous = genesisHash
  return Array.from({ length: count }, (_, i) => i + 1).flatMap((position): ChainEntry[] => {
    const row: ChainedRow = {
      position,
      id: `act_${position}`,
      at: new Date(startedAt + position).toISOString(),
      action: 'contact.viewed',
      actorType: 'teammate',
      actorId: 'tmt_ada',
      objectType: null,
      objectId: null,
      details: { i: position },
      locked: null,
      lockedBy: null,
    }
    const hash = sha256(rowStatement('wsp_1', previous, row))
    const link: ChainEntry = { type: 'row', position, activityId: row.id, previous, hash, row }
    previous = hash
    return signedAt.includes(position) ? [link, checkpoint(position, hash)] : [link]
  })
}

function checkpoint(position: number, hash: string): ChainEntry {
  const statement = { position, hash, at: new Date(startedAt).toISOString(), keyId: 'k1' }
  return { type: 'checkpoint', ...statement, signature: sign('ours', checkpointStatement('wsp_1', statement)) }
}

const verify = (entries: readonly ChainEntry[], more: Partial<ChainChecks> = {}, workspaceId = 'wsp_1') =>
  verifyChain(
    workspaceId,
    (async function* () {
      yield* entries
    })(),
    { ...checks, ...more },
  )

/** The chain with the row of one position changed. */
function changed(
  entries: readonly ChainEntry[],
  position: number,
  change: (link: ChainLink) => Partial<ChainLink>,
): ChainEntry[] {
  return entries.map((entry) =>
    entry.type === 'row' && entry.position === position ? { ...entry, ...change(entry) } : entry,
  )
}
const rowOf = (entries: readonly ChainEntry[], position: number) => {
  const found = entries.find((entry) => entry.type === 'row' && entry.position === position)
  return (found as ChainLink).row!
}

describe('a chain', () => {
  test('holds as it was written, empty or long', async () => {
    expect(await verify([])).toEqual({ rows: 0, checkpoints: 0 })
    expect(await verify(chain(25, [10, 20, 25]))).toEqual({
      rows: 25,
      checkpoints: 3,
      head: { position: 25, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  test('does not hold for another workspace', async () => {
    expect((await verify(chain(3), {}, 'wsp_2')).broken).toMatchObject({ position: 1, what: 'changed' })
  })

  test('any change of any row is named where it is', async () => {
    const anyChange = fc.constantFrom<(row: ChainedRow) => Partial<ChainedRow>>(
      (row) => ({ details: { i: -1, was: row.id } }),
      () => ({ actorId: 'tmt_eve' }),
      () => ({ at: '2020-01-01T00:00:00.000Z' }),
      () => ({ objectId: 'cnt_1' }),
      () => ({ locked: 'AAAA' }),
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), anyChange, async (position, change) => {
        const entries = changed(chain(30, [10, 30]), position, (link) => ({
          row: { ...link.row!, ...change(link.row!) },
        }))
        expect((await verify(entries)).broken).toMatchObject({ position, id: `act_${position}`, what: 'changed' })
      }),
    )
  })

  test('any row that is taken out is named where it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (position) => {
        const entries = chain(30, [10, 30]).filter((entry) => entry.type !== 'row' || entry.position !== position)
        expect((await verify(entries)).broken).toMatchObject({ position, what: 'removed' })
      }),
    )
  })

  test('any two rows that changed places are named at the first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 2 }),
        async (pair) => {
          const [a, b] = pair.toSorted((x, y) => x - y) as [number, number]
          const whole = chain(30, [10, 30])
          const swap = (from: number, to: number) => (entries: ChainEntry[]) =>
            changed(entries, to, () => ({ row: rowOf(whole, from), activityId: `act_${from}` }))
          expect((await verify(swap(b, a)(swap(a, b)(whole)))).broken).toMatchObject({ position: a, what: 'swapped' })
        },
      ),
    )
  })

  test('a row that the chain names and that is gone is named', async () => {
    expect((await verify(changed(chain(9), 4, () => ({ row: undefined })))).broken).toMatchObject({
      position: 4,
      id: 'act_4',
      what: 'removed',
    })
  })

  test('a row changed together with its own hash is named, not the one after it', async () => {
    const entries = changed(chain(9), 4, (link) => {
      const row = { ...link.row!, actorId: 'tmt_eve' }
      return { row, hash: sha256(rowStatement('wsp_1', link.previous, row)) }
    })
    expect((await verify(entries)).broken).toMatchObject({ position: 4, id: 'act_4', what: 'changed' })
  })

  test('a row that names another one before it than there is, is named', async () => {
    const hash = sha256('another')
    expect((await verify(changed(chain(9), 4, () => ({ previous: hash })))).broken).toMatchObject({
      position: 4,
      what: 'changed',
    })
    const begun = changed(chain(9), 1, ({ row }) => ({
      previous: hash,
      hash: sha256(rowStatement('wsp_1', hash, row!)),
    }))
    expect((await verify(begun)).broken).toMatchObject({ position: 1, what: 'changed' })
  })

  test('a row that was changed is named although a later one is gone', async () => {
    const entries = changed(chain(9), 4, (link) => ({ row: { ...link.row!, actorId: 'tmt_eve' } }))
    expect((await verify(changed(entries, 7, () => ({ row: undefined })))).broken).toMatchObject({
      position: 4,
      what: 'changed',
    })
  })

  test('a row that stands under the id of another is named', async () => {
    const entries = changed(chain(9), 4, () => ({ activityId: 'act_7' }))
    expect((await verify(entries)).broken).toMatchObject({ position: 4, what: 'changed' })
  })

  test('rows after the first broken one are still counted', async () => {
    expect(await verify(changed(chain(9, [3, 9]), 1, () => ({ row: undefined })))).toMatchObject({
      rows: 9,
      checkpoints: 2,
    })
  })
})

describe('checkpoints', () => {
  test('a chain that was made anew as a whole does not fit its signatures', async () => {
    const anew = chain(8, []).map((entry) => ({ ...entry }))
    const signed = chain(9, [5]).filter((entry) => entry.type === 'checkpoint')
    const other = chain(8, [])
    let previous = genesisHash
    for (const entry of other as ChainLink[]) {
      const row = { ...entry.row!, actorId: 'tmt_eve' }
      const hash = sha256(rowStatement('wsp_1', previous, row))
      anew[entry.position - 1] = { ...entry, row, previous, hash }
      previous = hash
    }
    expect((await verify([...anew.slice(0, 5), ...signed, ...anew.slice(5)])).broken).toMatchObject({
      position: 5,
      what: 'rewritten',
    })
  })

  test('what was cut off after it was signed is missed', async () => {
    const entries = chain(9)
    expect((await verify([...entries.slice(0, 6), entries.at(-1)!])).broken).toMatchObject({
      position: 7,
      what: 'removed',
    })
    expect((await verify(entries.slice(-1))).broken).toMatchObject({ position: 1, what: 'removed' })
  })

  test('a signature by another key, or of another statement, is none', async () => {
    const bad = (change: object) =>
      chain(4).map((entry) => (entry.type === 'checkpoint' ? { ...entry, ...change } : entry))
    for (const change of [{ keyId: 'k2' }, { signature: sign('theirs', 'x') }, { at: new Date(0).toISOString() }]) {
      expect((await verify(bad(change))).broken).toMatchObject({ position: 4, id: 'act_4', what: 'badly signed' })
    }
  })

  test('two signatures of one row are as good as one', async () => {
    const entries = chain(9, [5, 9])
    const [first] = entries.filter((entry) => entry.type === 'checkpoint')
    expect(await verify(entries.toSpliced(6, 0, first!))).toMatchObject({
      rows: 9,
      checkpoints: 3,
      head: { position: 9 },
    })
  })

  const atTimes = (times: readonly number[], signedAt: readonly number[]) => {
    let previous = genesisHash
    return times.flatMap((ms, i): ChainEntry[] => {
      const position = i + 1
      const row = { ...rowOf(chain(times.length), position), at: new Date(startedAt + ms).toISOString() }
      const hash = sha256(rowStatement('wsp_1', previous, row))
      const link: ChainEntry = { type: 'row', position, activityId: row.id, previous, hash, row }
      previous = hash
      return signedAt.includes(position) ? [link, checkpoint(position, hash)] : [link]
    })
  }

  test('one signature cannot stand for many that were taken away', async () => {
    const slow = (stepMs: number, signedAt: readonly number[]) =>
      atTimes(
        [1, 2, 3, 4, 5, 6].map((step) => step * stepMs),
        signedAt,
      )
    expect((await verify(slow(unsignedForMs, [1, 2, 3, 4, 5, 6]))).broken).toBeUndefined()
    expect((await verify(slow(unsignedForMs, [1, 2, 6]))).broken).toMatchObject({
      position: 3,
      id: 'act_3',
      what: 'unsigned',
    })
    expect((await verify(slow(1_000, [6]))).broken).toBeUndefined()
  })

  test('nor if the first or the last row was given a time near the other', async () => {
    const far = unsignedForMs
    for (const times of [
      [0, 1, far, 2],
      [far, 1, 2, far + 1],
    ]) {
      expect((await verify(atTimes(times, [4]))).broken).toMatchObject({ position: 1, what: 'unsigned' })
    }
  })

  test('a tail may stand unsigned for three minutes and not longer', async () => {
    const tail = chain(9, [5])
    const later = (ms: number) => ({ now: new Date(startedAt + 6 + ms) })
    expect((await verify(tail, later(unsignedForMs - 1))).broken).toBeUndefined()
    expect((await verify(tail, later(unsignedForMs))).broken).toMatchObject({
      position: 6,
      id: 'act_6',
      what: 'unsigned',
    })
    expect((await verify(chain(9), later(unsignedForMs * 9))).broken).toBeUndefined()
  })

  test('a tail from a time that has not come is not waited for', async () => {
    const ahead = (ms: number) => verify(atTimes([0, ms], []), { now: new Date(startedAt) })
    expect((await ahead(unsignedForMs - 1)).broken).toBeUndefined()
    expect((await ahead(unsignedForMs)).broken).toMatchObject({ position: 1, what: 'unsigned' })
  })
})

describe('with a head that was noted elsewhere', () => {
  const seen = async (count: number) => (await verify(chain(count))).head!

  test('a log that has grown since still holds, and tells where it ends', async () => {
    expect(await verify(chain(9), { seen: await seen(6) })).toEqual({ rows: 9, checkpoints: 1, head: await seen(9) })
  })

  test('a log whose end was cut off, signatures and all, is found', async () => {
    for (const left of [4, 5])
      expect((await verify(chain(left), { seen: await seen(6) })).broken).toMatchObject({
        position: left + 1,
        what: 'removed',
      })
    expect((await verify([], { seen: await seen(6) })).broken).toMatchObject({ position: 1, what: 'removed' })
  })

  test('a log that was made anew and signed again is found at the row that was seen', async () => {
    const hash = '0'.repeat(64)
    expect((await verify(chain(9), { seen: { position: 6, hash } })).broken).toMatchObject({
      position: 6,
      what: 'rewritten',
    })
  })
})
