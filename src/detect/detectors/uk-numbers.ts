import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isFiller, weighted } from '../checks/check-digits.ts'
import { tokenIn } from '../scan/read-number.ts'
import { isWhole, lastOf, near, type View } from '../scan/view.ts'

/** Letters and beginnings that are not given out (HMRC, NIM39110). */
const neverFirst = placesOf('dfiquv')
const neverSecond = placesOf('dfioquv')
const neverBoth = new Set(['bg', 'gb', 'kn', 'nk', 'nt', 'tn', 'zz'])
const lastOnes = placesOf('abcd')

/** Each letter's place in the alphabet as a bit. */
function placesOf(letters: string): number {
  let bits = 0
  for (let i = 0; i < letters.length; i++) bits |= 1 << (letters.charCodeAt(i) & 31)
  return bits
}

export const ukNino: Detector = {
  name: 'uk-nino',
  kind: 'uk-nino',
  source: 'HMRC, NIM39110: format of a national insurance number',
  anchors: { shapes: ['AA999999A', 'AA999999'] },
  context: ['nino', 'ni', 'national insurance', 'insurance number', 'ni number', 'nin'],
  at: ninoAt,
  hits: ['AB 12 34 56 C', 'AB-12-34-56-C', 'jg123456a', 'my NI number is jg123456a', 'national insurance JG 12 34 56'],
  misses: [
    'GB 12 34 56 C',
    'AB123456E',
    'DQ123456A',
    'order AB123456',
    'section 2 of SP800-131A',
    'Merge: bc899650c ae9afd977',
    'testsuite/pr39591-1.c',
    'NIST SP 800-131A',
    'sc 20 45 18 a/c',
    'pr66199-2.C',
  ],
}

export const ukNhsNumber: Detector = {
  name: 'uk-nhs-number',
  kind: 'uk-nhs-number',
  source: 'NHS data dictionary: NHS number, modulus 11',
  anchors: { groupings: ['3-3-4', '10'] },
  context: ['nhs', 'nhs number', 'health service', 'patient', 'chi', 'id number', 'national id', 'tax id'],
  needsWord: 'bare',
  at: nhsAt,
  hits: ['NHS number 943 476 5919', 'nhs no: 9434765919'],
  misses: ['943 476 5918', 'call 943-476-5919', 'NHS 943 476 5918'],
}

/** Its shape says where letters and digits stand. */
function ninoAt(view: View): Match | undefined {
  if (!isGiven(view)) return undefined
  const raw = view.text.slice(view.start, view.end)
  // « sc 20 45 18 a/c 7183 0024 »: the sort code of an account.
  if (/^\/c/i.test(view.text.slice(view.end, view.end + 2))) return undefined
  const known = near(view, ukNino.context)
  // Cut off before its last letter, or before something that cannot be one.
  if (
    view.size === 8 &&
    (view.asked.includes('uk-nino') ? /^[ -]?\w/.test(view.text.slice(view.end, view.end + 2)) : !known)
  )
    return undefined
  // Lower-case letters or a lone block are other people's reference numbers as often as not.
  // `SP 800-131A` is a paper's number: nobody parts one in its middle alone. `pr80809-1.C`, a commit's hash: parts of names.
  const confidence = known
    ? 0.97
    : /^\w\w ?\d{3,5}-/.test(raw) || (/^[a-z][^ ]*$/.test(raw) && !isWhole(view, view.start, view.end))
      ? 0.4
      : raw === raw.toUpperCase()
        ? 0.85
        : 0.55
  return { start: view.start, end: view.end, confidence, hint: lastOf(tokenIn(view), 2) }
}

/** Most words in front of a number are ruled out by their letters. */
function isGiven({ text, places, size }: View): boolean {
  const first = text.charCodeAt(places[0] as number) | 32
  const second = text.charCodeAt(places[1] as number) | 32
  if ((((neverFirst >>> (first & 31)) | (neverSecond >>> (second & 31))) & 1) === 1) return false
  if (size > 8 && ((lastOnes >>> (text.charCodeAt(places[8] as number) & 31)) & 1) === 0) return false
  return !neverBoth.has(String.fromCharCode(first, second))
}

const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2]

function nhsAt(view: View): Match | undefined {
  const { digits } = view
  const check = 11 - (weighted(digits, weights) % 11)
  if (check === 10 || check % 11 !== digits.charCodeAt(9) - 48 || isFiller(digits)) return undefined
  // One phone number in eleven passes the check, so a word is needed.
  if (view.asked.includes('uk-nhs-number') && !near(view, ukNhsNumber.context))
    return { start: view.start, end: view.end, confidence: 0.65, hint: lastOf(digits, 2) }
  if (!near(view, ukNhsNumber.context))
    return view.separator === ' ' && !view.cut
      ? { start: view.start, end: view.end, confidence: 0.4, hint: lastOf(digits, 2) }
      : undefined
  return { start: view.start, end: view.end, confidence: 0.99, hint: lastOf(digits, 2) }
}
