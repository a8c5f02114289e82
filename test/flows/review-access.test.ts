import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Staff } from '../../src/core/viewer.ts'
import { changeTeammate } from '../../src/flows/change-teammate.ts'
import { readOverview } from '../../src/flows/read-report.ts'
import { makeEvidence } from '../../src/flows/make-evidence.ts'
import { signOffAccess, type AccessReview } from '../../src/flows/review-access.ts'
import { keyWith } from '../cast.ts'
import { day, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

async function listed(viewer: Staff, changing: readonly string[] = []): Promise<AccessReview> {
  const verdictOn = (id: string) => (changing.includes(id) ? 'changes' : 'stays')
  const people = (await desk.d.store.teammates(viewer)).filter((one) => one.deactivatedAt === null)
  const keys = (await desk.d.store.apiKeys(viewer)).filter((one) => one.revokedAt === null)
  return {
    people: people.map(({ id, roleId }) => ({ id, roleId, verdict: verdictOn(id) })),
    keys: keys.map(({ id }) => ({ id, verdict: verdictOn(id) })),
  }
}

async function control(viewer: Staff) {
  // A report ends before the moment it is made in.
  desk.clock.later(1)
  const from = new Date(desk.clock.now().getTime() - day).toISOString()
  const to = new Date(desk.clock.now().getTime() + day).toISOString()
  const evidence = await makeEvidence(desk.d, viewer, { from, to }, desk.verify)
  return { ...evidence.controls.find(({ id }) => id === 'access-reviewed'), changes: evidence.changes }
}

const accessSince = async (viewer: Staff) =>
  (await readOverview(desk.d, viewer, { days: 7, weeks: 4, zone: 'UTC' })).undone.accessSince

test('who goes through all people and keys signs it off; it stands in the log, in the report and is asked for again after a quarter', async () => {
  const { ada, ben, otto, zoe } = desk.cast
  for (const { viewer } of [ada, zoe]) await keyWith(desk.d, viewer, ['tag:read'])
  expect(await control(ada.viewer)).toMatchObject({ state: 'holds', facts: { lastReview: null, reviewDays: 92 } })
  desk.clock.later(93 * day)
  expect(await accessSince(ada.viewer)).toEqual(expect.any(String))
  expect(await control(ada.viewer)).toMatchObject({ state: 'attention' })

  const review = await listed(ada.viewer, [otto.viewer.id])
  const signed = await signOffAccess(desk.d, ada.viewer, review)
  expect(signed).toMatchObject({ people: 4, keys: 1, changes: [otto.viewer.id] })
  const after = await control(ada.viewer)
  expect(after).toMatchObject({
    state: 'holds',
    facts: { lastReview: signed.at, reviewedPeople: 4, reviewedKeys: 1, reviewedChanges: 1 },
  })
  expect(after.changes).toContainEqual(
    expect.objectContaining({
      action: 'access.reviewed',
      actor: { type: 'teammate', id: ada.viewer.id },
      details: { people: 4, keys: 1, changes: [otto.viewer.id] },
    }),
  )
  expect(await accessSince(ada.viewer)).toBeNull()
  expect(await accessSince(zoe.viewer)).toEqual(expect.any(String))

  await changeTeammate(desk.d, ada.viewer, ben.viewer.id, { deactivated: true })
  await expect(signOffAccess(desk.d, ada.viewer, review)).rejects.toEqual(refusedAs('conflict'))
  desk.clock.later(93 * day)
  expect(await accessSince(ada.viewer)).toBe(signed.at)
})

test('a list that is not the one of who is there is refused, and so is whoever may not change rights', async () => {
  const { ada, otto, zoe } = desk.cast
  const review = await listed(ada.viewer)
  const other = {
    ...review.people[0]!,
    roleId: review.people.find(({ roleId }) => roleId !== review.people[0]!.roleId)!.roleId,
  }
  for (const wrong of [
    { ...review, people: review.people.slice(1) },
    { ...review, people: [...review.people, review.people[0]!] },
    { ...review, people: [other, ...review.people.slice(1)] },
    { ...review, keys: [] },
  ])
    await expect(signOffAccess(desk.d, ada.viewer, wrong)).rejects.toEqual(refusedAs('conflict'))
  await expect(signOffAccess(desk.d, zoe.viewer, review)).rejects.toEqual(refusedAs('conflict'))
  await expect(signOffAccess(desk.d, otto.viewer, review)).rejects.toEqual(refusedAs('forbidden'))
})
