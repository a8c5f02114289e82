import { expect, test } from 'vitest'
import type { Permit } from '../core/permission.ts'
import type { SafeText } from '../core/seal.ts'
import type { Viewer } from '../core/viewer.ts'
import { presentText } from './present-text.ts'

const now = new Date('2026-05-04T10:00:00Z')
const viewerWith = (permits: Permit[]): Viewer => ({
  type: 'teammate',
  address: null,
  workspaceId: 'wsp_1',
  id: 'tmt_1',
  sessionId: 'ses_1',
  permits,
})
const text = (expiresAt = '2026-06-01T00:00:00.000Z'): SafeText => ({
  text: '[payment card •••• 1111]',
  seals: [{ token: 'tkn_a', kind: 'payment-card', class: 'payment', start: 0, end: 24, hint: '•••• 1111', expiresAt }],
})
const rights = (viewer: Viewer, safe = text()) => {
  const [seal] = presentText({ viewer, now }, safe).seals
  return [seal?.mayReveal, seal?.mayRestore]
}

test('what one may do with a seal goes by the right for its class', () => {
  expect(rights(viewerWith([{ permission: 'value:reveal' }]))).toEqual([true, false])
  expect(
    rights(
      viewerWith([
        { permission: 'value:reveal', classes: ['health'] },
        { permission: 'value:restore', classes: ['payment'] },
      ]),
    ),
  ).toEqual([false, true])
  expect(rights(viewerWith([{ permission: 'conversation:read' }]))).toEqual([false, false])
})

test('nobody may do anything with a value that has expired', () => {
  const all = viewerWith([{ permission: 'value:reveal' }, { permission: 'value:restore' }])
  expect(rights(all, text('2026-05-04T10:00:00.000Z'))).toEqual([false, false])
})

test('a contact may never reveal', () => {
  expect(
    rights({ type: 'contact', address: null, workspaceId: 'wsp_1', id: 'cnt_1', sessionId: 'vis_1', verified: true }),
  ).toEqual([false, false])
})

test('only named fields leave', () => {
  const smuggled = { ...text(), secret: 'x', seals: [{ ...text().seals[0]!, value: '4111' }] }
  expect(JSON.stringify(presentText({ viewer: viewerWith([]), now }, smuggled))).not.toMatch(/secret|4111/)
})
