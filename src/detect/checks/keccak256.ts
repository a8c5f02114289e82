/** Keccak-256 (the Keccak reference, version 3.0) for inputs of less than a block: Monero's addresses end with it, and the engine may import nothing. */
export function keccak256(input: Uint8Array): Uint8Array {
  const block = new Uint8Array(stateSize)
  block.set(input)
  block[input.length] = 0x01
  block[rate - 1] = (block[rate - 1] as number) ^ 0x80
  const lanes = new BigUint64Array(25)
  const read = new DataView(block.buffer)
  for (let i = 0; i < 25; i++) lanes[i] = read.getBigUint64(i * 8, true)
  permute(lanes)
  const out = new Uint8Array(32)
  const written = new DataView(out.buffer)
  for (let i = 0; i < 4; i++) written.setBigUint64(i * 8, lanes[i] as bigint, true)
  return out
}

const stateSize = 200
/** What is left of the state beside twice the length of the hash. */
const rate = 136
/** Longer inputs would need a second block. */
export const longestInput = rate - 1
const rounds = 24

/** Lane `x`, `y` of the state stands at `x + 5y`. */
function permute(a: BigUint64Array): void {
  const columns = new BigUint64Array(5)
  for (const constant of (constants ??= roundConstants())) {
    for (let x = 0; x < 5; x++) columns[x] = xorOf(a, x)
    for (let i = 0; i < 25; i++)
      a[i] = (a[i] as bigint) ^ (columns[((i % 5) + 4) % 5] as bigint) ^ turn(columns[((i % 5) + 1) % 5] as bigint, 1)
    moveLanes(a)
    for (let y = 0; y < 25; y += 5) {
      const row = a.slice(y, y + 5)
      for (let x = 0; x < 5; x++)
        a[y + x] = (row[x] as bigint) ^ (~(row[(x + 1) % 5] as bigint) & (row[(x + 2) % 5] as bigint))
    }
    a[0] = (a[0] as bigint) ^ constant
  }
}

function xorOf(a: BigUint64Array, x: number): bigint {
  let sum = 0n
  for (let y = 0; y < 25; y += 5) sum ^= a[x + y] as bigint
  return sum
}

/** Each lane is turned, by one more each time, and takes the place of the next one. */
function moveLanes(a: BigUint64Array): void {
  let [x, y] = [1, 0]
  let carried = a[1] as bigint
  for (let t = 0; t < rounds; t++) {
    ;[x, y] = [y, (2 * x + 3 * y) % 5]
    const place = x + 5 * y
    const next = a[place] as bigint
    a[place] = turn(carried, (((t + 1) * (t + 2)) / 2) % 64)
    carried = next
  }
}

function turn(lane: bigint, by: number): bigint {
  return BigInt.asUintN(64, (lane << BigInt(by)) | (lane >> BigInt(64 - by)))
}

let constants: readonly bigint[] | undefined

/** Bits of a shift register at the places 2^j - 1. */
function roundConstants(): bigint[] {
  let register = 1
  return Array.from({ length: rounds }, () => {
    let constant = 0n
    for (let j = 0; j < 7; j++) {
      if (register & 1) constant |= 1n << BigInt(2 ** j - 1)
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0)
    }
    return constant
  })
}
