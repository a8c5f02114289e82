import { readNumber, readRice } from './bits.ts'

/** Words that are names, places or everyday words somewhere, as hashes in an open table. */
export type NameList = {
  /** Where the words of each bucket, the first bits of their hash, begin. */
  readonly buckets: Uint32Array
  /** The other bits of the hash, the group and the flags, so that a word takes four bytes. */
  readonly words: Uint32Array
  /** What most words of each group are. */
  readonly kinds: Uint8Array
  /** Groups that are alike, 64 in all. */
  readonly coarse: Uint8Array
}

export const given = 1
export const surname = 2
export const place = 4
export const everyday = 8
/** Given names and surnames that many people have. */
export const common = 16
export const usual = 32
/** Among the commonest words of a language, 2,500 or 15,000, names among them. */
export const frequent = 64
export const known = 128
/** What somebody is: president, singer, sister. */
export const roleWord = 256
/** What a shop, a firm or a product is called; of several words only those that look like a name. */
export const firm = 512

/** Hashes are kept to this many bits: one word in about 2,000 unlisted ones looks listed. */
export const listBits = 26

const bucketBits = 16
const restBits = listBits - bucketBits
/** Behind the ten flags stands the group, 0 for none. */
export const groupShift = 10
export const groupBits = 10
const valueBits = groupShift + groupBits
// Named, as a power is worked out anew each time it is asked for.
const restMask = 2 ** restBits - 1
const valueMask = 2 ** valueBits - 1
/** The flags without the group. */
export const flagMask = 2 ** groupShift - 1

/** What the lists say of a word, its group behind it. */
export function flagsOf(list: NameList, hash: number): number {
  const bucket = hash >>> (32 - bucketBits)
  const rest = (hash >>> (32 - listBits)) & restMask
  const { words } = list
  const end = list.buckets[bucket + 1] as number
  for (let at = list.buckets[bucket] as number; at < end; at++) {
    const word = words[at] as number
    if (word >>> valueBits === rest) return word & valueMask
  }
  return 0
}

/** Reads the table that bench/build-name-list.ts writes: for each set of flags, then for each group, its hashes, rising, as gaps. */
export function readNameList(bytes: Uint8Array, kinds: Uint8Array, coarse: Uint8Array): NameList {
  // Read twice, once to count: what would hold the words in between is memory that a server keeps long after its start.
  const buckets = new Uint32Array(2 ** bucketBits + 1)
  const all = eachWord(bytes, (key) => {
    const after = (key >>> restBits) + 1
    buckets[after] = (buckets[after] as number) + 1
  })
  for (let b = 1; b < buckets.length; b++) buckets[b] = (buckets[b] as number) + (buckets[b - 1] as number)
  // A word with flags and a group comes twice; what it leaves free in its bucket stays 0, which says nothing of any word.
  const words = new Uint32Array(all)
  eachWord(bytes, (key, value) => {
    const rest = key & restMask
    let at = buckets[key >>> restBits] as number
    while (words[at] !== 0 && (words[at] as number) >>> valueBits !== rest) at++
    words[at] = (words[at] as number) | (rest << valueBits) | value
  })
  return { buckets, words, kinds, coarse }
}

function eachWord(bytes: Uint8Array, tell: (key: number, value: number) => void): number {
  const bits = { bytes, at: 0 }
  const all = readNumber(bits, 20)
  let n = 0
  while (n < all) {
    const count = readNumber(bits, 20)
    const value = readNumber(bits, valueBits)
    const k = readNumber(bits, 5)
    let key = 0
    // A set of none would be read for ever.
    if (count === 0) break
    for (let i = 0; i < count && n < all; i++, n++) {
      key += readRice(bits, k)
      tell(key, value)
    }
  }
  return n
}

/** Of what a word may be, what joins words asks: six bits from lists, three from its group. */
export function classOf(list: NameList, flags: number): number {
  const word = flags & frequent || (flags & everyday && flags & known) ? 8 : 0
  return (
    (flags & (given | surname | place)) |
    (flags & firm ? place : 0) |
    word |
    (flags & (common | usual) ? 16 : 0) |
    (flags & roleWord ? 32 : 0) |
    ((list.kinds[flags >>> groupShift] as number) << 6)
  )
}
