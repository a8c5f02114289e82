import { expect, test } from 'vitest'
import { detect } from '../detect/detect.ts'
import { detectors } from '../detect/detectors/index.ts'
import { answerShapes } from './answer-shape-table.ts'
import { missingOf } from './answer-shape.ts'
import { findAnswer, requestableKinds } from './handover.ts'

// Built here, so that no scanner finds a literal: the example of the IBAN registry, and the test number of a network.
const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
const card = ['4111', '1111', '1111', '1111'].join('')
const kinds = Object.keys(answerShapes)

/** The values in the detectors' own examples that would be taken as an answer. */
const answersOf = (kind: string) =>
  detectors
    .flatMap((detector) => detector.hits)
    .flatMap((hit) =>
      detect(hit, { kinds: [kind], minConfidence: 0 })
        // What is said as words counts as well, but nobody can count its digits.
        .filter(({ detector }) => !detector.endsWith('/spelled'))
        .map(({ start, end }) => hit.slice(start, end)),
    )
    // Nor those of a card in a page's own signs.
    .filter((value) => (kind !== 'payment-card' || /^[\p{N}\s.-]+$/u.test(value)) && findAnswer(kind, value))

test('the table names kinds that can be asked for, and every example of theirs is as long as it says', () => {
  expect(kinds.filter((kind) => !requestableKinds.includes(kind))).toEqual([])
  const wrong = kinds.filter((kind) => {
    const answers = answersOf(kind)
    return (
      answers.length === 0 ||
      answers.some((value) => ['more', 'fewer', 'digits-only', 'country'].includes(missingOf(kind, value)?.what ?? ''))
    )
  })
  expect(wrong).toEqual([])
})

test('an IBAN is led on sign by sign, by the length of its country', () => {
  expect(missingOf('iban', 'D')).toMatchObject({ what: 'more' })
  expect(missingOf('iban', 'DE')).toEqual({ what: 'more', count: 20, of: 'characters' })
  expect(missingOf('iban', iban.slice(0, -1))).toEqual({ what: 'more', count: 1, of: 'characters' })
  expect(missingOf('iban', iban.replace(/00$/, '01'))).toEqual({ what: 'check-digits' })
  expect(missingOf('iban', `${iban}7`)).toEqual({ what: 'fewer', count: 1 })
  expect(missingOf('iban', '3704')).toEqual({ what: 'country' })
  expect(missingOf('iban', 'QQ12')).toEqual({ what: 'country' })
})

test('a card has the length of its network', () => {
  expect(missingOf('payment-card', card.slice(0, 14))).toEqual({ what: 'more', count: 2, of: 'digits' })
  expect(missingOf('payment-card', `${card.slice(0, 15)}2`)).toEqual({ what: 'check-digits' })
  expect(missingOf('payment-card', '37'.padEnd(14, '0'))).toMatchObject({ what: 'more', count: 1 })
  // Of a network that also has shorter numbers: this may be whole.
  expect(missingOf('payment-card', '36'.padEnd(14, '0'))).toBeUndefined()
  expect(missingOf('payment-card', `${card} x`)).toEqual({ what: 'digits-only' })
  expect(missingOf('payment-card', card.padEnd(21, '0'))).toEqual({ what: 'fewer', count: 2 })
})

test('digits of other scripts and any separators count as they are read', () => {
  expect(missingOf('us-ssn', '５３６-90/43')).toEqual({ what: 'more', count: 2, of: 'digits' })
})

test('where a kind is written in many ways, or nothing is typed, nothing is claimed', () => {
  expect(missingOf('password', 'abc')).toBeUndefined()
  expect(missingOf('passport', 'C01')).toBeUndefined()
  expect(missingOf('iban', '  ')).toBeUndefined()
  // Nine digits, but no number that was ever given out: what is wrong with it is not a matter of counting.
  expect(missingOf('us-ssn', '000000000')).toBeUndefined()
})
