import {
  classOf,
  common,
  everyday,
  flagsOf,
  frequent,
  given,
  known,
  type NameList,
  place,
  surname,
  usual,
} from './name-list.ts'
import { hashOf, hashSeed, hashStep, mix } from './word-hash.ts'
import type { Tokens } from './tokens.ts'

/**
 * What the tagger looks at. Most features belong to a kind of word alone and to the role it plays for its neighbours, so
 * that their weights are summed once a word and remembered; the few that join words are looked up at each place.
 * The numbers here are in the shipped model: changing one means training again.
 */
export const roles = 5
/** Features are told apart by this many bits of their hash; of those never met in training nearly none is taken for another. */
export const keyBits = 27

export function keyOf(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> (32 - keyBits)) + 1
}

/** Room for the features of a word in all its roles. */
export const wordRoom = 48

/**
 * Feature hashes of a word in its roles: 0 itself, 1 before, 2 after, 3 two before, 4 two after the token in question. Those
 * of role r stand in `into` up to `ends[r]`.
 */
export function wordFeatures(
  into: Int32Array,
  ends: Uint8Array,
  text: string,
  start: number,
  end: number,
  hash: number,
  kind: number,
  list: NameList,
): void {
  const flags = kind >= 10 ? flagsOf(list, hash) : 0
  const klass = klassOf(kind, hash, flags)
  const size = end - start
  let n = 0
  into[n++] = mix(1, klass)
  into[n++] = mix(2, hash)
  into[n++] = mix(mix(3, hash), kind)
  into[n++] = mix(4, kind)
  into[n++] = mix(5, flags)
  into[n++] = mix(mix(6, Math.min(size, 9)), kind)
  if (kind >= 10) {
    const word = flags & (everyday | frequent | known)
    into[n++] = mix(mix(7, flags), kind)
    into[n++] = mix(mix(8, word | (flags & (given | common))), kind)
    into[n++] = mix(mix(9, word | (flags & (surname | usual))), kind)
    into[n++] = mix(mix(10, word | (flags & place)), kind)
    let prefix = hashSeed
    for (let k = 1; k <= 4 && k < size; k++) {
      prefix = hashStep(prefix, text.charCodeAt(start + k - 1))
      if (k > 1) into[n++] = mix(mix(10 + k, prefix), kind)
    }
    for (let k = 1; k <= 4 && k < size; k++) into[n++] = mix(mix(20 + k, hashOf(text, end - k, end)), kind)
    // `Merkels Rede`, `Obamas Haus`: the genitive of a name in German and Dutch.
    if (size > 4 && text.charCodeAt(end - 1) === 115)
      into[n++] = mix(mix(32, classOf(flagsOf(list, hashOf(text, start, end - 1)))), klass)
    let hyphen = start
    while (hyphen < end && text.charCodeAt(hyphen) !== 45) hyphen++
    if (hyphen > start && hyphen < end) {
      into[n++] = mix(mix(30, flagsOf(list, hashOf(text, start, hyphen))), kind)
      into[n++] = mix(mix(31, flagsOf(list, hashOf(text, hyphen + 1, end))), kind)
    }
  }
  ends[0] = n
  const suffix = size > 3 ? hashOf(text, end - 3, end) : hash
  into[n++] = mix(40, hash)
  into[n++] = mix(41, klass)
  into[n++] = mix(42, suffix)
  ends[1] = n
  into[n++] = mix(50, hash)
  into[n++] = mix(51, klass)
  into[n++] = mix(52, suffix)
  ends[2] = n
  into[n++] = mix(60, hash)
  into[n++] = mix(61, klass)
  ends[3] = n
  into[n++] = mix(70, hash)
  into[n++] = mix(71, klass)
  ends[4] = n
}

/** Shape and list class of a token; the full stop behind a short word is another than that of a sentence. */
export function klassOf(kind: number, hash: number, flags: number): number {
  return kind * 64 + (kind >= 10 ? classOf(flags) : kind === 2 && hash !== plainStop ? 1 : 0)
}

const plainStop = hashStep(hashSeed, 46)

export const joined = 14
/** The last two of them are for German alone, where a capital letter says little. */
export const germanOnly = 2

/** Small words of German; `an`, `in` and the like stand in other languages too. */
const german = new Set(
  'der die das und ist nicht ein eine einen einem einer von den dem des mit im auf für zu zur zum sich wird wurde wurden ich sie wir hat haben sind war auch als bei nach aus durch oder aber wie noch nur werden über um vor bis seit unter zwischen gegen ohne dass seine ihre mein dein kein keine'
    .split(' ')
    .map((word) => hashOf(word)),
)

/** `die`, `war`, `an` and `den` are words of English, too: one alone does not make a text German. */
export function isGermanWord(hash: number): boolean {
  return german.has(hash)
}

/** How many German words make a stretch German. */
export const germanWords = 2

/** Features that join neighbours, for token `i`; `klasses` holds shape and list flags of each token. */
export function joinedFeatures(
  into: Int32Array,
  tokens: Tokens,
  klasses: Uint16Array,
  i: number,
  inGerman: boolean,
): void {
  const { hashes, shapes, n } = tokens
  const k0 = klasses[i] as number
  const kp = i > 0 ? (klasses[i - 1] as number) : 0
  const kn = i + 1 < n ? (klasses[i + 1] as number) : 0
  const kpp = i > 1 ? (klasses[i - 2] as number) : 0
  const wp = i > 0 ? (hashes[i - 1] as number) : 3
  const wn = i + 1 < n ? (hashes[i + 1] as number) : 3
  const wpp = i > 1 ? (hashes[i - 2] as number) : 3
  const wnn = i + 2 < n ? (hashes[i + 2] as number) : 3
  const w0 = hashes[i] as number
  const s0 = shapes[i] as number
  const pair = mix(mix(101, kp), k0)
  into[0] = pair
  into[1] = mix(mix(102, k0), kn)
  into[2] = mix(mix(pair, 103), kn)
  into[3] = mix(mix(104, wp), k0)
  into[4] = mix(mix(105, wn), k0)
  into[5] = mix(mix(mix(106, wpp), wp), s0)
  into[6] = mix(mix(mix(107, wn), wnn), s0)
  into[7] = mix(mix(pair, 108), kpp)
  into[8] = mix(mix(109, wp), w0)
  into[9] = mix(mix(110, w0), wn)
  into[10] = mix(mix(mix(111, Math.min(n, 4)), Math.min(i, 3)), k0)
  into[11] = mix(mix(mix(112, wpp), k0), kp)
  if (!inGerman) return
  into[12] = mix(113, k0)
  into[13] = mix(mix(114, k0), kp)
}
