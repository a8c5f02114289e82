import { expect, test } from 'vitest'
import { keepSeals } from './keep-seals.ts'
import type { SafeText } from './seal.ts'

const mark = '[IBAN DE •••• 3000]'
const alike = '[password]'

function safe(...pieces: (string | { mark: string; token: string })[]): SafeText {
  let text = ''
  const seals = pieces.flatMap((piece) => {
    const start = text.length
    text += typeof piece === 'string' ? piece : piece.mark
    if (typeof piece === 'string') return []
    return [
      {
        token: piece.token,
        kind: 'iban',
        class: 'bank' as const,
        start,
        end: text.length,
        hint: '',
        expiresAt: '2030-01-01T00:00:00.000Z',
      },
    ]
  })
  return { text, seals }
}

const found = (text: SafeText) => text.seals.map(({ token, start, end }) => [token, text.text.slice(start, end)])

test('a placeholder before, after and around a change stays what it was', () => {
  const before = safe('Pay to ', { mark, token: 'a' }, ' by Friday, then ', { mark: alike, token: 'b' })
  const after = keepSeals(before, `Please pay to ${mark} by Monday noon, then ${alike}`)
  expect(found(after)).toEqual([
    ['a', mark],
    ['b', alike],
  ])
})

test('a placeholder that was taken out or written over is gone', () => {
  const before = safe('Pay to ', { mark, token: 'a' }, ' today')
  expect(keepSeals(before, 'Pay today').seals).toEqual([])
  expect(keepSeals(before, 'Pay to [IBAN DE •••• 30] today').seals).toEqual([])
})

test('of two that read alike, the one that was left keeps its own value', () => {
  const before = safe('old ', { mark: alike, token: 'a' }, ' new ', { mark: alike, token: 'b' }, '.')
  expect(found(keepSeals(before, `new ${alike}.`))).toEqual([['b', alike]])
  expect(found(keepSeals(before, `old ${alike}`))).toEqual([['a', alike]])
})

test('what was moved is found again, once', () => {
  const before = safe('first ', { mark, token: 'a' }, ' second')
  expect(found(keepSeals(before, `second, ${mark}, ${mark}`))).toEqual([['a', mark]])
  const both = safe('first ', { mark: alike, token: 'a' }, ' second ', { mark: alike, token: 'b' }, ' third')
  expect(found(keepSeals(both, `third ${alike} and ${alike} one`))).toEqual([
    ['a', alike],
    ['b', alike],
  ])
})

test('words that only read like a placeholder stay words', () => {
  const before = safe(`"${alike}" they wrote for `, { mark: alike, token: 'a' }, ' today')
  const after = keepSeals(before, `"${alike}" they wrote for ${alike} yesterday`)
  expect(after.seals).toEqual(before.seals)
})

test('a text without placeholders is only a text', () => {
  expect(keepSeals(safe('hello'), `hello ${mark}`)).toEqual({ text: `hello ${mark}`, seals: [] })
})
