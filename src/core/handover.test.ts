import { expect, test } from 'vitest'
import { detect } from '../detect/detect.ts'
import { detectors } from '../detect/detectors/index.ts'
import { neverKept } from './policy.ts'
import { findAnswer, handoverState, requestableKinds } from './handover.ts'

// Built here, so that no scanner finds a literal. Public examples, all of them.
const iban = ['DE89', '3704', '0044', '0532', '0130'].join(' ')

test('a value with the right check digits is an answer, with a wrong one it is not', () => {
  expect(findAnswer('iban', `${iban} 00`)).toMatchObject({ kind: 'iban', start: 0, hint: '•••• 3000' })
  expect(findAnswer('iban', `${iban} 01`)).toBeUndefined()
})

test('another kind is no answer, and neither is a sentence around the value', () => {
  expect(findAnswer('iban', ['4111', '1111', '1111', '1111'].join(' '))).toBeUndefined()
  expect(findAnswer('iban', `it is ${iban} 00`)).toBeUndefined()
  expect(findAnswer('iban', '   ')).toBeUndefined()
})

test('a bare number is believed, for both sides know what it is', () => {
  expect(findAnswer('us-ssn', ['536', '90', '4399'].join('-'))).toMatchObject({ kind: 'us-ssn' })
  expect(findAnswer('password', ['Anchor', 'Tide', '42'].join('-'))).toMatchObject({ kind: 'password' })
})

test('what may never be kept cannot be asked for', () => {
  expect(requestableKinds.filter((kind) => neverKept.includes(kind))).toEqual([])
  expect(requestableKinds).toContain('iban')
})

test('every kind that can be asked for can be answered', () => {
  const deaf = requestableKinds.filter((kind) => {
    const values = detectors
      .flatMap((detector) => detector.hits)
      .flatMap((hit) => detect(hit, { kinds: [kind], minConfidence: 0 }).map(({ start, end }) => hit.slice(start, end)))
    return !values.some((value) => findAnswer(kind, value))
  })
  expect(deaf).toEqual([])
})

test('at the hour it is over, unless it was settled before', () => {
  const at = new Date('2026-02-01T12:00:00Z')
  const open = { what: 'request', kind: 'iban', state: 'open', expiresAt: at.toISOString() } as const
  expect(handoverState(open, new Date(at.getTime() - 1))).toBe('open')
  expect(handoverState(open, at)).toBe('expired')
  expect(handoverState({ ...open, state: 'answered' }, at)).toBe('answered')
  const secret = { what: 'secret', expiresAt: open.expiresAt } as const
  expect(handoverState({ ...secret, state: 'sealed' }, at)).toBe('expired')
  expect(handoverState({ ...secret, state: 'opened' }, at)).toBe('opened')
})
