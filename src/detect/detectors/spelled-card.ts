import { isFiller, luhn } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, type View } from '../scan/view.ts'
import { midmost, rowSaid } from '../spoken-digits.ts'
import { issuerOf } from './card-issuer-table.ts'

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
  anchors: { literals: midmost },
  at: spelledAt,
  rank: 1,
  hits: [
    'four double one one, one one double one, triple one one, one one double ' + 'one',
    'it is four one one one, one one one one, one one one one, one one one ' + 'one',
    'card two is four two four two four two four two four two four two four two four ' + 'two',
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
  if (view.text.length - view.start < leastRoom) return undefined
  const row = rowSaid(view, 1)
  if (!row) return undefined
  const { digits, starts, ends } = row
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
