// Texts as people write them to a support desk, as far as an index is concerned: English and German, words by Zipf's law, many
// of them rare. Seeded, so that every run measures the same.
import { familyNames, firstNames, frequentWords, syllables } from './ui-words-data.ts'

export type Chance = () => number
export type Language = 'en' | 'de'

/** Mulberry32: 32 bits of state are plenty for texts that nobody has to guess. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)]!

/** So many different words a language has; of each of the last ones a million messages hold a few dozen. */
const vocabulary = 30_000

export type Writer = {
  text(language: Language): string
  name(): string
  word(language: Language, rank: number): string
}

export function makeWriter(chance: Chance): Writer {
  const words = { en: wordsOf('en', chance), de: wordsOf('de', chance) }
  const ranks = zipf(vocabulary)
  const [firsts, families] = [firstNames.split(' '), familyNames.split(' ')]
  return {
    word: (language, rank) => words[language][rank]!,
    name: () =>
      `${pick(chance, firsts)} ${pick(chance, families)}${chance() < 0.5 ? `-${capital(words.de[300 + Math.floor(chance() * 5_000)]!)}` : ''}`,
    text(language) {
      const length = wordsInMessage(chance)
      const out: string[] = []
      for (let i = 0; i < length; i++) {
        const word = words[language][ranks(chance())]!
        const start = i === 0 || out.at(-1)!.endsWith('.')
        const end = i === length - 1 ? '.' : i % 11 === 10 ? '.' : chance() < 0.06 ? ',' : ''
        out.push((start ? capital(word) : word) + end)
      }
      // Something of its own in every few messages: an order, a ticket, a date.
      if (chance() < 0.2) out.push(`${language === 'de' ? 'Nr.' : 'no.'} ${10_000 + Math.floor(chance() * 900_000)}`)
      return out.join(' ')
    },
  }
}

/** Log-normal: half of the messages have up to 13 words, one in twenty more than 50. */
function wordsInMessage(chance: Chance): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  return Math.max(1, Math.min(300, Math.round(Math.exp(2.56 + 0.85 * normal))))
}

/** Mandelbrot's form of the law: without the shift the first word would be every tenth one, which no language does. */
function zipf(count: number): (at: number) => number {
  const sums = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank++) sums[rank] = sum += 1 / (rank + 2.7) ** 1.02
  return (at) => {
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < at * sum) low = middle + 1
      else high = middle
    }
    return low
  }
}

function wordsOf(language: Language, chance: Chance): string[] {
  const words = new Set(frequentWords[language].split(/\s+/))
  const parts = syllables[language].split(/\s+/)
  while (words.size < vocabulary) {
    const count = 2 + Math.floor(chance() * (language === 'de' ? 4 : 3))
    words.add(Array.from({ length: count }, () => pick(chance, parts)).join(''))
  }
  return [...words]
}

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)
