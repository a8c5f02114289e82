/**
 * Numbers written by how likely each bit is, as an adaptive range coder does: frequent ones take less than a bit. What was
 * read so far is all that the odds rest on, so they need not be shipped.
 */
export type Odds = { readonly bytes: Uint8Array; at: number; range: number; code: number }

/** Odds begin even, in 4096ths, and move a 32nd of the way at each bit. */
export const even = 2048
export const oddsBits = 12
export const pace = 5

export function newOdds(bytes: Uint8Array): Odds {
  const odds = { bytes, at: 0, range: 0xffffffff, code: 0 }
  for (let i = 0; i < 4; i++) odds.code = ((odds.code << 8) | (bytes[odds.at++] ?? 0)) >>> 0
  return odds
}

export function newModel(size: number): Uint16Array {
  return new Uint16Array(size).fill(even)
}

export function readBit(odds: Odds, model: Uint16Array, at: number): number {
  const likely = model[at] as number
  const bound = (odds.range >>> oddsBits) * likely
  let bit = 0
  if (odds.code < bound) {
    odds.range = bound
    model[at] = likely + ((2 ** oddsBits - likely) >> pace)
  } else {
    odds.code -= bound
    odds.range -= bound
    model[at] = likely - (likely >> pace)
    bit = 1
  }
  while (odds.range < 2 ** 24) {
    odds.range = (odds.range << 8) >>> 0
    // Behind the end there are only noughts.
    odds.code = ((odds.code << 8) | (odds.bytes[odds.at++] ?? 0)) >>> 0
  }
  return bit
}

/** A number of `width` bits, highest first; each bit's odds depend on those before. `model` needs 2^width places from `from` on. */
export function readTree(odds: Odds, model: Uint16Array, from: number, width: number): number {
  let node = 1
  for (let i = 0; i < width; i++) node = node * 2 + readBit(odds, model, from + node)
  return node - 2 ** width
}

/** As a Rice code, with odds: how often 2^k goes into it, by ones, and k bits. */
export function readGap(odds: Odds, model: Uint16Array, k: number): number {
  let high = 0
  while (high < 255 && readBit(odds, model, Math.min(high, 15)) === 1) high++
  let low = 0
  for (let i = k - 1; i >= 0; i--) low = low * 2 + readBit(odds, model, 16 + i)
  return high * 2 ** k + low
}
