import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiKey, revokeApiKey } from '../../src/flows/create-api-key.ts'
import { inviteTeammate } from '../../src/flows/invite-teammate.ts'
import { newId } from '../cast.ts'
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

  test('cannot be made for yesterday, nor without a name', async () => {
    await expect(make('2020-01-01T00:00:00.000Z')).rejects.toEqual(refusedAs('invalid', 'expiresAt'))
    await expect(
      createApiKey(desk.d, desk.cast.ada.viewer, { id: newId('apiKey'), name: ' ', scopes: ['contact:read'] }),
    ).rejects.toEqual(refusedAs('invalid', 'name'))
  })

  test('of a workspace is not revoked from another one', async () => {
    const { key, secret } = await make()
    await expect(revokeApiKey(desk.d, desk.cast.zoe.viewer, key.id)).rejects.toEqual(refusedAs('not_found'))
    expect(await known(secret)).toBeDefined()
  })
})
