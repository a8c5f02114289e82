import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  erasureId,
  exportId,
  findingId,
  invitationId,
  macroId,
  openFullStore,
  redactionSessionId,
  tagId,
  token,
  webhookId,
} from '../../test/full-store.ts'
import { id, safe, type StoreHouse } from '../../test/store-house.ts'
import type { Conversation } from '../core/conversation.ts'
import { Failure } from '../core/errors.ts'
import type { Receipt } from '../core/erasure.ts'
import type { Part } from '../core/part.ts'
import type { Sweep } from '../core/sweep.ts'
import { defaultMessenger } from '../core/workspace.ts'
import type { Writing } from '../flows/writing.ts'

let house: StoreHouse
let conversation: Conversation
let other: Conversation
let part: Part
let note: Part
let tables: { name: string }[] | undefined
let ids: Record<'teams' | 'views' | 'api_keys' | 'identity_secrets' | 'webhook_deliveries', string>
const runningId = id('export')
const sweep: Sweep = {
  id: id('sweep'),
  token,
  kind: 'password',
  class: 'secret',
  state: 'found',
  step: 'views',
  after: '',
  read: 3,
  found: 2,
  sealed: 0,
  failed: 0,
  restored: 0,
  startedBy: 'x',
  startedAt: '2026-05-04T11:00:00.000Z',
  decidedBy: null,
  endedAt: null,
}
const at = new Date('2026-05-04T11:00:00.000Z')
const later = new Date('2027-05-04T11:00:00.000Z')

beforeAll(async () => {
  ;({ house, conversation, part } = await openFullStore())
  const { ada, ben, vic, wim, store } = house
  const { id: otherId } = await house.startConversation(vic, 'another')
  await house.addPart(vic, { ...conversation, id: otherId }, 'hello')
  other = (await house.store.conversationFor(ada, otherId))!
  await store.write(ada.workspaceId, async (tx) => {
    await tx.addMentions(part, [ada.id])
    await tx.addSweep(sweep)
    const file = {
      contactId: vic.id,
      requestedBy: ada.id,
      createdAt: at.toISOString(),
      notes: false,
      opened: false,
      state: 'running',
      classes: [],
      bytes: null,
    } as const
    await tx.startExportFile({ ...file, id: runningId, expiresAt: later.toISOString() }, at)
    await tx.startExportFile({ ...file, id: id('export'), expiresAt: '2026-05-04T09:00:00.000Z' }, at)
    await tx.keepSecret({
      partId: part.id,
      contactId: vic.id,
      text: 'x',
      createdBy: ada.id,
      expiresAt: later.toISOString(),
    })
    await tx.addSession({ id: id('session'), teammateId: ben.id, hash: Buffer.from('ben'), expiresAt: later })
    for (const { sessionId, id: contactId } of [vic, wim])
      await tx.addVisitorSession({
        id: sessionId,
        contactId,
        hash: Buffer.from(contactId),
        verified: true,
        expiresAt: later,
      })
  })
  note = (await store.partsFor(ada, conversation.id, { limit: 9 })).find(({ kind }) => kind === 'note')!
  const one = async (table: string) =>
    (await house.sql<{ id: string }>(`select id from ${table} where workspace_id = $1`, [ada.workspaceId]))[0]!.id
  ids = {
    teams: await one('teams'),
    views: await one('views'),
    api_keys: await one('api_keys'),
    identity_secrets: await one('identity_secrets'),
    webhook_deliveries: await one('webhook_deliveries'),
  }
})
afterAll(() => house?.shut())

/** What only makes something new, or is of the workspace as a whole, or of nobody. */
type Own =
  | keyof typeof ofOnesOwn
  | 'log'
  | 'hasLooked'
  | 'announce'
  | 'lockAccess'
  | 'lockRetention'
  | 'takeLetter'
  | 'giveLetterBack'
  | 'allowValue'
  | 'allowed'
  | 'keepSealed'
  | 'addFindings'
  | 'claimRepeat'
  | 'beginRepeat'
  | 'keepAnswer'
  | 'dropRepeat'
  | 'startExportFile'
  | `add${'Workspace' | 'IdentitySecret' | 'Role' | 'Teammate' | 'Invitation' | 'ApiKey' | 'Policy' | 'Contact'}`
  | `add${'View' | 'Export' | 'Webhook'}`

/** Each write that names something, asked for what is ada's. */
const writes: Record<Exclude<keyof Writing, Own>, (tx: Writing) => Promise<unknown>> = {
  revokeIdentitySecret: (tx) => tx.revokeIdentitySecret(ids.identity_secrets, at),
  changeTeammate: (tx) => tx.changeTeammate(house.ben.id, { name: 'x' }),
  claimDigest: (tx) => tx.claimDigest(house.ben.id, at, at),
  acceptInvitation: (tx) => tx.acceptInvitation(invitationId, at),
  removeInvitation: (tx) => tx.removeInvitation(invitationId),
  addSignInLink: (tx) => tx.addSignInLink(house.ada.id, Buffer.from('l'), later),
  addSession: (tx) =>
    tx.addSession({ id: id('session'), teammateId: house.ada.id, hash: Buffer.from('s'), expiresAt: later }),
  endSession: (tx) => tx.endSession(house.ada.sessionId),
  endSessionsOf: (tx) => tx.endSessionsOf(house.ben.id),
  revokeApiKey: (tx) => tx.revokeApiKey(ids.api_keys, at),
  addVisitorSession: (tx) =>
    tx.addVisitorSession({
      id: id('visitorSession'),
      contactId: house.vic.id,
      hash: Buffer.from('v'),
      verified: true,
      expiresAt: later,
    }),
  endVisitorSessions: (tx) => tx.endVisitorSessions(house.vic.id),
  endSignedSessions: (tx) => tx.endSignedSessions(),
  knownOf: (tx) => tx.knownOf(house.vic.id),
  changeContact: (tx) => tx.changeContact(house.vic.id, { email: null }, at),
  blockContact: (tx) => tx.blockContact(house.vic.id, at),
  holdContact: (tx) => tx.holdContact(house.vic.id, at),
  isHeld: (tx) => tx.isHeld(house.vic.id),
  isDue: (tx) => tx.isDue(house.wim.id, new Date('2100-01-01')),
  isBlocked: (tx) => tx.isBlocked(house.vic.id),
  addConversation: (tx) =>
    tx.addConversation({ id: id('conversation'), contactId: house.vic.id, title: null, createdAt: at.toISOString() }),
  lockConversation: async (tx) =>
    (await tx.lockConversation(house.zoe, conversation.id)) ?? tx.lockConversation(house.ada, conversation.id),
  changeConversation: (tx) => tx.changeConversation(conversation.id, { what: 'closed' }, at),
  markRead: (tx) => tx.markRead(other.id, 'team', 1),
  claimTelling: (tx) => tx.claimTelling(conversation.id, 9),
  dropTelling: (tx) => tx.dropTelling(conversation.id),
  existingPart: (tx) => tx.existingPart(part.id, conversation.id, part.author),
  takeThread: (tx) =>
    tx.takeThread(house.ada, conversation.id, {
      partId: id('part'),
      author: { type: 'teammate', id: 'x' },
      asked: 'x',
    }),
  addPart: (tx) =>
    tx.addPart({
      id: id('part'),
      conversationId: conversation.id,
      contactId: house.vic.id,
      kind: 'message',
      author: { type: 'teammate', id: house.zoe.id },
      body: safe('x'),
      event: null,
      policyVersion: 1,
      createdAt: at.toISOString(),
    }),
  keepImported: (tx) => tx.keepImported([id('conversation')], house.vic.id),
  partsAmong: (tx) => tx.partsAmong([part.id]),
  addImported: (tx) => tx.addImported(other, [{ ...part, id: id('part'), hidden: [] }]),
  replaceBody: (tx) => tx.replaceBody(part.id, safe('x')),
  changeHandover: (tx) =>
    tx.changeHandover(part.id, { what: 'secret', state: 'opened', expiresAt: later.toISOString() }),
  contactWroteBetween: (tx) => tx.contactWroteBetween(conversation.id, 0, 9),
  handoverOf: (tx) => tx.handoverOf(part.id),
  keepSecret: (tx) =>
    tx.keepSecret({
      partId: note.id,
      contactId: house.vic.id,
      text: 'y',
      createdBy: house.zoe.id,
      expiresAt: later.toISOString(),
    }),
  isOtherSecret: (tx) => tx.isOtherSecret(part.id, house.vic.id, 'another'),
  takeSecret: (tx) => tx.takeSecret(part.id, house.vic.id),
  countEvent: (tx) => tx.countEvent(house.vic.id, 'saffron-ordered', at),
  sealedAmong: (tx) => tx.sealedAmong([token]),
  lockSweep: (tx) => tx.lockSweep(sweep.id),
  changeSweep: (tx) => tx.changeSweep(sweep.id, { state: 'done', endedAt: at.toISOString() }),
  countSwept: (tx) => tx.countSwept(sweep.id, 'sealed'),
  endRedactionSession: (tx) => tx.endRedactionSession(redactionSessionId, at),
  extendSealed: (tx) => tx.extendSealed(token, later),
  destroySealed: (tx) => tx.destroySealed([token]),
  destroyExpired: (tx) => tx.destroyExpired('export', 9),
  openFindingsAt: (tx) => tx.openFindingsAt({ table: 'parts', row: part.id, field: 'body' }),
  reviewFinding: (tx) => tx.reviewFinding(findingId, 'harmless', house.zoe.id, at),
  dismissChecklist: (tx) => tx.dismissChecklist(house.ada.id, at),
  textAt: (tx) => tx.textAt({ table: 'parts', row: part.id, field: 'body' }),
  replaceTextAt: (tx) => tx.replaceTextAt({ table: 'parts', row: part.id, field: 'body' }, safe('x')),
  expectRevision: (tx) => tx.expectRevision('tag', tagId, 0).then(() => true),
  changeTeam: (tx) => tx.changeTeam({ id: ids.teams, name: safe('x'), memberIds: [], createdAt: at.toISOString() }),
  removeTeam: (tx) => tx.removeTeam(ids.teams),
  changeView: (tx) =>
    tx.changeView({
      id: ids.views,
      name: safe('x'),
      filter: {},
      shared: false,
      createdBy: house.zoe.id,
      createdAt: at.toISOString(),
    }),
  removeView: (tx) => tx.removeView(ids.views),
  addMentions: (tx) => tx.addMentions(part, [house.ben.id]),
  readMentions: (tx) => tx.readMentions(conversation.id, house.ada.id, at),
  draftAt: (tx) => tx.draftAt(conversation.id, house.ada.id),
  keepDraft: (tx) => tx.keepDraft(house.ada.id, conversation, null),
  mergeConversation: async (tx) => {
    const now = async (one: Conversation) => (await tx.lockConversation(house.ada, one.id)) ?? one
    return tx.mergeConversation(await now(other), await now(conversation))
  },
  finishExportFile: (tx) => tx.finishExportFile(runningId, 'failed'),
  removeExportFile: (tx) => tx.removeExportFile(exportId),
  lockWebhook: (tx) => tx.lockWebhook(webhookId),
  changeWebhook: (tx) =>
    tx.changeWebhook({
      id: webhookId,
      url: 'https://x.example.org',
      topics: [],
      content: true,
      createdBy: house.zoe.id,
      createdAt: at.toISOString(),
      pausedAt: at.toISOString(),
    }),
  setWebhookSecrets: (tx) => tx.setWebhookSecrets(webhookId, [{ secret: 'x', until: null }]),
  settleDelivery: (tx) =>
    tx.settleDelivery(webhookId, ids.webhook_deliveries, {
      state: 'failed',
      status: 410,
      failure: null,
      nextAt: null,
      at,
    }),
  replayDelivery: (tx) => tx.replayDelivery(webhookId, ids.webhook_deliveries, at),
  removeWebhook: (tx) => tx.removeWebhook(webhookId),
  changeTag: (tx) => tx.changeTag({ id: tagId, name: safe('x') }),
  removeTag: (tx) => tx.removeTag(tagId),
  changeMacro: (tx) => tx.changeMacro({ id: macroId, name: safe('x'), body: safe('x'), updatedAt: at.toISOString() }),
  removeMacro: (tx) => tx.removeMacro(macroId),
  completeErasure: (tx) => tx.completeErasure(erasureId, {} as Receipt, at),
  eraseRows: (tx) => tx.eraseRows(house.vic.id),
}

/** Of one's own, under ids that ada has as well. */
const ofOnesOwn = {
  addSweep: (tx: Writing): Promise<unknown> => tx.addSweep({ ...sweep, startedBy: house.zoe.id }),
  changeWorkspace: (tx: Writing): Promise<unknown> => tx.changeWorkspace({ name: 'x', messenger: defaultMessenger }),
  keepDataUses: (tx: Writing): Promise<unknown> => tx.keepDataUses([]),
  keepRetention: (tx: Writing): Promise<unknown> => tx.keepRetention({ days: 30, from: at.toISOString() }),
  holdIdentitySecrets: (tx: Writing): Promise<unknown> => tx.holdIdentitySecrets(),
  openRedactionSession: (tx: Writing): Promise<unknown> =>
    tx.openRedactionSession({ id: redactionSessionId, createdBy: house.zoe.id, createdAt: at, expiresAt: later }),
  redactionValues: (tx: Writing): Promise<unknown> => tx.redactionValues(redactionSessionId, [Buffer.from('h')]),
  addRedactionValues: (tx: Writing): Promise<unknown> => tx.addRedactionValues(redactionSessionId, [], { iban: 4 }),
  addTag: (tx: Writing): Promise<unknown> => tx.addTag({ id: tagId, name: safe('saffron') }),
  addMacro: (tx: Writing): Promise<unknown> =>
    tx.addMacro({ id: macroId, name: safe('x'), body: safe('x'), updatedAt: at.toISOString() }),
  addTeam: (tx: Writing): Promise<unknown> =>
    tx.addTeam({ id: ids.teams, name: safe('wherefore'), memberIds: [], createdAt: at.toISOString() }),
  startErasure: (tx: Writing): Promise<unknown> =>
    tx.startErasure({ id: erasureId, contactId: house.vic.id, requestedBy: 'x', startedAt: at.toISOString() }),
}

/** Of each table what ada's workspace has there, as a hash. */
async function rows(): Promise<Record<string, string>> {
  tables ??= await house.sql<{ name: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) as name from information_schema.columns c
     join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name where c.column_name = 'workspace_id'`,
  )
  const each = tables.map(
    ({ name }) => `select '${name}' as name, md5(string_agg(t::text, '/' order by t::text)) as hash
      from ${name} t where workspace_id = $1`,
  )
  const found = await house.sql<{ name: string; hash: string }>(each.join(' union all '), [house.ada.workspaceId])
  return Object.fromEntries(found.filter(({ hash }) => hash !== null).map(({ name, hash }) => [name, hash]))
}

async function asked(workspaceId: string, write: (tx: Writing) => Promise<unknown>): Promise<unknown> {
  try {
    return await house.store.write(workspaceId, write)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.code
  }
}

function isNothing(answer: unknown): boolean {
  if (answer instanceof Map || answer instanceof Set) return answer.size === 0
  if (typeof answer === 'object' && answer !== null) return Object.values(answer).every((each) => each === 0)
  return !answer || ['not_found', 'gone', 'conflict'].includes(answer as string)
}

describe('what zoe of another workspace asks for by names of ada’s', () => {
  test('tells her nothing and leaves every row of ada’s as it is', async () => {
    await house.sequencer.flush({ sign: true })
    const before = await rows()
    expect(Object.keys(before).length).toBeGreaterThan(25)
    for (const [name, write] of Object.entries(writes)) {
      const answer = await asked(house.zoe.workspaceId, write)
      expect({ name, nothing: isNothing(answer), rows: await rows() }).toEqual({ name, nothing: true, rows: before })
    }
    for (const [name, write] of Object.entries(ofOnesOwn)) {
      await asked(house.zoe.workspaceId, write)
      expect({ name, rows: await rows() }).toEqual({ name, rows: before })
    }
  })

  test('is what ada is told, or changes', async () => {
    const without: string[] = []
    for (const [name, write] of Object.entries(writes)) {
      const before = await rows()
      const answer = await asked(house.ada.workspaceId, write)
      if (isNothing(answer) && JSON.stringify(await rows()) === JSON.stringify(before)) without.push(name)
    }
    expect(without).toEqual([])
  })
})
