import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStoreHouse, type StoreHouse } from '../../test/store-house.ts'

let house: StoreHouse
beforeAll(async () => {
  house = await openStoreHouse()
})
afterAll(() => house?.shut())

const write = (count: number, note: string) =>
  house.store.write(house.ada.workspaceId, async (tx) => {
    for (let i = 0; i < count; i++) {
      await tx.log(house.ada, {
        action: 'conversation.opened',
        object: { type: 'conversation', id: `cnv_${note}${i}` },
        details: { i },
      })
    }
  })

test('a row tells who did what to what, from where and why', async () => {
  await house.store.write(house.ada.workspaceId, (tx) =>
    tx.log(house.ada, {
      action: 'value.revealed',
      object: { type: 'seal', id: 'tkn_x' },
      details: { kind: 'iban' },
      about: house.vic.id,
      reason: 'caller asked',
    }),
  )
  const { items } = await house.store.activityFor(house.ada, { action: 'value.revealed' }, { limit: 5 })
  expect(items[0]).toMatchObject({
    at: house.clock.now().toISOString(),
    action: 'value.revealed',
    actor: { type: 'teammate', id: house.ada.id },
    object: { type: 'seal', id: 'tkn_x' },
    details: { kind: 'iban' },
    address: '192.0.2.7',
    reason: 'caller asked',
  })
})

test('what was done within one millisecond is listed in the order in which it was done', async () => {
  // Their clock stands still.
  for (let i = 0; i < 5; i++) await write(4, 'order')
  const { items } = await house.store.activityFor(house.ada, { action: 'conversation.opened' }, { limit: 20 })
  expect(new Set(items.map(({ at }) => at)).size).toBe(1)
  expect(items.map(({ details }) => details['i'])).toEqual(Array.from({ length: 5 }, () => [3, 2, 1, 0]).flat())
})

test('an act that fails is not logged and not announced', async () => {
  const heard: unknown[] = []
  const stop = house.live.subscribe((_, event) => heard.push(event))
  const failing = house.store.write(house.ada.workspaceId, async (tx) => {
    await tx.log(house.ada, { action: 'policy.changed', object: null })
    tx.announce({ type: 'workspace' })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect((await house.store.activityFor(house.ada, { action: 'policy.changed' }, { limit: 5 })).items).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(heard).toEqual([])
  stop()
})

test('rows of many writers in two processes are chained once each, without a gap', async () => {
  const other = await house.another()
  await Promise.all(Array.from({ length: 30 }, (_, i) => write(3, `x${i}y`)))
  await Promise.all([house.sequencer.flush(), other.sequencer.flush(), house.sequencer.flush()])
  await house.sequencer.flush({ sign: true })
  const verdict = await house.verifyActivity(house.ada.workspaceId)
  expect(verdict.broken).toBeUndefined()
  expect(await house.store.chainState(house.ada)).toMatchObject({ rows: verdict.rows, waiting: 0 })
  expect(verdict.rows).toBeGreaterThanOrEqual(91)
})

test('more rows than a batch are chained in order of arrival', async () => {
  await write(1_200, 'many')
  await house.sequencer.flush()
  const rows = await house.sql<{ i: number }>(
    `select (a.details->>'i')::int as i from activity_chain c join activity a on a.workspace_id = c.workspace_id and a.id = c.activity_id
     where a.object_id like 'cnv_many%' order by c.position`,
  )
  expect(rows.map((row) => row.i)).toEqual(Array.from({ length: 1_200 }, (_, i) => i))
})

test('a flush waits for another process that is at it', async () => {
  await write(3, 'held')
  const client = new pg.Client({ connectionString: house.url })
  await client.connect()
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `underseal.sequencer.${house.ada.workspaceId}`,
  ])
  const flushed = house.sequencer.flush()
  const waits = () =>
    house.sql(
      `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    )
  await expect.poll(async () => (await waits()).length).toBe(1)
  await client.query('commit')
  await client.end()
  await flushed
  expect(await house.store.chainState(house.ada)).toMatchObject({ waiting: 0 })
})

test('the sequencer works by itself soon after a write', async () => {
  await write(1, 'soon')
  await expect
    .poll(
      async () =>
        (await house.store.activityFor(house.ada, { objectId: 'cnv_soon0' }, { limit: 1 })).items[0]?.position,
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0)
})

test('filters by time, and pages', async () => {
  const before = house.clock.at
  house.clock.at = new Date(before.getTime() + 60_000)
  await write(5, 'later')
  const after = house.clock.at.toISOString()
  const first = await house.store.activityFor(house.ada, { after }, { limit: 3 })
  const second = await house.store.activityFor(house.ada, { after }, { limit: 3, cursor: first.next! })
  expect(first.items).toHaveLength(3)
  expect(second.items).toHaveLength(2)
  expect(second.next).toBeUndefined()
  expect(
    (await house.store.activityFor(house.ada, { before: after, objectId: 'cnv_later0' }, { limit: 3 })).items,
  ).toEqual([])
})

test('a log over many days holds, however little time the sequencer had in between', async () => {
  for (let day = 0; day < 4; day++) {
    house.clock.at = new Date(house.clock.at.getTime() + 86_400_000)
    await write(2, `day${day}`)
  }
  await house.sequencer.flush()
  const { broken } = await house.verifyActivity(house.ada.workspaceId)
  expect(broken).toBeUndefined()
})

test('a signature reaches over seconds and not over minutes, also when the clock of the one who signs is behind', async () => {
  const [now, ahead] = [house.clock.at, new Date(house.clock.at.getTime() + 5 * 60_000)]
  await write(2, 'behind')
  await house.sequencer.flush()
  house.clock.at = ahead
  await write(2, 'ahead')
  house.clock.at = now
  await house.sequencer.flush({ sign: true })
  house.clock.at = ahead
  expect((await house.verifyActivity(house.ada.workspaceId)).broken).toBeUndefined()
})

test('a clock that was set back keeps no row unsigned until it is there again', async () => {
  const now = house.clock.at
  await write(2, 'before')
  await house.sequencer.flush()
  const { rows } = await house.store.chainState(house.ada)
  house.clock.at = new Date(now.getTime() - 3_600_000)
  await write(2, 'after')
  await house.sequencer.flush()
  expect((await house.store.chainState(house.ada)).checkpoint).toMatchObject({ position: rows })
  await house.sequencer.flush({ sign: true })
  expect((await house.verifyActivity(house.ada.workspaceId)).broken).toBeUndefined()
})

test('another workspace sees none of it', async () => {
  expect((await house.store.activityFor(house.zoe, {}, { limit: 50 })).items).toEqual([])
  expect(await house.store.chainState(house.zoe)).toEqual({ rows: 0, waiting: 0, checkpoint: null })
})
