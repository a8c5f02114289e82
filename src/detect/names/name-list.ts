/** Words that are names, places or everyday words somewhere, as hashes in an open table. */
export type NameList = { readonly keys: Uint32Array; readonly flags: Uint8Array; readonly mask: number }

export const given = 1
export const surname = 2
export const place = 4
export const everyday = 8

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

/** Reads the table that bin/build-name-list.js writes: rising hashes, each as a varint of (difference × 16 + flags). */
export function readNameList(bytes: Uint8Array): NameList {
  const entries: [key: number, flags: number][] = []
  let key = 0
  let value = 0
  let scale = 1
  for (const byte of bytes) {
    value += (byte & 127) * scale
    scale *= 128
    if (byte & 128) continue
    key += Math.floor(value / 16)
    entries.push([key + 1, value % 16])
    value = 0
    scale = 1
  }
  let size = 1024
  while (size < entries.length * 2) size *= 2
  const list = { keys: new Uint32Array(size), flags: new Uint8Array(size), mask: size - 1 }
  for (const [k, flags] of entries) {
    let at = (Math.imul(k, 0x9e3779b1) >>> 8) & list.mask
    while (list.keys[at] !== 0) at = (at + 1) & list.mask
    list.keys[at] = k
    list.flags[at] = flags
  }
  return list
}
