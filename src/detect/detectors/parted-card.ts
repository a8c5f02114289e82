import { codeAt, isAlnum } from '../characters.ts'
import { isFiller, luhn } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { readParted } from '../scan/read-parted.ts'
import { lastOf, near, type View } from '../scan/view.ts'
import { issuerOf } from './card-issuer-table.ts'
import { denials, paymentCard } from './payment-card.ts'

const groupings = ['4-4-4-4', '4-4-4-4-3', '4-6-5', '4-6-4', '8-8']

/** What parts numbers in lists and tables: one row of four such numbers in forty passes for a card. */
const ofLists = /[,;|:\t]|\s{4}|</
/** So a list is written, and hardly a card: without a word about one it is none. */
const surelyList = /[,;:"]\s|["\t<]|\s{4}/

export const partedCard: Detector = {
  name: 'payment-card/parted',
  kind: 'payment-card',
  source: 'ISO/IEC 7812; signs, tags or letters read as digits between even groups',
  check: 'issuer range, length, Luhn',
  anchors: { parted: true },
  context: paymentCard.context ?? [],
  rank: 1,
  at: partedAt,
  hits: [
    'number=4242+4242+4242+' + '4242&exp=',
    '**4242** **4242** **4242** **' + '4242**',
    '4242<b>4242</b>4242<b>' + '4242</b>',
    '> 4242 4242\n> 4242 ' + '4242',
    'take 4242,4242,4242,' + '4242',
    '4OOO OOOO OOOO ' + '0002',
    '3782·822463·' + '10005',
  ],
  misses: [
    '4242,4242,4242,' + '4242',
    'Berlin,4242,4242,4242,' + '4242',
    'totals 4242, 4242, 4242, ' + '4242',
    'a | 4242 | 4242 | 4242 | ' + '4242 |',
    'sums: 4242+4242+4242+4242+' + '4242',
    '<td>4242</td><td>4242</td><td>4242</td><td>' + '4242</td>',
    '4242+4242+4242+' + '4243',
  ],
}

function partedAt(view: View): Match | undefined {
  if (isAlnum(codeAt(view.text, view.start - 1)) || !readParted(view, view.start)) return undefined
  const { text, start, end, digits, separator } = view
  if (!groupings.includes(view.groups.join('-')) || issuerOf(digits) !== 'strong') return undefined
  if (!luhn(digits) || isFiller(digits)) return undefined
  const lettered = /[a-z]/i.test(text.slice(start, end).replace(/<[^<>]*>|=C2=A0/g, ''))
  if (lettered && (view.groups.length !== 4 || !/^[ -]$/.test(separator))) return undefined
  // A longer list.
  if (
    separator !== '' &&
    isAlnum(codeAt(text, start - separator.length - 1)) &&
    text.startsWith(separator, start - separator.length)
  )
    if (ofLists.test(separator) || /\d/.test(text[start - separator.length - 1] ?? '')) return undefined
  let confidence = 0.93
  if (near(view, paymentCard.context)) confidence = 0.97
  else if (ofLists.test(separator)) {
    if (surelyList.test(separator) || !isInProse(text, start, end)) return undefined
    confidence = 0.6
  }
  if (near(view, denials)) confidence -= 0.45
  return { start, end, confidence, hint: lastOf(digits, 4) }
}

/** A word stands on its line, and no more of a row in front or behind. */
function isInProse(text: string, start: number, end: number): boolean {
  const before =
    text
      .slice(Math.max(0, start - 200), start)
      .split('\n')
      .pop() ?? ''
  const after = text.slice(end, end + 200).split('\n')[0] ?? ''
  return !/[,;|"[({]\s*$/.test(before) && !/^\s*(?:[|"\])}]|[,;:]\S)/.test(after) && /\p{L}{2}/u.test(before + after)
}
