import { codeAt, isLetter, isSpace } from '../characters.ts'
import { isFiller } from '../checks/check-digits.ts'
import { isNational } from '../checks/phone-rules.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isAsked, lastOf, near, type View } from '../scan/view.ts'
import { lead } from '../answer-words.ts'
import { otherNumbers, phoneWords } from './phone-words-data.ts'
import { digitsSaid } from '../spoken-digits.ts'

/** « My number is » and its like stand before it, or the question for it: digits alone that are said are counting. */
export const spelledPhone: Detector = {
  name: 'phone/spelled',
  kind: 'phone',
  source: 'digits said as words in seven languages, behind the words for a telephone',
  anchors: {
    literals: [
      '^zero ',
      '^oh ',
      '^null ',
      '^nul ',
      '^zero, ',
      '^null, ',
      '^nul, ',
      '^number is ',
      "^number's ",
      '^ring me on ',
      '^ring us on ',
      '^call us on ',
      '^call us at ',
      '^me llamar al ',
      '^llamame al ',
      '^llameme al ',
      '^llamadme al ',
      '^llamarme al ',
      '^liga pra ',
      '^liga para ',
      '^ligue pra ',
      '^ligue para ',
      '^ligar para ',
      '^me liga no ',
      '^me ligue no ',
      '^celular e ',
      '^chiamatemi al ',
      '^chiamami al ',
      '^mi chiami al ',
      '^cellulare e ',
      '^movil es ',
      '^number: ',
      '^nummer ist ',
      '^nummer lautet ',
      '^numero est le ',
      '^numero est ',
      '^numero es el ',
      '^numero es ',
      '^numero e o ',
      '^numero e ',
      '^nummer is ',
      '^call me on ',
      '^call me at ',
      '^reach me at ',
      '^reach me on ',
      '^text me at ',
      '^text me on ',
      '^phone is ',
      '^phone: ',
      '^mobile is ',
      '^cell is ',
      '^telefono es ',
      '^telefone e ',
      '^telefono e ',
    ],
    answer: [
      'phone',
      'telephone',
      'mobile',
      'cell',
      'reach you',
      'call you',
      'ring you',
      'contact number',
      'best number',
      'telefon',
      'telefonnummer',
      'rufnummer',
      'portable',
      'telefono',
      'movil',
      'celular',
      'telefone',
      'telemovel',
      'cellulare',
      'telefoonnummer',
    ],
  },
  at: saidAt,
  hits: [
    'my number is seven one eight five five five zero one nine ' + 'nine',
    'call me on oh seven seven double zero nine double zero one two ' + 'three',
    'meine Nummer ist null eins sieben eins zwei drei fünf vier sechs ' + 'sieben',
    'mi número es seis uno dos tres cinco cuatro seis siete ' + 'ocho',
    'o meu número é nove um dois tres cinco quatro seis sete ' + 'oito',
    'c’est le zéro six, douze, trente-quatre, cinquante-six, soixante-dix-' + 'huit',
    'zéro six vingt et un quatre-vingt-dix quatre-vingts trente ' + 'et un',
    'ruf an, null eins sieben eins vierundvierzig zwölf achtzehn ' + 'neunzig',
    'bel nul zes twaalf vierendertig zesenvijftig achtenzeven' + 'tig',
    'llámame al seis doce, treinta y cuatro, cincuenta y seis, setenta y ' + 'ocho',
    'chiamatemi al tre quattro sette, dodici, trentaquattro, cinquanta' + 'sei',
    'liga pra nove, doze, trinta e quatro, meia meia, setenta e ' + 'oito',
    'call me on seven oh two five five five oh one double ' + 'six',
    'zero two zero seven nine four six zero eight one ' + 'two, any time',
  ],
  misses: [
    'the number is three',
    'my lucky number is seven and nine',
    'the number is one two three four five six seven eight nine',
    'oh one two three and go',
    'my order number is zero two zero seven nine four six zero eight one two',
    'zero out of ten for service',
    'null Ahnung, eins nach dem anderen',
    'from ten zero nine eight seven six five four three two one zero',
  ],
}

/** Fewest and most digits of a number as people dial it. */
const least = 7
const most = 13
/** A zero in front is said of telephones; it is one of the first seven literals. */
const zeros = 7
const leastWithZero = 10

function saidAt(view: View): Match | undefined {
  const { text } = view
  const isAnswer = view.start === 0 && view.end === 0
  const isDialled = !isAnswer && view.literal < zeros
  let at = isDialled ? view.start : view.end
  if (isAnswer) {
    if (text.length > 160 || !isAsked(view, phoneWords)) return undefined
    at = lead.exec(text)?.[0].length ?? 0
  }
  while (isSpace(codeAt(text, at))) at++
  if (at < view.saidTo) return undefined
  const { digits, ends } = digitsSaid(view, at, most + 1)
  if (digits.length < (isDialled ? leastWithZero : least) || digits.length > most || isFiller(digits)) return undefined
  const end = ends.at(-1) as number
  // « order zero four one … » is none, nor is what somebody counts on from.
  if (isDialled && (!isNational(digits, view.language) || isCounted(view, at))) return undefined
  view.start = at
  view.end = end
  if (!isAnswer && near(view, otherNumbers) && !near(view, phoneWords)) return undefined
  return { start: at, end, confidence: 0.8, hint: lastOf(digits, 2) }
}

/** The word before is a number, too. */
function isCounted(view: View, at: number): boolean {
  const { text } = view
  let from = at
  while (from > at - 3 && from > 0 && !isLetter(codeAt(text, from - 1))) from--
  while (from > at - 20 && isLetter(codeAt(text, from - 1))) from--
  return from < at && digitsSaid(view, from, 1).digits !== ''
}
