/** Who is named right behind a word for kin or « me llamo »: the word before tells a name there, also one that is a word. */
import { everyday, firm, flagsOf, frequent, given, type NameList, place, roleWord, surname } from './name-list.ts'
import { shape, type Tokens } from './tokens.ts'
import { hashOf } from './word-hash.ts'

const hashesOf = (words: string) => new Set(words.split(' ').map((word) => hashOf(word)))
/** Kin whose name no shop or tale bears; a given name follows. */
const kin = hashesOf(
  'grandad granddad grandpa grandma granny gran nan nana opa oma schwiegermutter schwiegervater schwager schwägerin papy mamie mamy tonton tata abuelo abuela suegra suegro cuñado cuñada ' +
    'avô avó sogra sogro cunhado cunhada nonno nonna suocera suocero cognato cognata schoonmoeder schoonvader zwager schoonzus',
)
/** « me llamo », « mi chiamo », « surname »: whatever name follows, with all its parts. */
const calls = hashesOf('llamo chiamo chamo surname nachname apellidos cognome sobrenome apelido achternaam')
/** Whether any of the words begins so: nearly all others are told from them by one look at a small table. */
const begins = new Uint8Array(4096)
for (const word of [...kin, ...calls]) begins[word >>> 20] = 1

/** The first and the last token of each, one behind the other. */
export function introduced(list: NameList, tokens: Tokens): number[] {
  const { n, hashes } = tokens
  let found: number[] | undefined
  for (let k = 0; k + 1 < n; k++) {
    const hash = hashes[k] as number
    if (begins[hash >>> 20] === 0) continue
    const isCalled = calls.has(hash)
    if (!isCalled && !kin.has(hash)) continue
    let at = k + 1
    if (isCalled && tokens.shapes[at] === shape.colon) at++
    if (at >= n || !isName(list, tokens, at, isCalled)) continue
    let last = at
    while (isCalled && last + 1 < n && last < at + 3 && isName(list, tokens, last + 1, true)) last++
    ;(found ??= []).push(at, last)
  }
  return found ?? none
}

const none: number[] = []

/** Written as a name is; of kin it must be a given one, behind the others any that is no everyday word. */
function isName(list: NameList, { hashes, shapes }: Tokens, at: number, isCalled: boolean): boolean {
  const kind = shapes[at] as number
  if (kind < shape.capital || kind >= shape.lower) return false
  const flags = flagsOf(list, hashes[at] as number)
  if (flags & (given | surname) && !(flags & (roleWord | firm)))
    return (flags & given) > 0 || (isCalled && !(flags & everyday))
  return isCalled && (flags & (everyday | frequent | place | firm | roleWord)) === 0
}
