import { shape } from '../names/tokens.ts'
import type { Core } from './address-block.ts'
import { role, roleOf } from './address-words.ts'
import { countryAt, lines, wholeCountry } from './extend-address.ts'
import { isName, isNumber, isShort, nameEnd, reading } from './street-parts.ts'

/** Somebody says that an address follows: what would be too little by itself is one then. Read backwards from where it begins. */
const telling =
  /(?<=(?:address(?: is| was|:)?(?: listed as| at)?|located (?:at|on|in)|(?:live|lives|living|staying|based|office is|apartment is|house is|it'?s|it is) (?:at|on)|one on|adresse (?:ist|lautet|est)|wohn\p{L}{0,3}(?: jetzt| nun)?(?: in| am)?(?: der| dem)?|habite(?: au| à)?|vivo en|direcci[oó]n es|moro na|indirizzo è|abito in|adres is|woon (?:op|in|aan)(?: de| het)?|(?:stuur|bezorg|verzend)[^.!?\d]{0,12} naar)[\s:,]{1,3})/iuy

/** What it is for, or whose it is, is said a few words before. */
export function isNamed(text: string, start: number): boolean {
  return named.test(text.slice(Math.max(0, start - 45), start))
}

const named =
  /(?:address|adresse|anschrift|wohnhaft|domicil|direcci|indirizzo|endere|morada|adres|residente|located|live|wohne|habite|vivo|abito|moro|woon|street|ship|send|deliver)[^.!?]{0,25}$/i

export function isTold(i: number): boolean {
  const { text, tokens } = reading
  const start = tokens.starts[i] as number
  reading.steps += 36
  telling.lastIndex = start
  return telling.test(text)
}

/** `the address is Sussex Gardens`, `located at Victoria Street, Camps Bay`: the name of a street alone, where it was announced. */
export function toldStreet(i: number): Core | undefined {
  const { roles } = reading
  for (let k = i + 1; k < i + 4; k++) {
    if (!isName(k)) return undefined
    if ((roles[k] as number) & (role.strongEnding | role.weakEnding))
      return isTold(i) && !isIn(i) ? { first: i, last: k, confidence: 0.6 } : undefined
  }
  return undefined
}

/** « located in Menlo Park »: a town. */
function isIn(i: number): boolean {
  return /\bin $/.test(reading.text.slice(0, reading.tokens.starts[i]).slice(-4))
}

/** `Sebastopol, California 95472`: town, state and zip code say enough without a street. */
export function townStateCode(i: number): Core | undefined {
  const { tokens, roles, text } = reading
  const { shapes } = tokens
  if (i > 0 && (isName(i - 1) || shapes[i - 1] === shape.comma || shapes[i - 1] === shape.newline)) return undefined
  let k = i + 1
  while (k < i + 3 && isName(k)) k++
  if (shapes[k] !== shape.comma || (reading.steps += 4) === 0) return undefined
  const flags = roles[k + 1] as number
  if (!(flags & role.stateName) && !(flags & role.state && shapes[k + 1] === shape.upper)) return undefined
  const code = text.slice(tokens.starts[k + 2], tokens.ends[k + 2])
  return /^\d{5}$/.test(code) ? { first: i, last: k + 2, confidence: 0.6 } : undefined
}

/** `9120 Kaevu 94`, then lines with a town and a postcode. */
export function betweenNumbers(i: number): Core | undefined {
  const { tokens } = reading
  if (!reading.lines) return undefined
  let k = i + 1
  while (k < i + 4 && isName(k)) k++
  if (k === i + 1 || !isNumber(k) || tokens.shapes[k + 1] !== shape.newline) return undefined
  reading.evidence = 0
  const end = lines(reading, k, Math.min(tokens.n, k + 24))
  return end > k && reading.evidence > 0 ? { first: i, last: k, confidence: 0.55 } : undefined
}

const part = /^\p{Lu}[\p{L}.'’() -]{1,40}$/u
/** Countries that are somebody's name, too. */
const people = /^(?:jordan|chad|georgia|israel|cuba|kenya)$/i

/** A message that is nothing but a town and its country, as one answers where one lives. */
export function townAndCountry(text: string): boolean {
  const parts = text.trim().split(/,[ \n]*| *\n */)
  reading.steps += text.length
  const last = parts.at(-1) ?? ''
  if (parts.length < 2 || parts.length > 5 || people.test(last) || !wholeCountry(last)) return false
  const [first = ''] = (parts[0] ?? '').toLowerCase().split(' ')
  if (greetings.test(first) || roleOf(first) & role.stop || countryAt(reading, 0) === 0) return false
  return parts.every((one) => part.test(one) && one.split(' ').length < 5)
}

const greetings =
  /^(?:dear|sincerely|regards|hallo|hola|ola|salut|bonjour|ciao|liebe|lieber|sorry|yo|love|cheers|danke|merci|gracias|grazie|obrigado|bedankt|best|kind|from|sent)$/

/** `3284 El Camino Real`, `450 East El Camino Real`, `754 The Alameda`. */
export function spanishName(i: number, from: number): Core | undefined {
  const { tokens, roles, text } = reading
  let k = from
  if ((roles[k] as number) & role.direction && isName(k)) k++
  if (!((roles[k + 1] as number) & (role.beginning | role.sureBeginning)) || !isName(k) || !isName(k + 1))
    return undefined
  if (!/^(?:el|la|los|las|the)$/i.test(text.slice(tokens.starts[k], tokens.ends[k]))) return undefined
  return { first: i, last: Math.max(k + 1, nameEnd(k + 2, 3)), confidence: 0.65 }
}

/** `3 place du marché 67000 strasbourg`: all small, a postcode and a town behind. */
export function smallStreet(i: number): Core | undefined {
  const { tokens, text } = reading
  const { shapes } = tokens
  if (
    (shapes[i + 1] as number) < shape.lower ||
    !smallBeginning.test(text.slice(tokens.starts[i + 1], tokens.ends[i + 1]))
  )
    return undefined
  for (let k = i + 2; k < i + 8 && k < tokens.n; k++) {
    if (shapes[k] === shape.digits) {
      const isCode =
        /^\d{5}$/.test(text.slice(tokens.starts[k], tokens.ends[k])) && (shapes[k + 1] as number) >= shape.capital
      return isCode && k > i + 2 ? { first: i, last: k - 1, confidence: 0.62 } : undefined
    }
    if ((shapes[k] as number) < shape.clitic && shapes[k] !== shape.comma) return undefined
  }
  return undefined
}

/** Written small where they begin the name of a street: `33 avenue de Provence`. */
const smallBeginning = /^(?:avenue|place|allée|allee|quai|square|via|largo|corso|bd|av)$/

export function isSmallBeginning(k: number): boolean {
  const { tokens, text, roles } = reading
  if ((tokens.shapes[k] as number) < shape.lower || !((roles[k] as number) & role.beginning)) return false
  if (!smallBeginning.test(text.slice(tokens.starts[k], tokens.ends[k]))) return false
  let name = tokens.shapes[k + 1] === shape.stop && isShort(k) ? k + 2 : k + 1
  while (name < k + 4 && (roles[name] as number) & role.particle) name++
  return isName(name)
}
