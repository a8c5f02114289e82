import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import type { SealedValue } from '../core/seal.ts'
import { keptAfterErasure, subjectTables } from './subject-tables.ts'

let house: StoreHouse
beforeAll(async () => {
  house = await openStoreHouse()
})
afterAll(() => house?.shut())

test('every table that names a contact is erased, or is said to stay', async () => {
  const rows = await house.sql<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name in ('contact_id', 'locked_by')`,
  )
  const listed = [...subjectTables.map(({ table }) => table as string), ...Object.keys(keptAfterErasure)]
  expect(listed.toSorted()).toEqual([...rows.map((row) => row.table_name), 'contacts'].toSorted())
})

test('of an erased person nothing is left, and of the others everything', async () => {
  const workspaceId = house.ada.workspaceId
  const tagId = id('tag')
  const fill = async (by: typeof house.vic) => {
    const conversation = await house.startConversation(by, 'a title')
    const part = await house.addPart(by, conversation, 'a few words')
    const sealed: SealedValue = {
      token: `tkn_${by.id.slice(4)}`,
      kind: 'iban',
      class: 'bank',
      contactId: by.id,
      place: { table: 'parts', row: part.id, field: 'body' },
      locked: new Uint8Array([1]),
      createdAt: house.clock.now().toISOString(),
      expiresAt: '2027-01-01T00:00:00.000Z',
    }
    await house.store.write(workspaceId, async (tx) => {
      await tx.changeConversation(conversation.id, { what: 'tagged', tagId }, house.clock.now())
      await tx.keepSealed([sealed])
      await tx.addFindings([
        {
          id: id('finding'),
          kind: 'iban',
          class: 'bank',
          confidence: 1,
          detector: 'iban',
          action: 'seal',
          place: sealed.place,
          contactId: by.id,
          conversationId: conversation.id,
          policyVersion: 1,
          createdAt: sealed.createdAt,
        },
      ])
      await tx.addMentions(part, [house.ben.id])
      await tx.keepSecret({
        partId: part.id,
        contactId: by.id,
        text: 'once',
        createdBy: house.ben.id,
        expiresAt: '2027-01-01T00:00:00.000Z',
      })
      await tx.countEvent(by.id, 'ordered', house.clock.now())
      await tx.keepDraft(house.ben.id, conversation, { mode: 'note', body: safe('begun'), updatedAt: sealed.createdAt })
      await tx.addVisitorSession({
        id: by.sessionId,
        contactId: by.id,
        hash: Buffer.from(by.id),
        verified: true,
        expiresAt: new Date('2027-01-01'),
      })
    })
    await fillForPrograms(workspaceId, by.id)
    return { conversation, part, sealed }
  }
  await house.store.write(workspaceId, (tx) => tx.addTag({ id: tagId, name: safe('kept') }))
  const vics = await fill(house.vic)
  const wims = await fill(house.wim)

  await house.vault.destroyContactKey(workspaceId, house.vic.id, 'era_1')
  expect(await house.store.contactFor(house.ada, house.vic.id)).toBeUndefined()
  expect(await house.store.conversationFor(house.ada, vics.conversation.id)).toBeUndefined()
  expect(await house.store.partFor(house.ada, vics.part.id)).toBeUndefined()
  expect(await house.store.sealedFor(house.ada, vics.sealed.token)).toBeUndefined()
  expect(await house.store.visitorOf(Buffer.from(house.vic.id), house.clock.now())).toBeUndefined()
  expect((await house.store.conversationsFor(house.ada, {}, { limit: 9 })).items.map((item) => item.id)).toEqual([
    wims.conversation.id,
  ])
  await expect(house.addPart(house.vic, vics.conversation, 'too late')).rejects.toMatchObject({ code: 'gone' })

  const counts = await house.store.write(workspaceId, (tx) => tx.eraseRows(house.vic.id))
  expect(counts).toMatchObject({
    one_time_secrets: 1,
    contact_events: 1,
    webhook_deliveries: 1,
    export_files: 1,
    exports: 1,
    request_repeats: 1,
    search_entries: 3,
    findings: 1,
    sealed_values: 1,
    conversation_tags: 1,
    mentions: 1,
    drafts: 1,
    parts: 1,
    conversations: 1,
    visitor_sessions: 1,
    contact_lookups: 1,
    contacts: 1,
  })
  for (const { table, column } of subjectTables) {
    expect(await house.sql(`select 1 from ${table} where ${column} = $1`, [house.vic.id])).toEqual([])
    expect((await house.sql(`select 1 from ${table} where ${column} = $1`, [house.wim.id])).length).toBeGreaterThan(0)
  }
  const again = await house.store.write(workspaceId, (tx) => tx.eraseRows(house.vic.id))
  expect(Object.values(again).every((count) => count === 0)).toBe(true)
  expect(await house.store.sealedFor(house.wim, wims.sealed.token)).toMatchObject({ token: wims.sealed.token })
})

test('an erasure is unfinished until it has its receipt, and may be started twice', async () => {
  const start = {
    id: id('erasure'),
    contactId: house.wim.id,
    requestedBy: house.ada.id,
    startedAt: house.clock.now().toISOString(),
  }
  const { store } = house
  const workspaceId = house.ada.workspaceId
  await store.write(workspaceId, (tx) => tx.startErasure(start))
  await store.write(workspaceId, (tx) => tx.startErasure(start))
  expect((await store.unfinishedErasures(workspaceId)).map((erasure) => erasure.id)).toEqual([start.id])
  await expect(
    store.write(workspaceId, (tx) => tx.startErasure({ ...start, contactId: house.vic.id })),
  ).rejects.toMatchObject({ code: 'conflict' })
  const receipt = { type: 'underseal.erasure.v1', erasureId: start.id } as never
  await store.write(workspaceId, (tx) => tx.completeErasure(start.id, receipt, house.clock.now()))
  expect(await store.unfinishedErasures(workspaceId)).toEqual([])
  expect(await store.erasureFor(house.ada, start.id)).toEqual({
    ...start,
    completedAt: house.clock.now().toISOString(),
    receipt,
  })
  expect(await store.erasureFor(house.zoe, start.id)).toBeUndefined()
})

/** What programs leave behind of a person, past the store. */
async function fillForPrograms(workspaceId: string, contactId: string): Promise<void> {
  const hook = `whk_${contactId.slice(4)}`
  await house.sql(`insert into webhooks values ($1, $2, '', '', '[]', false, 'tmt_1', now())`, [workspaceId, hook])
  await house.sql(
    `insert into webhook_deliveries (workspace_id, webhook_id, id, topic, data, contact_id, ordering_key, state, attempts, next_at, created_at)
     values ($1, $2, 'msg_1', 'part.received', '{}', $3, $3, 'sent', 1, now(), now())`,
    [workspaceId, hook, contactId],
  )
  await house.sql(`insert into exports values ($1, $2, $3, 'tmt_1', false, false, '{}', now())`, [
    workspaceId,
    `exp_${contactId.slice(4)}`,
    contactId,
  ])
  await house.sql(
    `insert into export_files values ($1, $2, $3, 'tmt_1', false, false, '[]', 'running', null, null, now(), now())`,
    [workspaceId, `exp_${contactId.slice(4)}`, contactId],
  )
  await house.sql(`insert into request_repeats values ($1, $2, '', '', 201, '', $2, now(), now())`, [
    workspaceId,
    contactId,
  ])
}
