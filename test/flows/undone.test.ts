import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Undone } from '../../src/core/report.ts'
import { createWebhook } from '../../src/flows/manage-webhook.ts'
import { readOverview } from '../../src/flows/read-report.ts'
import { newId, visit } from '../cast.ts'
import { card, day, minute, openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const nothing: Undone = {
  erasures: 0,
  overdue: 0,
  webhooks: 0,
  unchained: 0,
  sweeps: 0,
  accessSince: null,
  waitsUntil: null,
  lastBackup: null,
}

test('who comes back after weeks sees what should have been done by itself and was not, of their own house', async () => {
  const { ada, zoe, vic } = desk.cast
  const undone = async (who = ada) =>
    (await readOverview(desk.d, who.viewer, { days: 7, weeks: 4, zone: 'UTC' })).undone
  await desk.verify(ada.viewer.workspaceId)
  expect(await undone()).toEqual(nothing)

  await desk.says(vic.viewer, `my card is ${card}`)
  const leaver = await visit(desk.d, ada.viewer.workspaceId)
  await desk.d.store.write(ada.viewer.workspaceId, async (tx) => {
    const startedAt = desk.clock.now().toISOString()
    await tx.startErasure({ id: newId('erasure'), contactId: leaver.viewer.id, requestedBy: ada.viewer.id, startedAt })
    const house = { type: 'system', id: 'backup', workspaceId: ada.viewer.workspaceId, address: null } as const
    await tx.log(house, { action: 'backup.made', object: null })
  })
  const hook = { url: 'https://hooks.example.com/in', topics: ['part.received'], content: false } as const
  await createWebhook(desk.d, ada.viewer, newId('webhook'), hook, false)
  await desk.says(vic.viewer, 'are you there?')
  await desk.sql(`update webhook_deliveries set attempts = 3`)
  await desk.verify(ada.viewer.workspaceId)
  const backup = (await desk.sql<{ at: Date }>(`select at from activity where action = 'backup.made'`))[0]!.at

  desk.clock.later(100 * day)
  const left = await undone()
  expect(left).toEqual({
    erasures: 1,
    overdue: 1,
    webhooks: 1,
    unchained: 0,
    sweeps: 0,
    accessSince: expect.any(String) as string,
    waitsUntil: null,
    lastBackup: backup.toISOString(),
  })
  expect(await undone(zoe)).toEqual({
    ...nothing,
    unchained: expect.any(Number) as number,
    accessSince: expect.any(String) as string,
  })

  // Whoever chains the rows cannot write.
  await desk.sql('begin')
  await desk.sql('lock table activity_chain in access exclusive mode')
  await undone()
  desk.clock.later(4 * minute)
  expect((await undone()).unchained).toBeGreaterThan(0)
  await desk.sql('rollback')
  await desk.sql(`update webhook_deliveries set state = 'sent'`)
  expect((await undone()).webhooks).toBe(0)
  await desk.sql(`update webhook_deliveries set state = 'failed'`)
  expect((await undone()).webhooks).toBe(1)
})
