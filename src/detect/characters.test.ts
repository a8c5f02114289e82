import { expect, test } from 'vitest'
import { isAlnum, isAsciiLetter, isDigit, isGap, isHex, isJoint, isLetter, isLocal, isSpace } from './characters.ts'

const tests = { isAlnum, isAsciiLetter, isDigit, isGap, isHex, isJoint, isLetter, isLocal, isSpace }

test.each(Object.entries(tests))('%s: what stands outside of a text is nothing', (_name, is) => {
  expect([NaN, -1, ''.charCodeAt(0), 'x'.charCodeAt(-1)].filter(is)).toEqual([])
})

test('digits, letters and blanks are what they are in ASCII', () => {
  const all = Array.from({ length: 128 }, (_, c) => c)
  const said = (is: (c: number) => boolean) => String.fromCharCode(...all.filter(is))
  expect(said(isDigit)).toBe('0123456789')
  expect(said(isSpace)).toBe('\t\n\v\f\r ')
  expect(said(isAsciiLetter)).toMatch(/^[A-Z]{26}[a-z]{26}$/)
  expect(said(isLetter)).toBe(said(isAsciiLetter))
})
