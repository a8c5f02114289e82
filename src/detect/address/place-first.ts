import { shape } from '../names/tokens.ts'
import type { Core } from './address-block.ts'
import { role } from './address-words.ts'
import { isName, isNumber, reading } from './street-parts.ts'
import { isNamed, isTold } from './told-address.ts'

/** Addresses that no word says is a street: their order, a postcode and that somebody gives one as an address do. */

/** `1051 Budapest, Nádor utca 13`, `110 00 Praha 1, Národní 25`: postcode and town in front. */
export function placeFirst(i: number): Core | undefined {
  const { roles } = reading
  const { shapes, starts, ends } = reading.tokens
  const town = shapes[i + 1] === shape.digits ? i + 2 : i + 1
  if ((ends[i] as number) - (starts[i] as number) < 3 || !isName(town)) return undefined
  let k = town + 1
  // `1255 Main Street, Boston` is a house.
  while (k < town + 4 && (shapes[k] as number) >= shape.lower)
    if ((roles[k++] as number) & role.strongEnding) return undefined
  if (shapes[k] === shape.digits) k++
  if (shapes[k] !== shape.comma) return undefined
  const last = endOf(i, codeTownStreet, 90)
  if (last < 0) return undefined
  if (saysStreet(i, last)) return { first: i, last, confidence: 0.7 }
  return isGiven(i, last) ? { first: i, last, confidence: 0.6 } : undefined
}

/** `1-12-3 Jingumae, Shibuya-ku, Tokyo 150-0001`, `20 Sejong-daero, Jung-gu, Seoul 04519` */
export function wardAndCity(i: number): Core | undefined {
  const { shapes } = reading.tokens
  const block = behindNumbers(i)
  const japanese = block > i + 1
  if (!isName(block) || (!japanese && shapes[block + 1] !== shape.comma)) return undefined
  const last = endOf(i, japanese ? blockWardCity : wayWardCity, 110)
  return last < 0 ? undefined : { first: i, last, confidence: 0.75 }
}

/** The token behind `20`, `1-12` or `1-12-3`. */
function behindNumbers(i: number): number {
  const { shapes } = reading.tokens
  let k = i + 1
  while (k < i + 5 && shapes[k] === shape.other && shapes[k + 1] === shape.digits) k += 2
  return k
}

/** `Ermou 44, Athens 105 63`: town and postcode behind. */
export function placeBehind(i: number): Core | undefined {
  const { shapes } = reading.tokens
  let number = i + 1
  while (number < i + 4 && isName(number)) number++
  if (shapes[number + 1] !== shape.comma || !isNumber(number)) return undefined
  const last = endOf(i, streetTownCode, 90)
  return last >= 0 && isGiven(i, last) ? { first: i, last, confidence: 0.6 } : undefined
}

const code = '(?:\\d{5,6}|(?!19|20)\\d{4}|\\d{3} \\d{2})'
const town = "\\p{Lu}[\\p{L}.'’-]+(?: \\p{L}[\\p{L}'’-]+){0,3}"
const street = "\\p{L}[\\p{L}.'’-]+(?: \\p{L}[\\p{L}.'’-]*){0,3}"
const over = '(?![\\p{L}\\d%€$])'
const codeTownStreet = new RegExp(`^${code} ${town}(?: \\d{1,2})?,[ \\n]${street} \\d{1,4}\\p{L}?${over}`, 'u')
const streetTownCode = new RegExp(`^\\p{Lu}${street.slice(5)} \\d{1,4}\\p{L}?, ${town},? ${code}${over}`, 'u')
const blockWardCity =
  /^\d{1,2}-\d{1,3}(?:-\d{1,4})? \p{Lu}[\p{L} -]{2,30}, \p{Lu}\p{L}+-(?:ku|shi|cho|machi|gun|chome),? (?:\p{Lu}[\p{L}-]+,? ){0,2}\d{3}-\d{4}(?!\d)/u

const wayWardCity =
  /^\d{1,4} \p{Lu}\p{L}+-(?:ro|gil|daero)(?: \d{1,3}-gil)?, \p{Lu}\p{L}+-(?:gu|si|gun)(?:, \p{Lu}\p{L}+)?(?:,? \d{5})?(?!\d)/u

/** The last token of what the pattern takes from `i` on, -1 if it is none. */
function endOf(i: number, pattern: RegExp, most: number): number {
  const { tokens, text } = reading
  const start = tokens.starts[i] as number
  reading.steps += most
  const size = pattern.exec(text.slice(start, start + most))?.[0].length ?? 0
  if (size === 0) return -1
  let k = i
  while (k + 1 < tokens.n && (tokens.ends[k] as number) < start + size) k++
  return k
}

function saysStreet(first: number, last: number): boolean {
  for (let k = first; k <= last; k++)
    if ((reading.roles[k] as number) & (role.strongEnding | role.sureBeginning | role.compound)) return true
  return smallStreet.test(reading.text.slice(reading.tokens.starts[first], reading.tokens.ends[last]))
}

const smallStreet = /\b(?:utca|út|tér|körút|krt|ulica|ul|cesta|trg|gata|gatan|vej|via|viale|corso|rue|calle|rua)\b/i

/** Alone in its line, or said to be an address. */
function isGiven(first: number, last: number): boolean {
  const { tokens, text } = reading
  const start = tokens.starts[first] as number
  const end = tokens.ends[last] as number
  const alone = (start === 0 || text[start - 1] === '\n') && (end >= text.length - 1 || text[end] === '\n')
  return alone || isTold(first) || isNamed(text, start)
}
