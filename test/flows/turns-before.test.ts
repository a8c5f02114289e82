import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PolicyBody } from '../../src/core/policy.ts'
import { loadNames } from '../../src/detect/load-names.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { lookWithNames } from '../../src/flows/own-detectors.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { newId } from '../cast.ts'
import { card, openDesk, type Desk } from './desk.ts'

const sealsNames: PolicyBody = {
  name: 'Names',
  minConfidence: 0.5,
  rules: [{ kinds: ['person-name', 'payment-card'], action: 'seal', keepDays: 30 }],
}

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  lookWithNames(await loadNames())
})
afterAll(async () => {
  lookWithNames(undefined)
  await desk.close()
})

test('a name that was sealed is known when half of it is said again, by either side and without capitals', async () => {
  const { ada, ben, vic } = desk.cast
  await changePolicy(desk.d, ada.viewer, sealsNames)
  const { id } = await desk.says(vic.viewer, `i spoke with Siegrun Oberhuber about card ${card}`)
  const post = async (who: typeof ben.viewer | typeof vic.viewer, text: string) =>
    (await postPart(desk.d, who, id, { id: newId('part'), text })).part.body.text
  expect(await post(vic.viewer, 'oberhuber said it would be done by friday')).toBe(
    '[name] said it would be done by friday',
  )
  expect(await post(ben.viewer, 'siegrun has not told us')).toBe('[name] has not told us')
  expect(await post(vic.viewer, 'then ask the other one')).toBe('then ask the other one')
})

test('what nobody seals is not opened', async () => {
  const { ada, vic } = desk.cast
  await changePolicy(desk.d, ada.viewer, sealsNames)
  const { id } = await desk.says(vic.viewer, 'i spoke with Siegrun Oberhuber')
  await changePolicy(desk.d, ada.viewer, {
    ...sealsNames,
    rules: [{ kinds: ['payment-card'], action: 'seal', keepDays: 30 }],
  })
  const opened: string[] = []
  const open: typeof desk.d.vault.open = (workspaceId, sealed) => {
    opened.push(sealed.kind)
    return desk.d.vault.open(workspaceId, sealed)
  }
  const watched = { ...desk.d, vault: { ...desk.d.vault, open } }
  await postPart(watched, vic.viewer, id, { id: newId('part'), text: 'oberhuber again' })
  expect(opened).toEqual([])
  await changePolicy(desk.d, ada.viewer, sealsNames)
  await postPart(watched, vic.viewer, id, { id: newId('part'), text: 'and oberhuber again' })
  expect(opened).toEqual(['person-name'])
})
