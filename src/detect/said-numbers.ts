import { wordHash } from './context.ts'

/** Numbers below a hundred as seven languages say them, letters alone and without accents: `ninetytwo`, `trentaedue`. */
type Language = {
  readonly units: string
  readonly teens: string
  readonly tens: string
  readonly join: (tens: string, unit: string, n: number) => string
}

const behind = (tens: string, unit: string) => tens + unit
const inFront = (and: string) => (tens: string, unit: string) => unit + and + tens

const languages: readonly Language[] = [
  {
    units: 'zero one two three four five six seven eight nine',
    teens: 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
    join: behind,
  },
  {
    units: 'null ein zwei drei vier funf sechs sieben acht neun',
    teens: 'zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
    tens: 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig',
    join: inFront('und'),
  },
  {
    units: 'zero un deux trois quatre cinq six sept huit neuf',
    teens: 'dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf',
    tens: 'vingt trente quarante cinquante soixante septante quatrevingt nonante',
    join: (tens, unit, n) => (n % 10 === 1 && n !== 81 ? `${tens}et${unit}` : tens + unit),
  },
  {
    units: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
    teens: 'diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
    tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    join: (tens, unit, n) => (n < 30 ? `veinti${unit}` : `${tens}y${unit}`),
  },
  {
    units: 'zero um dois tres quatro cinco seis sete oito nove',
    teens: 'dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove',
    tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    join: inBetween,
  },
  {
    units: 'zero uno due tre quattro cinque sei sette otto nove',
    teens: 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
    join: (tens, unit, n) => (n % 10 === 1 || n % 10 === 8 ? tens.slice(0, -1) + unit : tens + unit),
  },
  {
    units: 'nul een twee drie vier vijf zes zeven acht negen',
    teens: 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
    tens: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
    join: inFront('en'),
  },
]

function inBetween(tens: string, unit: string): string {
  return `${tens}e${unit}`
}

/** How the language says each of them. */
function below100({ units, teens, tens, join }: Language): string[] {
  const unit = units.split(' ')
  return [
    ...unit,
    ...teens.split(' '),
    ...tens.split(' ').flatMap((ten, k) => unit.map((one, n) => (n === 0 ? ten : join(ten, one, 20 + 10 * k + n)))),
  ]
}

/** What some say otherwise: other countries' words, other spellings, other genders. */
const also: readonly (readonly [number, string])[] = [
  ...['oh', 'null', 'nought', 'naught'].map((word) => [0, word] as const),
  ...['eins', 'une', 'uma', 'una'].map((word) => [1, word] as const),
  ...['zwo', 'duas'].map((word) => [2, word] as const),
  [6, 'meia'],
  [14, 'quatorze'],
  [16, 'dezasseis'],
  [17, 'dezassete'],
  [19, 'dezanove'],
  [40, 'fourty'],
  [71, 'soixanteetonze'],
  [80, 'quatrevingts'],
  [80, 'huitante'],
  ...['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dixsept', 'dixhuit', 'dixneuf'].flatMap(
    (word, n) => [[70 + n, `soixante${word}`] as const, [90 + n, `quatrevingt${word}`] as const],
  ),
]

let all: ReadonlyMap<string, number> | undefined

const allNumbers = () =>
  (all ??= new Map([
    ...languages.flatMap((language) => below100(language).map((word, n) => [word, n] as const)),
    ...also.map(([n, word]) => [word, n] as const),
  ]))

/** Which number it is that is said so; none for what is no number below a hundred. */
export function saidNumber(letters: string): number | undefined {
  return allNumbers().get(letters)
}

let beginnings: ReadonlySet<number> | undefined

/** Whether a number of two digits may begin with the word of this hash: most words cost no more than that. */
export function beginsNumber(word: number): boolean {
  beginnings ??= new Set(
    [...allNumbers()]
      .filter(([letters, n]) => n > 9 || letters === 'quatre')
      .map(([letters]) => wordHash(letters, 0, letters.length)),
  )
  return beginnings.has(word)
}

/** Words that only two or more of them together make a number that is not said digit by digit. */
export const longestNumber = 4

/** `nineteen eighty`, `mille neuf cent quatre-vingts`: what stands for the hundreds of a year, and which they are. */
const hundreds: readonly (readonly [number, RegExp])[] = [
  [
    1900,
    /^(?:nineteen(?:hundred)?(?:and)?|neunzehn(?:hundert)?(?:und)?|(?:mille?|dix)neufcents?|mil(?:novecientos|enovecentos|novecentos)[ye]?|millenovecent(?:o(?!tt))?|negentien(?:honderd)?(?:en)?)/,
  ],
  [
    2000,
    /^(?:twothousand(?:and)?|twenty(?=[a-z])|zweitausend(?:und)?|deuxmille|dosmil|doismile?|duemila|tweeduizend(?:en)?)/,
  ],
]

/** The year that is said so: four digits of it, or two. */
export function saidYear(letters: string): number | undefined {
  for (const [century, form] of hundreds) {
    const head = form.exec(letters)?.[0]
    if (head === undefined) continue
    const rest = letters.slice(head.length).replace(/^oh/, '')
    const years = rest === '' && head.length > 8 ? 0 : saidNumber(rest)
    if (years !== undefined) return century + years
  }
  return saidNumber(letters)
}

let dayHeads: ReadonlySet<string> | undefined

/** Whether a day may begin with this word, by three letters, which may be of an ordinal's ending: false is sure, true is not. */
export function beginsDay(word: string): boolean {
  dayHeads ??= new Set(
    [...allNumbers().keys(), ...firsts, ownOrdinal].flatMap((letters) =>
      [...'tsd'].flatMap((end) => [1, 2, 3].map((size) => (letters + end).slice(0, size))),
    ),
  )
  return /^\d/.test(word) || dayHeads.has(word.slice(0, 3))
}

/** The only one, beside the first ones, of which no number has the first three letters. */
const ownOrdinal = 'derde'
const firsts = new Set(['first', 'erste', 'premier', 'primero', 'primeiro', 'primo', 'eerste'])
const ordinals: readonly (readonly [RegExp, string])[] = [
  [/(?:second|zweite)$/, 'two'],
  [/(?:third|dritte|derde)$/, 'three'],
  [/fifth$/, 'five'],
  [/siebte$/, 'sieben'],
  [/eighth$/, 'eight'],
  [/ninth$/, 'nine'],
  [/twelfth$/, 'twelve'],
  [/achte$/, 'acht'],
  [/first$/, 'one'],
  [/ieth$/, 'y'],
  [/(?:th|ste|te|de)$/, ''],
]

/** The day of a month that is said so, `third`, `dritten`, `vingt et un`; 0 for none. */
export function saidDay(letters: string): number {
  const plain = letters.replace(/(?<=te)[nrs]$/, '')
  if (firsts.has(plain)) return 1
  let day = saidNumber(letters)
  for (const [end, instead] of ordinals) if (day === undefined) day = saidNumber(plain.replace(end, instead))
  return day !== undefined && day <= 31 ? day : 0
}
