import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import { sessionIdleHours } from '../core/teammate.ts'

let house: StoreHouse
beforeAll(async () => {
  house = await openStoreHouse()
})
afterAll(() => house?.shut())

const later = (ms: number) => new Date(house.clock.now().getTime() + ms)
const hour = 3_600_000
const write: StoreHouse['store']['write'] = (...args) => house.store.write(...args)

describe('a session', () => {
  test('opens with its secret until it ends, idles or is over', async () => {
    const hash = Buffer.from('session')
    const sessionId = id('session')
    await write(house.ada.workspaceId, (tx) =>
      tx.addSession({ id: sessionId, teammateId: house.ada.id, hash, expiresAt: later(20 * hour) }),
    )
    const open = (ms: number) => house.store.teammateOfSession(hash, later(ms))
    expect(await open(hour)).toMatchObject({ workspaceId: house.ada.workspaceId, teammateId: house.ada.id, sessionId })
    expect((await open(hour))?.permits.length).toBeGreaterThan(5)
    expect(await open((sessionIdleHours + 2) * hour)).toBeUndefined()
    expect(await open(sessionIdleHours * hour)).toBeDefined()
    expect(await open(20 * hour)).toBeUndefined()
    expect(await house.store.teammateOfSession(Buffer.from('other'), later(0))).toBeUndefined()
    expect(await write(house.ada.workspaceId, (tx) => tx.endSession(sessionId))).toBe(true)
    expect(await open(hour)).toBeUndefined()
  })

  test('all but one of a teammate end at once', async () => {
    const ids = [id('session'), id('session'), id('session')]
    await write(house.ben.workspaceId, async (tx) => {
      for (const each of ids)
        await tx.addSession({ id: each, teammateId: house.ben.id, hash: Buffer.from(each), expiresAt: later(hour) })
    })
    const ended = await write(house.ben.workspaceId, (tx) => tx.endSessionsOf(house.ben.id, ids[1]))
    expect(ended.toSorted()).toEqual([ids[0], ids[2]].toSorted())
  })

  test('of somebody deactivated does not open, and their address does not sign in', async () => {
    const hash = Buffer.from('bens')
    await write(house.ben.workspaceId, (tx) =>
      tx.addSession({ id: id('session'), teammateId: house.ben.id, hash, expiresAt: later(hour) }),
    )
    const known = async () =>
      (await house.store.teammatesByEmail(' BENEDIKT@example.org ')).map((each) => each.teammateId)
    expect(await known()).toEqual([house.ben.id])
    await write(house.ben.workspaceId, (tx) =>
      tx.changeTeammate(house.ben.id, { deactivatedAt: later(0).toISOString() }),
    )
    expect(await house.store.teammateOfSession(hash, later(1))).toBeUndefined()
    expect(await known()).toEqual([])
    expect((await house.store.teammateNames(house.ada)).get(house.ben.id)).toBe('benedikt')
  })
})

test('a sign-in link opens once, of two who come together for one', async () => {
  const hash = Buffer.from('link')
  await write(house.ada.workspaceId, (tx) => tx.addSignInLink(house.ada.id, hash, later(hour)))
  const taken = await Promise.all([1, 2, 3].map(() => house.store.takeSignInLink(hash, later(0))))
  expect(taken.filter((each) => each !== undefined)).toEqual([
    { workspaceId: house.ada.workspaceId, teammateId: house.ada.id },
  ])
  const late = Buffer.from('late')
  await write(house.ada.workspaceId, (tx) => tx.addSignInLink(house.ada.id, late, later(hour)))
  expect(await house.store.takeSignInLink(late, later(hour))).toBeUndefined()
})

test('an owner without a password is known until they choose one', async () => {
  expect(await house.store.ownerWithoutPassword(house.zoe.workspaceId)).toBe(house.zoe.id)
  await write(house.zoe.workspaceId, (tx) => tx.changeTeammate(house.zoe.id, { passwordHash: '$argon2id$' }))
  expect(await house.store.ownerWithoutPassword(house.zoe.workspaceId)).toBeUndefined()
})

test('a key opens until it is revoked or over', async () => {
  const hash = Buffer.from('key')
  const key = {
    id: id('apiKey'),
    name: 'till',
    permits: [{ permission: 'text:detect' as const }],
    createdBy: house.ada.id,
    createdAt: later(0).toISOString(),
    expiresAt: later(hour).toISOString(),
    revokedAt: null,
    lastUsedAt: null,
  }
  await write(house.ada.workspaceId, (tx) => tx.addApiKey(key, hash))
  expect(await house.store.apiKeyOf(hash, later(5))).toEqual({
    workspaceId: house.ada.workspaceId,
    keyId: key.id,
    permits: key.permits,
  })
  expect((await house.store.apiKeys(house.ada))[0]).toEqual({ ...key, lastUsedAt: later(5).toISOString() })
  expect(await house.store.apiKeyOf(hash, later(hour))).toBeUndefined()
  expect(await write(house.ada.workspaceId, (tx) => tx.revokeApiKey(key.id, later(0)))).toBe(true)
  expect(await write(house.ada.workspaceId, (tx) => tx.revokeApiKey(key.id, later(0)))).toBe(false)
  expect(await house.store.apiKeyOf(hash, later(0))).toBeUndefined()
})

test('an invitation opens until it is accepted, taken back or over', async () => {
  const [role] = await house.store.roles(house.ada)
  const invite = async (secret: string) => {
    const invitation = {
      id: id('invitation'),
      email: 'new@example.org',
      roleId: role!.id,
      invitedBy: house.ada.id,
      expiresAt: later(hour).toISOString(),
      acceptedAt: null,
    }
    await write(house.ada.workspaceId, (tx) => tx.addInvitation(invitation, Buffer.from(secret)))
    return invitation
  }
  const invitation = await invite('one')
  expect(await house.store.invitationOf(Buffer.from('one'), later(0))).toEqual({
    workspaceId: house.ada.workspaceId,
    ...invitation,
  })
  expect(await house.store.invitationOf(Buffer.from('one'), later(hour))).toBeUndefined()
  const accepted = await Promise.all(
    [1, 2].map(() => write(house.ada.workspaceId, (tx) => tx.acceptInvitation(invitation.id, later(0)))),
  )
  expect(accepted.toSorted()).toEqual([false, true])
  expect(await house.store.invitationOf(Buffer.from('one'), later(0))).toBeUndefined()
  const second = await invite('two')
  await write(house.ada.workspaceId, (tx) => tx.removeInvitation(second.id))
  expect(await house.store.invitationOf(Buffer.from('two'), later(0))).toBeUndefined()
})

test('a visitor’s session opens until it ends, and shows that they were here', async () => {
  const hash = Buffer.from('visitor')
  await write(house.vic.workspaceId, (tx) =>
    tx.addVisitorSession({
      id: house.vic.sessionId,
      contactId: house.vic.id,
      hash,
      verified: true,
      expiresAt: later(hour),
    }),
  )
  expect(await house.store.visitorOf(hash, later(7))).toEqual({
    workspaceId: house.vic.workspaceId,
    contactId: house.vic.id,
    sessionId: house.vic.sessionId,
    verified: true,
    sites: [],
  })
  expect((await house.store.contactFor(house.ada, house.vic.id))?.lastSeenAt).toBe(later(7).toISOString())
  expect(await house.store.visitorOf(hash, later(hour))).toBeUndefined()
  await write(house.vic.workspaceId, (tx) => tx.endVisitorSessions(house.vic.id))
  expect(await house.store.visitorOf(hash, later(0))).toBeUndefined()
})

test('identity secrets are read by the house alone, and not once they are revoked', async () => {
  const [one, two] = [id('identitySecret'), id('identitySecret')]
  await write(house.ada.workspaceId, async (tx) => {
    await tx.addIdentitySecret(one, 'first', later(0))
    await tx.addIdentitySecret(two, 'second', later(1))
  })
  expect(await house.store.liveIdentitySecrets(house.ada.workspaceId)).toEqual(['second', 'first'])
  await write(house.ada.workspaceId, (tx) => tx.revokeIdentitySecret(two, later(2)))
  expect(await house.store.liveIdentitySecrets(house.ada.workspaceId)).toEqual(['first'])
  expect(await house.store.identitySecrets(house.ada)).toEqual([
    { id: two, createdAt: later(1).toISOString(), revokedAt: later(2).toISOString() },
    { id: one, createdAt: later(0).toISOString(), revokedAt: null },
  ])
})

test('each policy is a new version, also of two at once', async () => {
  const body = { name: 'strict', rules: [], minConfidence: 0.4 }
  const versions = await Promise.all(
    [1, 2, 3].map(() => write(house.ada.workspaceId, (tx) => tx.addPolicy(body, house.ada.id, later(0)))),
  )
  expect(versions.map((each) => each.version).toSorted()).toEqual([2, 3, 4])
  expect(await house.store.policyOf(house.ada.workspaceId)).toEqual({ ...body, version: 4 })
  expect((await house.store.policies(house.ada)).map((each) => each.version)).toEqual([4, 3, 2, 1])
})

test('a value that was allowed is known in another spelling, and only there', async () => {
  await write(house.ada.workspaceId, (tx) =>
    tx.allowValue('iban', 'DE89 3704 0044 0532 0130 00', house.ada.id, later(0)),
  )
  const asked = [
    { kind: 'iban', value: 'de89370400440532013000' },
    { kind: 'iban', value: 'DE89370400440532013001' },
    { kind: 'bic', value: 'DE89370400440532013000' },
  ]
  expect(await house.store.allowed(house.ada.workspaceId, asked)).toEqual([true, false, false])
  expect(await house.store.allowed(house.zoe.workspaceId, asked)).toEqual([false, false, false])
})

test('two tags of one name are a conflict', async () => {
  const tag = { id: id('tag'), name: safe('Urgent') }
  await write(house.ada.workspaceId, (tx) => tx.addTag(tag))
  await expect(
    write(house.ada.workspaceId, (tx) => tx.addTag({ id: id('tag'), name: safe(' urgent ') })),
  ).rejects.toMatchObject({ code: 'conflict', field: 'name' })
  expect(await write(house.ada.workspaceId, (tx) => tx.changeTag({ ...tag, name: safe('Later') }))).toBe(true)
  expect(await house.store.tags(house.ada)).toEqual([{ ...tag, name: safe('Later') }])
})
