import { expect, test } from 'vitest'
import { detect } from './detect.ts'
import { disguises } from '../../bench/detect-inputs.ts'
import { detectors } from './detectors/index.ts'

const why = (text: string, recent?: string) =>
  detect(text, { explain: true, ...(recent ? { recent: [{ text: recent, author: 'other' }] } : {}) })[0]?.why

test('says the rule, the check, the form, and what the words near did', () => {
  const reason = why('my NHS number is 943 476 5919')
  expect(reason).toMatchObject({ rule: 'NHS data dictionary: NHS number, modulus 11', form: '3-3-4', threshold: 0.5 })
  expect(reason?.words.heard).toContain('nhs number')
  expect(reason?.words.effect).toBeGreaterThan(0.3)
  expect(reason?.beat.map((one) => one.kind)).toContain('phone')
})

test('a card needs no words, and says so', () => {
  const reason = why('4242 4242 4242 ' + '4242')
  expect(reason).toMatchObject({
    check: 'issuer range, length, Luhn',
    form: '4-4-4-4',
    words: { heard: [], effect: 0 },
  })
  expect(reason?.base).toBeGreaterThan(0.9)
})

test('a question before is counted apart', () => {
  expect(why('482', 'and the security code?')?.question).toBeGreaterThan(0.4)
})

test('what no detector of the list has found has a rule as well', () => {
  const text = 'ask EMP-004711 or petra klein at 12 Main Street, Springfield'
  const found = detect(text, {
    explain: true,
    custom: [{ name: 'staff', pattern: 'EMP-\\d{6}' }],
    known: { names: ['Petra Klein'] },
  })
  expect(found.map((one) => one.why?.rule)).toEqual([
    'a detector of one’s own',
    'what is known of the writer',
    'how addresses are written in seven languages',
  ])
})

test('says which words a detector of one’s own has heard, and what they and the question were worth', () => {
  const custom = [{ name: 'order', pattern: '[0-9]{4}', context: ['Order', 'parcel'] }]
  const whyOwn = (text: string, question?: string) =>
    detect(text, {
      explain: true,
      uncalibrated: true,
      minConfidence: 0,
      custom,
      ...(question ? { recent: [{ text: question, author: 'other' as const }] } : {}),
    }).find((one) => one.kind === 'custom:order')?.why
  expect(whyOwn('my order is 4711')).toMatchObject({
    base: 0.43,
    words: { heard: ['order'], effect: 0.48 },
    question: 0,
  })
  expect(whyOwn('it is 4711')).toMatchObject({ base: 0.43, words: { heard: [], effect: 0 }, question: 0 })
  expect(whyOwn('4711', 'which parcel?')).toMatchObject({
    base: 0.43,
    words: { heard: ['parcel'], effect: 0 },
    question: 0.48,
  })
})

test('never says anything of the value', () => {
  const texts = [...detectors.flatMap((one) => one.hits), ...disguises.map((one) => one.text)]
  for (const text of texts) {
    for (const { start, end, why: reason } of detect(text, { explain: true })) {
      const value = text.slice(start, end)
      if (value.length > 5) expect(JSON.stringify(reason).includes(value)).toBe(false)
    }
  }
})

test('explaining changes no finding', () => {
  for (const text of detectors.flatMap((one) => one.hits)) {
    const plain = detect(text)
    expect(detect(text, { explain: true }).map(({ why: _, ...rest }) => rest)).toEqual(plain)
  }
})

test('a text full of findings is explained in time that grows with it', () => {
  const text = Array.from({ length: 60_000 }, (_, i) => `${i}@example.com`).join(' ')
  const explained = detect(text, { explain: true })
  expect(explained).toHaveLength(60_000)
  expect(explained.at(-1)?.why?.rule).toContain('RFC 5321')
})
