import { codeAt, isDigit, isLetter } from '../characters.ts'
import type { Seen } from '../scan/seen.ts'
import { newTokens, readTokens, readTokensFrom, readWhole, shape } from '../names/tokens.ts'
import { beforeSureCode, beforeUnit, block, type Core, fieldValue } from './address-block.ts'
import { placeBehind, placeFirst, wardAndCity } from './place-first.ts'
import {
  betweenNumbers,
  isNamed,
  isSmallBeginning,
  smallStreet,
  isTold,
  spanishName,
  toldStreet,
  townAndCountry,
  townStateCode,
} from './told-address.ts'
import { role, roleOf } from './address-words.ts'
import { compoundFirst, endingThenNumber, streetLine, wordsThenPostcode } from './number-behind.ts'
import { box, isPoBox } from './post-box.ts'
import { extend } from './extend-address.ts'
import {
  compound,
  hungarianNumber,
  isCountedBefore,
  isHouseNumber,
  isMeasured,
  isBeginning,
  isName,
  isNumber,
  isPostcode,
  isShort,
  loose,
  nameEnd,
  numberAfter,
  numberedStreet,
  postcodeAfter,
  reading,
  withEnding,
} from './street-parts.ts'

/** Tokens read again at the seam of two stretches, so that an address that lies across it is whole in the second. */
const overlap = 40

/** For a text of more than one stretch. */
const stretch = newTokens()

/** Characters looked at by the last search: the growth test counts it. */
export function addressSteps(): number {
  return reading.steps
}

/**
 * Streets with a number, in the order of the seven languages, with what belongs to them: flat, postcode, town. `isWordy` if
 * somebody has seen that no digit and no line break stands in the text.
 */
export function findAddresses(text: string, isWordy = false): Seen[] {
  const out: Seen[] = []
  reading.text = text
  reading.steps = 0
  if (isWordy || !/[\d\n]/.test(text)) return isAnnounced(text) ? read(text, out) : towns(text, out)
  read(text, out)
  return out.length === 0 ? towns(text, out) : out
}

/** A street without a number is heard only behind one of these. */
function isAnnounced(text: string): boolean {
  return announced.test(text)
}

const announced = /address is |located /

/** Begins with a capital, ends with a letter and has a comma or a second line: few messages do. */
function towns(text: string, out: Seen[]): Seen[] {
  const first = text.charCodeAt(0)
  if (text.length > 60 || (first > 90 && first < 0xc0) || first < 65) return out
  if (!isLetter(text.charCodeAt(text.length - 1)) || !/[,\n]/.test(text)) return out
  if (townAndCountry(text)) out.push(seen(text, 0, text.length, 0.6))
  return out
}

function read(text: string, out: Seen[]): Seen[] {
  const whole = readWhole(text)
  const tokens = (reading.tokens = whole ?? stretch)
  if (!whole) readTokens(tokens, text, 0)
  let at = 0
  while (at < text.length) {
    const { n } = tokens
    reading.steps += tokens.next - at + n * 4
    if (n === 0) break
    const hopeful = readRoles()
    const seam = n > overlap * 2 && tokens.next < text.length ? n - overlap : n
    let last = -1
    for (let i = hopeful ? 0 : seam; i < seam; i++) {
      if (i <= last) continue
      const found = addressAt(i)
      if (!found) continue
      const start = withUnit(tokens.starts[found.first] as number)
      const previous = out.at(-1)
      if (!previous || start >= previous.end)
        out.push(seen(text, start, tokens.ends[found.last] as number, found.confidence))
      last = found.last
    }
    if (whole) break
    const next = last >= seam ? last + 1 : seam
    at = tokens.next
    readTokensFrom(tokens, text, Math.min(next, n))
  }
  return out
}

/** Without any of these nothing here is an address, unless its numbers say so. */
const hints =
  role.strongEnding |
  role.weakEnding |
  role.beginning |
  role.sureBeginning |
  role.compound |
  role.box |
  role.postal |
  role.field |
  role.flat |
  role.stateName

/** What each word of the stretch may be; false if no address can stand in it. */
function readRoles(): boolean {
  const { tokens, roles, text } = reading
  const { n, shapes, starts, ends, hashes } = tokens
  let all = 0
  let numbers = 0
  let words = 0
  // What has no word for a street has a comma, a postcode, or one number behind the other.
  let marked = false
  reading.lines = false
  for (let i = 0; i < n; i++) {
    const start = starts[i] as number
    const kind = shapes[i] as number
    let here = 0
    if (kind === shape.digits) {
      numbers++
      if ((ends[i] as number) - start > 2 || isBehindNumber(i)) marked = true
      // `bp12`
      if (!isDigit(text.charCodeAt(start))) here = role.postal
      else if (isHouseNumber(i)) here = role.number
    } else if (kind >= shape.clitic) {
      words++
      here = roleOf(text, start, ends[i], hashes[i])
      // `C/` is Calle, where `c` alone is nothing.
      if (text.charCodeAt(start + 1) === 47 && isCalle.test(text.slice(start, start + 4)))
        here = role.beginning | role.sureBeginning
      if (kind === shape.upper && here & role.state) all |= role.stateName
    } else if (kind === shape.comma) marked = true
    else if (kind === shape.newline) reading.lines = true
    roles[i] = here
    all |= here
  }
  reading.countries = (all & (role.country | role.manyWords)) > 0
  // Whoever looks behind the last one must not see what another text left there.
  shapes.fill(shape.edge, n, n + 8)
  roles.fill(0, n, n + 8)
  if (words === 0) return false
  if ((all & hints) > 0 || (reading.lines && reading.countries)) return true
  return reading.lines ? numbers > 0 : numbers > 1 && (marked || (all & role.hungarian) > 0)
}

/** `Wolcott 12 2. OG`: it may be the number of a floor. */
function isBehindNumber(i: number): boolean {
  const before = i > 1 && reading.tokens.shapes[i - 1] === shape.stop ? i - 2 : i - 1
  return before >= 0 && isNumber(before)
}

const isCalle = /^[cC]\/(?![a-z]\b)/

/** `flat 3, 27 Kings Road`, `unit 7/22 George St`: the flat may stand in front. */
function withUnit(start: number): number {
  const before = reading.text.slice(Math.max(0, start - 24), start)
  reading.steps += before.length
  return start - (unitBefore.exec(before)?.[0].length ?? 0)
}

const unitBefore =
  /(?<![\p{L}\d])(?:apt|apartment|flat|unit|suite|room|wohnung|whg|appartement|appt|apto|piso|interno|no)\.? ?#?\d{1,4}\p{L}?(?:,? |,\n| ?\/ ?)$|(?<!\p{L})no\.? $/iu

function seen(text: string, start: number, end: number, confidence: number): Seen {
  const sure = Math.min(0.97, confidence + (isNamed(text, start) ? 0.1 : 0))
  return {
    kind: 'postal-address',
    class: 'contact',
    start,
    end,
    confidence: sure,
    detector: 'postal-address',
    hint: '',
    rank: -1,
  }
}

function addressAt(i: number): Core | undefined {
  const { tokens, roles } = reading
  const kind = tokens.shapes[i] as number
  const roleHere = roles[i] as number
  if (roleHere === 0 && !reading.lines && isSilent(kind)) return undefined
  if (roleHere & role.field) {
    const field = fieldValue(i)
    if (field) return field
  }
  const letter = reading.lines && reading.countries && kind >= shape.digits ? block(i) : undefined
  if (letter) return letter
  let core: Core | undefined
  if (isNumber(i) || kind === shape.digits) core = digitsFirst(i)
  else if (kind === shape.capital && roleHere & role.spelled) core = spelledFirst(i)
  else if (roleHere & role.box || isPoBox(i)) core = box(i)
  else if (kind < shape.capital) return undefined
  else if (roleHere & role.beginning && (isBeginning(i) || isSmallBeginning(i))) core = streetFirst(i)
  else if (compound(i)) core = compoundFirst(i)
  else if (isName(i) || kind === shape.caseless) core = endingThenNumber(i) ?? wordsThenPostcode(i) ?? placeBehind(i)
  if (!core && reading.lines) core = streetLine(i)
  if (!core && (kind === shape.capital || kind === shape.digits))
    core = beforeUnit(i) ?? beforeSureCode(i) ?? (isNumber(i) ? betweenNumbers(i) : (toldStreet(i) ?? townStateCode(i)))
  if (!core || (isNumber(core.first) && isCountedBefore(core.first))) return undefined
  reading.evidence = 0
  const last = extend(reading, core.last, core.confidence > 0.55)
  const confidence = core.confidence + 0.1 * reading.evidence
  return confidence >= 0.5 ? { first: core.first, last, confidence } : undefined
}

/** Marks and small words: without a role, and on one line, no address begins with them. */
function isSilent(kind: number): boolean {
  return kind < shape.digits || kind === shape.clitic || kind === shape.lower || kind === shape.weak
}

function digitsFirst(i: number): Core | undefined {
  if (isMeasured(i)) return undefined
  return placeFirst(i) ?? wardAndCity(i) ?? (isNumber(i) ? (numberFirst(i) ?? smallStreet(i)) : undefined)
}

/** `One Liberty Plaza, New York`: a house number in letters, with a comma and a town behind. */
function spelledFirst(i: number): Core | undefined {
  const { shapes } = reading.tokens
  const found = numberFirst(i)
  if (!found || found.last < i + 2 || shapes[found.last + 1] !== shape.comma || !isName(found.last + 2))
    return undefined
  return isName(found.last) ? { ...found, confidence: 0.6 } : undefined
}

/** `12 Main St`, `12, rue de la Paix`, `1475 167th avenue`, `416 Kiannonkatu 98`. */
function numberFirst(i: number): Core | undefined {
  const { tokens, roles, text } = reading
  const { n, shapes } = tokens
  // `01310-100, Rua …`: the end of a longer number.
  if (codeAt(text, (tokens.starts[i] as number) - 1) === 45 && isDigit(codeAt(text, (tokens.starts[i] as number) - 2)))
    return undefined
  let k = i + 1
  reading.steps += 8
  // `12 bis`, `1502 1/2`
  const c = text.charCodeAt((tokens.ends[i] as number) + 1)
  if (c === 98 || c === 116 || (isDigit(c) && shapes[k + 1] === shape.other)) {
    const behind = text.slice((tokens.ends[i] as number) + 1, (tokens.ends[i] as number) + 5)
    if (/^(?:bis|ter)\b/.test(behind)) k++
    else if (/^[1-3]\/[2-4]\b/.test(behind)) k += 3
  }
  if (shapes[k] === shape.comma) {
    if (!((roles[k + 1] as number) & role.sureBeginning) && !isSmallBeginning(k + 1)) return undefined
    k++
  }
  const spanish = spanishName(i, k)
  if (spanish) return spanish
  // `-3`, `1-3`, `4 - 6`: the second number of a range.
  if (shapes[k] === shape.other && text.charCodeAt(tokens.starts[k] as number) === 45 && isNumber(k + 1)) k += 2
  if (k < n && (roles[k] as number) & role.beginning && (isBeginning(k) || isSmallBeginning(k))) {
    const end = nameEnd(k + (shapes[k + 1] === shape.stop ? 2 : 1), 5)
    if (end > k && ((roles[k] as number) & role.sureBeginning || isName(k) || isSmallBeginning(k))) {
      // `1 Place de la Paix`, but also `12 Plaza Court`: an ending further on is part of it.
      const street = withEnding(end)
      const last = isNumber(street + 1) && !isPostcode(street + 1) ? street + 1 : street
      return { first: i, last, confidence: (roles[k] as number) & role.sureBeginning ? 0.85 : 0.6 }
    }
  }
  if (isNumber(k) && k + 1 < n) k++
  let names = 0
  let small = 0
  let best: Core | undefined
  for (let words = 0; words < 6 && k < n; words++, k++) {
    const kind = shapes[k] as number
    const flags = roles[k] as number
    if (kind === shape.stop && k > i + 1 && (tokens.ends[k - 1] as number) - (tokens.starts[k - 1] as number) < 4)
      continue
    const hungarian = names > 0 && kind >= shape.lower ? hungarianNumber(k) : -1
    if (hungarian > 0) return { first: i, last: hungarian, confidence: 0.75 }
    if (compound(k) && (isName(k) || words === 0)) {
      const last = isNumber(k + 1) ? k + 1 : k
      return { first: i, last, confidence: isName(k) ? 0.75 : 0.6 }
    }
    const ordinal =
      kind === shape.digits &&
      !isDigit(text.charCodeAt((tokens.ends[k] as number) - 1)) &&
      /^\d{1,3}(?:st|nd|rd|th)$/i.test(text.slice(tokens.starts[k], tokens.ends[k]))
    if (flags & (role.strongEnding | role.weakEnding) && (names + small > 0 || flags & role.strongEnding)) {
      const sure = flags & role.strongEnding
      let confidence = sure
        ? names > 0
          ? 0.85
          : 0.7
        : names > 0 && isName(k)
          ? 0.65
          : small > 0 && small < 3
            ? kind === shape.caseless && isShort(k)
              ? 0.55
              : 0.42
            : names > 0
              ? 0.42
              : 0.3
      if (names + small === 0) confidence = isNumber(k - 1) && k - 1 > i ? 0.65 : 0.2
      if (!best || confidence >= best.confidence - 0.3)
        best = { first: i, last: k, confidence: Math.max(confidence, best?.confidence ?? 0) }
      names++
      continue
    }
    if (best) break
    if (isName(k) || ordinal) names++
    else if (flags & role.direction) continue
    else if (flags & role.particle && kind >= shape.lower && !(flags & role.stop)) small++
    // « 4 på South Street »: a preposition.
    else if (
      loose(k) &&
      small < 3 &&
      !(words === 0 && isName(k + 1) && (tokens.ends[k] as number) - (tokens.starts[k] as number) < 3)
    )
      small++
    else break
  }
  if (best && small > 2 && names < 2) best.confidence -= 0.15
  // « The 2007 Bowling Green Falcons »: a year and a name that goes on.
  if (best && isName(best.last + 1) && isYear.test(text.slice(tokens.starts[i], tokens.ends[i]))) {
    const flags = roles[best.last] as number
    if (!(flags & role.strongEnding) && !isShort(best.last)) return undefined
  }
  // « 1 Hotel Brooklyn Bridge »: the name of a house, and a bridge in it.
  if (best && best.confidence < 0.8 && /^.hotel\b/i.test(text.slice(tokens.ends[i], (tokens.ends[i] as number) + 7)))
    return undefined
  if (best && best.confidence < 0.5 && best.confidence > 0.25 && isTold(i)) best.confidence += 0.25
  return best
}

const isYear = /^(?:19|20)\d\d$/

/** `Calle Mayor 3`, `rue de la Paix, 10`, `Via Roma 1`, `Ctra. de Toledo, km 12,5`, `C/ Palma, 11`, `Travesía Choupana s/n`. */
function streetFirst(i: number): Core | undefined {
  const { tokens, roles, text } = reading
  const { shapes } = tokens
  reading.steps += 12
  let k = i + 1
  while (shapes[k] === shape.stop || text.charCodeAt(tokens.starts[k] as number) === 47) k++
  const numbered = numberedStreet(i, k)
  if (numbered > 0) return { first: i, last: numbered, confidence: 0.8 }
  // `Avda. 9 de Julio 1100`
  const end = nameEnd(isNumber(k) && (roles[k + 1] as number) & role.particle ? k + 1 : k, 7)
  const sure = ((roles[i] as number) & role.sureBeginning) > 0
  if (end < 0) return undefined
  const number = numberAfter(end + 1)
  // `av. Paulista 1578`: the full stop of an abbreviation is as good as a capital.
  const begins = isName(i) || (shapes[i + 1] === shape.stop && isName(k))
  if (number > 0) return { first: i, last: number, confidence: sure ? 0.88 : begins ? 0.7 : 0.42 }
  return postcodeAfter(end + 1) && (sure || isName(i)) ? { first: i, last: end, confidence: 0.6 } : undefined
}
