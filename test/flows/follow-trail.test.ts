import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House as CommandHouse } from '../../src/cli/command.ts'
import { receiptVerify } from '../../src/cli/receipt-verify.ts'
import type { Trail } from '../../src/core/trail.ts'
import type { Staff } from '../../src/core/viewer.ts'
import { changeTeammate } from '../../src/flows/change-teammate.ts'
import { createApiKey, revokeApiKey } from '../../src/flows/create-api-key.ts'
import { endSessionsOf } from '../../src/flows/end-session.ts'
import { eraseContact } from '../../src/flows/erase-contact.ts'
import { exportContact } from '../../src/flows/export-contact.ts'
import { followTrail } from '../../src/flows/follow-trail.ts'
import { inviteTeammate } from '../../src/flows/invite-teammate.ts'
import { listConversations } from '../../src/flows/list-conversations.ts'
import { createWebhook } from '../../src/flows/manage-webhook.ts'
import { openConversation } from '../../src/flows/read-conversation.ts'
import { revealValue } from '../../src/flows/reveal-value.ts'
import { keyWith, newId } from '../cast.ts'
import { card, day, openDesk, refusedAs, secondCard, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

async function trail(viewer: Staff, of: string): Promise<Trail> {
  // A trail ends before the moment it is made in.
  desk.clock.later(1)
  const now = desk.clock.now().getTime()
  const period = { from: new Date(now - day).toISOString(), to: new Date(now + day).toISOString() }
  return followTrail(desk.d, viewer, { of, ...period }, desk.verify)
}

async function sealedBy(who: Desk['cast']['vic'], number: string) {
  const { id, posted } = await desk.says(who.viewer, `my card is ${number}`)
  return { id, token: posted[0]!.part.body!.seals[0]!.token }
}

test('a key that leaked: what lies within its rights, whom it concerned, from where, what it took, and no value', async () => {
  const { ada, ida, vic, wim } = desk.cast
  const [one, other] = [await sealedBy(vic, card), await sealedBy(wim, secondCard)]
  const rights = ['conversation:read', 'value:reveal', 'export:create', 'contact:read'] as const
  const key = await keyWith(desk.d, ada.viewer, [...rights])
  const from = (address: string): Staff => ({ ...key.viewer, address })
  await listConversations(desk.d, from('192.0.2.1'), {}, { limit: 50 })
  await openConversation(desk.d, from('198.51.100.9'), one.id)
  await openConversation(desk.d, from('198.51.100.9'), other.id)
  await revealValue(desk.d, from('198.51.100.9'), { token: one.token, reason: 'a look at the card' })
  const exported = { id: newId('export'), contactId: wim.viewer.id, reason: 'they asked for it' }
  await exportContact(desk.d, from('198.51.100.9'), exported)
  await openConversation(desk.d, ida.viewer, one.id)

  const found = await trail(ida.viewer, key.viewer.id)
  expect(found.of).toMatchObject({ type: 'api-key', id: key.viewer.id, endedAt: null })
  expect(found.reach).toMatchObject({ conversations: 2, values: { payment: 2 } })
  expect(found.reach.contacts).toBeGreaterThan(1)
  const concerned = (id: string) => found.people.find(({ contactId }) => contactId === id)
  expect(found.people).toHaveLength(2)
  expect(concerned(vic.viewer.id)).toMatchObject({ opened: 1, revealed: 1, exported: 0 })
  expect(concerned(wim.viewer.id)).toMatchObject({ opened: 1, revealed: 0, exported: 1 })
  expect(found.lists).toEqual({ pages: 1, lines: 2 })
  expect(found.addresses.map(({ address, acts, revealed }) => ({ address, acts, revealed }))).toEqual([
    { address: '198.51.100.9', acts: 4, revealed: 1 },
    { address: '192.0.2.1', acts: 1, revealed: 0 },
  ])
  expect(found.looks).toContainEqual(
    expect.objectContaining({
      action: 'value.revealed',
      object: { type: 'seal', id: one.token },
      reason: 'a look at the card',
    }),
  )
  expect([found.acts, found.addressRowsLeftOut, found.peopleLeftOut, found.looksLeftOut]).toEqual([5, 0, 0, 0])
  expect(found.toIt.map(({ action }) => action)).toContain('api-key.created')
  expect(found.log.broken).toBeNull()
  for (const number of [card, secondCard])
    expect(JSON.stringify(found).replaceAll(' ', '')).not.toContain(number.replaceAll(' ', ''))

  const [row] = (await desk.d.store.activityFor(ida.viewer, { action: 'trail.made' }, { limit: 1 })).items
  expect(row).toMatchObject({ actor: { id: ida.viewer.id }, object: { type: 'api-key', id: key.viewer.id } })
  expect(row?.details).toEqual({ from: found.from, to: found.to })
})

test('a key without a right has nothing within it', async () => {
  const { ada } = desk.cast
  const tags = await keyWith(desk.d, ada.viewer, ['tag:read'])
  expect((await trail(ada.viewer, tags.viewer.id)).reach).toEqual({ contacts: null, conversations: null, values: null })
})

test('what it left behind that still opens is named, and what was ended since is not', async () => {
  const { ada, otto } = desk.cast
  const key = await keyWith(desk.d, ada.viewer, [
    'api-key:write',
    'tag:read',
    'webhook:write',
    'teammate:write',
    'role:read',
  ])
  const child = newId('apiKey')
  await createApiKey(desk.d, key.viewer, { id: child, name: 'a child', scopes: ['tag:read'] })
  const url = 'https://hooks.example.com/in/a-long-secret'
  await createWebhook(
    desk.d,
    key.viewer,
    newId('webhook'),
    { url, topics: ['conversation.closed'], content: false },
    false,
  )
  const found = await trail(ada.viewer, key.viewer.id)
  expect(found.leftBehind).toMatchObject({ keys: [{ id: child }], webhooks: [{ host: 'hooks.example.com' }] })
  expect(found.changes.map(({ action }) => action).toSorted()).toEqual(['api-key.created', 'webhook.created'])
  expect(JSON.stringify(found)).not.toContain('a-long-secret')
  await revokeApiKey(desk.d, ada.viewer, key.viewer.id)
  const after = await trail(ada.viewer, key.viewer.id)
  expect(after.leftBehind.keys).toEqual([])
  expect(after.of.endedAt).toEqual(expect.any(String))

  const roleId = (await desk.d.store.teammates(ada.viewer)).find(({ id }) => id === otto.viewer.id)!.roleId
  const invitation = newId('invitation')
  await inviteTeammate(desk.d, ada.viewer, { id: invitation, email: 'new@example.com', roleId })
  expect((await trail(ada.viewer, ada.viewer.id)).leftBehind.invitations).toEqual([{ id: invitation, roleId }])
})

test('a stolen computer: the sessions that stand, ended by an admin, without a change to the role', async () => {
  const { ada, ida, ben, otto, zoe } = desk.cast
  expect((await trail(ida.viewer, ben.viewer.id)).leftBehind.sessions).toBe(1)
  await expect(endSessionsOf(desk.d, otto.viewer, ben.viewer.id)).rejects.toEqual(refusedAs('forbidden'))
  await expect(endSessionsOf(desk.d, zoe.viewer, ben.viewer.id)).rejects.toEqual(refusedAs('not_found'))
  await expect(endSessionsOf(desk.d, ida.viewer, ada.viewer.id)).rejects.toEqual(refusedAs('forbidden'))
  expect(await endSessionsOf(desk.d, ida.viewer, ben.viewer.id)).toBe(1)
  const hash = desk.d.identity.hashSecret(ben.cookie)
  expect(await desk.d.store.teammateOfSession(hash, desk.clock.now())).toBeUndefined()
  const after = await trail(ida.viewer, ben.viewer.id)
  expect(after.leftBehind.sessions).toBe(0)
  expect(after.of.endedAt).toBeNull()
  expect(after.toIt).toContainEqual(
    expect.objectContaining({
      action: 'session.ended',
      actor: { type: 'teammate', id: ida.viewer.id },
      details: { count: 1 },
    }),
  )
})

test('of a person who was erased the acts remain, and their words and where it was do not', async () => {
  const { ada, ida, vic } = desk.cast
  const reader = await keyWith(desk.d, ada.viewer, ['conversation:read', 'value:reveal'])
  const { token } = await sealedBy(vic, card)
  await revealValue(desk.d, reader.viewer, { token, reason: 'said by the customer' })
  await eraseContact(desk.d, ada.viewer, { id: newId('erasure'), contactId: vic.viewer.id, reason: 'they asked' })
  const found = await trail(ida.viewer, reader.viewer.id)
  expect(found.people).toMatchObject([{ contactId: vic.viewer.id, revealed: 1 }])
  expect(found.addresses).toMatchObject([{ address: null, revealed: 1 }])
  expect(found.looks).toMatchObject([{ action: 'value.revealed', reason: null, address: null }])
})

test('it is for whoever may see evidence, and of nobody in another house', async () => {
  const { ada, otto, zoe } = desk.cast
  await expect(trail(otto.viewer, ada.viewer.id)).rejects.toEqual(refusedAs('forbidden'))
  await expect(trail(zoe.viewer, ada.viewer.id)).rejects.toEqual(refusedAs('not_found'))
  await changeTeammate(desk.d, ada.viewer, otto.viewer.id, { deactivated: true })
  expect((await trail(ada.viewer, otto.viewer.id)).of.endedAt).toEqual(expect.any(String))
})

test('its signature is checked without the house, and a changed word breaks it', async () => {
  const { ada } = desk.cast
  const found = await trail(ada.viewer, ada.viewer.id)
  const folder = mkdtempSync(join(tmpdir(), 'underseal-trail-'))
  try {
    const check = async (given: object) => {
      const file = join(folder, 'trail.json')
      writeFileSync(file, JSON.stringify(given))
      let out = ''
      const io = { stdin: nothing(), out: async (text: string) => void (out += text), err: () => undefined }
      const house = { verifySignature: desk.d.vault.verify } as unknown as CommandHouse
      return { code: await receiptVerify.run([file, '--public-key', found.publicKey], io, house), out }
    }
    expect(await check(found)).toMatchObject({ code: 0, out: expect.stringContaining('the log was whole') })
    expect((await check({ ...found, acts: found.acts + 1 })).code).toBe(1)
    await expect(check({ ...found, people: 'none' })).rejects.toThrow(/neither/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function* nothing(): AsyncGenerator<Uint8Array> {}
