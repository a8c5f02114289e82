import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Failure } from '../../src/core/errors.ts'
import { maxPasswordLength, minPasswordLength } from '../../src/core/teammate.ts'
import { changeProfile, changeTeammate } from '../../src/flows/change-teammate.ts'
import { makeSignInLink } from '../../src/flows/found-workspace.ts'
import { deviceFor } from '../../src/flows/known-device.ts'
import { acceptInvitation, inviteTeammate } from '../../src/flows/invite-teammate.ts'
import { signIn, signOut } from '../../src/flows/sign-in.ts'
import type { Teammate } from '../../src/core/viewer.ts'
import { invited, newId, password, personOf } from '../cast.ts'
import { day, minute, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const hour = 60 * minute
const role = async (name: string) =>
  (await desk.d.store.roles(desk.cast.ada.viewer)).find(({ builtIn }) => builtIn === name)?.id
const ben = (given = password) =>
  signIn(desk.d, { email: 'ben@example.com', password: given }, { address: '192.0.2.1' })
const known = (secret: string) => desk.d.store.teammateOfSession(desk.d.identity.hashSecret(secret), desk.d.clock.now())

describe('signing in', () => {
  test('with e-mail and password, whatever the case of the e-mail', async () => {
    const { teammateId } = await signIn(desk.d, { email: ' Ben@Example.com ', password }, { address: null })
    expect(teammateId).toBe(desk.cast.ben.viewer.id)
  })

  test('a wrong password and an unknown person look alike, and the first is logged', async () => {
    const answers = await Promise.allSettled([
      ben('not the password'),
      signIn(desk.d, { email: 'nobody@example.com', password }, { address: null }),
    ])
    const [wrong, unknown] = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : 'in'))
    expect(wrong).toBe(unknown)
    expect(answers[0]).toMatchObject({ reason: refusedAs('unauthenticated') })
    expect(await desk.actions()).toContain('session.refused')
  })

  test('takes as much work for an unknown person as for a known one, so that the time does not tell them apart', async () => {
    const worked = async (email: string) => {
      let times = 0
      const verifyPassword = (hash: string | undefined, given: string) => {
        times++
        return desk.d.identity.verifyPassword(hash, given)
      }
      const d = { ...desk.d, identity: { ...desk.d.identity, verifyPassword } }
      await expect(signIn(d, { email, password: 'not the password' }, { address: null })).rejects.toEqual(
        refusedAs('unauthenticated'),
      )
      return times
    }
    expect([await worked('otto@example.com'), await worked('nobody.at.all@example.com')]).toEqual([1, 1])
  })

  test('not with a password that is changed while it is proved', async () => {
    const { viewer } = desk.cast.ben
    const changing = {
      ...desk.d.identity,
      async verifyPassword(hash: string | undefined, given: string) {
        const isRight = await desk.d.identity.verifyPassword(hash, given)
        await changeProfile(desk.d, viewer, { password: 'quite another one', currentPassword: given })
        return isRight
      },
    }
    const trying = signIn(
      { ...desk.d, identity: changing },
      { email: 'ben@example.com', password },
      { address: '192.0.2.1' },
    )
    await expect(trying).rejects.toEqual(refusedAs('unauthenticated'))
    await changeProfile(desk.d, viewer, { password, currentPassword: 'quite another one' })
  })

  test('with a link, once, within the hour', async () => {
    const { workspaceId, id } = desk.cast.ada.viewer
    const link = await makeSignInLink(desk.d, workspaceId, id)
    expect((await signIn(desk.d, { link }, { address: null })).teammateId).toBe(id)
    await expect(signIn(desk.d, { link }, { address: null })).rejects.toEqual(refusedAs('unauthenticated', 'link'))
    const late = await makeSignInLink(desk.d, workspaceId, id)
    desk.clock.later(61 * minute)
    await expect(signIn(desk.d, { link: late }, { address: null })).rejects.toEqual(
      refusedAs('unauthenticated', 'link'),
    )
  })

  test('not with a link from before the password, the role or the access was changed', async () => {
    const { ada } = desk.cast
    const changes = [
      (viewer: Teammate) => changeProfile(desk.d, viewer, { password: `${password}!`, currentPassword: password }),
      (viewer: Teammate) => changeTeammate(desk.d, ada.viewer, viewer.id, { deactivated: true }),
      (viewer: Teammate) => changeTeammate(desk.d, ada.viewer, viewer.id, { deactivated: false }),
    ]
    const { viewer } = await invited(desk.d, ada.viewer, 'Lin Roy', (await role('teammate'))!)
    for (const change of changes) {
      const link = await makeSignInLink(desk.d, viewer.workspaceId, viewer.id)
      await change(viewer)
      // Access that is given back would let it in again.
      await changeTeammate(desk.d, ada.viewer, viewer.id, { deactivated: false })
      await expect(signIn(desk.d, { link }, { address: null })).rejects.toEqual(refusedAs('unauthenticated', 'link'))
    }
  })
})

describe('guessing one account from many addresses', () => {
  const attempt = (email: string, given: string, device?: string) =>
    signIn(desk.d, { email, password: given }, { address: null, device }).then(
      () => 'in',
      (error: Failure) => error.code,
    )
  const guesses = (email: string, count: number, device?: string) =>
    Promise.all(Array.from({ length: count }, (_, i) => attempt(email, `guess ${i}`, device)))
  const counted = (answers: readonly string[]) =>
    Object.fromEntries(
      ['unauthenticated', 'rate_limited'].map((code) => [code, answers.filter((each) => each === code).length]),
    )
  const logged = async () =>
    (await desk.d.store.activityFor(desk.cast.ada.viewer, { action: 'session.refused' }, { limit: 20 })).items

  beforeEach(() => desk.clock.later(hour))

  test('is slow after ten at once, also at the same moment, whether or not anybody has it', async () => {
    for (const email of ['ida@example.com', 'nobody@example.com']) {
      expect(counted(await guesses(email, 12))).toEqual({ unauthenticated: 10, rate_limited: 2 })
      expect(await attempt(` ${email.toUpperCase()}`, password)).toBe('rate_limited')
      desk.clock.later(minute)
      expect(counted(await guesses(email, 2))).toEqual({ unauthenticated: 1, rate_limited: 1 })
    }
    expect((await logged()).filter(({ details }) => details['slowed'] === true)).toHaveLength(2)
  })

  test('shuts nobody out of a browser that signed them in before, nor a link, nor anybody else', async () => {
    const { ida, otto } = desk.cast
    const { device } = deviceFor(desk.d, ida.viewer.id)
    await guesses('ida@example.com', 10)
    expect(await attempt('ida@example.com', password)).toBe('rate_limited')
    expect(await attempt('ida@example.com', password, device)).toBe('in')
    expect(await attempt('otto@example.com', password)).toBe('in')
    const link = await makeSignInLink(desk.d, ida.viewer.workspaceId, ida.viewer.id)
    await expect(signIn(desk.d, { link }, { address: null })).resolves.toBeDefined()
    const others = deviceFor(desk.d, otto.viewer.id).device
    const altered = device.replace(/^./, 'z')
    expect(
      await Promise.all(
        [others, altered, `${device}0`, '--', 'z-z'].map((each) => attempt('ida@example.com', password, each)),
      ),
    ).toEqual(Array(5).fill('rate_limited'))
    desk.clock.later(181 * day)
    await guesses('ida@example.com', 10)
    expect(await attempt('ida@example.com', password, device)).toBe('rate_limited')
  })

  test('from such a browser is as slow', async () => {
    const { device } = deviceFor(desk.d, desk.cast.ida.viewer.id)
    expect(counted(await guesses('ida@example.com', 11, device))).toEqual({ unauthenticated: 10, rate_limited: 1 })
    expect(await attempt('ida@example.com', password, device)).toBe('rate_limited')
    expect(await attempt('ida@example.com', password)).toBe('in')
  })

  test('is no faster for who has the same e-mail in another workspace, and a browser for it', async () => {
    const { ida, zoe } = desk.cast
    const roleId = (await desk.d.store.roles(zoe.viewer)).find(({ builtIn }) => builtIn === 'viewer')!.id
    const { secret } = await inviteTeammate(desk.d, zoe.viewer, {
      id: newId('invitation'),
      email: 'ida@example.com',
      roleId,
    })
    const twin = await acceptInvitation(
      desk.d,
      { secret, name: 'Ida Twin', password: 'another four quiet words' },
      null,
    )
    const browser = () => deviceFor(desk.d, twin.teammateId).device
    for (let i = 0; i < 10; i++)
      expect(await attempt('ida@example.com', `guess ${i}`, browser())).toBe('unauthenticated')
    expect(await attempt('ida@example.com', password, browser())).toBe('rate_limited')
    expect(await attempt('ida@example.com', 'another four quiet words', browser())).toBe('in')
    expect(await attempt('ida@example.com', password, deviceFor(desk.d, ida.viewer.id).device)).toBe('in')
    desk.clock.later(hour)
    const both = await signIn(desk.d, { email: 'ida@example.com', password }, { address: null, device: browser() })
    expect(both.teammateId).toBe(ida.viewer.id)
  })

  test('is not what signing in rightly is, however often', async () => {
    for (let i = 0; i < 2; i++)
      expect(await Promise.all(Array.from({ length: 6 }, () => attempt('otto@example.com', password)))).toEqual(
        Array(6).fill('in'),
      )
  })

  test('with a session that stood open is as slow, and slows down no sign-in', async () => {
    const { viewer } = await personOf(
      desk.d,
      await signIn(desk.d, { email: 'otto@example.com', password }, { address: null }),
    )
    const guess = (currentPassword: string) =>
      changeProfile(desk.d, viewer, { password: 'five quiet words are here', currentPassword }).then(
        () => 'in',
        (error: Failure) => error.code,
      )
    const answers = await Promise.all(Array.from({ length: 11 }, (_, i) => guess(`guess ${i}`)))
    expect(answers.toSorted()).toEqual([...Array(10).fill('invalid'), 'rate_limited'])
    expect([await guess(password), await attempt('otto@example.com', password)]).toEqual(['rate_limited', 'in'])
  })
})

describe('a session', () => {
  test('ends when one signs out, and the log has its beginning and its end, with how it was proved and from where', async () => {
    const { secret, sessionId, teammateId } = await ben()
    const { viewer } = await personOf(desk.d, { secret } as never)
    await signOut(desk.d, { ...viewer, address: '192.0.2.8' })
    expect(await known(secret)).toBeUndefined()
    const { items } = await desk.d.store.activityFor(desk.cast.ada.viewer, { objectId: sessionId }, { limit: 10 })
    const session = { actor: { type: 'teammate', id: teammateId }, object: { type: 'session', id: sessionId } }
    expect(items.toSorted((a, b) => a.action.localeCompare(b.action))).toMatchObject([
      { ...session, action: 'session.ended', details: {}, address: '192.0.2.8' },
      { ...session, action: 'session.started', details: { by: 'password' }, address: '192.0.2.1' },
    ])
  })

  test('ends after twelve idle hours, and after two weeks however busy', async () => {
    const { secret } = await ben()
    desk.clock.later(11 * hour)
    expect(await known(secret)).toBeDefined()
    desk.clock.later(13 * hour)
    expect(await known(secret)).toBeUndefined()

    const busy = await ben()
    for (let halfDays = 0; halfDays < 27; halfDays++) {
      desk.clock.later(11 * hour)
      expect(await known(busy.secret)).toBeDefined()
    }
    desk.clock.later(2 * day)
    expect(await known(busy.secret)).toBeUndefined()
  })

  test('has no password that is shorter than one must be, or longer than one may be', async () => {
    const { viewer } = desk.cast.otto
    const change = (length: number) =>
      changeProfile(desk.d, viewer, { password: 'w'.repeat(length), currentPassword: password })
    for (const length of [minPasswordLength - 1, maxPasswordLength + 1])
      await expect(change(length)).rejects.toEqual(refusedAs('invalid', 'password'))
    expect((await signIn(desk.d, { email: 'otto@example.com', password }, { address: null })).teammateId).toBe(
      viewer.id,
    )
  })

  test('a new password asks for the old one and ends the other sessions, not this one', async () => {
    const [here, there] = [await ben(), await ben()]
    const { viewer } = await personOf(desk.d, here)
    await expect(
      changeProfile(desk.d, viewer, { password: 'five quiet words are here', currentPassword: 'wrong' }),
    ).rejects.toEqual(refusedAs('invalid', 'currentPassword'))
    await changeProfile(desk.d, viewer, { password: 'five quiet words are here', currentPassword: password })
    expect([await known(here.secret), await known(there.secret)]).toEqual([
      expect.objectContaining({ teammateId: viewer.id }),
      undefined,
    ])
    await expect(ben()).rejects.toEqual(refusedAs('unauthenticated'))
    await expect(ben('five quiet words are here')).resolves.toBeDefined()
  })
})
