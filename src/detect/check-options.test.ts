import { expect, test } from 'vitest'
import { createDetector, detect, detectAcross, redact } from './detect.ts'
import { detectBytes } from './detect-bytes.ts'
import type { RedactOptions } from './options.ts'

const wrong: [field: string, options: unknown][] = [
  ['kinds', { kinds: ['card'] }],
  ['kinds', { kinds: 'payment-card' }],
  ['kinds', { kinds: ['email', 7] }],
  ['except', { except: ['payment'] }],
  ['minConfidence', { minConfidence: 70 }],
  ['minConfidence', { minConfidence: '0.7' }],
  ['minConfidence', { minConfidence: Number.NaN }],
  ['minconfidence', { minconfidence: 0.7 }],
  ['toString', { toString: 1 }],
  ['language', { language: 49 }],
  ['recent', { recent: ['and the code?'] }],
  ['recent', { recent: [{ role: 'assistant', content: 'and the code?' }] }],
  ['known', { known: { name: 'Petra Klein' } }],
  ['known', { known: { names: 'Petra Klein' } }],
  ['names', { names: Promise.resolve() }],
  ['explain', { explain: 'yes' }],
  ['operator', { operator: 'tokenize' }],
  ['custom', { custom: { name: 'a', pattern: 'x' } }],
  ['custom.0.name', { custom: [{ pattern: 'x' }] }],
  [
    'custom.1.pattern',
    {
      custom: [
        { name: 'a', pattern: 'x' },
        { name: 'b', pattern: '(?=x)y' },
      ],
    },
  ],
  ['custom.0.pattern', { custom: [{ name: 'a', pattern: /x/ }] }],
  ['custom.0.words', { custom: [{ name: 'a', words: 'x' }] }],
  ['custom.0.context', { custom: [{ name: 'a', pattern: 'x', context: 'y' }] }],
  ['custom.0.confidence', { custom: [{ name: 'a', pattern: 'x', confidence: 85 }] }],
]

test.each(wrong)('%s is named when it is wrong: %j', (field, options) => {
  const refusal = expect.objectContaining({
    name: 'TypeError',
    message: expect.stringMatching(new RegExp(`^${field.replaceAll('.', '\\.')}: [A-Z].*\\.`)) as string,
  })
  for (const use of [() => redact('hello', options as RedactOptions), () => createDetector(options as RedactOptions)])
    expect(use).toThrow(refusal)
})

test('what is no text, no bytes, no list and no options is refused, not called clean', () => {
  for (const text of [undefined, null, 4242, new Uint8Array(3)])
    expect(() => detect(text as never)).toThrow(/^detect takes a text/)
  expect(() => detectBytes('text' as never)).toThrow(/^detectBytes takes a Uint8Array/)
  expect(() => detectAcross('4242' as never)).toThrow(/^detectAcross takes a list/)
  expect(() => detect('hello', null as never)).toThrow(/options/)
})

test('all that may be given is taken, kinds of one country, of one detector and of one’s own among it', () => {
  const custom = [{ name: 'order', pattern: 'ORD-\\d{6}', context: ['order'], confidence: 1 }]
  const right: RedactOptions = {
    kinds: ['email', 'passport/de', 'custom:order'],
    except: [],
    minConfidence: 0,
    language: 'de',
    uncalibrated: false,
    explain: true,
    parts: true,
    recent: [{ text: 'your order?', author: 'other' }],
    known: { names: ['Petra Klein'], phones: undefined },
    names: undefined,
    operator: 'mask',
    custom,
  }
  expect(redact('ORD-123456', right).findings).toHaveLength(1)
})

test('turns are read with each text', () => {
  detect('hello', { minConfidence: 0.7, recent: [{ text: 'your order?', author: 'other' }] })
  for (const recent of ['your order?', [{ text: 'your order?', author: 'agent' }], [{ text: 4242, author: 'other' }]])
    expect(() => detect('hello', { minConfidence: 0.7, recent: recent as never })).toThrow(/^recent/)
})

test('the same options are read again once they hold a mistake', () => {
  const options = { kinds: ['email'] }
  detect('hello', options)
  expect(() => detect('hello', { ...options, kinds: ['mail'] })).toThrow(/^kinds/)
})

test('options that are changed in place are looked at again', () => {
  const first: Record<string, unknown> = { kinds: ['email'], minConfidence: 0.7 }
  const use = () => redact('hello', first as RedactOptions)
  use()
  for (const [name, wrong, right] of [
    ['minConfidence', 70, 0.7],
    ['language', 49, 'de'],
    ['kinds', ['mail'], ['email']],
    ['recent', ['and?'], undefined],
    ['known', { name: 'Petra' }, undefined],
    ['operator', 'tokenize', 'mask'],
  ] as const) {
    first[name] = wrong
    expect(use).toThrow(new RegExp(`^${name}`))
    first[name] = right
    use()
  }
  ;(first['kinds'] as string[]).push('card')
  expect(use).toThrow(/^kinds: There is no kind "card"/)
  ;(first['kinds'] as string[]).pop()
  use()
  first['minconfidence'] = 0.7
  expect(use).toThrow(/^minconfidence/)
  delete first['minconfidence']
  use()
  // As many options with the same values, of which one has another name.
  delete first['operator']
  first['mode'] = 'mask'
  expect(use).toThrow(/^mode/)
})

test('a list that grows within options that are frozen is looked at again', () => {
  const options = Object.freeze({ except: ['email'] })
  const use = () => detect('hello', options)
  use()
  options.except.push('mail')
  expect(use).toThrow(/^except: There is no kind "mail"/)
})

test('a bound detector keeps to what it was given', () => {
  const options: { kinds: string[]; minConfidence: number } = { kinds: ['email'], minConfidence: 0.5 }
  const bound = createDetector(options)
  options.kinds.push('card')
  options.minConfidence = 70
  expect(bound.detect('write to jo@example.org').map((one) => one.kind)).toEqual(['email'])
})

test('a detector of one’s own that is in use refuses a change that nobody would read', () => {
  const custom = [{ name: 'order', pattern: 'ORD-[0-9]{6}' }]
  expect(detect('ORD-123456', { custom })).toHaveLength(1)
  expect(() => custom.push({ name: 'staff', pattern: 'EMP-[0-9]{6}' })).toThrow(TypeError)
  expect(() => Object.assign(custom[0]!, { pattern: 'ODR-[0-9]{6}' })).toThrow(TypeError)
})
