import { codeAt, isAlnum } from '../characters.ts'
import { isFiller } from '../checks/check-digits.ts'
import { isAnywhere, isInternational, isNational, isNorthAmerican } from '../checks/phone-rules.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, type View } from '../scan/view.ts'

/** Right behind a word for a telephone: groups between signs that no number has elsewhere, and letters that a machine reads for digits. */
export const partedPhone: Detector = {
  name: 'phone/parted',
  kind: 'phone',
  source:
    "libphonenumber's numbering plans; odd signs between the groups, O for 0 and l for 1, behind a telephone's word",
  check: 'numbering plans',
  anchors: {
    literals: [
      '^tel',
      '^phone',
      '^ph#',
      '^mob',
      '^cell',
      '^fon',
      '^handy',
      '^movil',
      '^t: ',
      '^port.',
      '^portable',
      '^fax',
      '^gsm',
      '^number is',
      '^nunber is',
      '^nummer ist',
    ],
  },
  needsDigit: true,
  at: partedAt,
  hits: [
    'T: +1 | 503 | 555 | 01' + '19',
    'mobil: 0151*44719' + '023',
    'tel 020*7946*' + '0512',
    'phone [415] 555 01' + '33',
    'my number is O7700 9OO 1' + '64',
    'TEL         O1632 96O7' + '11',
    'cell 415_555_01' + '33',
    'tél 06•44•71•90•' + '23',
  ],
  misses: [
    'T: 12 | 14 | 16 | 18',
    'tel 3*4*5',
    'mobile OO7',
    'phone O2 sim 500',
    'phones 10 | 20 | 30 | 40 | 50 | 60',
    'mobile plan 020*7946',
  ],
}

/** Most numbers have neither: they are read elsewhere. */
const odd = /[|*_~•[]|\d[OolI]|[OolI]\d/
const value =
  /^[\p{L}.#]{0,9}(?: (?:nr|no|number|num|is|ist|es|e|est)\.?)?\s{0,12}[:=]?\s{0,12}((?:\+?[\dOolI]{1,6}|\[\d{2,5}\])(?:(?: ?[|*_~•] ?| |-)[\dOolI]{2,8}){1,5})/u

function partedAt(view: View): Match | undefined {
  const { text, end } = view
  const window = text.slice(end, end + 64)
  view.steps += window.length
  const found = odd.test(window) ? value.exec(window) : null
  const said = found?.[1]
  if (!found || !said || isAnywhereRead(said)) return undefined
  const start = end + found[0].length - said.length
  const stop = end + found[0].length
  if (isAlnum(codeAt(text, stop)) || /^ ?[|*_~•] ?[\dOo]/.test(window.slice(found[0].length))) return undefined
  const digits = said.replace(/o/gi, '0').replace(/[lI]/g, '1').replace(/\D/g, '')
  if (digits.length < 9 || digits.length > 13 || isFiller(digits)) return undefined
  const holds = said.startsWith('+')
    ? isInternational(digits)
    : digits.startsWith('0')
      ? isNational(digits, view.language)
      : isNorthAmerican(digits) || (said.split(/\D+/).length < 5 && isAnywhere(digits))
  return holds ? { start, end: stop, confidence: 0.8, hint: lastOf(digits, 2) } : undefined
}

/** No odd sign and no letter in it: every number is read so. */
function isAnywhereRead(said: string): boolean {
  return !/[|*_~•[OolI]/.test(said)
}
