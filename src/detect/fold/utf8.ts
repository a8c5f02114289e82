/** UTF-8 read the way every browser reads it, with the way back from characters to bytes. */

/** Known to every runtime, but declared by the types of Node and of the DOM, which this room does not see. */
declare const TextDecoder: new (
  label: string,
  options: { readonly ignoreBOM: boolean; readonly fatal?: boolean },
) => { readonly decode: (bytes: Uint8Array | Uint16Array) => string }

let decoder: InstanceType<typeof TextDecoder> | undefined

export function decodeUtf8(bytes: Uint8Array): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true })
  return decoder.decode(bytes)
}

let pairs: InstanceType<typeof TextDecoder> | undefined

/** Undefined if there is half a pair of surrogates, which a decoder would replace. */
export function decodeUtf16(units: Uint16Array): string | undefined {
  pairs ??= new TextDecoder('utf-16le', { ignoreBOM: true, fatal: true })
  try {
    return pairs.decode(units)
  } catch {
    return undefined
  }
}

/**
 * Bytes of the character that begins at `i`. What is no UTF-8 is read in the pieces for which a decoder writes one U+FFFD
 * each: the longest beginning of a character, at least one byte.
 */
export function sizeAt(bytes: Uint8Array, i: number, end: number): number {
  const lead = bytes[i] as number
  if (lead < 0xc2 || lead > 0xf4) return 1
  const wanted = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  for (let k = 1; k < wanted; k++) {
    const next = i + k < end ? (bytes[i + k] as number) : 0
    if (k === 1 ? next < low || next > high : next < 0x80 || next > 0xbf) return k
  }
  return wanted
}

/** The character that these bytes spell, or U+FFFD if they are no whole one. */
export function codeOf(bytes: Uint8Array, i: number, size: number): number {
  const lead = bytes[i] as number
  if (lead < 0x80) return lead
  const wanted = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (size === 1 || size < wanted) return 0xfffd
  let code = lead & (0x7f >> wanted)
  for (let k = 1; k < size; k++) code = (code << 6) | ((bytes[i + k] as number) & 63)
  return code
}
