import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import { kindOf } from '../kinds.ts'
import type { Class } from '../finding.ts'
import type { Match } from '../scan/match.ts'
import { tokenIn } from '../scan/read-number.ts'
import { isWhole, lastOf, near, type View } from '../scan/view.ts'
import { isOutdone } from '../scan/wake.ts'
import { nationalRows, type Row } from './national-data.ts'

/** Words that mean an official number in any country: enough for a number whose check digits hold. */
const official = [
  'national id',
  'id number',
  'id no',
  'identity number',
  'identification number',
  'national insurance',
  'personal number',
  'tax id',
  'tax number',
  'tin',
  'taxpayer',
  'ausweisnummer',
  'personalnummer',
  'steuernummer',
  'numero de identificacion',
  'numero fiscal',
  'identificatienummer',
  'codice fiscale',
  'documento',
  'national number',
  'identity card',
  'identity code',
  'id card',
  'social security',
  'citizen',
]

export const nationalNumbers: readonly Detector[] = nationalRows.map(numberOf)

export function numberOf(row: Row): Detector {
  const { check, shouted } = row
  const klass = kindOf(row.kind)?.class
  const inCapitals = shouted === undefined ? undefined : new RegExp(`\\b${shouted}\\b`)
  const context = row.context.split(', ')
  const forms = row.forms.split(' ')
  /** Of a shape; 0 for digits alone. */
  const longest = row.forms.includes('A') ? forms.reduce((most, form) => Math.max(most, form.length), 0) : 0
  return {
    name: row.name ?? row.kind,
    kind: row.kind,
    source: row.source,
    ...(row.strength === 'unchecked' ? {} : { check: row.strength === 'written' ? 'date and ranges' : 'check digits' }),
    anchors: forms[0]?.includes('A') ? { shapes: forms } : { groupings: forms },
    context: shouted ? [...context, shouted.toLowerCase()] : context,
    needsWord:
      row.strength === 'checked' || row.strength === 'unchecked' || row.strength === 'worded'
        ? 'always'
        : row.strength === 'evident'
          ? undefined
          : 'bare',
    official,
    at: (view) =>
      isBeaten(view, klass, context, inCapitals) ? undefined : numberAt(view, row, check, context, longest, inCapitals),
    hits: row.hit === '' ? [] : [`${context[0]} ${row.hit}`],
    // Only tests and the page of kinds ask, and the check digits of eighty numbers cost an import.
    get misses() {
      return row.hit === '' || check(broken(row.hit).replace(/[^A-Za-z0-9]/g, ''))
        ? []
        : [`order ${broken(row.hit)} thanks`]
    },
  }
}

/** With a word of its own, and with one for any country's numbers. */
const sure = { named: 0.95, known: 0.88 }

/** « tax id 123456782 » may be a number of twenty countries: whose check holds first has it, but for one that is named. */
function isBeaten(
  view: View,
  klass: Class | undefined,
  context: readonly string[],
  inCapitals: RegExp | undefined,
): boolean {
  return (
    isOutdone(view, klass, sure.known) && (isOutdone(view, klass, sure.named) || !isNamed(view, context, inCapitals))
  )
}

function isNamed(view: View, context: readonly string[], inCapitals: RegExp | undefined): boolean {
  return near(view, context) || (inCapitals !== undefined && isShouted(view, inCapitals))
}

function numberAt(
  view: View,
  row: Row,
  check: (value: string) => boolean,
  context: readonly string[],
  longest: number,
  inCapitals: RegExp | undefined,
): Match | undefined {
  const length = longest > 0 ? Math.min(view.size, longest) : view.digits.length
  view.steps += length
  // Nine of ten numbers fail a check, which costs less than words do.
  const value = longest > 0 ? tokenIn(view).slice(0, longest) : view.digits
  if (!check(value)) return undefined
  // A second form that nothing checks is only for texts that name it.
  const asked = view.asked.length > 0 && view.asked.includes(row.kind) && !(row.name && row.strength === 'unchecked')
  const named = isNamed(view, context, inCapitals)
  const known = named || near(view, official)
  // Letters end a token, so only digits are cut out of more.
  const formed = view.end - view.start > length && (longest > 0 || !view.cut)
  if (!known && !asked && !standsAlone(view, row.strength, formed)) return undefined
  if (isFiller(value) && !asked) return undefined
  let confidence = named
    ? sure.named
    : known
      ? sure.known
      : row.strength !== 'worded' && isWhole(view, view.start, view.end)
        ? 0.52
        : 0.2
  // In small letters it is part of somebody's names and versions more often: `gitfa8646d`.
  if (!known && row.strength === 'evident')
    confidence = Math.max(
      confidence,
      longest > 0 && length < 12 && isSmall(view) && !isWhole(view, view.start, view.end) ? 0.4 : 0.85,
    )
  if (!known && row.strength === 'formed' && formed) confidence = Math.max(confidence, 0.7)
  if (row.strength === 'written') confidence = named ? 0.85 : formed ? 0.6 : 0
  // A scheme without check digits is only ever as good as the words around it.
  if (row.strength === 'unchecked') confidence = named ? 0.8 : 0
  if (asked) confidence = Math.max(confidence, 0.65)
  return confidence < 0.3
    ? undefined
    : { start: view.start, end: view.end, confidence, hint: lastOf(value, value.length > 9 ? 3 : 2) }
}

function isSmall({ text, start, end }: View): boolean {
  return /[a-z]/.test(text.slice(start, end))
}

/** In capitals, close in front. */
function isShouted(view: View, word: RegExp): boolean {
  return word.test(view.text.slice(Math.max(0, view.start - 24), view.start))
}

/** Could it be believed without a word? */
function standsAlone(view: View, strength: Row['strength'], formed: boolean): boolean {
  // Two columns of a table.
  if (formed && view.text.slice(view.start, view.end).includes('\t')) return false
  if (strength === 'evident' || (formed && (strength === 'formed' || strength === 'written'))) return true
  return (strength === 'checked' || strength === 'formed') && isWhole(view, view.start, view.end)
}

/** The same number with another last character: the check must fail. */
function broken(hit: string): string {
  const last = hit[hit.length - 1] ?? ''
  return hit.slice(0, -1) + (last === '7' ? '3' : last >= '0' && last <= '9' ? '7' : last === 'Q' ? 'B' : 'Q')
}
