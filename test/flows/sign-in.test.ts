import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeProfile } from '../../src/flows/change-teammate.ts'
import { makeSignInLink } from '../../src/flows/found-workspace.ts'
import { signIn, signOut } from '../../src/flows/sign-in.ts'
import { password, personOf } from '../cast.ts'
import { day, minute, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const hour = 60 * minute
const ben = (given = password) => signIn(desk.d, { email: 'ben@example.com', password: given }, '192.0.2.1')
const known = (secret: string) => desk.d.store.teammateOfSession(desk.d.identity.hashSecret(secret), desk.d.clock.now())

describe('signing in', () => {
  test('with e-mail and password, whatever the case of the e-mail', async () => {
    const { teammateId } = await signIn(desk.d, { email: ' Ben@Example.com ', password }, null)
    expect(teammateId).toBe(desk.cast.ben.viewer.id)
  })

  test('a wrong password and an unknown person look alike, and the first is logged', async () => {
    const answers = await Promise.allSettled([ben('not the password'), signIn(desk.d, { email: 'nobody@example.com', password }, null)])
    const [wrong, unknown] = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : 'in'))
    expect(wrong).toBe(unknown)
    expect(answers[0]).toMatchObject({ reason: refusedAs('unauthenticated') })
    expect(await desk.actions()).toContain('session.refused')
  })

  test('with a link, once, within the hour', async () => {
    const { workspaceId, id } = desk.cast.ada.viewer
    const link = await makeSignInLink(desk.d, workspaceId, id)
    expect((await signIn(desk.d, { link }, null)).teammateId).toBe(id)
    await expect(signIn(desk.d, { link }, null)).rejects.toEqual(refusedAs('unauthenticated', 'link'))
    const late = await makeSignInLink(desk.d, workspaceId, id)
    desk.clock.later(61 * minute)
    await expect(signIn(desk.d, { link: late }, null)).rejects.toEqual(refusedAs('unauthenticated', 'link'))
  })
})

describe('a session', () => {
  test('ends when one signs out', async () => {
    const { secret } = await ben()
    await signOut(desk.d, (await personOf(desk.d, { secret } as never)).viewer)
    expect(await known(secret)).toBeUndefined()
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

  test('a new password asks for the old one and ends the other sessions, not this one', async () => {
    const [here, there] = [await ben(), await ben()]
    const { viewer } = await personOf(desk.d, here)
    await expect(changeProfile(desk.d, viewer, { password: 'five quiet words are here', currentPassword: 'wrong' })).rejects.toEqual(refusedAs('invalid', 'currentPassword'))
    await changeProfile(desk.d, viewer, { password: 'five quiet words are here', currentPassword: password })
    expect([await known(here.secret), await known(there.secret)]).toEqual([expect.objectContaining({ teammateId: viewer.id }), undefined])
    await expect(ben()).rejects.toEqual(refusedAs('unauthenticated'))
    await expect(ben('five quiet words are here')).resolves.toBeDefined()
  })
})
