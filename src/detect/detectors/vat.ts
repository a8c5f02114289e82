import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { tokenIn } from '../scan/read-number.ts'
import { hasVat, isVat } from '../checks/vat-checks.ts'
import { lastOf, near, type View } from '../scan/view.ts'

const words = [
  'vat',
  'ust',
  'ustid',
  'ust id',
  'ust idnr',
  'umsatzsteuer',
  'tva',
  'iva',
  'btw',
  'mwst',
  'moms',
  'tax',
  'tax id',
]

export const vatId: Detector = {
  name: 'vat-id',
  kind: 'vat-id',
  source: 'VIES: VAT numbers with their country, each with its check digits; UK and Switzerland',
  check: 'check digits of the country',
  anchors: {
    shapes: [
      'AA99999999',
      'AA999999999',
      'AA9999999999',
      'AA99999999999',
      'AA999999999999',
      'AAA99999999',
      'AAA999999999',
      'AA9999999A',
      'AA999999999A99',
      'AA99999999A99',
      'AA9999999A99',
      'AA99999999A',
    ],
  },
  context: words,
  at: vatAt,
  hits: ['USt-IdNr.: DE136695976', 'DE 136 695 976', 'ATU13585627', 'FR 40 303 265 045', 'vat NL004495445B01'],
  misses: ['DE136695977', 'order DE123456789', 'XX136695976'],
}

/** The form of ELSTER: state, office, a zero, district and number. */
const federal = /^(?:28|9\d|11|30|24|22|26|40|23|5\d|27|10|32|31|21|41)\d{2,3}0\d/

export const deTaxNumber: Detector = {
  name: 'de-tax-number',
  kind: 'de-tax-number',
  source: 'AO, § 139a; forms of the federal states with their slashes',
  anchors: { groupings: ['2-3-5', '3-3-5', '2-4-4', '3-4-4', '3-3-4', '5-5', '13', '10', '11'] },
  context: ['steuernummer', 'steuer nr', 'steuernr', 'st nr', 'stnr', 'finanzamt', 'tax number'],
  at: taxNumberAt,
  hits: ['Steuernummer 14/203/31601', '12/3456/7890'],
  misses: ['12/3456', '2024/123/45678', 'order 1681508150001'],
}

function vatAt(view: View): Match | undefined {
  const { places, text, size } = view
  if (!hasVat(text.charCodeAt(places[0] as number), text.charCodeAt(places[1] as number))) return undefined
  const token = tokenIn(view)
  view.steps += size
  if (!isVat(token)) return undefined
  const confidence = near(view, words) ? 0.96 : size > 10 ? 0.85 : 0.7
  return { start: view.start, end: view.end, confidence, hint: lastOf(token, 3) }
}

function taxNumberAt(view: View): Match | undefined {
  const { separator, groups } = view
  const known = near(view, deTaxNumber.context)
  if (view.groups.length === 1 && view.digits.length < 12 && !known && !view.asked.includes('de-tax-number'))
    return undefined
  const slashed = separator === '/' && !view.cut && groups.length === 3
  if (view.digits.length === 13 && !federal.test(view.digits)) return undefined
  if (view.asked.includes('de-tax-number') && !isFiller(view.digits))
    return { start: view.start, end: view.end, confidence: known ? 0.93 : 0.65, hint: lastOf(view.digits, 3) }
  if (!known && !slashed) return undefined
  if (!known && groups.join('-') === '3-3-4') return undefined
  return { start: view.start, end: view.end, confidence: known ? 0.93 : 0.62, hint: lastOf(view.digits, 3) }
}
