import { codeAt, isAlnum, isLetter } from '../characters.ts'
import { mod97 } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, near, type View } from '../scan/view.ts'
import { ibanEnd, ibanHint, ibanLength, unevenly } from './iban.ts'

/** Groups of four with the same between all of them, whatever it is, as long as it is no letter and no digit. */
export const partedIban: Detector = {
  name: 'iban/parted',
  kind: 'iban',
  source: 'ISO 13616 registry; odd signs between the groups of four that people write',
  check: 'length of the country, mod 97',
  anchors: { shapes: ['AA99'], literals: ['^iban', '^lban'] },
  context: ['iban', 'ibna', 'konto', 'account', 'rib', 'compte', 'cuenta', 'conta', 'conto', 'rekening'],
  needsDigit: true,
  at: partedAt,
  hits: [
    'DE89*3704*0044*0532*0130*00',
    'my iban: GB29 | NWBK | 6016 | 1331 | 9268 | 19',
    'DE89 · 3704 · 0044 · 0532 · 0130 · 00',
    'iban DE89  3704 00440532  0130 00',
    'iban: NL 91 ABNA 0417 1643 00',
    'il mio iban IT 60 X 05428 11101 000000123456',
    'my account DE 89 37040044 0532 01 3000',
    'my account NL 91  ABNA 0417 1643 00',
    'the IBAN on the photo is DE89 37O4 0O44 O532 Ol3O OO',
    'lBAN GB29 NWBK 6Ol6 l33l 9268 l9',
    'rekening NL9l ABNA O4l7 l643 OO (iban)',
    'conto iban IT6O X054 28ll lOlO OOOO Ol23 456',
  ],
  misses: [
    'DE89*3704*0044*0532*0130*01',
    'DE89*3704|0044*0532|0130*00',
    'row DE89;3704;0044',
    'iban: NL 91 ABNA 0417 1643 01',
    'lot NL 91 ABNA 0417 1643 00',
    'AB12*3704*0044*0532*0130*00',
    'iban DE89 37O4 0O44 O532 Ol3O Ol',
    'DE89 37O4 0O44 O532 Ol3O OO',
    'de 12 DE89 37O4 0O44 O532 Ol3O OO',
    'our iban is in ROOM OOOl on floor Ol',
  ],
}

const sign = /[^\p{L}\p{N}]{1,4}/uy

function partedAt(view: View): Match | undefined {
  const { text, start, end } = view
  // `DE89`, `DE 89`; else it is the word that woke.
  if (!isLetter(codeAt(text, start + 2))) return evenAt(view) ?? unevenAt(view)
  const pictured = picturedAt(view)
  if (pictured) return pictured
  const found = behind.exec(text.slice(end, end + 40))?.[0]
  if (found === undefined) return undefined
  view.start = end + found.length
  return unevenAt(view)
}

/** What a reading of a picture takes for digits. In capitals an I is one, too. */
const pictured = /(?<![\p{L}\d])[A-Z]{2}[\dOolI|]{2}(?:[ -]?[\dA-Z|ol]){11,30}(?![\p{L}\d])/u

/** « IBAN GB29 NWBK 6Ol6 l33l 9268 l9 »: the word stands near, a letter looks like a digit, and with the digit the check holds. */
function picturedAt(view: View): Match | undefined {
  const { text, start, end } = view
  const from = Math.max(0, start - 48)
  const window = text.slice(from, end + 96)
  view.steps += window.length
  const found = /[Ool|]/.test(window) ? pictured.exec(window) : null
  if (!found) return undefined
  const at = from + found.index
  const length = ibanLength(text, at)
  let value = ''
  let last = at
  for (; value.length < length && last < at + found[0].length; last++)
    if (isAlnum(codeAt(text, last)) || text[last] === '|') value += text[last]
  if (value.length < length || length === 0 || isAlnum(codeAt(text, last))) return undefined
  // Some countries' banks are named by four letters, Italy's numbers by one.
  const named = /^[A-Z]{4}/.exec(value.slice(4))?.[0].length ?? (/^..\w\w[A-Z]\w{3}/.test(value) ? 1 : 0)
  for (const letters of [named, 0]) {
    const read =
      value.slice(0, 2) + digitsOf(value.slice(2, 4)) + value.slice(4, 4 + letters) + digitsOf(value.slice(4 + letters))
    if (mod97(read.slice(4) + read.slice(0, 4)) === 1)
      return { start: at, end: last, confidence: 0.9, hint: lastOf(read, 4) }
  }
  return undefined
}

const digitsOf = (text: string): string => text.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1')

const behind = /^[^\d\n]{0,32}?(?=(?<!\p{L})[A-Z]{2} \d\d)/iu

/** Blanks and signs as they slip in where somebody copies an IBAN by hand: anywhere, if its word stands near. */
function unevenAt(view: View): Match | undefined {
  const { text, start } = view
  if (isAlnum(codeAt(text, start - 1))) return undefined
  const end = ibanEnd(view, unevenly)
  if (end === 0) return undefined
  view.end = end
  return near(view, partedIban.context) ? { start, end, confidence: 0.9, hint: ibanHint(text, start, end) } : undefined
}

function evenAt(view: View): Match | undefined {
  const { text, start, end } = view
  // A blank alone is read with all other IBANs.
  if (end - start !== 4 || isAlnum(codeAt(text, end + (codeAt(text, end) === 32 ? 1 : 0)))) return undefined
  const length = ibanLength(text, start)
  sign.lastIndex = end
  const gap = length === 0 ? undefined : sign.exec(text)?.[0]
  if (gap === undefined) return undefined
  let value = text.slice(start, end)
  let at = end
  while (value.length < length) {
    const size = Math.min(4, length - value.length)
    if (!text.startsWith(gap, at)) return undefined
    at += gap.length
    for (let i = at; i < at + size; i++) if (!isAlnum(codeAt(text, i))) return undefined
    value += text.slice(at, at + size)
    at += size
  }
  view.steps += at - start
  value = value.toUpperCase()
  if (isAlnum(codeAt(text, at)) || mod97(value.slice(4) + value.slice(0, 4)) !== 1) return undefined
  return { start, end: at, confidence: 0.97, hint: lastOf(value, 4) }
}
