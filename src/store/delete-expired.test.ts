import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { id, openStoreHouse, type StoreHouse } from '../../test/store-house.ts'
import type { ActivityAction } from '../core/activity.ts'
import type { SealedValue } from '../core/seal.ts'

let house: StoreHouse
beforeAll(async () => {
  house = await openStoreHouse()
})
afterAll(() => house?.shut())

const later = (ms: number) => new Date(house.clock.now().getTime() + ms)
const token = (i: number) => `tkn_${String.fromCharCode(97 + i).repeat(26)}`
const sealed = (i: number, expiresAt: Date): SealedValue => ({
  token: token(i),
  kind: 'iban',
  class: 'bank',
  contactId: null,
  place: { table: 'texts', row: 'txt_1', field: 'text' },
  locked: new Uint8Array([1]),
  createdAt: later(0).toISOString(),
  expiresAt: expiresAt.toISOString(),
})

test('what is over is hidden at the hour and deleted by the job, and the job may run twice', async () => {
  const { store, ada, vic } = house
  const part = await house.addPart(vic, await house.startConversation(vic), 'hello')
  const hour = 3_600_000
  await store.write(ada.workspaceId, async (tx) => {
    await tx.keepSealed([sealed(0, later(hour)), sealed(1, later(hour)), sealed(2, later(3 * hour))])
    await tx.keepSecret({
      partId: part.id,
      contactId: vic.id,
      text: 'once',
      createdBy: ada.id,
      expiresAt: later(hour).toISOString(),
    })
    const file = {
      id: id('export'),
      contactId: vic.id,
      requestedBy: ada.id,
      notes: false,
      opened: false,
      classes: [],
      state: 'running',
      bytes: null,
    } as const
    await tx.startExportFile(
      { ...file, createdAt: later(0).toISOString(), expiresAt: later(hour).toISOString() },
      later(0),
    )
    await tx.addSession({ id: id('session'), teammateId: ada.id, hash: Buffer.from('s'), expiresAt: later(hour) })
    await tx.addSignInLink(ada.id, Buffer.from('l'), later(hour))
    await store.takeTry('somebody', later(0))
    await tx.takeLetter('somebody@example.com', later(-23 * hour))
    await tx.addVisitorSession({
      id: id('visitorSession'),
      contactId: house.vic.id,
      hash: Buffer.from('v'),
      verified: false,
      expiresAt: later(hour),
    })
  })
  expect(await store.sealedFor(ada, token(0))).toBeDefined()
  house.clock.at = later(hour)
  expect(await store.sealedFor(ada, token(0))).toBeUndefined()
  expect(await store.sealedFor(ada, token(2))).toBeDefined()

  const first = await house.deleteExpired(house.clock.now(), 1)
  expect(first).toMatchObject({
    sessions: 1,
    signInLinks: 1,
    passwordTries: 1,
    letters: 1,
    visitorSessions: 1,
  })
  await Promise.all([house.tasks['delete-expired']!(), house.tasks['delete-expired']!()])
  expect((await house.sql('select token from sealed_values')).length).toBe(1)
  const told = async (action: ActivityAction) =>
    (await store.activityFor(ada, { action }, { limit: 5 })).items.map((item) => item.details)
  expect(await Promise.all((['value.expired', 'secret.expired', 'export.expired'] as const).map(told))).toEqual([
    [{ count: 2 }],
    [{ count: 1 }],
    [{ count: 1 }],
  ])
})

test('a value is not destroyed without a row that tells of it', async () => {
  const { store, ada } = house
  await store.write(ada.workspaceId, (tx) => tx.keepSealed([sealed(3, later(-1000))]))
  const left = () => house.sql(`select 1 from sealed_values where token = '${token(3)}'`)
  const name = 'refuses_expired'
  await house.sql(
    `alter table activity add constraint ${name} check (action <> 'value.expired' or details->>'count' <> '1')`,
  )
  await expect(house.tasks['delete-expired']!()).rejects.toThrow()
  expect(await left()).toHaveLength(1)
  await house.sql(`alter table activity drop constraint ${name}`)
  await house.tasks['delete-expired']!()
  expect(await left()).toHaveLength(0)
})

describe('a clock that went ahead by more than a day', () => {
  const hour = 3_600_000
  const isLeft = async (i: number) =>
    (await house.sql(`select 1 from sealed_values where token = '${token(i)}'`)).length === 1
  const seal = (i: number) => house.store.write(house.ada.workspaceId, (tx) => tx.keepSealed([sealed(i, later(hour))]))
  const destroyAt = async (at: Date) => {
    house.clock.at = at
    await house.tasks['delete-expired']!()
  }

  test('destroys nothing for a day, and says so', async () => {
    await destroyAt(house.clock.now())
    await seal(4)
    const jumped = later(30 * 24 * hour)
    await destroyAt(jumped)
    expect(await isLeft(4)).toBe(true)
    expect(await house.store.sealedFor(house.ada, token(4))).toBeUndefined()
    const { undone } = await house.store.overview(house.ada, { days: 1, weeks: 1, zone: 'UTC', now: house.clock.now() })
    expect(undone.waitsUntil).toBe(new Date(jumped.getTime() + 24 * hour).toISOString())
    for (const hours of [1, 12, 23]) await destroyAt(new Date(jumped.getTime() + hours * hour))
    expect(await isLeft(4)).toBe(true)
    await destroyAt(new Date(jumped.getTime() + 24 * hour))
    expect(await isLeft(4)).toBe(false)
  })

  test('costs nothing if it is set right meanwhile', async () => {
    await seal(5)
    const right = house.clock.now()
    await destroyAt(later(30 * 24 * hour))
    await destroyAt(right)
    expect(await house.store.sealedFor(house.ada, token(5))).toBeDefined()
    await destroyAt(later(hour))
    expect(await isLeft(5)).toBe(false)
  })
})

test('a redaction session that is over leaves no value and no number, and its id begins nothing new', async () => {
  const { store, ada } = house
  const rds = id('redactionSession')
  const open = () =>
    store.write(ada.workspaceId, (tx) =>
      tx.openRedactionSession({ id: rds, createdBy: ada.id, createdAt: later(0), expiresAt: later(3_600_000) }),
    )
  await open()
  const standing = { label: 'IBAN', number: 1, token: token(9) }
  await store.write(ada.workspaceId, (tx) =>
    tx.addRedactionValues(rds, [{ hash: Buffer.from('h'), standing }], { iban: 1 }),
  )
  const left = () =>
    house.sql(
      `select counts::text, (select count(*)::int from redaction_values where session_id = '${rds}') as values from redaction_sessions where id = '${rds}'`,
    )
  expect(await left()).toEqual([{ counts: '{"iban": 1}', values: 1 }])
  house.clock.at = later(3_600_000)
  await house.tasks['delete-expired']!()
  expect(await left()).toEqual([{ counts: '{}', values: 0 }])
  expect((await house.deleteExpired(house.clock.now(), 1)).redactionSessions).toBe(0)
  expect([await open(), await store.redactionTokens(ada, rds, [])]).toEqual(['ended', 'ended'])
})

test('a snoozed conversation opens when its time has come', async () => {
  const conversation = await house.startConversation(house.vic)
  const until = later(60_000).toISOString()
  await house.store.write(house.ada.workspaceId, (tx) =>
    tx.changeConversation(conversation.id, { what: 'snoozed', until }, house.clock.now()),
  )
  const look = () => house.store.conversationFor(house.ada, conversation.id)
  await house.tasks['wake-snoozed']!()
  expect(await look()).toMatchObject({ state: 'snoozed', snoozedUntil: until })
  house.clock.at = later(60_000)
  await house.tasks['wake-snoozed']!()
  expect(await look()).toMatchObject({ state: 'open', snoozedUntil: null })
})
