/** Who is greeted at the beginning of a message and who signs at its end: the place tells a name there, also one that is a word. */
import { common, everyday, firm, flagsOf, frequent, given, known, type NameList, place, roleWord } from './name-list.ts'
import { shape, type Tokens } from './tokens.ts'
import { hashOf } from './word-hash.ts'

const hashesOf = (words: string) => new Set(words.split(' ').map((word) => hashOf(word)))
/** Whether any of the words begins so: nearly all others are told from them by one look at a small table. */
const begins = new Uint8Array(4096)

/** The last word of what a greeting or a word of thanks begins with. */
const greetings = hashesOf(
  'hi hello dear thanks thx cheers morning hallo liebe lieber moin servus danke dir tag bonjour salut cher chère coucou merci hola querido querida estimado estimada gracias buenas olá oi caro cara prezado prezada valeu obrigado obrigada ciao gentile grazie buongiorno salve hoi beste lieve dank je bedankt',
)
const closings = hashesOf(
  'thanks thx cheers regards wishes best love yours lg vg gruß grüße grüßen mfg danke cdt cordialement bises journée soirée bientôt amicalement merci saludos saludo atentamente besos abrazos abrazo gracias abraço abraços beijos bjs atenciosamente cumprimentos obrigado obrigada saluti saluto cordialmente baci presto grazie groetjes groeten groet liefs snel mvg bedankt gr',
)

for (const word of [...greetings, ...closings]) begins[word >>> 20] = 1
const isOf = (words: Set<number>, hash: number) => begins[hash >>> 20] === 1 && words.has(hash)

/** The token that is greeted, or -1. */
export function greeted(list: NameList, tokens: Tokens, text: string): number {
  const { n, hashes, shapes, starts } = tokens
  if (n < 2) return -1
  const at = isOf(greetings, hashes[0] as number) ? 1 : n > 2 && isOf(greetings, hashes[1] as number) ? 2 : -1
  if (at < 0 || !isGiven(list, tokens, at)) return -1
  const next = at + 1 < n ? (shapes[at + 1] as number) : shape.newline
  // `Estimada Sra. Iglesias`: the full stop of a sentence is the last token.
  const isClosed = next === shape.newline || next === shape.comma || next === shape.colon
  const isEnd = (next === shape.stop && at + 2 === n) || text.charCodeAt(starts[at + 1] as number) === 33
  return isClosed || isEnd ? at : -1
}

/** The token that signs, or -1. */
export function signed(list: NameList, tokens: Tokens): number {
  const { n, hashes, shapes } = tokens
  let at = n - 1
  while (at > 0 && (shapes[at] === shape.newline || shapes[at] === shape.stop)) at--
  let before = at - 1
  while (before > 0 && (shapes[before] === shape.newline || shapes[before] === shape.comma)) before--
  return before >= 0 && isOf(closings, hashes[before] as number) && isGiven(list, tokens, at) ? at : -1
}

function isGiven(list: NameList, { hashes, shapes }: Tokens, at: number): boolean {
  const kind = shapes[at] as number
  if (kind < shape.capital) return false
  const flags = flagsOf(list, hashes[at] as number)
  if ((flags & given) === 0 || (flags & roleWord) > 0) return false
  if (kind >= shape.lower && (flags & (everyday | frequent | known)) > 0) return false
  return (flags & (place | firm)) === 0 || (flags & common) > 0
}
