import { describe, expect, test } from 'vitest'
import { canonicalValue, createDetector, detect, detectAcross, redact } from './detect.ts'

const card = '4242 4242 4242 ' + '4242'

describe('detect', () => {
  test('a card is found with its place and last four', () => {
    expect(detect(`my card is ${card}, thanks`)).toMatchObject([
      { kind: 'payment-card', class: 'payment', start: 11, end: 30, hint: '•••• 4242' },
    ])
  })

  test('full-width digits with joiners between them are found at their original place', () => {
    const odd = [...card.replaceAll(' ', '')].map((c) => String.fromCharCode(0xff10 + Number(c))).join('\u200d')
    const [one] = detect(`x ${odd} y`)
    expect([one?.kind, one?.start, one?.end]).toEqual(['payment-card', 2, 2 + odd.length])
  })

  test('a card in front of an @ is a card, and another long number there is an address', () => {
    const digits = card.replaceAll(' ', '')
    expect(detect(`write to ${digits}@example.org`).map((one) => one.kind)).toContain('payment-card')
    expect(detect('write to 1234567890123@example.org').map((one) => one.kind)).toEqual(['email'])
  })
})

describe('what was read before', () => {
  test('has no say in what a text holds: digits cut out of a row leave nothing to a number with a letter', () => {
    const text = 'hi there, 9131.5776a thanks a lot'
    detect('call 12-34-56-78-90-12-34 5')
    expect(detect(text).map((one) => one.kind)).toEqual(['es-dni'])
    detect('8 numbers: 2123 4567')
    expect(detect(text).map((one) => one.kind)).toEqual(['es-dni'])
  })

  test('half a word behind digits is no check letter', () => {
    expect(detect('see ?id=77834795 não foi por acaso').map((one) => one.kind)).not.toContain('es-dni')
  })
})

describe('redact', () => {
  test('each operator writes its own stand-in', () => {
    expect(redact(`pay ${card} now`).text).toBe('pay [payment card •••• 4242] now')
    expect(redact(`pay ${card} now`, { operator: 'mask' }).text).toBe('pay •••• 4242 now')
    expect(redact(`pay ${card} now`, { operator: 'remove' }).text).toBe('pay [payment card] now')
  })

  test('bound options hold', () => {
    expect(
      createDetector({ kinds: ['email'] })
        .detect(`${card} and jo@example.org`)
        .map((one) => one.kind),
    ).toEqual(['email'])
  })
})

describe('detectAcross', () => {
  test('a card over two messages is found in both, the hint on the last piece only', () => {
    const found = detectAcross(['my card: 4242 4242', '4242 4242'])
    expect(found[0]).toMatchObject([{ kind: 'payment-card', start: 9, end: 18, hint: '' }])
    expect(found[1]).toMatchObject([{ kind: 'payment-card', start: 0, end: 9, hint: '•••• 4242' }])
  })
})

describe('canonicalValue', () => {
  test('spellings of one value agree', () => {
    expect(canonicalValue('payment-card', card)).toBe(canonicalValue('payment-card', card.replaceAll(' ', '-')))
    expect(canonicalValue('email', 'Jo@Example.org')).toBe('jo@example.org')
    expect(canonicalValue('password', ' aB c ')).toBe('aB c')
  })
})
