import { describe, expect, test } from 'vitest'
import { generatedChat } from '../../bench/detect-inputs.ts'
import { detect } from './detect.ts'
import { detectLong } from './detect-long.ts'
import type { Finding } from './finding.ts'
import type { DetectOptions } from './options.ts'

const small = { stretch: 2_000, around: 500 }

function through(text: string, options?: DetectOptions, sizes = small): { found: Finding[]; steps: number } {
  const steps = detectLong(text, options, sizes)
  for (let count = 1; ; count++) {
    const { done, value } = steps.next()
    if (done === true) return { found: value, steps: count }
  }
}

const card = '4242 4242 4242 ' + '4242'
const places = (found: readonly Finding[]) => found.map(({ kind, start, end }) => [kind, start, end])

describe('a long text', () => {
  test('is looked at in steps, and what is found is what is found in one go', () => {
    const text = generatedChat(600).join('\n')
    const { found, steps } = through(text)
    expect(found.length).toBeGreaterThan(60)
    expect(found).toEqual(detect(text))
    expect(steps).toBeGreaterThanOrEqual(Math.floor(text.length / small.stretch) - 1)
  })

  test('loses no value at a boundary, wherever it stands and with no line to end at', () => {
    for (let before = 1_960; before < 2_010; before++) {
      const text = `${'so '.repeat(700).slice(0, before)} ${card} ${'on '.repeat(700)}`
      expect(places(through(text).found)).toEqual([['payment-card', before + 1, before + 1 + card.length]])
    }
  })

  test('says where the parts of an address stand, too', () => {
    const text = `${'so '.repeat(900)}\nI live at 12 Main Street, Springfield\n${'on '.repeat(900)}`
    const [one] = through(text, { parts: true }).found
    expect(one?.parts?.map(({ start, end }) => text.slice(start, end))).toContain('Main Street')
  })

  test('finds a password again that was told far before', () => {
    const value = 'Marlow-' + '99!fern'
    const text = `my password is ${value}\n${'so it goes on\n'.repeat(900)}and ${value} is refused`
    expect(through(text).found.map(({ start, end }) => text.slice(start, end))).toEqual([value, value])
  })

  test('cuts no sign in two', () => {
    const text = '😀'.repeat(4_000) + ` ${card}`
    expect(places(through(text, {}, { stretch: 1_001, around: 501 }).found)).toEqual([
      ['payment-card', 8_001, 8_001 + card.length],
    ])
  })
})

test('a short one is one step', () => {
  expect(through(`card ${card}`, {}, undefined)).toMatchObject({ steps: 1, found: [{ kind: 'payment-card' }] })
})
