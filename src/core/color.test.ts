import { expect, test } from 'vitest'
import { bestContrastOn, contrastOnPaper, readableOn } from './color.ts'

test('white stands on dark colours, ink on light ones', () => {
  expect(readableOn('#2f4b8f')).toBe('#ffffff')
  expect(readableOn('#f2c14e')).toBe('#1b2230')
})

test('a colour in the very middle lets neither read well', () => {
  expect(bestContrastOn('#2f4b8f')).toBeGreaterThan(7)
  expect(bestContrastOn('#7f7f7f')).toBeLessThan(4.5)
})

test('a pale colour does not stand out from the page', () => {
  expect(contrastOnPaper('#f2f2f2')).toBeLessThan(3)
  expect(contrastOnPaper('#1e4d57')).toBeGreaterThan(3)
})
