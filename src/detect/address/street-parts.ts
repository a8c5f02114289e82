import { isDigit, isLetter } from '../characters.ts'
import { newTokens, room, shape } from '../names/tokens.ts'
import { role } from './address-words.ts'
import type { Reading } from './reading.ts'

export const reading: Reading = {
  text: '',
  tokens: newTokens(),
  roles: new Int32Array(room),
  lines: false,
  countries: false,
  steps: 0,
  evidence: 0,
}

/** A house number, as `isHouseNumber` has said of each token. */
export function isNumber(i: number): boolean {
  return ((reading.roles[i] as number) & role.number) > 0
}

/** Up to five digits, perhaps with a letter. */
export function isHouseNumber(i: number): boolean {
  const { tokens, text } = reading
  const start = tokens.starts[i] as number
  const end = tokens.ends[i] as number
  if (end - start > 6 || !isDigit(text.charCodeAt(start))) return false
  let digits = 0
  while (start + digits < end && isDigit(text.charCodeAt(start + digits))) digits++
  if (digits > 5 || end - start - digits > 1) return false
  // `300m`, `10k` are counted, `12m` may be a door.
  if (digits > 2 && end > start + digits && /[mk]/i.test(text.charAt(start + digits))) return false
  const before = text.charCodeAt(start - 1)
  // Sums, decimals, times and handles are no house numbers.
  if (before === 36 || before === 0x20ac || before === 0xa3 || before === 64 || before === 95) return false
  if ((before === 46 || before === 58) && isDigit(text.charCodeAt(start - 2))) return false
  const after = text.charCodeAt(end)
  if (after === 37 || after === 0x20ac) return false
  return !((after === 58 || after === 46) && isDigit(text.charCodeAt(end + 1)))
}

export function compound(i: number): boolean {
  return ((reading.roles[i] as number) & role.compound) > 0
}

export function isName(i: number): boolean {
  const kind = reading.tokens.shapes[i] as number
  return kind === shape.capital || kind === shape.upper || kind === shape.initial
}

export function loose(i: number): boolean {
  const kind = reading.tokens.shapes[i] as number
  return kind >= shape.lower && !((reading.roles[i] as number) & role.stop)
}

/** `l'Olla`, also as typed with an accent: `l´Olla`. */
export function isApostrophe(k: number): boolean {
  const c = reading.text.charCodeAt(reading.tokens.starts[k] as number)
  return c === 39 || c === 0x2019 || c === 0xb4 || c === 96
}

/** `st`, `dr`, `ct`: in small letters the abbreviation is an address more often than the word. */
export function isShort(k: number): boolean {
  return (reading.tokens.ends[k] as number) - (reading.tokens.starts[k] as number) === 2
}

export function withEnding(end: number): number {
  return (reading.roles[end + 1] as number) & role.strongEnding && isName(end + 1) ? end + 1 : end
}

/** Small `via` and `place` are words of their own. */
export function isBeginning(i: number): boolean {
  const { tokens, roles, text } = reading
  if ((roles[i] as number) & role.sureBeginning) return true
  const kind = tokens.shapes[i] as number
  if (kind === shape.lower || kind === shape.weak)
    return tokens.shapes[i + 1] === shape.stop && text.charCodeAt(tokens.ends[i] as number) === 46
  // `Os. Piastów 3`, but also « Os seus 100 »: the abbreviation has its full stop.
  return tokens.shapes[i + 1] === shape.stop || !/^(?:os|al)$/i.test(text.slice(tokens.starts[i], tokens.ends[i]))
}

/** Where the name of a street ends: particles and capitalised words; in a text without capitals any words but the commonest. */
export function nameEnd(from: number, most: number): number {
  const { tokens, roles } = reading
  const { shapes, n } = tokens
  let end = -1
  let words = 0
  for (let k = from; k < n && words < most; k++) {
    const kind = shapes[k] as number
    const flags = roles[k] as number
    if (kind === shape.clitic || isApostrophe(k)) continue
    if (kind === shape.stop) {
      if (end === k - 1 && (tokens.ends[k - 1] as number) - (tokens.starts[k - 1] as number) < 4) continue
      break
    }
    if (isName(k) || kind === shape.caseless) {
      if (kind === shape.caseless && flags & role.stop && !(flags & role.particle)) break
      end = k
      words++
    } else if (!(flags & role.particle)) {
      // `Calle Ginzo de limia`: a small word behind a small `de` goes on with the name.
      const joined = k > from && ((roles[k - 1] as number) & role.particle) > 0 && !isName(k - 1)
      if (kind >= shape.lower && (words === 0 || joined) && !(flags & role.stop)) {
        end = k
        words++
      } else break
    }
  }
  return end
}

/** `Calle 64 # 52-59`, `Cra. 9 No. 5-12`: streets by number, as in Colombia; -1 if none. */
export function numberedStreet(i: number, from: number): number {
  const { tokens, text } = reading
  if (!isNumber(from)) return -1
  const start = tokens.starts[from] as number
  const size =
    /^\d{1,3} ?[a-z]?(?: bis)? ?(?:#|no\.?|n[°º]|número) ?\d{1,3} ?[a-z]{0,2}(?: ?- ?\d{1,3})?(?![\p{L}\d])/iu.exec(
      text.slice(start, start + 32),
    )?.[0].length ?? 0
  if (size === 0) return -1
  let k = from
  while (k + 1 < tokens.n && (tokens.ends[k + 1] as number) <= start + size) k++
  return k > i ? k : -1
}

/** `nº 3`, `km 12`, and of an estate `parcela 7`, `casa 18`. */
const beforeNumbers = new Set('n no nr num km nº numero número parcel casa lote nave'.split(' '))

/** The last token of a number that follows: `, 3`, ` nº 3`, `, km 12,5`, ` s/n`; -1 if none. */
export function numberAfter(from: number): number {
  const { tokens, text } = reading
  const { shapes, n } = tokens
  let k = from
  if (shapes[k] === shape.comma || shapes[k] === shape.stop) k++
  const word =
    k < n
      ? text.slice(tokens.starts[k], Math.min(tokens.ends[k] as number, (tokens.starts[k] as number) + 6)).toLowerCase()
      : ''
  if (word === 's' && /^s ?\/ ?n\b/i.test(text.slice(tokens.starts[k], (tokens.starts[k] as number) + 5))) return k + 2
  if (beforeNumbers.has(word)) {
    k++
    while (
      shapes[k] === shape.stop ||
      shapes[k] === shape.colon ||
      (shapes[k] === shape.other && !isLetter(text.charCodeAt(tokens.starts[k] as number)))
    )
      k++
  } else if (k < n && text.charCodeAt(tokens.starts[k] as number) === 35) k++
  if (k >= n || !isNumber(k)) {
    // `km 12,500` and `9.100`: a decimal is no house number, but it is a place on a road.
    return word === 'km' && shapes[k] === shape.digits
      ? k + (shapes[k + 1] === shape.comma || shapes[k + 1] === shape.stop ? 2 : 0)
      : -1
  }
  if (
    word === 'km' &&
    (shapes[k + 1] === shape.comma || shapes[k + 1] === shape.stop) &&
    shapes[k + 2] === shape.digits &&
    tokens.ends[k + 1] === tokens.starts[k + 2]
  )
    return k + 2
  return isCounted(k) ? -1 : k
}

/** `u. 94.`, `út 66`, `tér 19.`: the number behind the Hungarian word for a street, -1 if it is something else. */
export function hungarianNumber(k: number): number {
  const { tokens, text } = reading
  const next = tokens.shapes[k + 1]
  if (next !== shape.digits && (next !== shape.stop || tokens.shapes[k + 2] !== shape.digits)) return -1
  const start = tokens.starts[k] as number
  if (!/^(?:u\.|utca|út|tér|körút|krt\.|köz|sétány) \d/i.test(text.slice(start, start + 8))) return -1
  const number = tokens.shapes[k + 1] === shape.stop ? k + 2 : k + 1
  return isNumber(number) ? (tokens.shapes[number + 1] === shape.stop ? number + 1 : number) : -1
}

/** `Platz 5 Minuten`: what is counted is no house. */
function isCounted(k: number): boolean {
  const { tokens, text } = reading
  const after = text.slice(tokens.ends[k], (tokens.ends[k] as number) + 12)
  return /^ ?(?:min|stund|hour|day|tag|jahr|year|uhr|heures|horas|ore|uur|euro|€|%|°|grad|degre|prozent|percent|mal\b|times|people|personen)/i.test(
    after,
  )
}

/** First letters of what is measured in, and `%`. */
const measures = new Set([...'phkmq%'].map((one) => one.charCodeAt(0) | 32))

/** `49 Prozent`, `90 Hektar`: in front of a street as well. */
export function isMeasured(k: number): boolean {
  const { tokens, text } = reading
  // Rows of numbers are read once for each of them.
  if (isDigit(text.charCodeAt((tokens.ends[k] as number) + 1))) return false
  const end = tokens.ends[k] as number
  const first = text.charCodeAt(text.charCodeAt(end) === 32 ? end + 1 : end)
  if (first < 128 && !measures.has(first | 32)) return false
  const after = text.slice(end, end + 14)
  return /^ ?(?:prozent|percent|hektar|hectares?|(?:kilo)?met(?:er|ros?|ri)|quil[oó]metros|km|m²|qm|%)(?!\p{L})/iu.test(
    after,
  )
}

/** « une table pour 4 rue principale », « la linea 3 via Garibaldi », « Windows 11 Park »: a number of something said before it. */
export function isCountedBefore(k: number): boolean {
  const { tokens, text } = reading
  const start = tokens.starts[k] as number
  reading.steps += 32
  return countedBefore.test(text.slice(Math.max(0, start - 32), start))
}

const countedBefore =
  /(?<!\p{L})(?:(?:table|mesa|tavolo|tafel|tisch|party|dinner|lunch|cena|dîner|reserva|réservation|reservation|booking) (?:for|of|pour|per|para|voor|für|de|von)|line|linea|línea|linha|ligne|linie|lijn|bus|tram|metro|gate|terminal|windows|exit|ausfahrt|sortie|salida|uscita|size|größe|taille|talla|platform|gleis)[ \t]$/iu

/** A line break, comma or stop, then a postcode and a town. */
export function postcodeAfter(from: number): boolean {
  const { tokens } = reading
  let k = from
  while (k < from + 2 && (tokens.shapes[k] === shape.comma || tokens.shapes[k] === shape.newline)) k++
  return k > from && isPostcode(k) && (isName(k + 1) || tokens.shapes[k + 1] === shape.caseless)
}

export function isPostcode(k: number): boolean {
  const { tokens, text } = reading
  if (k >= tokens.n || tokens.shapes[k] !== shape.digits) return false
  if (/^(?:[A-Z]{1,2}-?)?\d{4,6}$/i.test(text.slice(tokens.starts[k], tokens.ends[k]))) return true
  // `00-029 Warszawa`
  return (
    tokens.shapes[k + 1] === shape.other &&
    /^\d\d-\d{3} \p{Lu}/u.test(text.slice(tokens.starts[k], (tokens.starts[k] as number) + 8))
  )
}
