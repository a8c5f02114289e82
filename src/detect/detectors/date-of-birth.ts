import { codeAt, isDigit, isLetter, isSpace } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isMonthDay } from '../checks/check-digits.ts'
import { beginsMonth, dateAt } from '../read-date.ts'
import { dayAhead } from './day-ahead.ts'
import { isWhole, near, type View } from '../scan/view.ts'

const words = [
  '^born',
  'date of birth',
  '^dob',
  '^d.o.b',
  '^birthdate',
  '^birthday',
  '^birth date',
  '^bday',
  '^b-day',
  '^ddn',
  '^fecha nac',
  '^data nasc',
  '^data di nasc',
  '^f.n.',
  '^d.n.',
  '^geboren',
  '^geburtsdatum',
  '^geburtstag',
  '^geb.',
  '^geb',
  '^ne le',
  '^nee le',
  'date de naissance',
  'naissance',
  '^nacido',
  '^nacida',
  '^nacio',
  '^naci',
  'fecha de nacimiento',
  'f. nacimiento',
  '^nascita:',
  '^nascita 0',
  '^nascimento',
  '^ne(e) le',
  '^nasc.',
  '^nasc ',
  '^nasc:',
  '^f. nac',
  '^f.nac',
  '^fec. nac',
  '^fec nac',
  'date of brith',
  '^geburstdatum',
  '^geburtsdaum',
  'nacimento',
  '^date de naisance',
  '^nacimiento',
  '^nascido',
  '^nascida',
  '^nasci',
  '^nasceu',
  'data de nascimento',
  'data di nascita',
  '^nato il',
  '^nata il',
  '^nato a',
  '^nata a',
  '^ne a',
  '^nee a',
  '^geboortedatum',
  '^gebdatum',
  '^verjaardag',
  '^compleanno',
  '^cumple',
  '^cumpleanos',
  '^aniversario',
  '^anniversaire',
  '^birth:',
  'dateofbirth',
  'date_of_birth',
  '^birth_date',
  '^fecha_nac',
  '^fechanac',
  '^data_nasc',
]

const latestBirth = 2025

export const dateOfBirth: Detector = {
  name: 'date-of-birth',
  kind: 'date-of-birth',
  source: 'words for birth, with a full date near',
  anchors: { literals: words },
  needsDigit: true,
  at: birthAt,
  hits: [
    'I was born on 12.3.1984',
    'dob: 03/12/1984',
    'date of birth 1984-03-12',
    'geboren am 12. März 1984',
    'née le 12 mars 1984',
    'nata a Roma il 12/03/1984',
    'né à Lille le 12 mars 1984',
    'nacido el 12 de marzo de 1984',
    'born 15th June 1991',
    'my date of birth is 22-nov-1972',
    'Geburtsdatum: 12.03.84',
    '12/03/1984 is my date of birth',
    "my son's birthday is 12 June 2015",
    'geb.datum 12-03-1984',
    'data nascita 12/03/1984',
    '"dateOfBirth": "1984-03-12"',
    'Gebdatum 12-03-1984',
    'bday 03/12/1984',
    'DOB: Mar-12-1984',
    'DDN 12/03/1984',
    'nasc 12/03/1984',
    'minha filha nasceu em 12 de março de 2014',
    'mio figlio è nato il 12 luglio 2014',
    'nasceu a 12/03/2014',
    'mon anniversaire est le 12 mars 1984',
    'mi cumpleaños es el 12/03/1984',
    'der Geburtstag meines Sohnes ist der 3. März 2014',
  ],
  misses: [
    'the meeting is on 12.3.2024',
    'remind me of her birthday on April 4',
    'born to run in 2024',
    'the birthday party on 12 June 2015',
    'the birthday cake is for 12 June 2015',
    'anniversaire de mariage le 12 juin 2010',
    'dob: unknown',
    'nascita del progetto 12/03/2019',
    'born at epoch 1707942961, snapshot of 2019-04-02',
    'paid on 12/03/1984',
  ],
}

/** « my son Mats (12.05.2018) »: whose day stands in brackets behind who they are. */
export const birthInBrackets: Detector = {
  name: 'date-of-birth/in-brackets',
  kind: 'date-of-birth',
  source: 'a word for a child, a name, and a day in brackets, in seven languages',
  anchors: {
    literals: [
      '^my son',
      '^our son',
      '^daughter$',
      '^sohn$',
      '^tochter$',
      '^fils$',
      '^fille$',
      '^hijo$',
      '^hija$',
      '^filho$',
      '^filha$',
      '^figlio$',
      '^figlia$',
      '^zoon$',
      '^dochter$',
    ],
  },
  needsDigit: true,
  at: inBracketsAt,
  hits: [
    'mein Sohn Mats (12.05.2018) hat Fieber',
    'my daughter Ivy Rose (DOB 09/06/2015) is ill',
    'ma fille Zoé (née 03/02/2012) est absente',
    'mijn zoon Daan (12-05-2018) is ziek',
  ],
  misses: ['my son bought it (12.05.2018)', 'my son Mats (12.05.2031)', 'Sohn (1)'],
}

const inBrackets = /^(?: \p{Lu}[\p{L}'’-]{1,19}){1,3},? \((?:\*|[\p{L}.]{1,8} )?(?=\d)/u

function inBracketsAt(view: View): Match | undefined {
  const { text, end } = view
  const found = inBrackets.exec(text.slice(end, end + 84))
  view.steps += 84
  const seen = found ? dateAt(text, end + found[0].length) : undefined
  if (!seen || seen.year > latestBirth || codeAt(text, seen.end) !== 41) return undefined
  return { start: seen.start, end: seen.end, confidence: 0.8, hint: '' }
}

/** The bare answer to « what is your date of birth? ». Woken by any number; the question must stand in the turn before. */
export const birthAnswer: Detector = {
  name: 'date-of-birth/answer',
  kind: 'date-of-birth',
  source: 'a question for the date of birth in the turn before',
  anchors: { token: '?' },
  context: [
    'date of birth',
    'dob',
    'born',
    'birthdate',
    'birth date',
    'birthday',
    'geboren',
    'geburtsdatum',
    'geburtstag',
    'naissance',
    'nacimiento',
    'nascimento',
    'nascita',
    'geboortedatum',
    'geburt',
    'etes vous ne',
    'etes vous nee',
    'vous etes ne',
    'vous etes nee',
    'es tu ne',
    'es tu nee',
    'anniversaire',
    'nacio',
    'naciste',
    'cumpleanos',
    'nasceu',
    'nascido',
    'nascida',
    'aniversario',
    'e nato',
    'e nata',
    'sei nato',
    'sei nata',
    'compleanno',
    'verjaardag',
  ],
  at: answerAt,
  hits: [],
  misses: ['12.3.84', '12 March 1984'],
}

/** A birthday party has a date, too, and a firm its anniversary: only « my birthday is … » names the day itself. */
const feasts = /(?:day|tag|dag|cumple|compleanno|(an{1,2}ivers\p{L}+))$/iu
/** Of each of the words; read at the first of them. */
let namesFeast: readonly boolean[] | undefined
const saidOf =
  /^\p{L}{0,6}(?:['’]s)?(?: (?!part|feier|fest|f[eê]t|fies|fees|cake|gift|pres|geschenk|torte|card|karte)[\p{L}'’]{2,14}){0,4}?(?: ?[:=]| (?:is|ist|est|es|é|è|c'est)(?!\p{L}))/iu

function birthAt(view: View): Match | undefined {
  const { text } = view
  if (
    isLetter(text.charCodeAt(view.end)) &&
    !/^(?:s|e|er|ag|date|day|day's|dat(?:um)?|imiento|imento|ita)\b/i.test(text.slice(view.end, view.end + 6))
  )
    return undefined
  const feast = (namesFeast ??= words.map((one) => feasts.test(one)))[view.literal]
    ? feasts.exec(text.slice(view.start, view.end))
    : null
  const told = feast !== null && saidOf.test(text.slice(view.end, view.end + 60))
  if (feast?.[1] && !told) return undefined
  const seen = dayAhead(view)
  if (seen) {
    if (seen.year > latestBirth || (feast && !told && seen.year > 2012)) return undefined
    return { start: seen.start, end: seen.end, confidence: seen.start - view.end > 36 ? 0.75 : 0.92, hint: '' }
  }
  return before(view)
}

/** « 12/03/1984 is my date of birth » */
function before(view: View): Match | undefined {
  const { text } = view
  const first = Math.max(0, view.start - 36)
  if (view.digitSeen < first || !mayEndBefore(text, view.start)) return undefined
  for (let at = first; at < view.start; at++) {
    if (!isDigit(text.charCodeAt(at)) || !startsWord(text, at)) continue
    const seen = dateAt(text, at)
    if (!seen || seen.end > view.start || seen.year > latestBirth) continue
    const between = text.slice(seen.end, view.start)
    if (/^[\s,(]{0,3}(?:is|ist|was|=|:|est|es)?(?: (?:my|his|her|the|mein|ma|mi|minha|la))?[\s(]{0,2}$/i.test(between))
      return { start: seen.start, end: seen.end, confidence: 0.85, hint: '' }
  }
  return undefined
}

/** A date ends with a digit, and few signs and short words may stand between. */
function mayEndBefore(text: string, end: number): boolean {
  for (let at = end - 1; at >= 0 && at > end - 16; at--) {
    const c = text.charCodeAt(at)
    if (isDigit(c)) return true
    if (!(isLetter(c) || isSpace(c) || c === 44 || c === 40 || c === 61 || c === 58)) return false
  }
  return false
}

function isWordCode(c: number): boolean {
  return isDigit(c) || isLetter(c)
}

function startsWord(text: string, at: number): boolean {
  const c = text.charCodeAt(at - 1)
  return at === 0 || !isWordCode(c)
}

function answerAt(view: View): Match | undefined {
  if (view.prior === '' || view.start > 60) return undefined
  let seen = dateAt(view.text, view.start)
  // « March 12, 1984 »: the word before the number begins the date.
  if (!seen && codeAt(view.text, view.start - 1) === 32) {
    const at = monthBefore(view.text, view.start - 1)
    if (at >= 0) {
      const short = shortYear.exec(view.text.slice(at, at + 24))
      if (short && near(view, birthAnswer.context))
        return { start: at, end: at + short[0].length, confidence: 0.85, hint: '' }
      seen = dateAt(view.text, at)
    }
  }
  if (!seen) return sixAt(view)
  if (seen.year > latestBirth || !near(view, birthAnswer.context)) return undefined
  return { start: seen.start, end: seen.end, confidence: isWhole(view, seen.start, seen.end) ? 0.95 : 0.85, hint: '' }
}

/** Where the word begins that ends before the blank, if it may be a month's; -1 if not. */
function monthBefore(text: string, blank: number): number {
  let end = codeAt(text, blank - 1) === 32 ? blank - 1 : blank
  if (codeAt(text, end - 1) === 46) end--
  let at = end
  while (end - at < 10 && isLetter(codeAt(text, at - 1))) at--
  return end - at > 2 && beginsMonth(text, at) ? at : -1
}

/** « april 7th 76 » */
const shortYear = /^\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d\d(?![\d:])/u

/** « 120384 », « 12 03 84 », the whole answer: day, month and year. */
function sixAt(view: View): Match | undefined {
  if (!isDigit(codeAt(view.text, view.start + 5)) && codeAt(view.text, view.start + 2) !== 32) return undefined
  const six = /^\s*(\d\d)( ?)(\d\d)\2(\d\d)[.!]?\s*$/.exec(view.text)
  if (!six || !(isMonthDay(Number(six[1]), Number(six[3])) || isMonthDay(Number(six[3]), Number(six[1]))))
    return undefined
  const start = view.text.indexOf(six[1] ?? '')
  const end = start + 6 + 2 * (six[2] ?? '').length
  return near(view, birthAnswer.context) ? { start, end, confidence: 0.85, hint: '' } : undefined
}
