import { expect, test } from 'vitest'
import { isAlnum, isAsciiLetter, isDigit, isGap, isHex, isJoint, isLetter, isLocal, isSpace } from './characters.ts'

/** What each test means, as an expression says it. */
const meant = [
  [isDigit, /^[0-9]$/],
  [isAsciiLetter, /^[A-Za-z]$/],
  [isAlnum, /^[A-Za-z0-9]$/],
  [isHex, /^[A-Fa-f0-9]$/],
  [isGap, /^[ \n\r\t\-./()_]$/],
  [isJoint, /^[ \n\-./]$/],
  [isLocal, /^[\w.+%'!#~-]$/],
  [isSpace, /^[ \t\n\v\f\r]$/],
] as const

test('a character is what an expression says of it, for each of them', () => {
  for (const [is, expression] of meant) {
    const wrong: number[] = []
    for (let c = 0; c < 0x10000; c++) if (is(c) !== expression.test(String.fromCharCode(c))) wrong.push(c)
    expect([is.name, wrong]).toEqual([is.name, []])
  }
})

test('what `charCodeAt` says outside of a text is no character of any sort', () => {
  for (const is of [...meant.map(([one]) => one), isLetter])
    expect([is.name, [NaN, -1, '7'.charCodeAt(1), '7'.charCodeAt(-1)].filter(is)]).toEqual([is.name, []])
})

test('of ASCII the letters of any language are those of English', () => {
  for (let c = 0; c < 128; c++) expect([c, isLetter(c)]).toEqual([c, isAsciiLetter(c)])
})
