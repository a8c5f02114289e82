import { expect, test } from 'vitest'
import { errorCodes, fail } from '../core/errors.ts'
import { asFailure, problemOf, statusOf } from './errors.ts'

test('every code has one status, and no server error but for what is ours', () => {
  expect(Object.keys(statusOf).toSorted()).toEqual([...errorCodes].toSorted())
  expect(errorCodes.filter((code) => statusOf[code] >= 500)).toEqual(['vault_unavailable', 'unavailable', 'internal'])
})

test('what is unknown becomes internal and keeps its words to itself', () => {
  const failure = asFailure(new Error('duplicate key: (email)=(ada@example.com)'))
  expect(problemOf(failure, 'req_1').error).toEqual({
    code: 'internal',
    message: expect.not.stringContaining('ada'),
    reference: 'req_1',
  })
})

test('a thrown text or nothing at all is internal, too', () => {
  expect([asFailure('boom').code, asFailure(undefined).code, asFailure(null).code]).toEqual([
    'internal',
    'internal',
    'internal',
  ])
})

test('a refusal of ours is passed on with its field', () => {
  expect(problemOf(fail('invalid', 'At most 3 characters.', 'name'), 'req_1')).toEqual({
    error: { code: 'invalid', message: 'At most 3 characters.', field: 'name', reference: 'req_1' },
  })
})
