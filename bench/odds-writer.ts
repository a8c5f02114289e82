import { oddsBits, pace } from '../src/detect/names/odds.ts'

/** Writes what src/detect/names/odds.ts reads. */
export type OddsWriter = { readonly bytes: number[]; low: number; range: number; held: number; run: number }

export function newOddsWriter(): OddsWriter {
  return { bytes: [], low: 0, range: 0xffffffff, held: 0, run: 0 }
}

export function putBit(out: OddsWriter, model: Uint16Array, at: number, bit: number): void {
  const likely = model[at] ?? 0
  const bound = (out.range >>> oddsBits) * likely
  if (bit === 0) {
    out.range = bound
    model[at] = likely + ((2 ** oddsBits - likely) >> pace)
  } else {
    out.low += bound
    out.range -= bound
    model[at] = likely - (likely >> pace)
  }
  while (out.range < 2 ** 24) {
    out.range = (out.range << 8) >>> 0
    shift(out)
  }
}

export function putTree(out: OddsWriter, model: Uint16Array, width: number, value: number): void {
  let node = 1
  for (let i = width - 1; i >= 0; i--) {
    const bit = (value >> i) & 1
    putBit(out, model, node, bit)
    node = node * 2 + bit
  }
}

function putEven(out: OddsWriter, width: number, value: number): void {
  out.range >>>= width
  out.low += value * out.range
  while (out.range < 2 ** 24) {
    out.range = (out.range << 8) >>> 0
    shift(out)
  }
}

export function putGap(out: OddsWriter, model: Uint16Array, k: number, value: number): void {
  const high = Math.floor(value / 2 ** k)
  if (high > 254) throw new Error('a gap is too wide for its k')
  for (let i = 0; i < high; i++) putBit(out, model, Math.min(i, 15), 1)
  putBit(out, model, Math.min(high, 15), 0)
  const low = Math.min(k, 12)
  const rest = value % 2 ** k
  putEven(out, k - low, Math.floor(rest / 2 ** low))
  putEven(out, low, rest % 2 ** low)
}

export function endOdds(out: OddsWriter): number[] {
  for (let i = 0; i < 5; i++) shift(out)
  // The first byte is always nought: it only caught what carried over.
  return out.bytes.slice(1)
}

/** Bytes of ones are held back until it is known whether something carries into them. */
function shift(out: OddsWriter): void {
  if (out.low < 0xff000000 || out.low > 0xffffffff) {
    const carry = out.low > 0xffffffff ? 1 : 0
    out.bytes.push((out.held + carry) & 255)
    for (; out.run > 0; out.run--) out.bytes.push((255 + carry) & 255)
    out.held = Math.floor(out.low / 2 ** 24) & 255
  } else out.run++
  out.low = (out.low % 2 ** 24) * 256
}
