import { expect, test } from 'vitest'
import { errorCodes, fail, Failure, invalid } from './errors.ts'

test('every code has a sentence that says what happened', () => {
  for (const code of errorCodes) {
    const failure = fail(code)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(/^[A-Z].+\.$/)
    expect(failure.field).toBeUndefined()
  }
})

test('no two codes say the same', () => {
  expect(new Set(errorCodes.map((code) => fail(code).message)).size).toBe(errorCodes.length)
})

test('a wrong field is named', () => {
  expect(invalid('email', 'This is not valid.')).toMatchObject({
    code: 'invalid',
    field: 'email',
    message: 'This is not valid.',
  })
})
