import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/core/role.ts'
import type { Staff } from '../../src/core/viewer.ts'
import { changeTeammate } from '../../src/flows/change-teammate.ts'
import { createApiKey } from '../../src/flows/create-api-key.ts'
import { acceptInvitation, inviteTeammate, withdrawInvitation } from '../../src/flows/invite-teammate.ts'
import { newId, password, personOf } from '../cast.ts'
import { day, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
let roles: Record<NonNullable<Role['builtIn']>, string>

beforeAll(async () => {
  desk = await openDesk()
  const all = await desk.d.store.roles(desk.cast.ada.viewer)
  roles = Object.fromEntries(all.map((role) => [role.builtIn, role.id])) as typeof roles
})
afterAll(() => desk.close())

let nth = 0
const invite = (by: Staff, roleId: string) => inviteTeammate(desk.d, by, { id: newId('invitation'), email: `new${++nth}@example.com`, roleId })
const accept = (secret: string, more: { password?: string; name?: string } = {}) => acceptInvitation(desk.d, { secret, name: 'Nia Falk', password, ...more }, '192.0.2.1')

describe('an invitation', () => {
  test('lets somebody in once, with the role it was written for', async () => {
    const { secret } = await invite(desk.cast.ada.viewer, roles.teammate)
    const nia = await personOf(desk.d, await accept(secret))
    expect((await desk.d.store.teammates(desk.cast.ada.viewer)).find((each) => each.id === nia.viewer.id)).toMatchObject({ name: 'Nia Falk', roleId: roles.teammate })
    await expect(accept(secret)).rejects.toEqual(refusedAs('unauthenticated', 'secret'))
  })

  test('used by two at the same moment lets one in', async () => {
    const { secret } = await invite(desk.cast.ada.viewer, roles.viewer)
    const outcomes = await Promise.allSettled([accept(secret), accept(secret)])
    expect(outcomes.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('ends after a week, and when it is withdrawn', async () => {
    const late = await invite(desk.cast.ada.viewer, roles.viewer)
    desk.clock.later(8 * day)
    await expect(accept(late.secret)).rejects.toEqual(refusedAs('unauthenticated'))
    const taken = await invite(desk.cast.ada.viewer, roles.viewer)
    await withdrawInvitation(desk.d, desk.cast.ada.viewer, taken.invitation.id)
    await expect(accept(taken.secret)).rejects.toEqual(refusedAs('unauthenticated'))
  })

  test('asks for a password of some length, and is not used up by a short one', async () => {
    const { secret } = await invite(desk.cast.ada.viewer, roles.viewer)
    await expect(accept(secret, { password: 'short' })).rejects.toEqual(refusedAs('invalid', 'password'))
    await expect(accept(secret)).resolves.toBeDefined()
  })

  test('of a workspace cannot be withdrawn from another one', async () => {
    const { invitation } = await invite(desk.cast.ada.viewer, roles.viewer)
    await expect(withdrawInvitation(desk.d, desk.cast.zoe.viewer, invitation.id)).rejects.toEqual(refusedAs('not_found'))
  })
})

describe('nobody hands out more than they hold', () => {
  test('an admin invites admins, teammates and viewers, and no owner', async () => {
    for (const role of ['admin', 'teammate', 'viewer'] as const) await expect(invite(desk.cast.ida.viewer, roles[role])).resolves.toBeDefined()
    await expect(invite(desk.cast.ida.viewer, roles.owner)).rejects.toEqual(refusedAs('forbidden', 'roleId'))
  })

  test("a role of another workspace is no role here", async () => {
    const [theirs] = await desk.d.store.roles(desk.cast.zoe.viewer)
    await expect(invite(desk.cast.ada.viewer, theirs!.id)).rejects.toEqual(refusedAs('invalid', 'roleId'))
  })

  test('an admin makes nobody an owner and does not touch the owner', async () => {
    const { ada, ben, ida } = desk.cast
    await expect(changeTeammate(desk.d, ida.viewer, ben.viewer.id, { roleId: roles.owner })).rejects.toEqual(refusedAs('forbidden', 'roleId'))
    await expect(changeTeammate(desk.d, ida.viewer, ada.viewer.id, { roleId: roles.viewer })).rejects.toEqual(refusedAs('forbidden'))
    await expect(changeTeammate(desk.d, ida.viewer, ada.viewer.id, { deactivated: true })).rejects.toEqual(refusedAs('forbidden'))
  })

  test('nobody changes their own role, not even to a smaller one', async () => {
    for (const name of ['ada', 'ida'] as const) {
      const { viewer } = desk.cast[name]
      await expect(changeTeammate(desk.d, viewer, viewer.id, { roleId: roles.viewer })).rejects.toEqual(refusedAs('invalid', 'id'))
    }
  })

  test('an API key can never do more than who makes it', async () => {
    const key = (by: Staff, scopes: string[]) => createApiKey(desk.d, by, { id: newId('apiKey'), name: 'a program', scopes })
    await expect(key(desk.cast.ida.viewer, ['value:reveal'])).rejects.toEqual(refusedAs('forbidden'))
    await expect(key(desk.cast.ida.viewer, ['contact:read'])).resolves.toBeDefined()
    await expect(key(desk.cast.ada.viewer, ['value:reveal'])).resolves.toBeDefined()
    await expect(key(desk.cast.ada.viewer, ['value:everything'])).rejects.toEqual(refusedAs('invalid', 'scopes'))
    await expect(key(desk.cast.ada.viewer, [])).rejects.toEqual(refusedAs('invalid', 'scopes'))
  })
})

describe('a smaller role counts at once', () => {
  test('the sessions of who was changed or let go are over', async () => {
    const { secret } = await invite(desk.cast.ada.viewer, roles.teammate)
    const signedIn = await accept(secret)
    const session = () => desk.d.store.teammateOfSession(desk.d.identity.hashSecret(signedIn.secret), desk.d.clock.now())
    expect(await session()).toBeDefined()
    await changeTeammate(desk.d, desk.cast.ada.viewer, signedIn.teammateId, { deactivated: true })
    expect(await session()).toBeUndefined()
  })

  test('a workspace keeps an owner', async () => {
    const { secret } = await invite(desk.cast.ada.viewer, roles.owner)
    const second = await personOf(desk.d, await accept(secret))
    await changeTeammate(desk.d, second.viewer, desk.cast.ada.viewer.id, { roleId: roles.admin })
    const ida = { ...desk.cast.ida.viewer, permits: second.viewer.permits }
    await expect(changeTeammate(desk.d, ida, second.viewer.id, { deactivated: true })).rejects.toEqual(refusedAs('invalid', 'roleId'))
  })
})
