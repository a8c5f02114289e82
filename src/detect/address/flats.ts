import { isDigit } from '../characters.ts'
import { shape, type Tokens } from '../names/tokens.ts'
import { role } from './address-words.ts'
import type { Reading } from './reading.ts'

/** `Apt 4`, `# 125C`, `Suite 400`, `piso 2`; behind a comma also `2º`, `3D`, `5C`, `A`. */
export function unitAt(reading: Reading, k: number, apart: boolean): number {
  const { tokens, roles, text } = reading
  const { shapes } = tokens
  const c = text.charCodeAt(tokens.starts[k] as number)
  if (c === 35 && (shapes[k + 1] === shape.digits || shapes[k + 1] === shape.initial)) return k + 1
  if ((roles[k] as number) & role.unit) {
    let at = k + 1
    while (
      shapes[at] === shape.stop ||
      shapes[at] === shape.colon ||
      (shapes[at] === shape.at && text.charCodeAt(tokens.starts[at] as number) === 35)
    )
      at++
    const size = (tokens.ends[at] as number) - (tokens.starts[at] as number)
    if (at < tokens.n && (shapes[at] === shape.digits ? size < 6 : shapes[at] === shape.initial || size === 1))
      return at
    return -1
  }
  // `110 00 Praha` and `00-029 Lublin` are a postcode and a town.
  if (
    shapes[k] === shape.digits &&
    /^(?:\d{3} \d\d|\d\d-\d{3}) [^\d ]/.test(text.slice(tokens.starts[k], (tokens.starts[k] as number) + 8))
  )
    return -1
  // `2. OG`, `2. tv.`
  const dotted =
    shapes[k] === shape.digits && shapes[k + 1] === shape.stop
      ? germanFloor.exec(text.slice(tokens.starts[k], (tokens.starts[k] as number) + 14))
      : null
  if (dotted) return upTo(tokens, k, (tokens.starts[k] as number) + dotted[0].length)
  // `tercero B`, `2º esquerdo`
  const sided =
    shapes[k] === shape.digits || (shapes[k] as number) >= shape.lower
      ? floorAndSide.exec(text.slice(tokens.starts[k], (tokens.starts[k] as number) + 24))
      : null
  if (sided) return upTo(tokens, k, (tokens.starts[k] as number) + sided[0].length)
  // `Sixth Floor`, `3rd floor`, `6th Fl`.
  if (
    k + 1 < tokens.n &&
    (roles[k + 1] as number) & role.unit &&
    (shapes[k] === shape.digits
      ? ordinal.test(text.slice(tokens.starts[k], tokens.ends[k]))
      : floors.test(text.slice(tokens.starts[k], tokens.ends[k])))
  )
    return k + 1
  // Behind a line break a number is the next line's.
  if (!apart || shapes[k - 1] === shape.newline) return -1
  const size = (tokens.ends[k] as number) - (tokens.starts[k] as number)
  if (shapes[k] === shape.digits && size <= 3 && isDigit(c)) {
    const after = text.charCodeAt(tokens.ends[k] as number)
    const floor = after === 0xba || after === 0xaa ? k + 1 : k
    return shapes[floor + 1] === shape.initial && floor + 1 < tokens.n ? floor + 1 : floor
  }
  return shapes[k] === shape.initial && shapes[k + 1] !== shape.capital ? k : -1
}

const germanFloor =
  /^\d{1,2}\. ?(?:OG|UG|Etage|Stock|sal|tv|th|mf)(?!\p{L})\.?(?:,? (?:links|rechts|mitte|Mitte)(?!\p{L}))?/u
const floorAndSide =
  /^(?:\d{1,2} ?[ºª]|primer[oa]?|segund[oa]|tercer[oa]?|[cq]uart[oa]|bajo|r\/c)\.? (?:izquierda|derecha|dcha|esquerdo|direito|frente|[A-H])(?![\p{L}\d])/iu
const ordinal = /^\d{1,2}(?:st|nd|rd|th)$/i
const floors = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|top)$/i

/** The last token that begins before `end`. */
export function upTo(tokens: Tokens, from: number, end: number): number {
  let k = from
  while (k + 1 < tokens.n && (tokens.ends[k] as number) < end) k++
  return k
}
