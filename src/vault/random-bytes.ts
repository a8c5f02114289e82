import { randomBytes } from 'node:crypto'

/** Ids, tokens and nonces; what is longer may become a key, and lies nowhere before it is used. */
const short = 16
const stockSize = 4_096
let stock = Buffer.alloc(0)

/** From the system's source. Of short ones it is asked for many at a time, which costs as much as for one; no byte is given twice. */
export function freshBytes(count: number): Buffer {
  if (count > short) return randomBytes(count)
  if (stock.length < count) stock = randomBytes(stockSize)
  const fresh = stock.subarray(0, count)
  stock = stock.subarray(count)
  return fresh
}
