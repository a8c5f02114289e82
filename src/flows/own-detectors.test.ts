import { expect, test } from 'vitest'
import { lookFor } from './own-detectors.ts'

test('two readings of one policy give one list, so that it is compiled once', () => {
  const read = () => lookFor({ minConfidence: 0.5, detectors: [{ name: 'staff-number', pattern: 'EMP-\\d{6}' }] })
  expect(read().custom).toBe(read().custom)
})

test('a policy without detectors asks for its confidence alone', () => {
  expect(lookFor({ minConfidence: 0.7, detectors: [] })).toEqual({ minConfidence: 0.7 })
})
