import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiptVerify } from '../../src/cli/receipt-verify.ts'
import type { House as CommandHouse } from '../../src/cli/command.ts'
import { addMissingRoles } from '../../src/flows/found-workspace.ts'
import { acceptInvitation } from '../../src/flows/invite-teammate.ts'
import type { Evidence } from '../../src/http/wire/evidence.ts'
import { gatherCast, keyWith, newId, password, personOf, type Cast, type Key, type Person } from '../cast.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cast: Cast
let auditor: Person
let database = ''
const number = ['4111', '1111', '1111', '1111'].join(' ')
const hour = 3_600_000

beforeAll(async () => {
  house = await openHouse({ way: async (url) => (database = url) })
  cast = await gatherCast(house.deps)
  auditor = await joins('auditor', 'olga@example.com')
})
afterAll(() => house.close())

async function joins(role: string, email: string): Promise<Person> {
  const roles = (await house.ask(cast.ada, 'GET', '/v1/roles')).body as { items: { id: string; builtIn: string }[] }
  const { body } = await house.ask(cast.ada, 'POST', '/v1/invitations', {
    id: newId('invitation'),
    email,
    roleId: roles.items.find((one) => one.builtIn === role)?.id,
  })
  const { secret } = body as { secret: string }
  return personOf(
    house.deps,
    await acceptInvitation(house.deps, { secret, name: 'Olga Prüfer', password }, '192.0.2.9'),
  )
}

const span = () => ({
  from: new Date(Date.now() - hour).toISOString(),
  to: new Date(Date.now() + hour).toISOString(),
})
async function report(who: Person | Key = auditor): Promise<Evidence> {
  // It tells of what is over: what is done in its own millisecond belongs to the next one.
  const done = Date.now()
  await expect.poll(() => Date.now(), { interval: 1 }).toBeGreaterThan(done)
  const { status, body } = await house.ask(who, 'POST', '/v1/evidence', span())
  expect(status).toBe(201)
  return body as Evidence
}

/** vic writes a card number; its token. */
async function sealed(): Promise<string> {
  const { body } = await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', {
    id: newId('conversation'),
    part: { id: newId('part'), text: `my card is ${number}` },
  })
  const token = /tkn_[a-z0-9]+/.exec(JSON.stringify(await house.ask(cast.ada, 'GET', '/v1/conversations')))?.[0]
  expect(body).toBeTruthy()
  return token ?? ''
}

test('it tells who looked at which value, when and why, who was refused, and never the value', async () => {
  const token = await sealed()
  const reveal = { reason: 'refund of the double charge' }
  expect((await house.ask(cast.ada, 'POST', '/v1/reveals', { token, ...reveal })).status).toBe(201)
  expect((await house.ask(cast.ben, 'POST', '/v1/reveals', { token, reason: 'only to see' })).status).toBe(403)
  const evidence = await report()
  // Of one millisecond either may be the first.
  expect(evidence.looks.toSorted((a, b) => (a.action < b.action ? -1 : 1))).toMatchObject([
    { action: 'value.reveal-refused', actor: { id: cast.ben.viewer.id }, object: { id: token }, reason: 'only to see' },
    {
      action: 'value.revealed',
      actor: { id: cast.ada.viewer.id },
      object: { id: token },
      details: { kind: 'payment-card' },
      reason: reveal.reason,
    },
  ])
  expect(evidence.looksLeftOut).toBe(0)
  expect(evidence.hidden).toContainEqual({ kind: 'payment-card', count: 1 })
  const control = (id: string) => evidence.controls.find((one) => one.id === id)
  expect(control('looks-have-reasons')).toMatchObject({
    state: 'holds',
    facts: { revealed: 1, refused: 1, unreasoned: 0 },
  })
  expect(control('hidden-before-stored')).toMatchObject({ state: 'holds', facts: { cards: 'seal', hidden: 1 } })
  expect(JSON.stringify(evidence).replaceAll(' ', '')).not.toContain(number.replaceAll(' ', ''))
})

test('it tells who may do what and when each was last here, and that the log is whole', async () => {
  const key = await keyWith(house.deps, cast.ada.viewer, ['evidence:read'])
  const evidence = await report(key)
  const person = (who: Person) => evidence.people.find(({ id }) => id === who.viewer.id)
  const role = evidence.roles.find(({ id }) => id === person(auditor)?.roleId)
  expect(role?.permits.map(({ permission }) => permission)).toContain('evidence:read')
  expect(Date.now() - Date.parse(person(cast.ben)?.lastSeenAt ?? '')).toBeLessThan(hour)
  expect(evidence.apiKeys).toMatchObject([{ id: key.viewer.id, scopes: [{ permission: 'evidence:read' }] }])
  expect(evidence.changes.map(({ action }) => action)).toContain('api-key.created')
  expect(evidence.log.broken).toBeNull()
  expect(evidence.log.head?.position).toBe(evidence.log.rows)
})

test('it tells how much each looked at, the rules in force, what data is kept for and who is sent something', async () => {
  await sealed()
  const { items } = (await house.ask(cast.ida, 'GET', '/v1/conversations')).body as { items: { id: string }[] }
  await house.ask(cast.ida, 'GET', `/v1/conversations/${items[0]!.id}`)
  const secretAddress = 'https://hooks.example.com/in/very-long-secret?key=1'
  const webhook = { id: newId('webhook'), url: secretAddress, topics: ['part.received'], content: true }
  expect((await house.ask(cast.ada, 'POST', '/v1/webhooks', webhook)).status).toBe(201)
  const use = {
    field: 'messages',
    purpose: 'To settle claims',
    basis: 'legal-duty',
    special: null,
    retention: '6 years',
  }
  expect((await house.ask(cast.ada, 'PUT', '/v1/data-uses', { items: [use] })).status).toBe(200)

  const evidence = await report()
  const person = (who: Person) => evidence.people.find(({ id }) => id === who.viewer.id)
  expect(person(cast.ida)).toMatchObject({ opened: 1, revealed: 0 })
  expect(person(cast.otto)).toMatchObject({ opened: 0, revealed: 0 })
  expect(evidence.policy).toMatchObject({ version: 1, detectors: [] })
  expect(evidence.policy.rules.length).toBeGreaterThan(0)
  expect(evidence.dataUses).toContainEqual({ ...use, stated: true })
  expect(evidence.receivers).toMatchObject([{ host: 'hooks.example.com', topics: ['part.received'], content: true }])
  expect(JSON.stringify(evidence)).not.toContain('very-long-secret')
})

test('that it was made stands in the log, with its period', async () => {
  const { from } = span()
  await report()
  const log = await house.ask(cast.ada, 'GET', '/v1/activity?action=evidence.made&limit=1')
  const [row] = (log.body as { items: { actor: object; details: { from: string } }[] }).items
  expect(row?.actor).toEqual({ type: 'teammate', id: auditor.viewer.id })
  expect(Date.parse(row?.details.from ?? '') - Date.parse(from)).toBeLessThan(60_000)
})

test('an auditor reads evidence and no customer; who has not the right gets none; others get their own', async () => {
  for (const door of ['/v1/conversations', '/v1/data-subjects', '/v1/findings', '/v1/erasures'])
    expect((await house.ask(auditor, 'GET', door)).status).toBe(403)
  for (const door of ['/v1/activity', '/v1/activity/export', '/v1/policies', '/v1/roles', '/v1/reports/overview'])
    expect((await house.ask(auditor, 'GET', door)).status).toBe(200)
  for (const who of [cast.ben, cast.otto])
    expect((await house.ask(who, 'POST', '/v1/evidence', span())).status).toBe(403)
  const others = JSON.stringify(await report(cast.zoe))
  for (const { viewer } of [cast.ada, cast.ben, auditor]) expect(others).not.toContain(viewer.id)
})

test('when somebody was last here is told to who may read the log, and to nobody else', async () => {
  const seenBy = async (who: Person) =>
    ((await house.ask(who, 'GET', '/v1/teammates')).body as { items: { lastSeenAt?: string }[] }).items.map(
      (one) => typeof one.lastSeenAt,
    )
  expect(new Set(await seenBy(cast.ben))).toEqual(new Set(['undefined']))
  expect(new Set(await seenBy(cast.ida))).toEqual(new Set(['string']))
})

test('its signature is checked offline, and a changed word breaks it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'underseal-evidence-'))
  try {
    const evidence = await report()
    const check = async (given: object, key: string = evidence.publicKey) => {
      const file = join(folder, 'evidence.json')
      writeFileSync(file, JSON.stringify(given))
      let out = ''
      const io = { stdin: nothing(), out: async (text: string) => void (out += text), err: () => undefined }
      // Of a house this command takes the check of a signature alone.
      const code = await receiptVerify.run([file, '--public-key', key], io, {
        verifySignature: house.deps.vault.verify,
      } as unknown as CommandHouse)
      return { code, out }
    }
    expect(await check(evidence)).toMatchObject({
      code: 0,
      out: expect.stringContaining('the log was whole, 17 controls'),
    })
    expect((await check({ ...evidence, looks: [] })).code).toBe(1)
    expect((await check(evidence, 'another')).code).toBe(1)
    await expect(check({ ...evidence, controls: 'none' })).rejects.toThrow(/neither/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a period must end after it begins, and be no longer than a year', async () => {
  const ask = async (from: string, to: string) => {
    const { status, body } = await house.ask(auditor, 'POST', '/v1/evidence', { from, to })
    return [status, (body as { error: { field?: string } }).error.field]
  }
  expect(await ask('2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z')).toEqual([400, 'to'])
  expect(await ask('2024-01-01T00:00:00Z', '2026-03-01T00:00:00Z')).toEqual([400, 'from'])
})

test('of what has not been yet, and of what was before the house, there is no evidence', async () => {
  const ask = async (fromHours: number, toHours: number) => {
    const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
    const given = { from: at(fromHours), to: at(toHours) }
    const { status, body } = await house.ask(auditor, 'POST', '/v1/evidence', given)
    return { status, ...(body as { error?: { field?: string }; to: string; madeAt: string }) }
  }
  expect(await ask(1, 2)).toMatchObject({ status: 400, error: { field: 'from' } })
  expect(await ask(-48, -24)).toMatchObject({ status: 400, error: { field: 'to' } })
  const halfOver = await ask(-1, 24)
  expect([halfOver.status, halfOver.to]).toEqual([201, halfOver.madeAt])
})

test('a house that is older than the role of an auditor gets it at its start, once', async () => {
  const { workspaceId } = cast.zoe.viewer
  const names = async () => (await house.deps.store.roles(cast.zoe.viewer)).map((role) => role.builtIn)
  const before = await names()
  await addMissingRoles(house.deps, workspaceId)
  expect(await names()).toEqual(before)
  const client = new Client({ connectionString: database })
  await client.connect()
  await client.query("delete from roles where workspace_id = $1 and built_in = 'auditor'", [workspaceId])
  await client.end()
  expect(await names()).not.toContain('auditor')
  await Promise.all([addMissingRoles(house.deps, workspaceId), addMissingRoles(house.deps, workspaceId)])
  expect((await names()).filter((name) => name === 'auditor')).toHaveLength(1)
})

async function* nothing(): AsyncGenerator<Uint8Array> {}

test('two houses that have their chains computed at the same moment each hear of their own', async () => {
  const verify = async (who: Person) =>
    (await house.ask(who, 'POST', '/v1/activity/verifications', {})).body as { rows: number; broken: object | null }
  const chain = () => house.deps.store.chainState(cast.ada.viewer)
  await expect.poll(async () => (await chain()).waiting).toBe(0)
  const { rows } = await chain()
  const [ours, theirs] = await Promise.all([verify(cast.ada), verify(cast.zoe)])
  expect([ours.broken, theirs.broken]).toEqual([null, null])
  // zoe did little but found her house.
  expect([ours.rows >= rows, theirs.rows < rows]).toEqual([true, true])
})
