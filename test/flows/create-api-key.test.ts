import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiKey, revokeApiKey } from '../../src/flows/create-api-key.ts'
import { inviteTeammate } from '../../src/flows/invite-teammate.ts'
import type { Actor, Staff } from '../../src/core/viewer.ts'
import { keyWith, newId } from '../cast.ts'
import { day, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const make = (expiresAt?: string) =>
  createApiKey(desk.d, desk.cast.ada.viewer, {
    id: newId('apiKey'),
    name: 'Web shop',
    scopes: ['contact:read'],
    expiresAt,
  })
const known = (secret: string) => desk.d.store.apiKeyOf(desk.d.identity.hashSecret(secret), desk.d.clock.now())

describe('an API key', () => {
  test('is known by its secret, with its scopes and nothing more', async () => {
    const { key, secret } = await make()
    expect(secret).toMatch(/^usk_[\w-]{43}$/)
    expect(await known(secret)).toEqual({
      workspaceId: desk.cast.ada.viewer.workspaceId,
      keyId: key.id,
      permits: [{ permission: 'contact:read' }],
    })
  })

  test('is kept without its secret', async () => {
    const { secret } = await make()
    const rows = await desk.sql<{ row: string }>('select api_keys::text as row from api_keys')
    expect(rows.filter(({ row }) => row.includes(secret) || row.includes(Buffer.from(secret).toString('hex')))).toEqual(
      [],
    )
  })

  test('ends when it is revoked, and at its hour', async () => {
    const revoked = await make()
    await revokeApiKey(desk.d, desk.cast.ada.viewer, revoked.key.id)
    expect(await known(revoked.secret)).toBeUndefined()
    const dated = await make(new Date(desk.d.clock.now().getTime() + day).toISOString())
    expect(await known(dated.secret)).toBeDefined()
    desk.clock.later(2 * day)
    expect(await known(dated.secret)).toBeUndefined()
  })

  test('makes nothing that outlives it', async () => {
    const { ada } = desk.cast
    const end = new Date(desk.d.clock.now().getTime() + day).toISOString()
    const scopes = ['api-key:write', 'role:read', 'teammate:write', 'contact:read']
    const dated = await createApiKey(desk.d, ada.viewer, { id: newId('apiKey'), name: 'CI', scopes, expiresAt: end })
    const program = {
      type: 'api-key',
      workspaceId: ada.viewer.workspaceId,
      id: dated.key.id,
      permits: dated.key.permits,
      address: null,
    } as const
    const further = (expiresAt: string | null) =>
      createApiKey(desk.d, program, { id: newId('apiKey'), name: 'more', scopes: ['contact:read'], expiresAt })
    const child = await further(null)
    expect(child.key.expiresAt).toBe(end)
    const later = new Date(Date.parse(end) + day).toISOString()
    await expect(further(later)).rejects.toEqual(refusedAs('invalid', 'expiresAt'))
    const roleId = newId('role')
    await desk.d.store.write(program.workspaceId, (tx) =>
      tx.addRole({ id: roleId, name: 'reader', builtIn: null, permits: [{ permission: 'contact:read' }] }),
    )
    const { invitation } = await inviteTeammate(desk.d, program, {
      id: newId('invitation'),
      email: 'later@example.com',
      roleId,
    })
    expect(invitation.expiresAt).toBe(end)
    desk.clock.later(2 * day)
    expect(await known(child.secret)).toBeUndefined()
  })

  test('cannot do more than who makes it, neither by their rights of this moment nor by those of their session', async () => {
    const { ada, otto } = desk.cast
    const asked = (actor: Actor, ...scopes: string[]) =>
      createApiKey(desk.d, actor, { id: newId('apiKey'), name: 'more', scopes })
    // What a session believed of itself is not enough, and what it did not have neither.
    const believes = { ...otto.viewer, permits: ada.viewer.permits }
    const narrow = { ...ada.viewer, permits: [{ permission: 'contact:read' }] } as const
    await expect(asked(otto.viewer, 'contact:erase')).rejects.toEqual(refusedAs('forbidden'))
    await expect(asked(believes, 'contact:erase')).rejects.toEqual(refusedAs('forbidden'))
    await expect(asked(narrow, 'contact:read', 'contact:erase')).rejects.toEqual(refusedAs('forbidden'))
    await expect(asked(desk.cast.vic.viewer, 'contact:read')).rejects.toEqual(refusedAs('forbidden'))
    for (const who of [otto.viewer, believes, narrow])
      await expect(asked(who, 'contact:read')).resolves.toMatchObject({ key: { createdBy: who.id } })
  })

  test('takes with it what it made when it is revoked, and the log says because of which', async () => {
    const { ada } = desk.cast
    const scopes = ['api-key:write', 'role:read', 'teammate:write', 'contact:read'] as const
    const leaked = await keyWith(desk.d, ada.viewer, scopes)
    const child = await keyWith(desk.d, leaked.viewer, ['api-key:write', 'contact:read'])
    const grandchild = await keyWith(desk.d, child.viewer, ['contact:read'])
    const beside = await keyWith(desk.d, ada.viewer, ['contact:read'])
    const roleId = newId('role')
    await desk.d.store.write(ada.viewer.workspaceId, (tx) =>
      tx.addRole({ id: roleId, name: 'lister', builtIn: null, permits: [{ permission: 'contact:read' }] }),
    )
    const invite = (by: Staff, email: string) => inviteTeammate(desk.d, by, { id: newId('invitation'), email, roleId })
    const put = await invite(leaked.viewer, 'put.by@example.com')
    const kept = await invite(ada.viewer, 'wanted@example.com')

    await revokeApiKey(desk.d, ada.viewer, leaked.viewer.id)
    const left = await Promise.all([leaked, child, grandchild, beside].map(({ secret }) => known(secret)))
    expect(left.map((each) => each?.keyId)).toEqual([undefined, undefined, undefined, beside.viewer.id])
    const waits = (secret: string) => desk.d.store.invitationOf(desk.d.identity.hashSecret(secret), desk.d.clock.now())
    expect([await waits(put.secret), await waits(kept.secret)]).toEqual([
      undefined,
      expect.objectContaining({ id: kept.invitation.id }),
    ])
    const rows = await desk.sql<{ object_id: string; actor_id: string; details: object }>(
      `select object_id, actor_id, details from activity where action in ('api-key.revoked', 'teammate.uninvited')
        and object_id = any($1)`,
      [[leaked, child, grandchild].map(({ viewer }) => viewer.id).concat(put.invitation.id)],
    )
    expect(new Map(rows.map((row) => [row.object_id, [row.actor_id, row.details]]))).toEqual(
      new Map([
        [leaked.viewer.id, [ada.viewer.id, {}]],
        [child.viewer.id, [ada.viewer.id, { madeBy: leaked.viewer.id }]],
        [grandchild.viewer.id, [ada.viewer.id, { madeBy: leaked.viewer.id }]],
        [put.invitation.id, [ada.viewer.id, { invitedBy: leaked.viewer.id }]],
      ]),
    )
    expect(rows).toHaveLength(4)
  })

  test('cannot be made for yesterday, nor without a name, nor for nothing or what nobody knows', async () => {
    await expect(make('2020-01-01T00:00:00.000Z')).rejects.toEqual(refusedAs('invalid', 'expiresAt'))
    await expect(
      createApiKey(desk.d, desk.cast.ada.viewer, { id: newId('apiKey'), name: ' ', scopes: ['contact:read'] }),
    ).rejects.toEqual(refusedAs('invalid', 'name'))
    for (const scopes of [[], ['contact:read', 'contact:everything']])
      await expect(
        createApiKey(desk.d, desk.cast.ada.viewer, { id: newId('apiKey'), name: 'x', scopes }),
      ).rejects.toEqual(refusedAs('invalid', 'scopes'))
  })

  test('of a workspace is not revoked from another one', async () => {
    const { key, secret } = await make()
    await expect(revokeApiKey(desk.d, desk.cast.zoe.viewer, key.id)).rejects.toEqual(refusedAs('not_found'))
    expect(await known(secret)).toBeDefined()
  })
})
