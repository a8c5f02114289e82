/** SHA-256 (FIPS 180-4) for short inputs: Base58Check needs it, and the engine may import nothing. Whole numbers with a sign, which the compiler keeps in registers. */
export function sha256(input: Uint8Array): Uint8Array {
  const blocks = ((input.length + 8) >> 6) + 1
  const last = blocks * 16 - 1
  const state = (beginning ??= Int32Array.from(roots(8, 2))).slice()
  const k = (constants ??= Int32Array.from(roots(64, 3)))
  for (let at = 0; at <= last; at += 16) {
    for (let i = 0; i < 16; i++) w[i] = at + i === last ? input.length * 8 : wordAt(input, (at + i) * 4)
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
    compress(state, k)
  }
  const out = new Uint8Array(32)
  for (let i = 0; i < 32; i++) out[i] = (state[i >> 2] as number) >>> (24 - (i & 3) * 8)
  return out
}

let constants: Int32Array | undefined
let beginning: Int32Array | undefined
const w = new Int32Array(64)

/** Four bytes; behind the last one stands a bit, and then nothing. */
function wordAt(input: Uint8Array, at: number): number {
  let word = 0
  for (let i = at; i < at + 4; i++)
    word = (word << 8) | (i < input.length ? (input[i] as number) : i === input.length ? 0x80 : 0)
  return word
}

function compress(state: Int32Array, k: Int32Array): void {
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let i = 0; i < 64; i++) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (k[i] as number) + (w[i] as number)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  add(state, 0, a, b, c, d)
  add(state, 4, e, f, g, h)
}

function add(state: Int32Array, at: number, a: number, b: number, c: number, d: number): void {
  state[at] = (state[at] as number) + a
  state[at + 1] = (state[at + 1] as number) + b
  state[at + 2] = (state[at + 2] as number) + c
  state[at + 3] = (state[at + 3] as number) + d
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
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0
}

function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false
  return true
}
