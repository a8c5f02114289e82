/** Numbers of any width in a row of bytes, highest bit first: a third less to ship than whole bytes. */
export type Bits = { readonly bytes: Uint8Array; at: number }

export function readNumber(bits: Bits, width: number): number {
  let value = 0
  let left = width
  while (left > 0) {
    const free = 8 - (bits.at & 7)
    const taken = left < free ? left : free
    value = value * (1 << taken) + (((bits.bytes[bits.at >> 3] ?? 0) >> (free - taken)) & ((1 << taken) - 1))
    bits.at += taken
    left -= taken
  }
  return value
}

/** A Rice code: the number over 2^k in ones up to a nought, then k bits. Short for the gaps of a sorted list. */
export function readRice(bits: Bits, k: number): number {
  let high = 0
  // Behind the end there are only noughts, so that a damaged file cannot hold us here.
  while (bit(bits) === 1) high++
  return high * 2 ** k + readNumber(bits, k)
}

function bit(bits: Bits): number {
  const at = bits.at++
  return (((bits.bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) as number
}
