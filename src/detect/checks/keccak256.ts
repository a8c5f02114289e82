/** Keccak-256 (the Keccak reference, version 3.0) for inputs of less than a block: Monero's addresses end with it, and the engine may import nothing. Lanes of 64 bits are two whole numbers with a sign, the lower half first: the compiler keeps those in registers. */
export function keccak256(input: Uint8Array): Uint8Array {
  const state = new Int32Array(50)
  for (let i = 0; i < input.length; i++) put(state, i, input[i] as number)
  put(state, input.length, 0x01)
  put(state, rate - 1, 0x80)
  permute(state)
  return Uint8Array.from({ length: 32 }, (_, i) => (state[i >> 2] as number) >>> ((i & 3) * 8))
}

/** What is left of the state, in bytes, beside twice the length of the hash. */
const rate = 136
/** Longer inputs would need a second block. */
export const longestInput = rate - 1
const rounds = 24

function put(state: Int32Array, at: number, byte: number): void {
  state[at >> 2] = (state[at >> 2] as number) ^ (byte << ((at & 3) * 8))
}

const columns = new Int32Array(10)

/** Lane `x`, `y` of the state stands at `2 * (x + 5y)`. */
function permute(a: Int32Array): void {
  let register = 1
  for (let round = 0; round < rounds; round++) {
    for (let x = 0; x < 10; x++)
      columns[x] =
        (a[x] as number) ^ (a[x + 10] as number) ^ (a[x + 20] as number) ^ (a[x + 30] as number) ^ (a[x + 40] as number)
    for (let x = 0; x < 10; x++) {
      const low = columns[(x + 2) % 10] as number
      const other = columns[((x + 2) % 10) ^ 1] as number
      const mixed = (columns[(x + 8) % 10] as number) ^ turn(low, other, 1)
      for (let y = 0; y < 50; y += 10) a[x + y] = (a[x + y] as number) ^ mixed
    }
    moveLanes(a)
    for (let y = 0; y < 50; y += 10) {
      for (let x = 0; x < 10; x++) columns[x] = a[y + x] as number
      for (let x = 0; x < 10; x++)
        a[y + x] = (columns[x] as number) ^ (~(columns[(x + 2) % 10] as number) & (columns[(x + 4) % 10] as number))
    }
    // Bits of a shift register at the places 2^j - 1 of the first lane.
    for (let j = 1; j < 128; j *= 2) {
      if (register & 1) put(a, (j - 1) >> 3, 1 << ((j - 1) & 7))
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0)
    }
  }
}

/** Each lane is turned, by one more each time, and takes the place of the next one. */
function moveLanes(a: Int32Array): void {
  let [x, y] = [1, 0]
  let low = a[2] as number
  let high = a[3] as number
  for (let t = 1; t <= rounds; t++) {
    const next = (2 * x + 3 * y) % 5
    x = y
    y = next
    const by = ((t * (t + 1)) / 2) % 64
    // From 32 on the halves change places.
    const place = (2 * (x + 5 * y)) | (by >> 5)
    const other = place ^ 1
    const turnedLow = turn(low, high, by)
    const turnedHigh = turn(high, low, by)
    low = a[place & 62] as number
    high = a[place | 1] as number
    a[place] = turnedLow
    a[other] = turnedHigh
  }
}

/** One half of a lane that is turned to the left, by what is beyond 32; `other` is its other half. */
function turn(half: number, other: number, by: number): number {
  return (half << by) | (other >>> (32 - (by & 31)))
}
