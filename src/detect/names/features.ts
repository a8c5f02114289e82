import {
  classOf,
  common,
  everyday,
  firm,
  flagsOf,
  frequent,
  flagMask,
  given,
  groupShift,
  known,
  type NameList,
  place,
  surname,
  usual,
} from './name-list.ts'
import { hashOf, hashSeed, hashStep, mix } from './word-hash.ts'
import { shape, type Tokens } from './tokens.ts'

/**
 * What the tagger looks at. Most features belong to a kind of word alone and to the role it plays for its neighbours, so
 * that their weights are summed once a word and remembered; the few that join words are looked up at each place.
 * The numbers here are in the shipped model: changing one means training again.
 */
export const roles = 5
/** Features are told apart by this many bits of their hash; of those never met in training nearly none is taken for another. */
export const keyBits = 27

export function keyOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - keyBits)
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
  tongue: number,
): void {
  const flags = kind >= 10 ? flagsOf(list, hash) : 0
  const klass = klassOf(list, kind, hash, flags)
  const group = flags >>> groupShift
  const coarse = list.coarse[group] as number
  const listed = flags & flagMask
  const size = end - start
  let n = 0
  into[n++] = mix(1, klass)
  into[n++] = mix(2, hash)
  into[n++] = mix(mix(3, hash), kind)
  into[n++] = mix(4, kind)
  into[n++] = mix(5, listed)
  into[n++] = mix(mix(6, Math.min(size, 9)), kind)
  if (kind >= 10) {
    const word = flags & (everyday | frequent | known)
    into[n++] = mix(mix(7, listed), kind)
    into[n++] = mix(mix(8, word | (flags & (given | common))), kind)
    into[n++] = mix(mix(9, word | (flags & (surname | usual))), kind)
    into[n++] = mix(mix(10, word | (flags & (place | firm))), kind)
    into[n++] = mix(mix(33, group), kind)
    into[n++] = mix(mix(34, coarse), listed)
    into[n++] = mix(mix(37, coarse), kind)
    if (tongue > 0) {
      into[n++] = mix(mix(mix(35, coarse), kind), tongue)
      into[n++] = mix(mix(mix(36, coarse), listed), tongue)
    }
    let prefix = hashSeed
    for (let k = 1; k <= 4 && k < size; k++) {
      prefix = hashStep(prefix, text.charCodeAt(start + k - 1))
      if (k > 1) into[n++] = mix(mix(10 + k, prefix), kind)
    }
    for (let k = 1; k <= 4 && k < size; k++) into[n++] = mix(mix(20 + k, hashOf(text, end - k, end)), kind)
    // `Merkels Rede`, `Obamas Haus`: the genitive of a name in German and Dutch.
    if (size > 4 && kind !== shape.upper && hashOf(text, end - 1, end) === hashOfS)
      into[n++] = mix(mix(32, classOf(list, flagsOf(list, hashOf(text, start, end - 1)))), klass)
    let hyphen = start
    while (hyphen < end && text.charCodeAt(hyphen) !== 45) hyphen++
    if (hyphen > start && hyphen < end) {
      into[n++] = mix(mix(30, flagsOf(list, hashOf(text, start, hyphen)) & flagMask), kind)
      into[n++] = mix(mix(31, flagsOf(list, hashOf(text, hyphen + 1, end)) & flagMask), kind)
    }
  }
  ends[0] = n
  // Numbers are all one word, so that what is remembered of one holds for the next.
  const suffix = size > 3 && kind !== shape.digits ? hashOf(text, end - 3, end) : hash
  into[n++] = mix(40, hash)
  into[n++] = mix(41, klass)
  into[n++] = mix(42, suffix)
  into[n++] = mix(43, group)
  into[n++] = mix(45, coarse)
  if (tongue > 0) into[n++] = mix(mix(44, coarse), tongue)
  ends[1] = n
  into[n++] = mix(50, hash)
  into[n++] = mix(51, klass)
  into[n++] = mix(52, suffix)
  into[n++] = mix(53, group)
  into[n++] = mix(55, coarse)
  if (tongue > 0) into[n++] = mix(mix(54, coarse), tongue)
  ends[2] = n
  into[n++] = mix(60, hash)
  into[n++] = mix(61, klass)
  into[n++] = mix(63, group)
  into[n++] = mix(65, coarse)
  if (tongue > 0) into[n++] = mix(mix(64, coarse), tongue)
  ends[3] = n
  into[n++] = mix(70, hash)
  into[n++] = mix(71, klass)
  into[n++] = mix(73, group)
  into[n++] = mix(75, coarse)
  if (tongue > 0) into[n++] = mix(mix(74, coarse), tongue)
  ends[4] = n
}

/** With an accent as well: what is remembered of a word is found by its letters without. */
const hashOfS = hashOf('s')

/** Shape and list class of a token; the full stop behind a short word is another than that of a sentence. */
export function klassOf(list: NameList, kind: number, hash: number, flags: number): number {
  return kind * 512 + (kind >= 10 ? classOf(list, flags) : kind === 2 && hash !== plainStop ? 1 : 0)
}

const plainStop = hashStep(hashSeed, 46)

export const joined = 20
/** The last of them are only for languages other than English. */
export const foreignOnly = 5

/** Small words that tell a language; `die`, `war`, `an` and `son` are words of English, too: one alone does not make a text German. */
const german =
  'der die das und ist nicht ein eine einen einem einer von den dem des mit im auf für zu zur zum sich wird wurde wurden ich sie wir hat haben sind war auch als bei nach aus durch oder aber wie noch nur werden über um vor bis seit unter zwischen gegen ohne dass seine ihre mein dein kein keine het een van niet zijn voor met hij naar werd ook bij maar nog'
const romance =
  'de del la las los el un una que en con por para su sus se le les une des du dans est et au aux qui pas pour sur ce cette il elle o os um uma do da dos das na nos não com ao foi mais em ele ela seu sua è di della dei nel sono non che gli lo alla y e é à'
const tongues = new Int32Array(1024)
/** Whether any of them begins so: nearly all other words are told from them by one look at a small table. */
const begins = new Uint8Array(4096)
for (const [tongue, words] of [
  [1, german],
  [2, romance],
] as const)
  for (const word of words.split(' ')) {
    const hash = hashOf(word)
    let at = (hash >>> 16) & 510
    while (tongues[at] !== 0 && tongues[at] !== hash) at = (at + 2) & 1022
    // A word of both says nothing.
    tongues[at + 1] = tongues[at] === hash ? 3 : tongue
    tongues[at] = hash
    begins[hash >>> 20] = 1
  }

/** The language family of a stretch: 0 English or unknown, 1 German or Dutch, 2 Romance; said by at least two words. */
export function tongueOf(hashes: Int32Array | readonly number[], n: number): number {
  let germans = 0
  let romans = 0
  for (let i = 0; i < n; i++) {
    const hash = hashes[i] as number
    if (begins[hash >>> 20] === 0) continue
    let at = (hash >>> 16) & 510
    for (;;) {
      const there = tongues[at]
      if (there === 0) break
      if (there === hash) {
        if (tongues[at + 1] === 1) germans++
        else if (tongues[at + 1] === 2) romans++
        break
      }
      at = (at + 2) & 1022
    }
  }
  return germans > romans ? (germans > 1 ? 1 : 0) : romans > 1 ? 2 : 0
}

/**
 * Features that join neighbours, for token `i`; `klasses` holds shape and list flags of each token. In four functions: as
 * one they are too long for V8 to take the mixing into it.
 */
export function joinedFeatures(
  into: Int32Array,
  tokens: Tokens,
  klasses: Uint16Array,
  groups: Uint8Array,
  i: number,
  tongue: number,
): void {
  joinClasses(into, tokens, klasses, i)
  joinWords(into, tokens, klasses[i] as number, i)
  joinGroups(into, tokens, groups, i)
  if (tongue > 0) joinInTongue(into, tokens, klasses, groups, i, tongue)
}

function joinClasses(into: Int32Array, { hashes, n }: Tokens, klasses: Uint16Array, i: number): void {
  const k0 = klasses[i] as number
  const kp = i > 0 ? (klasses[i - 1] as number) : 0
  const kn = i + 1 < n ? (klasses[i + 1] as number) : 0
  const kpp = i > 1 ? (klasses[i - 2] as number) : 0
  const wpp = i > 1 ? (hashes[i - 2] as number) : edge
  const pair = mix(mix(101, kp), k0)
  into[0] = pair
  into[1] = mix(mix(102, k0), kn)
  into[2] = mix(mix(pair, 103), kn)
  into[7] = mix(mix(pair, 108), kpp)
  into[10] = mix(mix(mix(111, n < 4 ? n : 4), i < 3 ? i : 3), k0)
  into[11] = mix(mix(mix(112, wpp), k0), kp)
}

/** In place of a word where there is none. */
const edge = 3

function joinWords(into: Int32Array, { hashes, shapes, n }: Tokens, k0: number, i: number): void {
  const wp = i > 0 ? (hashes[i - 1] as number) : edge
  const wn = i + 1 < n ? (hashes[i + 1] as number) : edge
  const wpp = i > 1 ? (hashes[i - 2] as number) : edge
  const wnn = i + 2 < n ? (hashes[i + 2] as number) : edge
  const w0 = hashes[i] as number
  const s0 = shapes[i] as number
  into[3] = mix(mix(104, wp), k0)
  into[4] = mix(mix(105, wn), k0)
  into[5] = mix(mix(mix(106, wpp), wp), s0)
  into[6] = mix(mix(mix(107, wn), wnn), s0)
  into[8] = mix(mix(109, wp), w0)
  into[9] = mix(mix(110, w0), wn)
}

function joinGroups(into: Int32Array, { shapes, n }: Tokens, groups: Uint8Array, i: number): void {
  const gp = i > 0 ? (groups[i - 1] as number) : 0
  const gn = i + 1 < n ? (groups[i + 1] as number) : 0
  const g0 = groups[i] as number
  into[12] = mix(mix(115, gp), g0)
  into[13] = mix(mix(116, g0), gn)
  into[14] = mix(mix(mix(117, gp), gn), shapes[i] as number)
}

function joinInTongue(
  into: Int32Array,
  { hashes, n }: Tokens,
  klasses: Uint16Array,
  groups: Uint8Array,
  i: number,
  tongue: number,
): void {
  const k0 = klasses[i] as number
  const kp = i > 0 ? (klasses[i - 1] as number) : 0
  const kn = i + 1 < n ? (klasses[i + 1] as number) : 0
  const gp = i > 0 ? (groups[i - 1] as number) : 0
  const wp = i > 0 ? (hashes[i - 1] as number) : edge
  into[15] = mix(mix(113, k0), tongue)
  into[16] = mix(mix(mix(114, k0), kp), tongue)
  into[17] = mix(mix(mix(118, k0), kn), tongue)
  into[18] = mix(mix(mix(119, gp), groups[i] as number), tongue)
  into[19] = mix(mix(mix(120, wp), k0), tongue)
}
