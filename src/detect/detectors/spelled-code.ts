import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isAsked, type View } from '../scan/view.ts'
import { midmost, rowSaid } from '../spoken-digits.ts'

/** « the code is eight two five one zero nine »: a code or a PIN that is said, or the answer where one was asked for. */
export const spelledCode: Detector = {
  name: 'one-time-code/spelled',
  kind: 'one-time-code',
  source: 'digits said as words in seven languages, behind the words for a code or a PIN',
  anchors: {
    literals: midmost,
    answer: ['code', 'passcode', 'pin', 'pincode', 'digits', 'geheimzahl', 'codigo', 'codice', 'ziffern', 'cijfers'],
  },
  at: saidAt,
  hits: [
    'the code is eight two five one zero ' + 'nine',
    'the verification number that came through is eight two five one zero ' + 'nine',
    'my pin is four four seven ' + 'one',
    'the pin of card two is four eight two ' + 'one',
    'der Code war zwei null vier neun eins ' + 'sieben',
    'meine PIN ist vier sieben eins ' + 'neun',
    'le code reçu est quarante-quatre soixante et onze quatre-vingt-' + 'dix',
    'el código es cuatro cuatro siete uno nueve ' + 'cero',
    'o código é nove um dois tres meia ' + 'cinco',
    'il codice è quattro quattro sette uno nove ' + 'zero',
    'mijn pincode is vier vier zeven ' + 'een',
  ],
  misses: [
    'the code is one two three four',
    'the discount code is four four seven one nine zero',
    'the code has two or three parts',
    'pin is two of four',
    'I read the code. Two five one nine were left',
    'the zip code is nine four one zero five',
  ],
}

const words = ['code', 'passcode', 'pin', 'pincode', 'geheimzahl', 'codigo', 'codice', 'digits', 'ziffern', 'cijfers']
const others =
  /(?:discount|promo\p{L}{0,8}|coupon|voucher|gift|zip|postal|post|area|country|error|status|product|item|bar|qr|source|dress|tracking|booking|reference|order|rabatt|gutschein|fehler|bestell\p{L}*|erreur|r[eé]duction|descuento|desconto|sconto|korting\p{L}{0,4}|swift|sort)[ -]?$/iu
/** What names it, and up to seven words behind, the last of which says that it comes. */
const told =
  /(?<!\p{L})(?:code|codigo|c[oó]digo|codice|pin|pincode|passcode|geheimzahl|tan|verification|digits)(?: (?!has|had)\p{L}{1,12}){0,6}?(?::| (?:is|was|are|ist|war|lautet|est|es|era|fue|foi|é|è|e))(?: (?:le|el|il|o|the))? $/iu
const least = 4
const most = 8

function saidAt(view: View): Match | undefined {
  const { text, start, end } = view
  const isAnswer = start === 0 && end === 0
  if (isAnswer && (text.length > 100 || !isAsked(view, words))) return undefined
  const row = rowSaid(view, 4)
  if (!row) return undefined
  const { digits, start: at } = row
  if (digits.length < least || digits.length > most || isFiller(digits)) return undefined
  if (!isAnswer) {
    const before = text.slice(Math.max(0, at - 80), at)
    view.steps += before.length
    const name = told.exec(before)
    if (!name || others.test(before.slice(0, name.index))) return undefined
  }
  return { start: at, end: row.end, confidence: 0.75, hint: '' }
}
