import { isSpace, codeAt } from '../characters.ts'
import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isAsked, lastOf, type View } from '../scan/view.ts'
import { lead } from '../answer-words.ts'
import { phoneWords } from './phone-words-data.ts'
import { digitsSaid } from '../spoken-digits.ts'

/** « My number is » and its like stand before it, or the question for it: digits alone that are said are counting. */
export const spelledPhone: Detector = {
  name: 'phone/spelled',
  kind: 'phone',
  source: 'digits said as words in seven languages, behind the words for a telephone',
  anchors: {
    literals: [
      '^number is ',
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
  ],
  misses: [
    'the number is three',
    'my lucky number is seven and nine',
    'the number is one two three four five six seven eight nine',
  ],
}

/** Fewest and most digits of a number as people dial it. */
const least = 7
const most = 13

function saidAt(view: View): Match | undefined {
  let at = view.end
  if (view.start === 0 && view.end === 0) {
    if (view.text.length > 120 || !isAsked(view, phoneWords)) return undefined
    at = lead.exec(view.text)?.[0].length ?? 0
  }
  while (isSpace(codeAt(view.text, at))) at++
  const { digits, ends } = digitsSaid(view, at, most + 1)
  if (digits.length < least || digits.length > most || isFiller(digits)) return undefined
  return { start: at, end: ends.at(-1) as number, confidence: 0.8, hint: lastOf(digits, 2) }
}
