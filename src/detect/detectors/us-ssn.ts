import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, near, type View } from '../scan/view.ts'

/** Printed on sample cards and in advertisements, therefore never issued (Social Security Administration, "Misused numbers"). */
const never = new Set(['078051120', '219099999', '457555462', '123456789'])

const context = [
  'ssn',
  'ssns',
  'social',
  'social security',
  'soc sec',
  'ss',
  'security number',
  'sozialversicherungsnummer',
  'securite sociale',
  'seguro social',
]

export const usSsn: Detector = {
  name: 'us-ssn',
  kind: 'us-ssn',
  source: 'Social Security Administration, number randomization rules of 2011',
  check: 'ranges that are given out',
  anchors: { groupings: ['3-2-4', '9', '3-6', '5-4'] },
  context,
  at: ssnAt,
  hits: [
    'my ssn is 536-22-' + '4519',
    'SSN 53622' + '4519',
    '536-22-' + '4519',
    'social security number 536 22 ' + '4519',
  ],
  misses: [
    '666-22-4519',
    '000-22-4519',
    '536-00-4519',
    '078-05-1120',
    '536224519',
    '1-536-22-4519-2',
    'invoice 536224519',
  ],
}

/** « the last four of my social are 4417 » */
export const usSsnEnd: Detector = {
  name: 'us-ssn/end',
  kind: 'us-ssn',
  source: 'how people tell the last four digits',
  anchors: { literals: ['^last four', '^last 4', '^ssn end', '^social end'] },
  needsDigit: true,
  at: endAt,
  hits: [
    'SSN ending 45' + '19',
    'the last four of my social are 45' + '19',
    'last 4 of ssn: 45' + '19',
    'last 4 SSN 45' + '19',
  ],
  misses: [
    'the last four of my card are 4519',
    'last 4 years of social work in 2019',
    'last four of my ssn do not match 4519',
  ],
}

const endOf =
  /^(?:ing|s)(?: in| with)?:? {0,2}(\d{4})(?![\d-])|^(?: digits| numbers)?(?: of)?(?: my| the| her| his| your)? (?:ssn|social(?: security)?(?: number)?)(?: is| are| was|:|=)? {0,2}(\d{4})(?![\d-])/i

function endAt({ text, end }: View): Match | undefined {
  const found = endOf.exec(text.slice(end, end + 64))
  if (!found) return undefined
  const last = end + found[0].length
  return { start: last - 4, end: last, confidence: 0.85, hint: '' }
}

export const usItin: Detector = {
  name: 'us-itin',
  kind: 'us-itin',
  source: 'IRS, assignment ranges of the individual taxpayer identification number',
  anchors: { groupings: ['3-2-4', '9', '3-6', '5-4'] },
  context: ['itin', 'taxpayer', 'tax id', 'tax identification', 'individual taxpayer', 'tax'],
  at: itinAt,
  hits: ['itin 912-70-' + '1234', '912-70-' + '1234', 'my taxpayer number is 91270' + '1234'],
  misses: ['912-30-1234', '912701234', '812-70-1234'],
}

function ssnAt(view: View): Match | undefined {
  return isIssuedSsn(view.digits) ? scored(view, context, 'us-ssn') : undefined
}

/** Nine digits in a range that is given out. */
export function isIssuedSsn(digits: string): boolean {
  if (digits[0] === '9' || digits.startsWith('000') || digits.startsWith('666')) return false
  return digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000' && !never.has(digits) && !isFiller(digits)
}

function itinAt(view: View): Match | undefined {
  const { digits } = view
  const middle = Number(digits.slice(3, 5))
  if (digits[0] !== '9' || middle < 50 || (middle > 65 && middle < 70) || middle === 89 || middle === 93)
    return undefined
  return scored(view, usItin.context, 'us-itin')
}

/** The dashed shape speaks for itself; blanks and bare digits need a word. */
function scored(view: View, words: readonly string[] | undefined, kind: string): Match | undefined {
  const { digits, separator, groups } = view
  let confidence = groups.length === 3 ? (separator === '-' ? 0.86 : separator === '*' ? 0.3 : 0.55) : 0.1
  if (view.cut) confidence -= 0.4
  if (near(view, words)) confidence = Math.max(confidence + 0.12, 0.96)
  if (view.asked.includes(kind) && (separator !== '*' || groups.length < 3)) confidence = Math.max(confidence, 0.65)
  if (confidence < 0.3) return undefined
  return { start: view.start, end: view.end, confidence, hint: lastOf(digits, 4) }
}
