import { readNumber, readRice } from './bits.ts'

/** Words that are names, places or everyday words somewhere, as hashes in an open table. */
export type NameList = { readonly keys: Uint32Array; readonly flags: Uint16Array; readonly mask: number }

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

/** Hashes are kept to this many bits: one word in about 2,000 unlisted ones looks listed. */
export const listBits = 26

export function flagsOf(list: NameList, hash: number): number {
  const key = (hash >>> (32 - listBits)) + 1
  let at = Math.imul(key, 0x9e3779b1) >>> 8
  for (;;) {
    at &= list.mask
    const there = list.keys[at] as number
    if (there === 0) return 0
    if (there === key) return list.flags[at] as number
    at++
  }
}

/** Reads the table that bench/build-name-list.ts writes: for each set of flags its hashes, rising, as gaps. */
export function readNameList(bytes: Uint8Array): NameList {
  // As numbers in a row: pairs of them would be twelve megabytes that a server holds on to long after its start.
  const groups: { readonly flags: number; readonly keys: Uint32Array }[] = []
  let total = 0
  const bits = { bytes, at: 0 }
  for (;;) {
    const count = readNumber(bits, 20)
    if (count === 0) break
    const flags = readNumber(bits, 9)
    const k = readNumber(bits, 5)
    const keys = new Uint32Array(count)
    let key = 0
    for (let i = 0; i < count; i++) {
      key += readRice(bits, k)
      keys[i] = key + 1
    }
    groups.push({ flags, keys })
    total += count
  }
  let size = 1024
  while (size < total * 2) size *= 2
  const list = { keys: new Uint32Array(size), flags: new Uint16Array(size), mask: size - 1 }
  for (const { flags, keys } of groups) {
    for (const k of keys) {
      let at = (Math.imul(k, 0x9e3779b1) >>> 8) & list.mask
      while (list.keys[at] !== 0) at = (at + 1) & list.mask
      list.keys[at] = k
      list.flags[at] = flags
    }
  }
  return list
}

/** Six bits of what a word may be, for what joins words. */
export function classOf(flags: number): number {
  const word = flags & frequent || (flags & everyday && flags & known) ? 8 : 0
  return (flags & (given | surname | place)) | word | (flags & (common | usual) ? 16 : 0) | (flags & roleWord ? 32 : 0)
}
