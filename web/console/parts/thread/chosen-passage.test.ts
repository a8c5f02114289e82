import { expect, it } from 'vitest'
import { offsetInRun } from './chosen-passage.ts'

const words = { start: 40, end: null, length: 12, inText: true }
const chip = { start: 52, end: 76, length: 22, inText: true }

it('counts characters from where the run starts in the whole text', () => {
  expect(offsetInRun({ ...words, offset: 0 })).toBe(40)
  expect(offsetInRun({ ...words, offset: 5 })).toBe(45)
})

it('never counts past the run', () => {
  expect(offsetInRun({ ...words, offset: 99 })).toBe(52)
})

it('takes the whole run where the browser counts elements', () => {
  expect(offsetInRun({ ...words, inText: false, offset: 0 })).toBe(40)
  expect(offsetInRun({ ...words, inText: false, offset: 1 })).toBe(52)
})

it('takes a chip whole, because what it shows is shorter or longer than its text', () => {
  expect(offsetInRun({ ...chip, offset: 0 })).toBe(52)
  expect(offsetInRun({ ...chip, offset: 7 })).toBe(76)
  expect(offsetInRun({ ...chip, inText: false, offset: 1 })).toBe(76)
})
