import { describe, expect, test } from 'vitest'
import { disguises, hostile } from '../../bench/detect-inputs.ts'
import { detect } from './detect.ts'
import { detectors } from './detectors/index.ts'
import { engineOf, find } from './scan/find.ts'
import { fold } from './fold/fold.ts'

const engine = engineOf(detectors)

/** Characters looked at. Seconds would measure the machine. */
function steps(text: string): number {
  find(engine, fold(text).text, '', '')
  return engine.view.steps
}

const repeated = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
const ownStructure = detectors.flatMap((one) =>
  one.hits.slice(0, 2).map((hit) => [`${one.name}: ${hit.slice(0, 24)}`, repeated(hit)] as const),
)

describe('work grows with the text and not faster', () => {
  test.each([...hostile, ...ownStructure])('%s', (_name, make) => {
    const small = steps(make(10_000))
    const large = steps(make(160_000))
    expect(Math.log(large / small) / Math.log(16)).toBeLessThan(1.15)
  })

  test.each([
    ['six ', 6],
    ['two of four ', 9],
    ['is eight two five one zero nine ', 9],
    // An IBAN that is none is read once for both who look for it.
    ['DE89 3704 ', 7],
    // What stands behind a name without a sign between is no password, however far it goes on.
    ['_pass1', 8],
    // Lines of a passport are as long as such lines.
    ['<<\nÃ©', 24],
    // No word stands in front.
    ['MDP+1 ', 24],
    // No room for a day before the sentence ends, and where none begins nobody looks twice.
    ['née le 12.', 24],
    ['born on 1.1.', 18],
  ])('a row is read a few times, however often it wakes somebody: %s', (piece, most) => {
    const row = repeated(piece)(10_000)
    expect(steps(row) / row.length).toBeLessThan(most)
  })

  test('nobody looks more than 120 times at a character, whose literal ever stands in a row', () => {
    const literals = new Set(detectors.flatMap((one) => one.anchors.literals ?? []))
    for (const literal of literals) {
      const piece = literal.replace('^', '').replace('$', '')
      for (const behind of ['=', ' is a1 ']) expect(steps(repeated(piece + behind)(400)) / 400, piece).toBeLessThan(120)
    }
  })

  test('names that lie in a longer name are not judged once more', () => {
    expect(steps(repeated('auth_key=secrete=')(4000)) / 4000).toBeLessThan(60)
  })

  test('one megabyte of digits and ten thousand at-signs are answered', () => {
    expect(detect('1'.repeat(1_000_000))).toEqual([])
    expect(detect('@'.repeat(10_000))).toEqual([])
    expect(detect('\u0000'.repeat(100_000))).toEqual([])
  })
})

const letters = 'abdfhkmnprtvwxzbdfhkmnprtvwx'

/** Each word and number of a value made long, and spoilt at its end: what an expression that parts it in all ways never finishes. */
function stretched(hit: string): string[] {
  return [...hit.matchAll(/[A-Za-z]{3,}|\d{2,}|[A-Za-z\d]{6,}/g)].flatMap(({ 0: run, index }) =>
    [letters, run.repeat(12).slice(0, 40)].map(
      (long) => `${hit.slice(0, index)}${long}4R9-x!${hit.slice(index + run.length)}`,
    ),
  )
}

test('no expression tries all ways to part a long run: steps do not count what V8 does', () => {
  const texts = detectors.flatMap((one) => one.hits.flatMap(stretched))
  expect(texts.length).toBeGreaterThan(1_000)
  for (const text of texts) expect(detect(text).length).toBeLessThan(20)
})

describe('what a person reads as a card or an address is one', () => {
  test.each(disguises)('$kind $name', ({ kind, text }) => {
    expect(detect(`please use this one: ${text} ok thanks`).map((one) => one.kind)).toContain(kind)
  })
})
