/** SHA-256 (FIPS 180-4) for short inputs: Base58Check needs it, and the engine may import nothing. */
export function sha256(input: Uint8Array): Uint8Array {
  const length = (((input.length + 8) >> 6) + 1) << 6
  const block = new Uint8Array(length)
  block.set(input)
  block[input.length] = 0x80
  new DataView(block.buffer).setUint32(length - 4, input.length * 8)
  const state = (beginning ??= Uint32Array.from(roots(8, 2))).slice()
  const k = (constants ??= Uint32Array.from(roots(64, 3)))
  const w = new Uint32Array(64)
  const view = new DataView(block.buffer)
  for (let at = 0; at < length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + i * 4)
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15] as number
      const b = w[i - 2] as number
      w[i] =
        ((w[i - 16] as number) +
          (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) +
          (w[i - 7] as number) +
          (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) |
        0
    }
    compress(state, w, k)
  }
  const out = new Uint8Array(32)
  const written = new DataView(out.buffer)
  state.forEach((word, i) => written.setUint32(i * 4, word))
  return out
}

let constants: Uint32Array | undefined
let beginning: Uint32Array | undefined

function compress(state: Uint32Array, w: Uint32Array, k: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (k[i] as number) + (w[i] as number)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  const next = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = ((state[i] as number) + (next[i] ?? 0)) | 0
}

function turn(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by))
}

/** The first 32 bits of the fractional parts of the square or cube roots of the first primes. */
function roots(count: number, degree: 2 | 3): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) {
    if (isPrime(n)) found.push(fraction(n, degree))
  }
  return found
}

function fraction(n: number, degree: 2 | 3): number {
  const root = degree === 2 ? Math.sqrt(n) : Math.cbrt(n)
  return Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0
}

function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false
  return true
}
