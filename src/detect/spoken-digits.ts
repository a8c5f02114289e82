import { lead } from './answer-words.ts'
import { codeAt, isLetter, isSpace, plainLetters } from './characters.ts'
import { wordHash } from './context.ts'
import { beginsNumber, longestNumber, saidNumber } from './said-numbers.ts'
import type { Said, SaidRow, View } from './scan/view.ts'

/** Zero to nine in English, German, French, Spanish, Portuguese, Italian, Dutch, without accents. */
const spoken = [
  ['zero', 'oh', 'null', 'cero', 'nul'],
  ['one', 'eins', 'un', 'une', 'uno', 'um', 'uma', 'una', 'een'],
  ['two', 'zwei', 'zwo', 'deux', 'dos', 'dois', 'duas', 'due', 'twee'],
  ['three', 'drei', 'trois', 'tres', 'tre', 'drie'],
  ['four', 'vier', 'quatre', 'cuatro', 'quatro', 'quattro'],
  ['five', 'funf', 'cinq', 'cinco', 'cinque', 'vijf'],
  ['six', 'sechs', 'seis', 'sei', 'zes', 'meia'],
  ['seven', 'sieben', 'sept', 'siete', 'sete', 'sette', 'zeven'],
  ['eight', 'acht', 'huit', 'ocho', 'oito', 'otto'],
  ['nine', 'neun', 'neuf', 'nueve', 'nove', 'negen'],
] as const
const digitOf = new Map<number, string>(
  spoken.flatMap((words, digit) => words.map((word) => [wordHash(word, 0, word.length), String(digit)] as const)),
)

/** `quatre-vingt` begins as four does. */
const four = wordHash('quatre', 0, 6)
/** `siebenundsiebzig` */
const longestWord = 17

const twice = wordHash('double', 0, 6)
const thrice = wordHash('triple', 0, 6)

/**
 * The row of said numbers in which the word stands that wakes a detector, once for each `by`, a bit of its own: a row is read once, however
 * many of its words wake somebody.
 */
export function rowSaid(view: View, by: number): SaidRow | undefined {
  if (view.end === 0) return rowAnswered(view)
  let row = view.said
  if (!row || view.start < row.start || view.start >= row.end) {
    if (view.alone === view.end || !isRow(view)) {
      view.alone = view.end
      return undefined
    }
    row = rowFrom(view, saidFrom(view, view.start, joint))
    // « card two is four eight … »: what stands between is no « et », and the row begins behind it.
    if (row.end <= view.start) row = rowFrom(view, saidFrom(view, view.start, 0))
    view.said = row
  }
  if ((row.by & by) > 0) return undefined
  row.by |= by
  return row
}

/** The row of said numbers that begins at `start`, if any does. */
export function rowFrom(view: View, start: number): SaidRow {
  const { digits, starts, ends } = digitsSaid(view, start)
  return { digits, starts, ends, start, end: ends.at(-1) ?? view.end, by: 0 }
}

/** What a bare answer says, behind « it is ». */
function rowAnswered(view: View): SaidRow {
  let start = lead.exec(view.text)?.[0].length ?? 0
  while (isSpace(codeAt(view.text, start))) start++
  return rowFrom(view, start)
}

/** Words that a row of four digits or more that are said hardly ever is without, and where cards begin. */
export const midmost: readonly string[] = spoken.slice(2, 7).flatMap((words) => words.map((word) => `^${word}$`))

/** Another number is said right behind the word: most words of numbers stand alone, and this costs next to nothing. */
function isRow({ text, end }: View): boolean {
  let at = end
  while (at < end + 3 && isBetween(codeAt(text, at))) at++
  let stop = at
  while (stop < at + longestWord && isLetter(codeAt(text, stop))) stop++
  if (stop === at) return false
  const word = wordHash(text, at, stop)
  return digitOf.has(word) || word === twice || word === thrice || beginsNumber(word)
}

/** `trente et un`: so many letters may stand between two words of a number. */
const joint = 2

/** Where the row of said numbers begins that the word at `at` belongs to. */
function saidFrom(view: View, at: number, most: number): number {
  const { text } = view
  let first = at
  for (let words = 0, from = at; words < mostBefore; words++) {
    let stop = from
    while (stop > from - 3 && isBetween(codeAt(text, stop - 1))) stop--
    let start = stop
    while (start > stop - longestWord && isLetter(codeAt(text, start - 1))) start--
    view.steps += from - start
    if (start === stop || stop === from) break
    const word = wordHash(text, start, stop)
    if (digitOf.has(word) || beginsNumber(word) || word === twice || word === thrice) first = start
    else if (stop - start > most || first !== from) break
    from = start
  }
  return first
}

/** In front of the first such word of a number. */
const mostBefore = 12

/** Digits said one by one or as numbers below a hundred, « double four » and « forty-two » among them. */
function digitsSaid(view: View, from: number): Said {
  const { text } = view
  const starts: number[] = []
  const ends: number[] = []
  let digits = ''
  let times = 1
  for (let at = from; ;) {
    const stop = wordEnd(view, at)
    const word = stop > at ? wordHash(text, at, stop) : 0
    let end = stop
    let said = digitOf.get(word)
    if (times === 1 && (said === undefined ? beginsNumber(word) : word === four)) {
      const [number = said, behind = stop] = numberAt(view, at)
      said = number
      end = behind
    }
    if (said !== undefined) {
      for (; times > 0; times--)
        for (const digit of said) {
          digits += digit
          starts.push(at)
          ends.push(end)
        }
      times = 1
    } else if (times === 1 && (word === twice || word === thrice)) times = word === twice ? 2 : 3
    else break
    at = end
    while (at < end + 3 && isBetween(codeAt(text, at))) at++
    if (at === end) break
  }
  return { digits, starts, ends }
}

/** « vierundvierzig », « quarante-quatre »: two digits in a word or in a few that blanks or dashes join, and where they end. */
function numberAt(view: View, from: number): [string?, number?] {
  const { text } = view
  let found: [string?, number?] = []
  let letters = ''
  for (let words = 0, at = from; words < longestNumber; words++) {
    const stop = wordEnd(view, at)
    if (stop === at) break
    letters += plainLetters(text.slice(at, stop).toLowerCase())
    const number = saidNumber(letters)
    if (number !== undefined && number > 9) found = [String(number), stop]
    if (codeAt(text, stop) !== 32 && codeAt(text, stop) !== 45) break
    at = stop + 1
  }
  return found
}

function wordEnd(view: View, at: number): number {
  let stop = at
  while (stop < at + longestWord && isLetter(codeAt(view.text, stop))) stop++
  view.steps += stop - at
  return stop
}

function isBetween(c: number): boolean {
  return isSpace(c) || c === 44 || c === 46 || c === 59 || c === 45
}
