import { expect, test } from 'vitest'
import { detect } from '../detect/detect.ts'
import { catalogue } from '../detect/kinds.ts'
import { placeholder } from './seal.ts'

test('a placeholder is the title and the hint, if there is one', () => {
  expect(placeholder('payment card', '•••• 4242')).toBe('[payment card •••• 4242]')
  expect(placeholder('password', '')).toBe('[password]')
})

test('no placeholder is itself found by the engine, or a text would be sealed again and again', () => {
  for (const { title } of catalogue) {
    for (const hint of ['', '•••• 4242'])
      expect(detect(`My ${title} is ${placeholder(title, hint)} thanks`)).toEqual([])
  }
})
