import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, openStoreHouse, type StoreHouse } from '../../test/store-house.ts'
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
    sealedValues: [{ workspaceId: ada.workspaceId, count: 1 }],
    secrets: [{ workspaceId: ada.workspaceId, count: 1 }],
    exportFiles: [{ workspaceId: ada.workspaceId, count: 1 }],
    sessions: 1,
    signInLinks: 1,
    passwordTries: 1,
    letters: 1,
    visitorSessions: 1,
  })
  await Promise.all([house.tasks['delete-expired']!(), house.tasks['delete-expired']!()])
  expect((await house.sql('select token from sealed_values')).length).toBe(1)
  const { items } = await store.activityFor(ada, { action: 'value.expired' }, { limit: 5 })
  expect(items.map((item) => item.details)).toEqual([{ count: 1 }])
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
