import { shape } from '../names/tokens.ts'
import { role, roleOf } from './address-words.ts'
import { unitAt, upTo } from './flats.ts'
import type { Reading } from './reading.ts'

/** The last token of what belongs to a street that ends at `last`: flat, floor, postcode, town, state, country. At most 24 tokens. */
export function extend(reading: Reading, last: number, sure: boolean): number {
  const stop = Math.min(reading.tokens.n, last + 24)
  let end = last
  for (let guard = 0; guard < 8; guard++) {
    const next = part(reading, end, stop, sure)
    if (next <= end) break
    end = next
  }
  end = lines(reading, end, stop)
  reading.steps += end - last + 8
  return end
}

/**
 * An address in lines, as on a letter: below the street come short lines of capitalised words and postcodes. They belong to it
 * as far as the last one with a postcode, state or country; all of them if nothing else follows.
 */
export function lines(reading: Reading, end: number, stop: number): number {
  const { tokens, roles } = reading
  const { shapes } = tokens
  let kept = end
  let k = end + 1
  for (let line = 0; line < 6 && k < stop && shapes[k] === shape.newline; line++) {
    let at = k + 1
    let words = 0
    let sure = false
    if (countryAt(reading, at) >= 0) sure = true
    while (at < stop && shapes[at] !== shape.newline) {
      const kind = shapes[at] as number
      const flags = roles[at] as number
      if (kind === shape.digits) sure = true
      else if (kind >= shape.capital && kind <= shape.initial) words++
      else if (kind === shape.colon || kind === shape.at || (kind >= shape.lower && !(flags & role.particle)))
        return kept
      if (flags & (role.country | role.stateName) || (flags & role.state && kind === shape.upper)) sure = true
      if (isLabel(reading, at) || ++words > 12) return kept
      at++
    }
    if (at === k + 1 || at - k > 8) return kept
    const over = at >= tokens.n
    if (sure || over) kept = at - 1
    if (sure) reading.evidence++
    k = at
    if (over && at >= stop) break
  }
  return kept
}

function part(reading: Reading, end: number, stop: number, sure: boolean): number {
  const { tokens, roles } = reading
  const { shapes } = tokens
  let k = end + 1
  if (k >= stop) return end
  // `12-II`, `12/3`, `3º`: joined to the number without a blank.
  if (shapes[k] === shape.other && tokens.starts[k] === tokens.ends[end]) {
    const c = reading.text.charCodeAt(tokens.starts[k] as number)
    if (c === 0xba || c === 0xaa || c === 0xb0) return k
    if (
      (c === 45 || c === 47) &&
      tokens.starts[k + 1] === tokens.ends[k] &&
      (tokens.ends[k + 1] as number) - (tokens.starts[k + 1] as number) < 5
    )
      return k + 1
  }
  // `Kerkstraat 12 a, 1017 GC`: a letter behind the number, and then a comma, a line or a postcode.
  if (
    tokens.shapes[end] === shape.digits &&
    (tokens.ends[k] as number) - (tokens.starts[k] as number) === 1 &&
    (shapes[k] as number) >= shape.lower &&
    (shapes[k + 1] === shape.comma || shapes[k + 1] === shape.newline || postcodeAt(reading, k + 1) > 0)
  )
    return k
  // `Mannerheimintie 5 B 12, 00100`: stair and door.
  if (
    tokens.shapes[end] === shape.digits &&
    shapes[k] === shape.initial &&
    shapes[k + 1] === shape.digits &&
    (tokens.ends[k + 1] as number) - (tokens.starts[k + 1] as number) < 4 &&
    (shapes[k + 2] === shape.comma || shapes[k + 2] === shape.newline)
  )
    return k + 1
  // `112 bis, 3511 AX`, `No:212 D:5`
  const more = shapes[end] === shape.digits ? behindNumber(reading, k) : -1
  if (more > 0) return more
  // `Lindelaan 27 in 3571 AB Utrecht`: said in a sentence.
  if (
    shapes[end] === shape.digits &&
    (tokens.ends[k] as number) - (tokens.starts[k] as number) < 3 &&
    isIn(reading, k)
  ) {
    const code = postcodeAt(reading, k + 1)
    const town = code > 0 ? townAt(reading, code + 1, stop, 4) : -1
    if (town > 0) {
      reading.evidence++
      return town
    }
  }
  const direct = roles[k] as number
  if (
    direct & role.direction &&
    (shapes[k] === shape.upper || shapes[k] === shape.capital || shapes[k] === shape.initial)
  )
    return k
  let gap = 0
  if (
    shapes[k] === shape.stop &&
    tokens.starts[k] === tokens.ends[end] &&
    tokens.shapes[end] !== shape.digits &&
    (tokens.ends[end] as number) - (tokens.starts[end] as number) <= 4
  )
    k++
  while (k < stop && gap < 3 && (shapes[k] === shape.comma || shapes[k] === shape.newline || isDash(reading, k))) {
    k++
    gap++
  }
  if (k >= stop) return end
  const unit = unitAt(reading, k, gap > 0)
  if (unit > 0) {
    reading.evidence++
    return unit
  }
  const code = postcodeAt(reading, k)
  if (code > 0) {
    reading.evidence++
    const town = townAt(reading, code + 1, stop, 4)
    return town > 0 ? town : code
  }
  const flags = roles[k] as number
  const country = gap > 0 || isName(reading, k) ? countryAt(reading, k) : -1
  if (country >= 0) {
    reading.evidence++
    const code = postcodeAt(reading, country + 1)
    return code > 0 ? code : country
  }
  if (flags & role.stateName && (gap > 0 || isName(reading, k))) return k
  if (
    flags & role.state &&
    (shapes[k] === shape.upper || (shapes[k] === shape.caseless && postcodeAt(reading, k + 1) > 0))
  ) {
    reading.evidence++
    return k
  }
  // A town needs something behind it that says so: state, postcode, country.
  let commas = 0
  for (let words = 1; words <= 7 && k + words < stop; words++) {
    const at = k + words - 1
    // `Seattle, King County, WA`: a district between the town and the state.
    if (shapes[at] === shape.comma && words > 1 && commas++ < 1) continue
    // `Montréal (Québec) H2X 3J8`
    if (words > 1 && isBracketed(reading, at)) {
      words += 2
      const zip = postcodeAt(reading, at + 3)
      if (zip > 0) return zip
      continue
    }
    if (!isTownWord(reading, at) || (words > 4 && commas === 0)) break
    let behind = k + words
    if (shapes[behind] === shape.comma || shapes[behind] === shape.newline) behind++
    if (behind >= stop) break
    const there = roles[behind] as number
    if (
      (there & role.state && shapes[behind] === shape.upper) ||
      (there & role.state &&
        shapes[behind] === shape.caseless &&
        (postcodeAt(reading, behind + 1) > 0 || (words < 4 && sure)))
    ) {
      reading.evidence++
      return behind
    }
    const land = countryAt(reading, behind)
    if (land >= 0) {
      const code = postcodeAt(reading, land + 1)
      return code > 0 ? code : land
    }
    if (there & role.stateName) return behind
    if (words < 4 && sure && (roles[behind] as number) & role.unit && isName(reading, behind)) {
      const unit = unitAt(reading, behind, true)
      if (unit > 0) return unit
    }
    const zip = postcodeAt(reading, behind)
    if (zip > 0) {
      reading.evidence++
      return zip
    }
  }
  const brazil = gap > 0 ? quarterTownState(reading, k) : -1
  if (brazil > 0) return brazil
  // `Hauptstraße 5, Leipzig`: one capitalised word behind a comma at the end of the sentence or line.
  if (sure && gap > 0 && shapes[k] === shape.capital && !isLabel(reading, k)) {
    let last = k
    // `São Paulo`, `Ho Chi Minh City`, `District 1`
    while (last < k + 3 && shapes[last + 1] === shape.capital) last++
    if (last === k && shapes[k + 1] === shape.digits && unitAt(reading, k + 1, true) === k + 1) last++
    const behind = shapes[last + 1]
    const ends = last + 1 >= tokens.n || behind === shape.stop || behind === shape.newline || behind === shape.comma
    if (ends && (tokens.starts[k] === tokens.ends[k - 1] || shapes[k - 1] === shape.comma)) return last
  }
  return end
}

/** Before a postcode and a town: « 27 in 3571 AB Utrecht », « 12 à 67000 Strasbourg ». */
export function isIn({ tokens, text }: Reading, k: number): boolean {
  return /^(?:in|à|en|em|a|te)$/i.test(text.slice(tokens.starts[k], tokens.ends[k]))
}

/** `bis`, `ter`, `hs`; a Turkish door (`D:5`) or floor. */
function behindNumber({ tokens, text }: Reading, k: number): number {
  const start = tokens.starts[k] as number
  const c = text.charCodeAt(start)
  if (c !== 98 && c !== 116 && c !== 104 && c !== 68 && c !== 75) return -1
  const size = /^(?:(?:bis|ter|hs|huis|boven)(?=[,\n]| \d{4,5})|[DK][.:] ?\d{1,3}(?!\d))/.exec(
    text.slice(start, start + 12),
  )
  return size ? upTo(tokens, k, start + size[0].length) : -1
}

function isBracketed({ tokens, text }: Reading, k: number): boolean {
  return text.charCodeAt(tokens.starts[k] as number) === 40 && text.charCodeAt(tokens.ends[k + 1] as number) === 41
}

/** `Vila Clementino, São Paulo/SP - CEP 04026-000`, `São Paulo - SP, 01304-001` */
function quarterTownState({ tokens, text }: Reading, k: number): number {
  const { shapes } = tokens
  let mark = k
  while (mark < k + 8 && shapes[mark] !== shape.other) mark++
  if (shapes[mark] !== shape.other) return -1
  const start = tokens.starts[k] as number
  const found = brazilian.exec(text.slice(start, start + 90))
  return found ? upTo(tokens, k, start + found[0].length) : -1
}

const brazilian =
  /^(?:\p{Lu}[\p{L}.'’ ]{2,30}(?:, | - )\p{Lu}[\p{L}'’ ]{2,30}(?:\/| - |, | )|\p{Lu}[\p{L}'’ ]{2,30}(?:\/| - ))(?:A[CLMP]|BA|CE|DF|ES|GO|M[AGST]|P[ABEIR]|R[JNORS]|S[CEP]|TO)(?!\p{L})(?:,? ?(?:- )?(?:CEP:? ?)?\d{5}-?\d{3}(?!\d))?/u

/** The last token of a country's name that begins at `k`; -1 if none. */
export function countryAt(reading: Reading, k: number): number {
  const { tokens, roles, text } = reading
  if (k >= tokens.n || (tokens.shapes[k] as number) < shape.capital) return -1
  const flags = roles[k] as number
  if (flags & role.manyWords) {
    const start = tokens.starts[k] as number
    const size = longCountries.exec(text.slice(start, start + 40))?.[0].length ?? 0
    if (size > 0) {
      let end = k
      while (end + 1 < tokens.n && (tokens.ends[end] as number) < start + size) end++
      return end
    }
  }
  return flags & role.country ? k : -1
}

/** Is this the name of a country and nothing more? */
export function wholeCountry(text: string): boolean {
  return longCountries.exec(text)?.[0].length === text.length || (roleOf(text) & role.country) > 0
}

function isDash(reading: Reading, k: number): boolean {
  const { tokens, text } = reading
  return tokens.shapes[k] === shape.other && text.charCodeAt(tokens.starts[k] as number) === 45
}

const longCountries =
  /^(?:united kingdom|united states(?: of america)?|united arab emirates|south africa|new zealand|costa rica|sri lanka|saudi arabia|south korea|north korea|hong kong|puerto rico|el salvador|cape verde|czech republic|dominican republic|república dominicana|san marino|sierra leone|north macedonia|northern ireland|the netherlands|papua new guinea|trinidad and tobago|bosnia and herzegovina|ivory coast|côte d['’]ivoire|états-unis|royaume-uni|reino unido|estados unidos|stati uniti|regno unito|verenigde staten|verenigd koninkrijk|vereinigte staaten|vereinigtes königreich|burkina faso|new caledonia|faroe islands|vatican city|republic of ireland)(?![\p{L}\d])/iu

function isName(reading: Reading, k: number): boolean {
  const kind = reading.tokens.shapes[k] as number
  return kind === shape.capital || kind === shape.upper
}

function isTownWord(reading: Reading, k: number): boolean {
  const kind = reading.tokens.shapes[k] as number
  if (kind === shape.caseless) return !((reading.roles[k] as number) & role.stop)
  return isName(reading, k) || ((reading.roles[k] as number) & role.particle) > 0
}

/** The last token of a postcode: `94105`, `94105-1234`, `602 00`, `1234 AB`, `1000-123`, `SW1A 1AA`, `H3Z 2Y7`, `E-47005`, `C.P. 13001`; -1 if none. */
function postcodeAt(reading: Reading, k: number): number {
  const { tokens, text } = reading
  if (k >= tokens.n) return -1
  const start = tokens.starts[k] as number
  if (tokens.shapes[k] !== shape.digits && tokens.shapes[k] !== shape.initial && tokens.shapes[k] !== shape.upper)
    return -1
  const found = postcode.exec(text.slice(start, start + 16))
  if (!found) return -1
  let at = k
  while (at + 1 < tokens.n && (tokens.ends[at] as number) < start + found[0].length) at++
  return tokens.ends[at] === start + found[0].length ? at : -1
}

const postcode =
  /^(?:c\.?p\.?:?\s?\d{5}|[a-z]{1,2}[- ]\d{4,5}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{4} ?[a-z]{2}(?![a-z\d])|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|[a-z]\d[a-z] \d[a-z]\d|[a-z]\d[\dw] [a-z\d]{4}|\d{3} \d{2}(?=,? [^\d ])|\d{2}-\d{3}(?= [^\d ])|\d{4,6})(?![\da-z])/i

export function isLabel({ tokens, text }: Reading, k: number): boolean {
  const after = tokens.ends[k] as number
  colon.lastIndex = after
  return colon.test(text) || (tokens.shapes[k] !== shape.digits && labels.test(text.slice(tokens.starts[k], after)))
}

const colon = /\.? ?:/y
const labels =
  /^(?:tel|telf?|telefono|teléfono|telefon|telephone|téléphone|tfno|fax|phone|mobile|correo|e-?mails?|e-mai|ph|tax|vat|attn|regards|greetings|thanks|best|danke|merci|gracias|saludos|cordialement|cheers|saluti|groeten|obrigad[oa])$/i

function isSmallTown({ tokens, roles }: Reading, k: number): boolean {
  const behind = tokens.shapes[k + 1]
  return (
    tokens.shapes[k] === shape.lower &&
    (tokens.ends[k] as number) - (tokens.starts[k] as number) > 3 &&
    !((roles[k] as number) & role.stop) &&
    (k + 1 >= tokens.n || behind === shape.stop || behind === shape.comma || behind === shape.newline)
  )
}

/** A town behind a postcode: capitalised words; the number of a district may follow (`Praha 1`). */
function townAt(reading: Reading, from: number, stop: number, most: number): number {
  const { tokens } = reading
  let k = from
  if (tokens.shapes[k] === shape.comma) k++
  let end = -1
  for (let words = 0; words < most && k < stop; words++, k++) {
    if (!isTownWord(reading, k) || (tokens.shapes[k] === shape.caseless && words > 0)) {
      // `28013 madrid`, nothing behind it, and before it only the street.
      if (words === 0 && reading.evidence === 1 && isSmallTown(reading, k)) end = k
      break
    }
    if (!isName(reading, k) && tokens.shapes[k] !== shape.caseless) continue
    // `31008 Pamplona E-mail:` and `Tfno: 945`: a word before a colon is a label of what follows.
    if (isLabel(reading, k)) break
    end = k
  }
  return end
}
