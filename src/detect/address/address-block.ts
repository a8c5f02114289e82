import { shape } from '../names/tokens.ts'
import { role } from './address-words.ts'
import { countryAt, isLabel } from './extend-address.ts'
import { unitAt } from './flats.ts'
import { compound, isName, isNumber, reading } from './street-parts.ts'

export type Core = { first: number; last: number; confidence: number }

/** `Domicilio: Ginzo de limia 56, 1D`: what a field calls an address is one, to the end of the line, if it has a number and a word. */
export function fieldValue(i: number): Core | undefined {
  const { tokens, text } = reading
  const { shapes, n } = tokens
  if (shapes[i + 1] !== shape.colon) return undefined
  const first = shapes[i + 2] === shape.newline ? i + 3 : i + 2
  let numbers = 0
  let words = 0
  let last = -1
  for (let k = first; k < n && k < first + 24; k++) {
    const kind = shapes[k] as number
    if (kind === shape.newline) break
    if (
      (kind === shape.at && text.charCodeAt(tokens.starts[k] as number) !== 35) ||
      kind === shape.colon ||
      isLabel(reading, k)
    )
      return undefined
    if (kind === shape.digits || /^s ?\/ ?n\b/i.test(text.slice(tokens.starts[k], (tokens.starts[k] as number) + 4)))
      numbers++
    else if (kind >= shape.capital && (tokens.ends[k] as number) - (tokens.starts[k] as number) > 2) words++
    // A full stop with a blank behind it ends the field, unless it belongs to an abbreviation.
    if (kind === shape.stop) {
      const size = (tokens.ends[k - 1] as number) - (tokens.starts[k - 1] as number)
      if (k + 1 < n && tokens.starts[k + 1] !== tokens.ends[k] && size > 4) break
      continue
    }
    if (kind >= shape.digits || kind === shape.other) last = k
  }
  reading.steps += 24
  if (numbers === 0 || words === 0 || last < first) return undefined
  const size = (tokens.ends[last] as number) - (tokens.starts[first] as number)
  if (size < 8 || size > 120) return undefined
  return { first, last, confidence: 0.8 }
}

/** `51709 Spinatsch 94 Apt. 615`: no word says street, but a flat stands behind words and a number. */
export function beforeUnit(i: number): Core | undefined {
  const { tokens, roles } = reading
  const { shapes, n } = tokens
  let k = i
  let numbers = 0
  let words = 0
  while (k < n && k < i + 3 && isNumber(k)) {
    numbers++
    k++
  }
  while (k < n && words < 5 && (isName(k) || (words > 0 && (roles[k] as number) & role.particle))) {
    if ((roles[k] as number) & role.flat) break
    words++
    k++
    if (shapes[k] === shape.stop && tokens.starts[k] === tokens.ends[k - 1] && k - i > 1) k++
  }
  reading.steps += 8
  if (words === 0) return undefined
  if (isNumber(k)) {
    numbers++
    k++
    if (shapes[k] === shape.stop) k++
  }
  while (k < n && (shapes[k] === shape.comma || shapes[k] === shape.newline)) k++
  // `600 N Wolcott, 2nd Floor`
  const floor = shapes[k] === shape.digits && unitAt(reading, k, false) > 0
  if (numbers === 0 || k >= n || !((roles[k] as number) & role.flat || floor)) return undefined
  const last = unitAt(reading, k, true)
  return last > 0 ? { first: i, last, confidence: 0.62 } : undefined
}

/** Lines that end with the name of a country, one of them with a number or the word for a street: an address as on a letter. */
export function block(i: number): Core | undefined {
  const { tokens, roles } = reading
  const { shapes, n } = tokens
  if (i > 0 && shapes[i - 1] !== shape.newline) return undefined
  let k = i
  let numbers = 0
  let street = false
  for (let line = 0; line < 7 && k < n; line++) {
    const country = line > 0 ? countryAt(reading, k) : -1
    if (country >= 0) {
      let end = country
      if (shapes[end + 1] === shape.digits) {
        end++
        numbers++
      }
      if (end + 1 >= n || shapes[end + 1] === shape.newline)
        return numbers > 0 || street ? { first: i, last: end, confidence: numbers > 0 ? 0.75 : 0.55 } : undefined
    }
    const begin = k
    let evidence = false
    let house = false
    for (; k < n && shapes[k] !== shape.newline; k++) {
      const kind = shapes[k] as number
      const flags = roles[k] as number
      reading.steps++
      if (k - begin > 9 || kind === shape.at || kind === shape.colon || isLabel(reading, k)) return undefined
      if (kind === shape.digits) numbers++
      if (flags & role.house) house = true
      if (kind >= shape.lower && !foreign(k) && !(flags & (role.particle | role.unit | role.beginning)))
        return undefined
      if (
        kind === shape.digits ||
        flags & (role.strongEnding | role.sureBeginning) ||
        (k > begin && flags & role.weakEnding) ||
        (k === begin && flags & role.beginning) ||
        compound(k)
      )
        evidence = true
    }
    if (k === begin) return undefined
    // The first line has to say that it is one of an address, or the name of a house: that of a person above is none.
    if (line === 0 && !evidence && !house) return undefined
    street ||= evidence
    k++
  }
  return undefined
}

/** `Rope Walk, Bedford MK42 0XE`: capitalised words and commas before a postcode that looks like nothing else. */
export function beforeSureCode(i: number): Core | undefined {
  const { tokens, roles, text } = reading
  const { shapes, n } = tokens
  if (i > 0 && (isName(i - 1) || shapes[i - 1] === shape.comma)) return undefined
  let words = 0
  let k = i
  for (; k < n && k < i + 16; k++) {
    const size =
      words > 1 ? (sureCode.exec(text.slice(tokens.starts[k], (tokens.starts[k] as number) + 10))?.[0].length ?? 0) : 0
    if (size > 0) {
      let end = k
      while (end + 1 < n && (tokens.ends[end] as number) < (tokens.starts[k] as number) + size) end++
      return { first: i, last: end, confidence: 0.65 }
    }
    if (isName(k)) words++
    // `Unit 6, Riverside Estate`
    else if (isNumber(k) && (roles[k - 1] as number) & role.unit) continue
    else if (shapes[k] !== shape.comma && !((roles[k] as number) & role.particle)) return undefined
  }
  reading.steps += k - i
  return undefined
}

/** British, Canadian and Irish. */
const sureCode =
  /^(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|[A-Z]\d[\dW] (?=[A-Z\d]*\d)[A-Z][A-Z\d]{3})(?![\dA-Za-z])/

/** A letter of a script that has no capitals. */
function foreign(k: number): boolean {
  return reading.text.charCodeAt(reading.tokens.starts[k] as number) > 0x52f
}
