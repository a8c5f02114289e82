import { codeAt, isLetter, isSpace } from './characters.ts'
import { wordHash } from './context.ts'
import type { View } from './scan/view.ts'

/** Zero to nine in English, German, French, Spanish, Portuguese, Italian, Dutch, without accents. */
export const spoken = [
  ['zero', 'oh', 'null', 'cero', 'nul'],
  ['one', 'eins', 'un', 'une', 'uno', 'um', 'een'],
  ['two', 'zwei', 'zwo', 'deux', 'dos', 'dois', 'due', 'twee'],
  ['three', 'drei', 'trois', 'tres', 'tre', 'drie'],
  ['four', 'vier', 'quatre', 'cuatro', 'quatro', 'quattro'],
  ['five', 'funf', 'cinq', 'cinco', 'cinque', 'vijf'],
  ['six', 'sechs', 'seis', 'sei', 'zes'],
  ['seven', 'sieben', 'sept', 'siete', 'sete', 'sette', 'zeven'],
  ['eight', 'acht', 'huit', 'ocho', 'oito', 'otto'],
  ['nine', 'neun', 'neuf', 'nueve', 'nove', 'negen'],
] as const
const digitOf = new Map<number, string>(
  spoken.flatMap((words, digit) => words.map((word) => [wordHash(word, 0, word.length), String(digit)] as const)),
)

const twice = wordHash('double', 0, 6)
const thrice = wordHash('triple', 0, 6)

/** Digits and where the word of each stands. */
type Said = { readonly digits: string; readonly starts: readonly number[]; readonly ends: readonly number[] }

/** Digits said one by one, « double four » among them. */
export function digitsSaid(view: View, from: number, most = Infinity): Said {
  const { text } = view
  const starts: number[] = []
  const ends: number[] = []
  let digits = ''
  let times = 1
  for (let at = from; digits.length < most;) {
    let stop = at
    while (stop < at + 8 && isLetter(codeAt(text, stop))) stop++
    view.steps += stop - at
    const word = stop > at ? wordHash(text, at, stop) : 0
    const digit = digitOf.get(word)
    if (digit !== undefined) {
      for (; times > 0; times--) {
        digits += digit
        starts.push(at)
        ends.push(stop)
      }
      times = 1
    } else if (times === 1 && (word === twice || word === thrice)) times = word === twice ? 2 : 3
    else break
    at = stop
    while (at < stop + 3 && isBetween(codeAt(text, at))) at++
    if (at === stop) break
  }
  return { digits, starts, ends }
}

function isBetween(c: number): boolean {
  return isSpace(c) || c === 44 || c === 46 || c === 59 || c === 45
}
