import { mod11and10 } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isWhole, lastOf, near, type View } from '../scan/view.ts'

export const deTaxId: Detector = {
  name: 'de-tax-id',
  kind: 'de-tax-id',
  source: '§ 139b AO; Bundeszentralamt für Steuern, check digit after ISO 7064 mod 11,10',
  check: 'ISO 7064 mod 11,10; repeated digits',
  anchors: { groupings: ['11', '2-3-3-3'] },
  context: [
    'steuer',
    'steuerid',
    'steueridentifikationsnummer',
    'steueridentnummer',
    'identifikationsnummer',
    'idnr',
    'id nr',
    'tin',
    'tax',
    'tax id',
    'steuernummer',
    'idnummer',
    'identnummer',
  ],
  at: taxIdAt,
  hits: ['Meine Steuer-ID ist 36 574 261 809', 'IdNr. 36574261809'],
  misses: ['order no 36574261809', '36 574 261 808', 'Steuer-ID 11111111111', 'call 36574261809'],
}

function taxIdAt(view: View): Match | undefined {
  const { digits } = view
  if (digits[0] === '0' || !mod11and10(digits) || !fewRepeats(digits)) return undefined
  const known = near(view, deTaxId.context)
  const grouped = view.groups.length === 4 && view.separator === ' ' && !view.cut
  const bare = !known && !grouped
  if (bare && !isWhole(view, view.start, view.end)) return undefined
  // One number in a hundred passes both rules: a bare answer says little, but more than other schemes' checks.
  return { start: view.start, end: view.end, confidence: known ? 0.97 : bare ? 0.53 : 0.8, hint: lastOf(digits, 3) }
}

/** In the first ten digits exactly one digit occurs twice or three times, the others at most once. */
function fewRepeats(digits: string): boolean {
  let several = 0
  for (let d = 48; d < 58; d++) {
    let count = 0
    for (let i = 0; i < 10; i++) if (digits.charCodeAt(i) === d) count++
    if (count > 3) return false
    if (count > 1) several++
  }
  return several === 1
}
