import { codeAt } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** Three lines of 30, two of 36, two of 44, and the French card's line of 36: never more than 140 characters with line breaks. */
const window = 140

export const passportMrz: Detector = {
  name: 'passport-mrz',
  kind: 'passport-mrz',
  source: 'ICAO Doc 9303: TD1, TD2, TD3, MRV; ISO/IEC 18013: licences of one line; check digits with weights 7, 3, 1',
  anchors: { literals: ['<<'] },
  at: linesAt,
  rank: 2,
  hits: [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
    'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    'D1FRA13AA000026181231MARTIN<<9',
    'my passport says L898902C36UTO7408122F1204159ZE184226B<<<<<10 below',
    'AAA001D<<\nFACHE305142128097<<800126<<<<<\nMUSTER<<ANNA<<<<<<<<<<<<<<<<<<',
  ],
  misses: [
    'D1FRA13AA000026181231MARTIN<<8',
    'cout << "a" << endl',
    'P<<<<',
    'L898902C37UTO7408122F1204159ZE184226B<<<<<10',
    'a << b\nc << d',
    '<<<<<<< HEAD\nfoo\n>>>>>>> main',
  ],
}

/** As France prints it since 2013: number, end of validity, surname, one check digit for all. */
const licence = /^D[1-9<][A-Z]{3}[A-Z\d]{9}[A-Z\d<]{15}\d(?![A-Z\d<])/

/** Number of the blank, number with the date of birth, names: lines of 9 and twice 30. */
const swissLicence = /^(?:[A-Z\d]{7}<<\r?\n)?FA[A-Z]{3}\d{12}<<\d{6}<{5}\r?\n[A-Z<]{30}(?![A-Z<])/

function linesAt(view: View): Match | undefined {
  const { text } = view
  // Only the first `<<` of a zone looks: the line and the one before it hold none.
  let begin = view.start
  const stop = Math.max(0, view.start - 46)
  while (begin > stop && isMrz(text.charCodeAt(begin - 1))) begin--
  if (text.slice(begin, view.start).includes('<<') || (begin === stop && begin > 0)) return undefined
  if (licence.test(text.slice(begin, begin + 31)) && field(text.slice(begin, begin + 30)))
    return { start: begin, end: begin + 30, confidence: 0.95, hint: '' }
  const swiss = swissLicence.exec(text.slice(begin, begin + 80))
  if (swiss) return { start: begin, end: begin + swiss[0].length, confidence: 0.95, hint: '' }
  const earlier = lineBefore(text, begin)
  const whole = zoneAt(view, [begin, earlier])
  if (whole) return whole
  let end = view.end
  while (end < text.length && end - begin < 46 && isMrz(text.charCodeAt(end))) end++
  return readsAlone(text.slice(begin, end)) ? { start: begin, end, confidence: 0.95, hint: '' } : undefined
}

/** The line of a passport or visa that holds its numbers: three fields with their checks. */
function readsAlone(line: string): boolean {
  return (
    (line.length === 44 || line.length === 36) &&
    /^[A-Z\d<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}/.test(line) &&
    field(line.slice(0, 10)) &&
    field(line.slice(13, 20)) &&
    field(line.slice(21, 28))
  )
}

function zoneAt(view: View, starts: readonly number[]): Match | undefined {
  const { text } = view
  for (const start of starts) {
    view.steps += 46
    if (start < 0 || !isLong(text, start)) continue
    view.steps += window
    const lines = text.slice(start, start + window).split(/\r?\n/)
    const size = lines[0]?.trimEnd().length ?? 0
    const count = size === 30 ? 3 : size === 36 || size === 44 ? 2 : 0
    const own = lines.slice(0, count).map((line) => line.trimEnd().slice(0, size))
    if (count === 0 || own.length < count || own.some((line) => line.length !== size || !/^[A-Z0-9<]+$/.test(line)))
      continue
    const end =
      start +
      lines.slice(0, count - 1).join('\n').length +
      1 +
      size +
      (text.slice(start, start + window).includes('\r\n') ? count - 1 : 0)
    return { start, end, confidence: checksHold(own) ? 0.99 : 0.85, hint: '' }
  }
  return undefined
}

/** A line of such a zone: 30, 36 or 44 of its signs. */
function isLong(text: string, start: number): boolean {
  let end = start
  while (end < start + 45 && isMrz(codeAt(text, end))) end++
  return end - start === 30 || end - start === 36 || end - start === 44
}

/** Where the line before begins, if it is one of such a zone. */
function lineBefore(text: string, begin: number): number {
  let at = begin - 1
  if (text.charCodeAt(at) !== 10) return -1
  if (text.charCodeAt(at - 1) === 13) at--
  const stop = Math.max(0, at - 46)
  let start = at
  while (start > stop && isMrz(text.charCodeAt(start - 1))) start--
  return at - start >= 30 ? start : -1
}

function isMrz(c: number): boolean {
  return c === 60 || (c >= 48 && c <= 57) || (c >= 65 && c <= 90)
}

function checksHold(lines: readonly string[]): boolean {
  const [first = '', second = ''] = lines
  const number = first.length === 30 ? first.slice(5, 15) : second.slice(0, 10)
  const birth = first.length === 30 ? second.slice(0, 7) : second.slice(13, 20)
  return field(number) && field(birth)
}

function field(value: string): boolean {
  let sum = 0
  for (let i = 0; i < value.length - 1; i++) {
    const c = value.charCodeAt(i)
    sum += (c === 60 ? 0 : c > 57 ? c - 55 : c - 48) * ([7, 3, 1][i % 3] ?? 0)
  }
  return String(sum % 10) === value.at(-1)
}
