import { describe, expect, test } from 'vitest'
import { detect } from '../detect.ts'
import { kindOf } from '../kinds.ts'
import { detectors } from './index.ts'

describe.each(detectors.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  test('its kind is in the catalogue and its source is named', () => {
    expect(kindOf(one.kind)).toBeDefined()
    expect(one.source).not.toBe('')
  })

  test.each(one.hits.map((hit) => [hit]))('finds %s', (hit) => {
    expect(detect(hit).map((found) => found.kind)).toContain(one.kind)
  })

  test.each(one.misses.map((miss) => [miss]))('leaves %s', (miss) => {
    expect(detect(miss).filter((found) => found.kind === one.kind)).toEqual([])
  })
})
