/** Writes what src/detect/names/bits.ts reads. */
export type BitWriter = { readonly bytes: number[]; free: number }

export function newBitWriter(): BitWriter {
  return { bytes: [], free: 0 }
}

export function writeNumber(out: BitWriter, value: number, width: number): void {
  for (let i = width - 1; i >= 0; i--) writeBit(out, Math.floor(value / 2 ** i) % 2)
}

export function writeRice(out: BitWriter, value: number, k: number): void {
  for (let high = Math.floor(value / 2 ** k); high > 0; high--) writeBit(out, 1)
  writeBit(out, 0)
  writeNumber(out, value % 2 ** k, k)
}

/** The k with which gaps of this mean take least room. */
export function riceFor(mean: number): number {
  return Math.max(0, Math.round(Math.log2(Math.max(1, mean * 0.69))))
}

function writeBit(out: BitWriter, value: number): void {
  if (out.free === 0) {
    out.bytes.push(0)
    out.free = 8
  }
  out.free--
  const last = out.bytes.length - 1
  out.bytes[last] = (out.bytes[last] ?? 0) | (value << out.free)
}
