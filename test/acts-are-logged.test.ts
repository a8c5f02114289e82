import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activityActions, type ActivityAction } from '../src/core/activity.ts'
import { startSession } from '../src/flows/sign-in.ts'
import { gatherCast, personOf, visit, type Cast, type Person, type Stranger } from './cast.ts'
import { doorRules } from './door-rules.ts'
import { maker, type Made, type Sample } from './door-samples.ts'
import { openHouse, type House } from './house.ts'

/**
 * What each door writes into the log, written by hand and apart from the code: the acts, each with the names of its details.
 * A door that is not here writes nothing.
 */
const rows: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/redaction-streams': ['text.redacted found operator texts'],
  'DELETE /v1/redaction-sessions/:id': ['value.expired count'],
  'POST /v1/webhooks': ['webhook.created content topics'],
  'PATCH /v1/webhooks/:id': ['webhook.changed fields'],
  'DELETE /v1/webhooks/:id': ['webhook.removed'],
  'POST /v1/webhooks/:id/secrets': ['webhook.secret-rotated'],
  'POST /v1/webhooks/:id/deliveries/:deliveryId/replays': ['webhook.replayed delivery'],
  'POST /v1/imports': ['contact.imported fields found', 'conversation.imported found parts'],
  'GET /v1/exports': ['export.viewed found'],
  'GET /v1/export-files': ['export.viewed found'],
  'POST /v1/export-files': [
    'contact.exported contact conversations notes opened parts values',
    'export.kept contact until',
    'export.started contact',
  ],
  'GET /v1/export-files/:id/content': ['export.downloaded contact opened'],
  'DELETE /v1/export-files/:id': ['export.deleted contact'],
  'PUT /v1/data-uses': ['data-use.changed fields'],
  'POST /v1/exports': ['contact.exported contact conversations notes opened parts values'],
  'POST /v1/tags': ['tag.created'],
  'PATCH /v1/tags/:id': ['tag.changed'],
  'DELETE /v1/tags/:id': ['tag.removed'],
  'POST /v1/macros': ['macro.created'],
  'PATCH /v1/macros/:id': ['macro.changed'],
  'DELETE /v1/macros/:id': ['macro.removed'],
  'POST /v1/policies': ['policy.changed rules'],
  'POST /v1/detections': ['text.detected found'],
  'POST /v1/redactions': ['text.redacted found operator texts'],
  'GET /v1/seals/:token': ['value.explained'],
  'POST /v1/reveals/:id/copies': ['value.copied reveal'],
  'POST /v1/seals/:token/extension': ['value.extended days kind'],
  'POST /v1/seals/:token/destruction': ['value.destroyed kind'],
  'POST /v1/sweeps': ['value.sought kind sweep'],
  'POST /v1/sweeps/:id/sealing': ['sweep.begun found kind seal'],
  'POST /v1/sweeps/:id/undoing': ['sweep.undo-begun kind seal sealed'],
  'POST /v1/policy-trials': ['policy.tried changed messages'],
  'POST /v1/policy-previews': ['text.detected found'],
  'GET /v1/findings': ['finding.listed found state'],
  'POST /v1/findings/:id/review': ['finding.reviewed also conversation kind verdict'],
  'GET /v1/reports/overview': ['report.viewed days'],
  'GET /v1/retention': ['data.viewed days'],
  'PUT /v1/retention': ['retention.changed days from'],
  'GET /v1/data-map': ['data.viewed'],
  'GET /v1/data-subjects': ['contact.listed by found'],
  'POST /v1/data-subjects/searches': ['contact.listed by found'],
  'PUT /v1/checklist/dismissal': ['teammate.changed checklist'],
  'POST /v1/access-reviews': ['access.reviewed changes keys people'],
  'POST /v1/evidence': ['evidence.made from to'],
  'POST /v1/trails': ['trail.made from to'],
  'POST /v1/activity/verifications': ['activity.verified broken rows'],
  'POST /v1/messenger/claims': ['contact.changed fields found'],
  'POST /v1/messenger/departures': ['visitor.left'],
  'POST /v1/messenger/secure-requests/:id/answer': ['value.answered conversation found'],
  'POST /v1/messenger/secure-requests/:id/refusal': ['value.declined conversation'],
  'POST /v1/messenger/one-time-secrets/:id/opening': ['secret.opened conversation'],
  'POST /v1/conversations/:id/requests': ['part.sent conversation found', 'value.requested conversation kind'],
  'POST /v1/conversations/:id/one-time-secrets': ['part.sent conversation found', 'secret.created conversation hours'],
  'POST /v1/identity-checks': ['identity.checked valid why'],
  'DELETE /v1/sessions/:id': ['session.ended'],
  'POST /v1/teams': ['team.created members'],
  'PATCH /v1/teams/:id': ['team.changed renamed'],
  'DELETE /v1/teams/:id': ['team.removed'],
  'POST /v1/views': ['view.created shared'],
  'PATCH /v1/views/:id': ['view.changed shared'],
  'DELETE /v1/views/:id': ['view.removed'],
  'PUT /v1/contacts/:id/block': ['contact.blocked'],
  'DELETE /v1/contacts/:id/block': ['contact.unblocked'],
  'PUT /v1/contacts/:id/hold': ['contact.held'],
  'DELETE /v1/contacts/:id/hold': ['contact.released'],
  'POST /v1/conversations/:id/team': ['conversation.handed team'],
  'POST /v1/conversations/:id/merger': ['conversation.merged from'],
  'POST /v1/conversation-acts': ['conversation.closed'],
  'POST /v1/sessions': ['teammate: session.started by'],
  'DELETE /v1/session': ['session.ended'],
  'PATCH /v1/profile': ['teammate.changed fields'],
  'POST /v1/acceptances': ['system: teammate.joined invitation invitedBy', 'teammate: session.started by'],
  'PATCH /v1/teammates/:id': ['teammate.deactivated deactivated'],
  'DELETE /v1/teammates/:id/sessions': ['session.ended count'],
  'POST /v1/invitations': ['teammate.invited role'],
  'DELETE /v1/invitations/:id': ['teammate.uninvited'],
  'PATCH /v1/workspace': ['workspace.changed fields'],
  'POST /v1/identity-secrets': ['identity-secret.created'],
  'DELETE /v1/identity-secrets/:id': ['identity-secret.revoked'],
  'GET /v1/contacts': ['contact.listed by found'],
  'GET /v1/contacts/:id': ['contact.viewed'],
  'POST /v1/contacts': ['contact.created fields found'],
  'PATCH /v1/contacts/:id': ['contact.changed fields found'],
  'POST /v1/erasures': ['contact.erased erased erasure', 'contact.erasure-started'],
  'GET /v1/erasures': ['erasure.viewed'],
  'GET /v1/erasures/:id': ['erasure.viewed'],
  'GET /v1/conversations': ['conversation.listed filters found list'],
  'GET /v1/conversations/:id': ['conversation.opened'],
  'POST /v1/conversations': ['conversation.started', 'part.sent conversation found'],
  'PATCH /v1/conversations/:id': ['conversation.titled'],
  'GET /v1/search': ['conversation.searched words'],
  'POST /v1/searches': ['conversation.searched words'],
  'POST /v1/conversations/:id/assignment': ['conversation.assigned assignee'],
  'POST /v1/conversations/:id/closure': ['conversation.closed'],
  'POST /v1/conversations/:id/reopening': ['conversation.reopened'],
  'POST /v1/conversations/:id/snooze': ['conversation.snoozed until'],
  'PUT /v1/conversations/:id/tags/:tagId': ['conversation.tagged tag'],
  'DELETE /v1/conversations/:id/tags/:tagId': ['conversation.untagged tag'],
  'GET /v1/conversations/:id/parts': ['conversation.opened'],
  'POST /v1/conversations/:id/parts': ['part.sent conversation found'],
  'POST /v1/conversations/:id/parts/:partId/redactions': ['value.sealed conversation found'],
  'POST /v1/reveals': ['value.revealed kind reveal'],
  'POST /v1/seals/:token/restoration': ['value.restored kind row table'],
  'POST /v1/restorations': ['text.restored classes tokens values', 'value.revealed kind'],
  'GET /v1/activity': ['activity.viewed filters'],
  'GET /v1/activity/export': ['activity.exported'],
  'POST /v1/api-keys': ['api-key.created expiresAt scopes'],
  'DELETE /v1/api-keys/:id': ['api-key.revoked'],
  'POST /v1/messenger/sessions': ['contact: visitor.started verified', 'system: contact.created fields found'],
  'POST /v1/messenger/conversations': ['conversation.started', 'part.received conversation found'],
  'POST /v1/messenger/conversations/:id/parts': ['part.received conversation found'],
}

/** Written by commands, by time, and by what does not come in or goes another way through its door. */
const elsewhere: readonly ActivityAction[] = [
  'workspace.created',
  'sign-in-link.created',
  'session.refused',
  'visitor.refused',
  'contact.told',
  'part.noted',
  'part.refused',
  'part.resealed',
  'value.restore-refused',
  'value.reveal-refused',
  'value.extension-refused',
  'value.destruction-refused',
  'secret.expired',
  'sweep.done',
  'sweep.undo-refused',
  'sweep.undone',
  'workspace-key.rotated',
  'master-key.rotated',
  'backup.made',
  'backup.restored',
  'export.failed',
  'export.download-refused',
  'export.expired',
]

/** These answer for each text or conversation by itself, and say there what failed. */
const saysInside = ['POST /v1/redaction-streams', 'POST /v1/conversation-acts']

let house: House
let cast: Cast
let made: Made
let owner: pg.Client

beforeAll(async () => {
  let reached = ''
  // Time stands from when all are there: what a session or a key says of when it was last used changes with nothing that is done here.
  let at = new Date()
  house = await openHouse({ now: () => at, way: async (url) => (reached = url) })
  cast = await gatherCast(house.deps)
  at = new Date(at.getTime() + 1000)
  made = maker(house, cast)
  owner = new pg.Client({ connectionString: reached })
  await owner.connect()
  await owner.query(
    `create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'the log is full'; end $$`,
  )
})
afterAll(async () => {
  await owner.end()
  await house.close()
})

const reason = 'the customer asked'
const asAda = async (method: string, url: string, body?: unknown) => {
  const { status, text, body: answer } = await house.ask(cast.ada, method, url, body)
  if (status > 299) throw new Error(`${url}: ${text}`)
  return answer as { readonly id: string }
}
const aSession = () => startSession(house.deps, made.workspaceId, made.ada, null, { by: 'link' })
const url = (it: string) => ({ url: it })

/** Where the sample of the permission table finds everything already as it should be, one that leaves something to do. */
const instead: Readonly<Record<string, () => Promise<Sample>>> = {
  'POST /v1/conversations/:id/assignment': async () => ({ body: { teammateId: made.ada } }),
  'POST /v1/conversations/:id/team': async () => ({ body: { teamId: await made.team() } }),
  'POST /v1/conversations/:id/reopening': async () => {
    const { id } = await made.conversation()
    await asAda('POST', `/v1/conversations/${id}/closure`, {})
    return url(`/v1/conversations/${id}/reopening`)
  },
  'DELETE /v1/conversations/:id/tags/:tagId': async () => {
    const at = `/v1/conversations/${(await made.conversation()).id}/tags/${await made.tag()}`
    await asAda('PUT', at, {})
    return url(at)
  },
  'DELETE /v1/contacts/:id/block': async () => {
    const at = `/v1/contacts/${await made.contact()}/block`
    await asAda('PUT', at, {})
    return url(at)
  },
  'DELETE /v1/contacts/:id/hold': async () => {
    const at = `/v1/contacts/${await made.contact()}/hold`
    await asAda('PUT', at, { reason })
    return url(at)
  },
  'DELETE /v1/sessions/:id': async () => url(`/v1/sessions/${(await aSession()).sessionId}`),
  'POST /v1/reveals/:id/copies': async () => {
    const { id } = await asAda('POST', '/v1/reveals', { token: await made.token(), reason })
    return url(`/v1/reveals/${id}/copies`)
  },
}

type Knock = {
  readonly who: Person | Stranger | null
  readonly method: string
  readonly sample: Sample & { url: string }
}

/** A request that may come in and has something to do. */
async function knockOf(door: string): Promise<Knock> {
  const [method = '', path = ''] = door.split(' ')
  const rule = doorRules[door]!
  const sample = { url: path, ...(await rule.sample?.(made)), ...(await instead[door]?.()) }
  if (rule.needs === 'public') return { who: null, method, sample }
  // Whoever goes is somebody who came for it.
  if (door === 'DELETE /v1/session') return { who: await personOf(house.deps, await aSession()), method, sample }
  if (door === 'POST /v1/messenger/departures')
    return { who: await visit(house.deps, made.workspaceId), method, sample }
  return { who: rule.needs === 'visitor' ? cast.vic : cast.ada, method, sample }
}

const ask = ({ who, method, sample }: Knock) => house.ask(who, method, sample.url, sample.body, sample.headers)

/** All that is kept, but for the log and its chain, tries of passwords, and keys of people of whom nothing came to be. */
async function kept(): Promise<object> {
  const tables = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        and table_name not like 'activity%' and table_name not in ('password_tries', 'contact_keys')`,
  )
  const sums = tables.rows.map(
    ({ name }) => `select '${name}' as name, count(*), sum(hashtextextended(each::text, 0)) from ${name} each`,
  )
  return (await owner.query(`${sums.join(' union all ')} order by name`)).rows
}

type Row = { workspace_id: string; action: string; actor_type: string; actor_id: string; details: object }

test.each(Object.entries(rows))('%s writes its rows into the log, or else does nothing', async (door, expected) => {
  const knock = await knockOf(door)
  const { rows: stood } = await owner.query<{ id: string }>('select id from activity')
  const before = await kept()
  await owner.query('create trigger full_log before insert on activity execute function refuse_row()')
  const refused = await ask(knock)
  await owner.query('drop trigger full_log on activity')
  expect({ status: refused.status, text: refused.text }).toEqual({
    status: saysInside.includes(door) ? 200 : 500,
    text: expect.stringContaining('"internal"'),
  })
  expect(await kept()).toEqual(before)

  const { status, text } = await ask(knock)
  expect({ status, text }).toEqual({ status: expect.toSatisfy((code: number) => code < 300), text })
  const { rows: written } = await owner.query<Row>('select * from activity where id <> all($1)', [
    stood.map(({ id }) => id),
  ])
  const told = written.map(({ action, actor_type: type, details }) =>
    [...(knock.who ? [] : [`${type}:`]), action, ...Object.keys(details).toSorted()].join(' '),
  )
  expect(told.toSorted()).toEqual(expected)
  expect(new Set(written.map((row) => row.workspace_id))).toEqual(new Set([made.workspaceId]))
  if (knock.who)
    for (const row of written)
      expect({ type: row.actor_type, id: row.actor_id }).toEqual({
        type: knock.who.viewer.type,
        id: knock.who.viewer.id,
      })
})

test('no other door writes into the log', async () => {
  for (const door of Object.keys(doorRules).filter((each) => !(each in rows))) {
    const knock = await knockOf(door)
    const count = async () =>
      (await owner.query<{ rows: number }>('select count(*)::int as rows from activity')).rows[0]!.rows
    const before = await count()
    const { status } = await ask(knock)
    // The live channel is no door for a plain request.
    const answered = door === 'GET /v1/live' ? 400 : expect.toSatisfy((code: number) => code < 300)
    expect({ door, status, rows: await count() }).toEqual({ door, status: answered, rows: before })
  }
})

test('each act of the list is written by a door, or by one of these', () => {
  const written = new Set(
    Object.values(rows)
      .flat()
      .map((row) => row.replace(/^\w+: /, '').split(' ')[0]),
  )
  expect(activityActions.filter((action) => !written.has(action))).toEqual(elsewhere)
})
