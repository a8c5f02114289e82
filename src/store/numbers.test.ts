/** Every number that a workspace is told of itself, beside another one in which none of them is zero. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFullStore, token, webhookId } from '../../test/full-store.ts'
import { id, type StoreHouse } from '../../test/store-house.ts'
import type { Teammate } from '../core/viewer.ts'
import type { Writing } from '../flows/writing.ts'

const day = 86_400_000

let house: StoreHouse
const founded = '2026-05-04T10:00:00.000Z'
let at: Date

beforeAll(async () => {
  let conversation
  ;({ house, conversation } = await openFullStore())
  const { ada, ben, vic, store, clock } = house
  const later = (ms: number) => void (clock.at = new Date(clock.at.getTime() + ms))
  const write = (act: (tx: Writing) => Promise<void>) => store.write(ada.workspaceId, act)
  later(day)
  await write(async (tx) => {
    await tx.keepRetention({ days: 30, from: clock.at.toISOString() })
    await tx.log(ada, { action: 'access.reviewed', object: null, details: { people: 2, keys: 1, changes: ['x'] } })
    for (const action of ['workspace-key.rotated', 'master-key.rotated', 'backup.made', 'workspace.changed'] as const)
      await tx.log(ada, { action, object: null })
    await tx.log(vic, { action: 'visitor.started', object: null })
  })
  // What is logged from here on waits to be chained.
  await house.sequencer.stop()
  later(120 * day)
  at = clock.at

  const answered = await house.startConversation(vic, 'answered')
  const snoozed = await house.startConversation(vic, 'snoozed')
  const mine = await house.startConversation(vic, 'mine')
  const [delivery] = await house.sql<{ id: string }>('select id from webhook_deliveries where webhook_id = $1', [
    webhookId,
  ])
  const [team] = await store.teams(ada)
  later(5_000)
  await house.addPart(ada, answered, 'wherefore')
  const note = await house.addPart(ben, mine, 'gossamer', { kind: 'note' })
  await write(async (tx) => {
    await tx.changeConversation(answered.id, { what: 'closed' }, clock.at)
    await tx.changeConversation(snoozed.id, { what: 'snoozed', until: '2027-01-01T00:00:00.000Z' }, clock.at)
    await tx.changeConversation(mine.id, { what: 'assigned', assigneeId: ada.id }, clock.at)
    await tx.changeConversation(mine.id, { what: 'handed', teamId: team!.id }, clock.at)
    await tx.addMentions(note, [ada.id])
    await tx.holdContact(vic.id, clock.at)
    await tx.dismissChecklist(ada.id, clock.at)
    await tx.changeTeammate(ada.id, { passwordHash: '$argon2id$' })
    const hash = Buffer.from('bens')
    await tx.addSession({ id: id('session'), teammateId: ben.id, hash, expiresAt: new Date('2027-01-01') })
    await tx.changeTeammate(ben.id, { deactivatedAt: clock.at.toISOString() })
    await tx.settleDelivery(webhookId, delivery!.id, {
      state: 'failed',
      status: 410,
      failure: null,
      nextAt: null,
      at: clock.at,
    })
    await tx.addSweep({
      id: id('sweep'),
      token,
      kind: 'iban',
      class: 'bank',
      state: 'found',
      step: 'views',
      after: '',
      read: 2,
      found: 1,
      sealed: 0,
      failed: 0,
      restored: 0,
      startedBy: ada.id,
      startedAt: clock.at.toISOString(),
      decidedBy: null,
      endedAt: null,
    })
    const place = { table: 'parts', row: note.id, field: 'body' } as const
    await tx.addFindings([
      {
        id: id('finding'),
        kind: 'iban',
        class: 'bank',
        confidence: 0.9,
        detector: 'iban',
        action: 'mask',
        place,
        contactId: vic.id,
        conversationId: conversation.id,
        policyVersion: 1,
        createdAt: clock.at.toISOString(),
      },
    ])
    await tx.log({ ...ada, address: null }, { action: 'value.revealed', object: null })
  })
  later(5 * 60_000)
})
afterAll(() => house?.shut())

const asked: Record<string, (viewer: Teammate) => Promise<object>> = {
  overview: (viewer) => house.store.overview(viewer, { days: 7, weeks: 4, zone: 'UTC', now: house.clock.now() }),
  evidenceNumbers: (viewer) =>
    house.store.evidenceNumbers(viewer, { from: new Date(0), to: new Date('2100-01-01'), now: house.clock.now() }),
  viewCounts: (viewer) => house.store.viewCounts(viewer),
  setupState: (viewer) => house.store.setupState(viewer),
  chainState: (viewer) => house.store.chainState(viewer),
  restingCounts: (viewer) => house.store.restingCounts(viewer, new Date('2100-01-01')),
  retention: (viewer) => house.store.retention(viewer.workspaceId),
  resting: (viewer) => house.store.resting(viewer.workspaceId, new Date('2100-01-01'), 9),
  unreadAnswers: (viewer) =>
    house.store.unreadAnswers(viewer.workspaceId, { from: new Date(at.getTime() - 1), to: house.clock.now() }),
  unfinishedErasures: async (viewer) =>
    (await house.store.unfinishedErasures(viewer.workspaceId)).map((each) => each.id),
  identitySecrets: (viewer) => house.store.liveIdentitySecrets(viewer.workspaceId),
  allowed: (viewer) => house.store.allowed(viewer.workspaceId, [{ kind: 'phone', value: '+4940123' }]),
  findings: async (viewer) => ({ total: (await house.store.findingsFor(viewer, 'open', { limit: 9 })).total }),
}

/** By where it stands, whether it is more than zero, no or nothing; of a list whether any of it is. Names of days are left out. */
function told(answer: object, path = ''): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(answer as Record<string, unknown>)) {
    if (key === 'day' || key === 'week') continue
    const here = Array.isArray(answer) ? path : [path, key].filter(Boolean).join('.')
    const within = typeof value === 'object' && value !== null ? told(value, here) : { [here]: value }
    for (const [where, what] of Object.entries(within)) found[where] ||= what
  }
  return found
}

const something = (answer: object) => Object.fromEntries(Object.entries(told(answer)).filter(([, what]) => what))

/** Of the whole house, and of who is not on hold. */
const notAdas = ['overview undone.waitsUntil', 'restingCounts unclosed']

test('each number of ada’s workspace is more than zero', async () => {
  const zeros: string[] = []
  for (const [name, ask] of Object.entries(asked)) {
    const answer = told(await ask(house.ada))
    expect(Object.keys(answer).length).toBeGreaterThan(0)
    zeros.push(...Object.keys(answer).flatMap((path) => (answer[path] ? [] : [`${name} ${path}`])))
  }
  expect(zeros).toEqual(notAdas)
})

/** Since when her own workspace is there. */
const zoes: Record<string, object> = {
  overview: { 'undone.accessSince': founded },
  evidenceNumbers: { workspaceKeySince: founded, logSince: founded },
}

test.each(Object.keys(asked))('%s tells zoe of another workspace nothing of it', async (name) => {
  expect(something(await asked[name]!(house.zoe))).toEqual(zoes[name] ?? {})
})
