import { isFiller } from '../checks/check-digits.ts'
import { isNational } from '../checks/phone-rules.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isAsked, lastOf, near, type View } from '../scan/view.ts'
import { otherNumbers, phoneWords, vagueWords } from './phone-words-data.ts'
import { midmost, rowSaid } from '../spoken-digits.ts'

/** « My number is » and its like stand before it, or the question for it: digits alone that are said are counting. */
export const spelledPhone: Detector = {
  name: 'phone/spelled',
  kind: 'phone',
  source: 'digits said as words in seven languages, behind the words for a telephone',
  anchors: {
    literals: [...midmost, '^zero$', '^null$', '^nul$'],
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
const leastWithZero = 10

function saidAt(view: View): Match | undefined {
  const { text } = view
  const isAnswer = view.start === 0 && view.end === 0
  if (isAnswer && (text.length > 160 || !isAsked(view, phoneWords))) return undefined
  const row = rowSaid(view, 2)
  if (!row) return undefined
  const { digits, start: at, end } = row
  if (digits.length < least || digits.length > most || isFiller(digits)) return undefined
  if (!isAnswer && !isMeant(view, at, end, digits)) return undefined
  return { start: at, end, confidence: 0.8, hint: lastOf(digits, 2) }
}

/** A telephone is talked of, or a country's plan knows the number with its zero; « order zero four one … » is none. */
function isMeant(view: View, start: number, end: number, digits: string): boolean {
  view.start = start
  view.end = end
  if (near(view, phoneWords)) return true
  if (near(view, otherNumbers)) return false
  const isDialled = digits.charCodeAt(0) === 48 && digits.length >= leastWithZero && isNational(digits, view.language)
  return isDialled || near(view, vagueWords)
}
