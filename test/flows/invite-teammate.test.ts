import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/core/role.ts'
import type { Staff } from '../../src/core/viewer.ts'
import { changeTeammate } from '../../src/flows/change-teammate.ts'
import { createApiKey, revokeApiKey } from '../../src/flows/create-api-key.ts'
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
const invite = (by: Staff, roleId: string) =>
  inviteTeammate(desk.d, by, { id: newId('invitation'), email: `new${++nth}@example.com`, roleId })
const accept = (secret: string, more: { password?: string; name?: string } = {}) =>
  acceptInvitation(desk.d, { secret, name: 'Nia Falk', password, ...more }, '192.0.2.1')

describe('an invitation', () => {
  test('lets somebody in once, with the role it was written for', async () => {
    const { secret } = await invite(desk.cast.ada.viewer, roles.teammate)
    const nia = await personOf(desk.d, await accept(secret))
    expect(
      (await desk.d.store.teammates(desk.cast.ada.viewer)).find((each) => each.id === nia.viewer.id),
    ).toMatchObject({ name: 'Nia Falk', roleId: roles.teammate })
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
    for (const password of ['short', 'x'.repeat(201)])
      await expect(accept(secret, { password })).rejects.toEqual(refusedAs('invalid', 'password'))
    await expect(accept(secret)).resolves.toBeDefined()
  })

  test('of a workspace cannot be withdrawn from another one', async () => {
    const { invitation } = await invite(desk.cast.ada.viewer, roles.viewer)
    await expect(withdrawInvitation(desk.d, desk.cast.zoe.viewer, invitation.id)).rejects.toEqual(
      refusedAs('not_found'),
    )
  })
})

describe('nobody hands out more than they hold', () => {
  test('an admin invites admins, teammates and viewers, and no owner', async () => {
    for (const role of ['admin', 'teammate', 'viewer'] as const)
      await expect(invite(desk.cast.ida.viewer, roles[role])).resolves.toBeDefined()
    await expect(invite(desk.cast.ida.viewer, roles.owner)).rejects.toEqual(refusedAs('forbidden', 'roleId'))
  })

  test('a role of another workspace is no role here', async () => {
    const [theirs] = await desk.d.store.roles(desk.cast.zoe.viewer)
    await expect(invite(desk.cast.ada.viewer, theirs!.id)).rejects.toEqual(refusedAs('invalid', 'roleId'))
  })

  test('an admin makes nobody an owner and does not touch the owner', async () => {
    const { ada, ben, ida } = desk.cast
    await expect(changeTeammate(desk.d, ida.viewer, ben.viewer.id, { roleId: roles.owner })).rejects.toEqual(
      refusedAs('forbidden', 'roleId'),
    )
    await expect(changeTeammate(desk.d, ida.viewer, ada.viewer.id, { roleId: roles.viewer })).rejects.toEqual(
      refusedAs('forbidden'),
    )
    await expect(changeTeammate(desk.d, ida.viewer, ada.viewer.id, { deactivated: true })).rejects.toEqual(
      refusedAs('forbidden'),
    )
  })

  test('nobody changes their own role, not even to a smaller one', async () => {
    for (const name of ['ada', 'ida'] as const) {
      const { viewer } = desk.cast[name]
      await expect(changeTeammate(desk.d, viewer, viewer.id, { roleId: roles.viewer })).rejects.toEqual(
        refusedAs('invalid', 'id'),
      )
    }
  })

  test('an API key can never do more than who makes it', async () => {
    const key = (by: Staff, scopes: string[]) =>
      createApiKey(desk.d, by, { id: newId('apiKey'), name: 'a program', scopes })
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
    const session = () =>
      desk.d.store.teammateOfSession(desk.d.identity.hashSecret(signedIn.secret), desk.d.clock.now())
    expect(await session()).toBeDefined()
    await changeTeammate(desk.d, desk.cast.ada.viewer, signedIn.teammateId, { deactivated: true })
    expect(await session()).toBeUndefined()
  })

  describe('what somebody has handed out', () => {
    const key = (by: Staff, scopes: string[]) =>
      createApiKey(desk.d, by, { id: newId('apiKey'), name: 'put by', scopes })
    const known = (secret: string) => desk.d.store.apiKeyOf(desk.d.identity.hashSecret(secret), desk.d.clock.now())
    const asKey = ({ key: { id, permits } }: Awaited<ReturnType<typeof key>>): Staff => ({
      type: 'api-key',
      id,
      permits,
      workspaceId: desk.cast.ada.viewer.workspaceId,
      address: null,
    })
    const join = async (role: string) =>
      (await personOf(desk.d, await accept((await invite(desk.cast.ada.viewer, role)).secret))).viewer

    test('ends with them: a key, what that key made in turn, and an invitation', async () => {
      const max = await join(roles.admin)
      const first = await key(max, ['api-key:write', 'teammate:write', 'workspace:read'])
      const second = await key(asKey(first), ['workspace:read'])
      const opened = await invite(max, roles.viewer)
      const others = await key(desk.cast.ida.viewer, ['workspace:read'])
      await changeTeammate(desk.d, desk.cast.ada.viewer, max.id, { deactivated: true })
      expect(await known(first.secret)).toBeUndefined()
      expect(await known(second.secret)).toBeUndefined()
      await expect(accept(opened.secret)).rejects.toEqual(refusedAs('unauthenticated', 'secret'))
      expect(await known(others.secret)).toBeDefined()
    })

    test('ends with a smaller role as far as that role could not hand it out', async () => {
      const max = await join(roles.admin)
      const small = await key(max, ['contact:read'])
      const large = await key(max, ['contact:erase'])
      const opened = await invite(max, roles.admin)
      await changeTeammate(desk.d, desk.cast.ada.viewer, max.id, { roleId: roles.teammate })
      expect(await known(small.secret)).toBeDefined()
      expect(await known(large.secret)).toBeUndefined()
      await expect(accept(opened.secret)).rejects.toEqual(refusedAs('unauthenticated', 'secret'))
    })

    test('is all: a request that was let in before, and comes to its end after, hands out nothing', async () => {
      const max = await join(roles.admin)
      const leaked = asKey(await key(max, ['api-key:write', 'teammate:write', 'workspace:read']))
      const other = await join(roles.viewer)
      await changeTeammate(desk.d, desk.cast.ada.viewer, max.id, { deactivated: true })
      for (const late of [max, leaked]) {
        await expect(key(late, ['workspace:read'])).rejects.toEqual(refusedAs('forbidden'))
        await expect(invite(late, roles.viewer)).rejects.toEqual(refusedAs('forbidden'))
        await expect(changeTeammate(desk.d, late, other.id, { deactivated: true })).rejects.toEqual(
          refusedAs('forbidden'),
        )
      }
    })

    test('is no more than what is left: who became smaller meanwhile makes nobody larger', async () => {
      const max = await join(roles.admin)
      const other = await join(roles.viewer)
      await changeTeammate(desk.d, desk.cast.ada.viewer, max.id, { roleId: roles.teammate })
      await expect(changeTeammate(desk.d, max, other.id, { roleId: roles.admin })).rejects.toEqual(
        refusedAs('forbidden'),
      )
    })

    test('at the very moment of being shut out is gone as well, whichever comes first', async () => {
      const max = await join(roles.admin)
      const waiting = Promise.allSettled([
        key(max, ['workspace:read']),
        key(max, ['contact:read']),
        invite(max, roles.viewer),
      ])
      await changeTeammate(desk.d, desk.cast.ada.viewer, max.id, { deactivated: true })
      const secrets = (await waiting).flatMap((each) => (each.status === 'fulfilled' ? [each.value.secret] : []))
      for (const secret of secrets) {
        expect(await known(secret)).toBeUndefined()
        expect(await desk.d.store.invitationOf(desk.d.identity.hashSecret(secret), desk.d.clock.now())).toBeUndefined()
      }
    })

    test('by a key ends with that key', async () => {
      const leaked = await key(desk.cast.ada.viewer, ['api-key:write', 'workspace:read'])
      const child = await key(asKey(leaked), ['api-key:write', 'workspace:read'])
      const grandchild = await key(asKey(child), ['workspace:read'])
      await revokeApiKey(desk.d, desk.cast.ida.viewer, leaked.key.id)
      expect(await Promise.all([known(leaked.secret), known(child.secret), known(grandchild.secret)])).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    })
  })

  test('two owners who demote each other at the same moment leave one', async () => {
    const others = desk.cast.zoe.viewer
    const theirs = await desk.d.store.roles(others)
    const roleId = (name: string) => theirs.find(({ builtIn }) => builtIn === name)!.id
    const second = (await personOf(desk.d, await accept((await invite(others, roleId('owner'))).secret))).viewer
    const demote = (by: Staff, id: string) => changeTeammate(desk.d, by, id, { roleId: roleId('viewer') })
    const outcomes = await Promise.allSettled([demote(others, second.id), demote(second, others.id)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('a workspace keeps an owner', async () => {
    const { secret } = await invite(desk.cast.ada.viewer, roles.owner)
    const second = await personOf(desk.d, await accept(secret))
    const third = await personOf(desk.d, await accept((await invite(second.viewer, roles.owner)).secret))
    await changeTeammate(desk.d, second.viewer, desk.cast.ada.viewer.id, { roleId: roles.admin })
    await changeTeammate(desk.d, second.viewer, third.viewer.id, { deactivated: true })
    const acts = await desk.sql(
      "select action, object_id as whom, details from activity where actor_id = $1 and action like 'teammate.%ed' order by at, id",
      [second.viewer.id],
    )
    expect(acts.slice(-2)).toEqual([
      { action: 'teammate.changed', whom: desk.cast.ada.viewer.id, details: { role: roles.admin } },
      { action: 'teammate.deactivated', whom: third.viewer.id, details: { deactivated: true } },
    ])
    const back = await changeTeammate(desk.d, second.viewer, desk.cast.ada.viewer.id, { deactivated: false })
    expect(back.deactivatedAt).toBeNull()
    const machine = {
      type: 'system',
      id: 'command-line',
      workspaceId: second.viewer.workspaceId,
      address: null,
    } as const
    const lent = { ...desk.cast.ida.viewer, permits: second.viewer.permits }
    for (const change of [{ deactivated: true }, { roleId: roles.admin }])
      await expect(changeTeammate(desk.d, lent, second.viewer.id, change, { actor: machine })).rejects.toEqual(
        refusedAs('invalid', 'roleId'),
      )
  })
})
