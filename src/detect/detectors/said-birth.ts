import { isMonthDay } from '../checks/check-digits.ts'
import { codeAt, isAsciiLetter, isDigit, plainLetters } from '../characters.ts'
import type { Detector } from '../detector.ts'
import { beginsDay, saidDay, saidYear } from '../said-numbers.ts'
import type { Match } from '../scan/match.ts'
import { monthOf } from '../read-date.ts'
import { near, type View } from '../scan/view.ts'
import { birthAnswer } from './date-of-birth.ts'

/** « born on the third of May nineteen eighty »: a day and a year, said as words or one of them in digits. */
export const saidBirth: Detector = {
  name: 'date-of-birth/said',
  kind: 'date-of-birth',
  source: 'words for birth, with a day, a month and a year said as words in seven languages',
  anchors: {
    literals: [
      '^nineteen',
      '^two thousand',
      '^neunzehnhundert',
      '^zweitausend',
      '^mille neuf',
      '^mil nove',
      '^mil novecientos',
      '^deux mille',
      '^dos mil',
      '^dois mil',
      '^millenovecent',
      '^duemila',
      '^negentien',
      '^tweeduizend',
      '^born on',
      '^born the',
      '^geboren am',
      '^geboren op',
      '^ne le',
      '^nee le',
      '^naci el',
      '^nacida el',
      '^nacido el',
      '^nasci em',
      '^nasci a',
      '^nasci no dia',
      '^nata il',
      '^nato il',
    ],
  },
  at: saidAt,
  hits: [
    'I was born on the third of May nineteen ' + 'eighty',
    'my birthday is the twenty-first of March nineteen seventy-' + 'four',
    'date of birth: May third nineteen oh ' + 'five',
    'dob first of june two thousand and ' + 'one',
    'born on the 3rd of May nineteen ' + 'eighty',
    'geboren am dritten Mai neunzehnhundertacht' + 'zig',
    'bin geboren am einundzwanzigsten zwölften neunzehnhundertzweiund' + 'neunzig',
    'née le premier août mille neuf cent quatre-vingt-' + 'deux',
    'nací el tres de mayo de mil novecientos ochenta y ' + 'dos',
    'nasci em vinte e um de outubro de mil novecentos e setenta e ' + 'quatro',
    'nata il tre maggio millenovecentottan' + 'ta',
    'geboren op drie mei negentientach' + 'tig',
    'born on the third of october eighty ' + 'two',
    'geboren am dritten Mai sech' + 'zig',
    'née le huit mai soixante-' + 'quatorze',
  ],
  misses: [
    'born to run and may nineteen eighty fans come',
    'born in the eighties',
    'my birthday is the third of May',
    'geboren am dritten Mai um acht',
    'born on the fortieth of May nineteen eighty',
    'born on the third of May, one of two',
    'geboren am dritten Mai um acht in Köln',
  ],
}

/** « When were you born? » « third of october eighty two » */
export const saidBirthAnswer: Detector = {
  name: 'date-of-birth/said-answer',
  kind: 'date-of-birth',
  source: 'a question for the date of birth in the turn before, and a day said as words',
  anchors: { answer: birthAnswer.context ?? [] },
  context: birthAnswer.context ?? [],
  at: (view) =>
    view.text.length > longestAnswer || !mayBegin(view.text) || !near(view, saidBirthAnswer.context)
      ? undefined
      : dayFrom(view, 0),
  hits: [],
  misses: ['third of october eighty two'],
}
const longestAnswer = 90

/** Most answers are no day, and their first word that says something tells: false is sure, true is not. */
function mayBegin(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const start = at
    while (isAsciiLetter(codeAt(text, at))) at++
    const c = codeAt(text, at)
    if (c > 127 || isDigit(c)) return true
    const word = text.slice(start, at).toLowerCase()
    if (word !== '' && !fillers.has(word)) return begins(word)
    if (ends.test(text.charAt(at))) return false
  }
  return false
}

function begins(word: string): boolean {
  return beginsDay(word) || monthNamed(word) > 0
}

/** Whose day it is. */
const births =
  /(?<!\p{L})(?:born|birthday|date of birth|dob|geboren|geburtstag|geburtsdatum|n[eé]e? le|date de naissance|nac[ií](?: el|d[oa] el)|fecha de nacimiento|nasci(?:d[oa])?(?: a| em| no dia)|data de nascimento|nat[oa] il|data di nascita|geboortedatum)(?!\p{L})/iu

/** Words that stand in a date and say nothing of it. */
const fillers = new Set(
  'on the of in is was am den der ist le est el de del es em no dia a o il di e op year anno ano'.split(' '),
)
const mostWords = 16

/** A day is told before one of these signs. */
const ends = /[.;!?\n]/

function saidAt(view: View): Match | undefined {
  const { text } = view
  const from = Math.max(0, view.start - 80)
  const birth = births.exec(text.slice(from, Math.max(view.start, view.end)))
  view.steps += 80
  return birth ? dayFrom(view, from + birth.index + birth[0].length) : undefined
}

/** A day and its year, which words that say nothing may stand before. */
function dayFrom(view: View, end: number): Match | undefined {
  const { text } = view
  const [said = ''] = text.slice(end, end + 110).split(ends, 1)
  view.steps += said.length
  // `1 un oh`, run together.
  if (said.length < 6) return undefined
  const words: Word[] = []
  let first = -1
  for (const one of said.matchAll(/\p{L}+|\d+(?:st|nd|rd|th|er|º)?/giu)) {
    const plain = plainLetters(one[0].toLowerCase())
    words.push({ plain, start: end + one.index, end: end + one.index + one[0].length })
    if (first < 0 && !fillers.has(plain)) {
      if (!begins(plain)) return undefined
      first = words.length - 1
    }
    if (words.length === mostWords) break
  }
  if (first < 0) return undefined
  // Up to five words of a day, or a month in front of it: `vingt et un août`, `May third`.
  for (let month = first; month < Math.min(first + 6, words.length); month++) {
    const plain = words[month]?.plain ?? ''
    const which = monthNamed(plain) || (month > first && beginsDay(plain) ? saidDay(plain) : 0)
    if (which === 0 || which > 12) continue
    const days = month > first ? [month] : [first + 2, first + 3]
    for (const behind of days) {
      const day = dayOf(join(words.slice(month > first ? first : first + 1, behind)))
      if (!isMonthDay(which, day)) continue
      const last = yearBehind(words, month > first ? month + 1 : behind)
      const from = words[first]
      const to = words[last]
      if (from && to) return { start: from.start, end: to.end, confidence: 0.85, hint: '' }
    }
  }
  return undefined
}

type Word = { readonly plain: string; readonly start: number; readonly end: number }

const join = (words: readonly Word[]) =>
  words
    .map((one) => one.plain)
    .join('')
    .replace(/(?:of|de)$/, '')

/** The whole name or its first three letters: « martes » and « mayor » are none. */
function monthNamed(word: string): number {
  return word.length < 10 &&
    /^(?:jan|ene|gen|feb|fev|mar(?!t)|mae|mrt|maa|mrz|apr|avr|abr|mayo?$|mai|mag|mei$|ju[nilg]|jui|giu|lug|aug|aou|ago|sep|set|oct|okt|out|ott|nov|dec|dez|dic)/.test(
      word,
    )
    ? monthOf(word)
    : 0
}

function dayOf(letters: string): number {
  return /^\d/.test(letters) ? Number.parseInt(letters, 10) : saidDay(letters)
}

/** Which word a year ends with that begins at `from`; -1 for none. */
function yearBehind(words: readonly Word[], from: number): number {
  let at = from
  while (fillers.has(words[at]?.plain ?? '')) at++
  for (let last = Math.min(words.length, at + 8) - 1; last >= at; last--) {
    const letters = words
      .slice(at, last + 1)
      .map((one) => one.plain)
      .join('')
    const year = /^\d{4}$/.test(letters) ? Number(letters) : saidYear(letters)
    // « May the third, one … »: a year has two digits or four.
    if (year !== undefined && (year > 9 || year === 0) && (year < 100 || (year > 1889 && year < 2026))) return last
  }
  return -1
}
