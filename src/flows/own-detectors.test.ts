import { expect, test } from 'vitest'
import { detect } from '../detect/detect.ts'
import { loadNames } from '../detect/load-names.ts'
import { lookFor, lookWithNames } from './own-detectors.ts'

test('two readings of one policy give one list, so that it is compiled once', () => {
  const read = () =>
    lookFor({ minConfidence: 0.5, rules: [], detectors: [{ name: 'staff-number', pattern: 'EMP-\\d{6}' }] })
  expect(read().custom).toBe(read().custom)
})

test('a policy that does nothing with names and addresses has nobody look for them', () => {
  expect(lookFor({ minConfidence: 0.7, rules: [], detectors: [] })).toEqual({
    minConfidence: 0.7,
    except: ['person-name', 'postal-address'],
  })
})

test('a policy that masks names has them looked for, once the lists are read', async () => {
  lookWithNames(await loadNames())
  const policy = { minConfidence: 0.5, rules: [{ kinds: ['person-name'], action: 'mask' as const }] }
  expect(detect('Hi, my name is Sarah Connor.', lookFor(policy)).map((one) => one.kind)).toEqual(['person-name'])
  expect(lookFor({ minConfidence: 0.5, rules: [] }).names).toBeUndefined()
})
