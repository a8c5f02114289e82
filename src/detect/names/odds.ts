/**
 * Numbers written by how likely each bit is, as an adaptive range coder does: frequent ones take less than a bit. What was
 * read so far is all that the odds rest on, so they need not be shipped.
 */
export type Odds = { readonly bytes: Uint8Array; at: number; range: number; code: number }

/** Odds begin even, in 4096ths, and move a 64th of the way at each bit. */
const even = 2048
export const oddsBits = 12
export const pace = 6
const one = 2 ** oddsBits
const least = 2 ** 24

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
    model[at] = likely + ((one - likely) >> pace)
  } else {
    odds.code -= bound
    odds.range -= bound
    model[at] = likely - (likely >> pace)
    bit = 1
  }
  while (odds.range < least) {
    odds.range = (odds.range << 8) >>> 0
    // Behind the end there are only noughts.
    odds.code = ((odds.code << 8) | (odds.bytes[odds.at++] ?? 0)) >>> 0
  }
  return bit
}

/** A number of `width` bits, highest first; each bit's odds depend on those before. `model` needs 2^width places. */
export function readTree(odds: Odds, model: Uint16Array, width: number): number {
  // As `readBit`, with its state at hand: this is most of what reading the weights takes.
  let { range, code, at } = odds
  const { bytes } = odds
  let node = 1
  for (let i = 0; i < width; i++) {
    const likely = model[node] as number
    const bound = (range >>> oddsBits) * likely
    if (code < bound) {
      range = bound
      model[node] = likely + ((one - likely) >> pace)
      node <<= 1
    } else {
      code -= bound
      range -= bound
      model[node] = likely - (likely >> pace)
      node = (node << 1) | 1
    }
    while (range < least) {
      range = (range << 8) >>> 0
      code = ((code << 8) | (bytes[at++] ?? 0)) >>> 0
    }
  }
  odds.range = range
  odds.code = code
  odds.at = at
  return node - (1 << width)
}

/** A number of up to 12 bits, all as likely as each other. */
function readEven(odds: Odds, width: number): number {
  odds.range >>>= width
  const value = Math.min(2 ** width - 1, Math.floor(odds.code / odds.range))
  odds.code -= value * odds.range
  while (odds.range < least) {
    odds.range = (odds.range << 8) >>> 0
    odds.code = ((odds.code << 8) | (odds.bytes[odds.at++] ?? 0)) >>> 0
  }
  return value
}

/** As a Rice code: how often 2^k goes into it, by ones with odds, and k bits, which have none. */
export function readGap(odds: Odds, model: Uint16Array, k: number): number {
  let high = 0
  while (high < 255 && readBit(odds, model, Math.min(high, 15)) === 1) high++
  const low = Math.min(k, 12)
  const upper = readEven(odds, k - low)
  return high * 2 ** k + upper * 2 ** low + readEven(odds, low)
}
