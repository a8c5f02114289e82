import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStoreHouse, type StoreHouse } from '../../test/store-house.ts'
import { unsignedForMs } from '../core/verify-chain.ts'
import { verifyExport } from './verify-activity.ts'

let house: StoreHouse
beforeEach(async () => {
  house = await openStoreHouse()
  for (let i = 0; i < 10; i++) await log(i)
  await house.sequencer.flush({ sign: true })
  for (let i = 10; i < 15; i++) await log(i)
  await house.sequencer.flush({ sign: true })
})
afterEach(() => house?.shut())

const workspace = () => house.ada.workspaceId
const log = (i: number) =>
  house.store.write(workspace(), (tx) =>
    tx.log(house.ada, {
      action: 'contact.viewed',
      object: { type: 'contact', id: house.vic.id },
      details: { i },
      about: house.vic.id,
      reason: `because ${i}`,
    }),
  )
const verify = () => house.verifyActivity(workspace())

/** As an intruder who is the owner of the tables, and has switched the trigger off. */
async function tamper(...statements: string[]): Promise<void> {
  const tables = ['activity', 'activity_chain', 'activity_checkpoints']
  for (const table of tables) await house.sql(`alter table ${table} disable trigger all`)
  for (const statement of statements) await house.sql(statement.replaceAll('$ws', `'${workspace()}'`))
  for (const table of tables) await house.sql(`alter table ${table} enable trigger all`)
}

const at = (position: number) =>
  `(select activity_id from activity_chain where workspace_id = $ws and position = ${position})`
const idAt = async (position: number) =>
  (
    await house.sql<{ id: string }>(
      'select activity_id as id from activity_chain where workspace_id = $1 and position = $2',
      [workspace(), position],
    )
  )[0]!.id

describe('the live database', () => {
  test('holds while nobody touches it', async () => {
    expect(await verify()).toMatchObject({ rows: 15, checkpoints: 2, head: { position: 15 } })
    expect(await verify()).not.toHaveProperty('broken')
    expect(await house.store.chainState(house.ada)).toMatchObject({
      rows: 15,
      waiting: 0,
      checkpoint: { position: 15 },
    })
  })

  test.each([
    "actor_id = 'tmt_other'",
    "at = at + interval '1 second'",
    'details = \'{"i": 99}\'',
    'locked = null',
    "action = 'contact.listed'",
  ])('a row changed by %s is named', async (change) => {
    const id = await idAt(6)
    await tamper(`update activity set ${change} where id = ${at(6)}`)
    expect((await verify()).broken).toMatchObject({ position: 6, id, what: 'changed' })
  })

  test('a row removed from the log is named', async () => {
    const id = await idAt(6)
    await tamper(`delete from activity where id = ${at(6)}`)
    expect((await verify()).broken).toMatchObject({ position: 6, id, what: 'removed' })
  })

  test('a row removed from the log and the chain is named', async () => {
    await tamper(
      `delete from activity where id = ${at(6)}`,
      'delete from activity_chain where workspace_id = $ws and position = 6',
    )
    expect((await verify()).broken).toMatchObject({ position: 6, what: 'removed' })
  })

  test('rows cut off from the end are missed, because they were signed', async () => {
    await tamper(
      `delete from activity where id in (${at(15)}, ${at(14)})`,
      'delete from activity_chain where workspace_id = $ws and position > 13',
    )
    expect((await verify()).broken).toMatchObject({ position: 14, what: 'removed' })
  })

  test('rows cut off together with their signatures are missed by whoever noted where the log ended', async () => {
    const { head } = await verify()
    await tamper(
      `delete from activity where id in (select activity_id from activity_chain where workspace_id = $ws and position > 10)`,
      'delete from activity_chain where workspace_id = $ws and position > 10',
      'delete from activity_checkpoints where workspace_id = $ws and position > 10',
    )
    expect(await verify()).not.toHaveProperty('broken')
    expect((await house.verifyActivity(workspace(), head)).broken).toMatchObject({ position: 11, what: 'removed' })
  })

  test('two rows that changed places in the chain are named', async () => {
    const [third, ninth] = [await idAt(3), await idAt(9)]
    await tamper(
      `update activity_chain set activity_id = 'act_aside' where workspace_id = $ws and position = 3`,
      `update activity_chain set activity_id = '${third}' where workspace_id = $ws and position = 9`,
      `update activity_chain set activity_id = '${ninth}' where workspace_id = $ws and position = 3`,
    )
    expect((await verify()).broken).toMatchObject({ position: 3, id: ninth, what: 'swapped' })
  })

  test('two rows whose contents changed places are named', async () => {
    await tamper(`update activity a set details = b.details, locked = b.locked, at = b.at from activity b
      where a.workspace_id = $ws and b.workspace_id = $ws
        and ((a.id = ${at(3)} and b.id = ${at(9)}) or (a.id = ${at(9)} and b.id = ${at(3)}))`)
    expect((await verify()).broken).toMatchObject({ position: 3, what: 'swapped' })
  })

  test('a row changed together with its hash is named', async () => {
    const id = await idAt(6)
    const entries = []
    for await (const line of house.exportActivity(workspace()))
      entries.push(JSON.parse(line) as { row?: { position: number }; previous: string })
    const entry = entries.find((one) => one.row?.position === 6)!
    const { rowStatement } = await import('../core/activity.ts')
    const hash = house.vault.sha256(
      rowStatement(workspace(), entry.previous, { ...entry.row, actorId: 'tmt_other' } as never),
    )
    await tamper(
      `update activity set actor_id = 'tmt_other' where id = ${at(6)}`,
      `update activity_chain set hash = decode('${hash}', 'hex') where workspace_id = $ws and position = 6`,
    )
    expect((await verify()).broken).toMatchObject({ position: 6, id, what: 'changed' })
  })

  test('a checkpoint by another key is named', async () => {
    await tamper(`update activity_checkpoints set signature = (select signature from activity_checkpoints where workspace_id = $ws and position = 15)
      where workspace_id = $ws and position = 10`)
    expect((await verify()).broken).toMatchObject({ position: 10, what: 'badly signed' })
  })

  test('a chain that was made anew while the server runs is not signed', async () => {
    await tamper(
      'delete from activity_checkpoints where workspace_id = $ws',
      `update activity_chain set hash = decode(repeat('ab', 32), 'hex') where workspace_id = $ws and position = 15`,
    )
    await log(15)
    await house.sequencer.flush({ sign: true })
    expect(await house.store.chainState(house.ada)).toMatchObject({ rows: 16, checkpoint: null })
    expect((await verify()).broken).toMatchObject({ position: 15 })
  })

  test('a row that waits behind a process which holds the chain waits, and is no break', async () => {
    const other = new pg.Client({ connectionString: house.url })
    await other.connect()
    await other.query('select pg_advisory_lock(hashtextextended($1, 0))', [`underseal.sequencer.${workspace()}`])
    await tamper(`with late as (insert into activity (workspace_id, id, at, action, actor_type, actor_id, details)
      values ($ws, 'act_late', '2026-01-01', 'contact.viewed', 'teammate', 'tmt_1', '{}') returning workspace_id, id)
      insert into activity_pending (workspace_id, activity_id) select workspace_id, id from late`)
    const { broken, waiting } = await verify()
    await other.end()
    expect({ broken, waiting }).toEqual({ broken: undefined, waiting: 1 })
  })

  test.each(['2026-01-01', '2099-01-01'])('a row of %s put in beside the chain is named', async (time) => {
    await tamper(`insert into activity (workspace_id, id, at, action, actor_type, actor_id, details)
      values ($ws, 'act_beside', '${time}', 'contact.viewed', 'teammate', 'tmt_1', '{}')`)
    expect((await verify()).broken).toMatchObject({ id: 'act_beside', what: 'unchained' })
  })

  test('holds after the person it tells of is erased', async () => {
    await house.vault.destroyContactKey(workspace(), house.vic.id, 'era_1')
    await house.store.write(workspace(), (tx) => tx.eraseRows(house.vic.id))
    expect((await verify()).broken).toBeUndefined()
    const { items } = await house.store.activityFor(house.ada, { objectId: house.vic.id }, { limit: 50 })
    expect(items).toHaveLength(15)
    expect(items.every((item) => item.reason === null && item.address === null)).toBe(true)
  })
})

describe('an export', () => {
  const lines = async () => {
    const all: string[] = []
    for await (const line of house.exportActivity(workspace())) all.push(line)
    return all
  }
  const check = (text: readonly string[], publicKey?: string) =>
    verifyExport(
      (async function* () {
        yield* text
      })(),
      { sha256: house.vault.sha256, verify: house.vault.verify, publicKey },
    )

  test('holds, with the keys in it and with the key one has', async () => {
    const all = await lines()
    const { publicKey } = await house.vault.signingKey(workspace())
    const whole = { rows: 15, checkpoints: 2, head: { position: 15, hash: expect.any(String) } }
    expect(await check(all)).toEqual(whole)
    expect(await check(all, publicKey)).toEqual(whole)
  })

  test('has no word that was typed', async () => {
    expect((await lines()).join()).not.toContain('because')
    expect((await lines()).join()).not.toContain('192.0.2.7')
  })

  test('a changed, a removed and a swapped line are named', async () => {
    const all = await lines()
    const changed = all.map((line) =>
      (JSON.parse(line) as { position?: number }).position === 6
        ? line.replace('contact.viewed', 'contact.listed')
        : line,
    )
    expect((await check(changed)).broken).toMatchObject({ position: 6, what: 'changed' })
    const ended = (count: number, list: string[]) => [
      ...list.slice(0, -1),
      JSON.stringify({ type: 'end', rows: count, checkpoints: 2 }),
    ]
    expect((await check(ended(14, all.toSpliced(6, 1)))).broken).toMatchObject({ position: 6, what: 'removed' })
    const rows = (a: number, b: number) => all.with(a, all[b]!).with(b, all[a]!)
    expect((await check(rows(3, 4))).broken).toMatchObject({ position: 3 })
  })

  test('in which something stands that was not signed is an error', async () => {
    const all = await lines()
    const row = all[6]!
    for (const other of [
      row.replace('"actorId"', '"actorId":"tmt_eve","actorId"'),
      row.replace('"type":"row"', '"type":"row","note":"approved by all"'),
      row.replace('"i":', '"i":0e9999,"i":'),
      row.replace('"contact.viewed"', '"contact.\\u0076iewed"'),
    ]) {
      expect(other).not.toBe(row)
      await expect(check(all.with(6, other))).rejects.toMatchObject({ code: 'invalid' })
    }
    await expect(check([...all, row])).rejects.toMatchObject({ code: 'invalid' })
    expect(await check([...all, ''])).not.toHaveProperty('broken')
  })

  test('without its signatures is not believed for long', async () => {
    const unsigned = (await lines()).filter((line) => !line.includes('"checkpoint"'))
    const end = JSON.stringify({ type: 'end', rows: 15, checkpoints: 0 })
    const exported = (ms: number) =>
      unsigned[0]!.replace(house.clock.at.toISOString(), new Date(house.clock.at.getTime() + ms).toISOString())
    const of = (ms: number) => check([exported(ms), ...unsigned.slice(1, -1), end])
    expect((await of(unsignedForMs - 1)).broken).toBeUndefined()
    expect((await of(unsignedForMs)).broken).toMatchObject({ position: 1, what: 'unsigned' })
  })

  test('signed by somebody else is named', async () => {
    const { publicKey } = await house.vault.signingKey(house.zoe.workspaceId)
    expect((await check(await lines(), publicKey)).broken).toMatchObject({ position: 10, what: 'badly signed' })
  })

  test('a file that is cut off, or is something else, is an error and not a finding', async () => {
    const all = await lines()
    for (const text of [
      all.slice(0, -1),
      all.toSpliced(5, 1),
      ['{}'],
      ['nonsense'],
      [],
      [...all.slice(0, 3), '{"type":"row"}'],
    ]) {
      await expect(check(text)).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})
