import { codeAt, isAlnum } from '../characters.ts'
import { mod97 } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, type View } from '../scan/view.ts'
import { ibanLength } from './iban.ts'

/** Groups of four with the same between all of them, whatever it is, as long as it is no letter and no digit. */
export const partedIban: Detector = {
  name: 'iban/parted',
  kind: 'iban',
  source: 'ISO 13616 registry; odd signs between the groups of four that people write',
  check: 'length of the country, mod 97',
  anchors: { shapes: ['AA99'] },
  at: partedAt,
  hits: [
    'DE89*3704*0044*0532*0130*00',
    'my iban: GB29 | NWBK | 6016 | 1331 | 9268 | 19',
    'DE89 · 3704 · 0044 · 0532 · 0130 · 00',
  ],
  misses: [
    'DE89*3704*0044*0532*0130*01',
    'DE89*3704|0044*0532|0130*00',
    'row DE89;3704;0044',
    'AB12*3704*0044*0532*0130*00',
  ],
}

const sign = /[^\p{L}\p{N}]{1,4}/uy

function partedAt(view: View): Match | undefined {
  const { text, start, end } = view
  // A blank alone is read with all other IBANs.
  if (end - start !== 4 || isAlnum(codeAt(text, end + (codeAt(text, end) === 32 ? 1 : 0)))) return undefined
  const length = ibanLength(text.slice(start, start + 2).toUpperCase())
  sign.lastIndex = end
  const gap = length === undefined ? undefined : sign.exec(text)?.[0]
  if (length === undefined || gap === undefined) return undefined
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
