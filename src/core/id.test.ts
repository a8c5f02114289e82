import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idAfter, idPattern, isId, makeId, makeToken, prefixes, tokenPattern, type Noun } from './id.ts'

const zeros = (count: number) => new Uint8Array(count)
const nouns = Object.keys(prefixes) as Noun[]

describe('ids', () => {
  test('every noun has a prefix of its own of three letters', () => {
    const used = Object.values(prefixes)
    expect(new Set(used).size).toBe(used.length)
    for (const prefix of used) expect(prefix).toMatch(/^[a-z]{3}$/)
  })

  test('an id is its prefix and a ULID in lower case', () => {
    expect(makeId('part', 0, zeros)).toBe(`prt_${'0'.repeat(26)}`)
    // 1469918176385 is the time of the example in the ULID spec: 01ARYZ6S41.
    expect(makeId('contact', 1469918176385, zeros)).toBe(`cnt_01aryz6s41${'0'.repeat(16)}`)
  })

  test('any random bytes give an id that is known as one of its noun and of no other', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.constantFrom(...nouns),
        fc.nat(4_102_444_800_000),
        (bytes, noun, now) => {
          const id = makeId(noun, now, () => bytes)
          for (const each of nouns) expect(isId(each, id)).toBe(each === noun)
        },
      ),
    )
  })

  test('a later id sorts after an earlier one', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000_000), fc.integer({ min: 1, max: 1_000_000 }), (now, later) => {
        expect(makeId('part', now, zeros) < makeId('part', now + later, zeros)).toBe(true)
      }),
    )
  })

  test('capitals, other letters, another length and a trailing line end are refused', () => {
    const good = makeId('part', 1, zeros)
    for (const bad of [
      good.toUpperCase(),
      good.slice(0, -1),
      `${good}0`,
      good.replace(/0$/, 'u'),
      `${good}\n`,
      ` ${good}`,
      '',
    ]) {
      expect(isId('part', bad)).toBe(false)
    }
  })

  test('the pattern leaves out the letters that are misread', () => {
    for (const letter of 'ilou') expect(`prt_${letter.repeat(26)}`).not.toMatch(new RegExp(idPattern('part')))
  })
})

describe('tokens', () => {
  test('a token fits its pattern, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 26, maxLength: 26 }), (bytes) => {
        expect(makeToken(() => bytes)).toMatch(new RegExp(tokenPattern))
      }),
    )
  })

  test('ids of one millisecond that one maker makes come one after the other', () => {
    let last = ''
    const made: string[] = []
    for (let i = 0; i < 200; i++)
      made.push(
        (last = idAfter(
          last,
          makeId('activity', 5, (count) => randomBytes(count)),
        )),
      )
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(200)
    expect(made.every((id) => isId('activity', id))).toBe(true)
  })

  test('an id of another millisecond stays as it was made, also of an earlier one', () => {
    const early = makeId('activity', 5, (count) => new Uint8Array(count))
    const late = makeId('activity', 6, (count) => new Uint8Array(count))
    expect(idAfter(early, late)).toBe(late)
    expect(idAfter(late, early)).toBe(early)
    expect(idAfter(late, late)).toBe(`${late.slice(0, -1)}1`)
    expect(idAfter(`${late.slice(0, -2)}0z`, late)).toBe(`${late.slice(0, -2)}10`)
  })

  test('every character of the alphabet is equally likely', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const letter = makeToken((count) => new Uint8Array(count).fill(byte)).at(-1) ?? ''
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    expect(counts.size).toBe(32)
    expect(new Set(counts.values())).toEqual(new Set([8]))
  })
})
