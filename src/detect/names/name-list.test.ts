import { expect, test } from 'vitest'
import { newBitWriter, riceFor, writeNumber, writeRice } from '../../../bench/bit-writer.ts'
import { classOf, flagsOf, given, groupBits, groupShift, listBits, place, readNameList, surname } from './name-list.ts'
import { hashOf } from './word-hash.ts'

const keyOf = (word: string) => hashOf(word) >>> (32 - listBits)

function listOf(sets: readonly (readonly [value: number, words: readonly string[]])[]) {
  const out = newBitWriter()
  writeNumber(
    out,
    sets.reduce((sum, [, words]) => sum + words.length, 0),
    20,
  )
  for (const [value, words] of sets) {
    const k = riceFor(2 ** listBits / words.length)
    writeNumber(out, words.length, 20)
    writeNumber(out, value, groupShift + groupBits)
    writeNumber(out, k, 5)
    let last = 0
    for (const key of words.map(keyOf).sort((a, b) => a - b)) {
      writeRice(out, key - last, k)
      last = key
    }
  }
  return readNameList(Uint8Array.from(out.bytes), Uint8Array.from([0, 1, 4]), Uint8Array.from([0, 9, 8]))
}

const many = Array.from({ length: 2000 }, (_, i) => `word${i}`)
const list = listOf([
  [given, ['anna', 'florence']],
  [given | surname, many],
  [place, ['lisbon']],
  [1 << groupShift, ['anna', 'zoltan']],
  [2 << groupShift, ['florence', 'lisbon']],
])

test('a word has its flags and its group, also where it stands in one table only', () => {
  expect(flagsOf(list, hashOf('Anna'))).toBe(given | (1 << groupShift))
  expect(flagsOf(list, hashOf('florence'))).toBe(given | (2 << groupShift))
  expect(flagsOf(list, hashOf('lisbon'))).toBe(place | (2 << groupShift))
  expect(flagsOf(list, hashOf('zoltan'))).toBe(1 << groupShift)
  expect(many.every((word) => flagsOf(list, hashOf(word)) === (given | surname))).toBe(true)
})

test('a word in no table has nothing', () => {
  const some = Array.from({ length: 500 }, (_, i) => `unlisted${i}`)
  expect(some.filter((word) => flagsOf(list, hashOf(word)) !== 0).length).toBeLessThan(3)
})

test('what joins words sees what a group is', () => {
  const [anna, zoltan] = ['anna', 'zoltan'].map((word) => classOf(list, flagsOf(list, hashOf(word))))
  expect(anna).not.toBe(zoltan)
  expect(zoltan! >> 6).toBe(1)
  expect(classOf(list, flagsOf(list, hashOf('lisbon'))) >> 6).toBe(4)
})
