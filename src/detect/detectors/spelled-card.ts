import { codeAt, isLetter, isSpace } from '../characters.ts'
import { isFiller, luhn } from '../checks/check-digits.ts'
import { wordHash } from '../context.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, type View } from '../scan/view.ts'
import { issuerOf } from './card-issuer-table.ts'

/** Zero to nine in English, German, French, Spanish, Portuguese, Italian, Dutch, without accents. */
const spoken = [
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

/** The longest card has nineteen digits, and the longest of these words seven letters. */
const mostDigits = 19
const leastDigits = 13
/** The shortest words with a sign between them. */
const leastRoom = leastDigits * 3 - 1

export const spelledCard: Detector = {
  name: 'payment-card/spelled',
  kind: 'payment-card',
  source: 'digits said as words in seven languages; ISO/IEC 7812',
  check: 'issuer range, length, Luhn',
  // Cards begin with two to six.
  anchors: { literals: spoken.slice(2, 7).flatMap((words) => words.map((word) => `^${word}$`)) },
  at: spelledAt,
  rank: 1,
  hits: [
    'four double one one, one one double one, triple one one, one one double ' + 'one',
    'it is four one one one, one one one one, one one one one, one one one ' + 'one',
    'vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei vier zwei vier ' + 'zwei',
    'quatre deux quatre deux quatre deux quatre deux quatre deux quatre deux quatre deux quatre ' + 'deux',
    'cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro ' + 'dos',
  ],
  misses: [
    'four one one one, one one one one, one one one one, one one one two',
    'one two three four five six seven eight nine ten',
    'two or three or four',
  ],
}

/** What is said in a row is read once, however many of its words a card may begin with. */
function spelledAt(view: View): Match[] | undefined {
  if (view.start < view.saidTo || view.text.length - view.start < leastRoom) return undefined
  const { digits, starts, ends } = digitsSaid(view, view.start)
  view.saidTo = ends.at(-1) ?? 0
  const found: Match[] = []
  for (let k = 0; k + leastDigits <= digits.length; k++) {
    const start = starts[k] as number
    // « double four » in which it begins with the second one.
    if (start === starts[k + 1]) continue
    const card = digits.slice(k, k + mostDigits)
    if (issuerOf(card) !== 'strong' || !luhn(card) || isFiller(card)) continue
    found.push({ start, end: ends[k + card.length - 1] as number, confidence: 0.93, hint: lastOf(card, 4) })
  }
  return found.length > 0 ? found : undefined
}

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
