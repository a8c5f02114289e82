import { shape } from '../names/tokens.ts'
import { beginsMonth } from '../read-date.ts'
import type { Core } from './address-block.ts'
import { role } from './address-words.ts'
import { isIn, lines } from './extend-address.ts'
import { unitAt } from './flats.ts'
import {
  isApostrophe,
  isBeginning,
  isName,
  isNumber,
  isPostcode,
  numberAfter,
  postcodeAfter,
  reading,
} from './street-parts.ts'
import { isTold } from './told-address.ts'

/** Streets whose number stands behind the name, or that have none. */

/** `Hauptstraße 5`, `Bahnhofstr. 12a`, `Kerkstraat 12-II`. */
export function compoundFirst(i: number): Core | undefined {
  const { tokens } = reading
  reading.steps += 4
  const number = numberAfter(i + 1)
  let first = i
  // `Große Bergstraße 5`, `Am Alten Weg`: a capitalised adjective in front belongs to it, but not the first word of a sentence.
  if (
    i > 1 &&
    tokens.shapes[i - 1] === shape.capital &&
    tokens.shapes[i - 2] !== shape.stop &&
    /(?:er|e|en)$/.test(reading.text.slice(tokens.starts[i - 1], tokens.ends[i - 1]))
  )
    first = i - 1
  if (number > 0)
    return { first, last: number, confidence: isName(i) ? 0.85 : tokens.shapes[i] === shape.caseless ? 0.7 : 0.5 }
  return postcodeAfter(i + 1) && isName(i) ? { first, last: i, confidence: 0.65 } : undefined
}

/** `Main Street 12`, `Eduard-Sueß-Gasse 9`, and without a number `Stocks Ln, Knutsford WA16 9EX`. */
export function endingThenNumber(i: number): Core | undefined {
  const { tokens, roles } = reading
  for (let k = i + 1; k < i + 4 && k < tokens.n; k++) {
    const flags = roles[k] as number
    if (flags & role.strongEnding) {
      const number =
        tokens.shapes[k + 1] === shape.stop && tokens.ends[k + 1] !== tokens.starts[k + 2] && !isCut(k)
          ? -1
          : numberAfter(k + 1)
      if (number > 0 && isName(k)) return { first: i, last: number, confidence: 0.65 }
      return postcodeAfter(k + 1) && isName(k) ? { first: i, last: k, confidence: 0.6 } : undefined
    }
    if (!isName(k)) return undefined
  }
  return undefined
}

/** `Bağdat Cad. 310`, where `Main St. 12` may be the end of a sentence. */
function isCut(k: number): boolean {
  return /^(?:cad|sok|str)$/i.test(reading.text.slice(reading.tokens.starts[k], reading.tokens.ends[k]))
}

/** `Los Alisos, 10. 13002 Ciudad Real`, `Dlouhá 14, 110 00 Praha`: no word says street, the postcode and town behind do. */
export function wordsThenPostcode(i: number): Core | undefined {
  const { tokens } = reading
  const { shapes } = tokens
  const small = shapes[i] === shape.caseless && isNumberNear(i)
  const flags = reading.roles[i] as number
  if (!isName(i) && !small) return undefined
  if (flags & role.stop && (isName(i + 1) || !(flags & role.particle))) return undefined
  let k = i
  while (
    k < i + 4 &&
    (isName(k) ||
      (small && shapes[k] === shape.caseless) ||
      (k > i && ((reading.roles[k] as number) & role.particle || isSmallEnding(k))))
  ) {
    // `Universidad de Navarra Avda Pío XII 36`: the street begins there.
    if (k > i && (reading.roles[k] as number) & role.sureBeginning) return undefined
    // `Torrent de l'Olla`
    k += isApostrophe(k + 1) ? 2 : 1
  }
  const comma = shapes[k] === shape.comma
  if (comma) k++
  if (!isNumber(k) || (small && !isTold(i))) return undefined
  // `340-350`, `39-2o-2a`
  for (let more = 0; more < 2; more++)
    if (shapes[k + 1] === shape.other && isNumber(k + 2) && tokens.ends[k] === tokens.starts[k + 1]) k += 2
  k = doorBehind(k)
  const number = k
  reading.steps += 6
  // `Vorgangsnummer 2024-11-482913`: what is joined to it is more of the same number.
  if (shapes[k + 1] === shape.other && tokens.ends[k] === tokens.starts[k + 1] && tokens.shapes[k + 2] === shape.digits)
    return undefined
  // `Meir 24 bus 3, 2000 Antwerpen`
  const unit = unitAt(reading, k + 1, false)
  if (unit > 0) k = unit
  let at = k + 1
  if (shapes[at] === shape.other && reading.text.charCodeAt(tokens.starts[at] as number) === 45) at++
  while (at < k + 4 && (shapes[at] === shape.comma || shapes[at] === shape.newline || shapes[at] === shape.stop)) at++
  // `Irunlarrea, 4 31008 Pamplona`: the comma stands before the number instead.
  if (at === k + 1 && !comma && !(isIn(reading, at) && isPostcode(at + 1) && isName(at + 2))) return undefined
  // « wir wohnen am Mühlbach 7 in 83278 Traunstein »
  if (at === k + 1 && isIn(reading, at)) at++
  // `62, E-28006 Madrid`
  if (shapes[at] === shape.initial && isPostcode(at + 2)) at += 2
  if (!isPostcode(at)) {
    if (at === k + 1 || !/^\d{3} \d\d /.test(reading.text.slice(tokens.starts[at], (tokens.starts[at] as number) + 7)))
      return undefined
    at++
  }
  // « August 15, 2018, I »
  if (
    beginsMonth(reading.text, tokens.starts[i] as number) &&
    /^(?:19|20)\d\d$/.test(reading.text.slice(tokens.starts[at], tokens.ends[at]))
  )
    return undefined
  let city = shapes[at + 1] === shape.other ? at + 3 : at + 1
  if (shapes[city] === shape.comma) city++
  const ends = city >= tokens.n || shapes[city] === shape.stop || shapes[city] === shape.newline
  return isName(city) || small || (ends && isTold(i)) ? { first: i, last: number, confidence: 0.62 } : undefined
}

/** `44 bis`, `4-II`, `12 hs`: which door of a Dutch or French house. */
function doorBehind(k: number): number {
  const { tokens, text } = reading
  const door = /^(?:-[IV]{1,3}| (?:bis|ter|hs|rd|zw|rood|zwart))(?![\p{L}\d])/u.exec(
    text.slice(tokens.ends[k], (tokens.ends[k] as number) + 8),
  )?.[0]
  return door === undefined ? k : k + (door.startsWith('-') ? 2 : 1)
}

/** What is said before is read only where a house number can follow. */
function isNumberNear(i: number): boolean {
  const { shapes } = reading.tokens
  for (let k = i + 1; k < i + 7; k++) if (shapes[k] === shape.digits) return true
  return false
}

/** `Karl Johans gate 22`, `Andrássy út 60`: written small, with the name before it. */
function isSmallEnding(k: number): boolean {
  const { tokens, text } = reading
  return tokens.shapes[k] === shape.lower && smallEnding.test(text.slice(tokens.starts[k], tokens.ends[k]))
}

const smallEnding =
  /^(?:gate|gata|gatan|vej|vei|veien|katu|tie|plads|plass|cesta|ulica|ulice|trg|utca|útja|út|tér|körút|sokak|caddesi|bulvarı)$/

/** A line that is nothing but the name of a street, with lines of a town below: `Fort Street`, `Piazza Grande`. */
export function streetLine(i: number): Core | undefined {
  const { tokens, roles } = reading
  const { shapes, n } = tokens
  if (!isName(i) || (i > 0 && shapes[i - 1] !== shape.newline)) return undefined
  let k = i
  let street = ((roles[i] as number) & role.beginning) > 0 && isBeginning(i)
  while (k < n && k < i + 6 && shapes[k] !== shape.newline) {
    if (shapes[k] === shape.stop && k === i + 1) k++
    if (!isName(k) && !((roles[k] as number) & role.particle) && shapes[k] !== shape.digits) return undefined
    k++
  }
  reading.steps += k - i
  if (k >= n || shapes[k] !== shape.newline || k - i < 2) return undefined
  street ||=
    ((roles[k - 1] as number) & (role.strongEnding | role.weakEnding)) > 0 ||
    ((roles[k - 2] as number) & role.strongEnding) > 0
  if (!street) return undefined
  reading.evidence = 0
  const end = lines(reading, k - 1, Math.min(n, k + 24))
  return end > k - 1 ? { first: i, last: k - 1, confidence: 0.52 } : undefined
}
