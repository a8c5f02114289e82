import { codeAt, isAlnum, isDigit } from '../characters.ts'
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
  anchors: { shapes: ['AA99'], literals: ['^iban'] },
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
  ],
  misses: [
    'DE89*3704*0044*0532*0130*01',
    'DE89*3704|0044*0532|0130*00',
    'row DE89;3704;0044',
    'iban: NL 91 ABNA 0417 1643 01',
    'lot NL 91 ABNA 0417 1643 00',
    'AB12*3704*0044*0532*0130*00',
  ],
}

const sign = /[^\p{L}\p{N}]{1,4}/uy

function partedAt(view: View): Match | undefined {
  const { text, start, end } = view
  if (isDigit(codeAt(text, start + 2))) return evenAt(view) ?? unevenAt(view)
  // The word. Groups that begin with two letters and a blank are no one number to the scanner.
  const found = behind.exec(text.slice(end, end + 40))?.[0]
  if (found === undefined) return undefined
  view.start = end + found.length
  return unevenAt(view)
}

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
