import { fail } from '../../core/errors.ts'

export type Bytes = AsyncIterable<Uint8Array>

/** The first bytes, at least `wanted` if there are so many, and the whole again; `close` for who does not read it. */
export async function peek(
  source: Bytes,
  wanted: number,
): Promise<{ head: Uint8Array; all: Bytes; close: () => Promise<void> }> {
  const iterator = source[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let length = 0
  let done = false
  while (length < wanted && !done) {
    const next = await iterator.next()
    if (next.done === true) done = true
    else {
      read.push(next.value)
      length += next.value.length
    }
  }
  const again = async function* () {
    try {
      yield* read
      if (!done)
        for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(read), all: again(), close: async () => void (await iterator.return?.()) }
}

/** An archive or mail within another has to be held whole. */
export const limitsOfHeld = 256 * 1024 ** 2

export async function collect(source: Bytes, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of source) {
    length += part.length
    if (length > most) throw fail('too_large', 'This is too large to be looked at inside another file.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** UTF-16 with its mark as UTF-8, so that one engine reads all, and both without the mark: no editor counts it. Other bytes pass as they are. */
export async function* asUtf8(head: Uint8Array, source: Bytes): Bytes {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined
  if (!encoding) {
    yield* head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? behind(3, source) : source
    return
  }
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (bytes?: Uint8Array) => {
    try {
      return Buffer.from(decoder.decode(bytes, { stream: bytes !== undefined }))
    } catch {
      throw fail('unsupported', 'The encoding is broken or not UTF-8 or UTF-16, so nothing can be said about it.')
    }
  }
  for await (const bytes of source) yield decode(bytes)
  yield decode()
}

async function* behind(mark: number, source: Bytes): Bytes {
  let left = mark
  for await (const bytes of source) {
    if (left < bytes.length) yield left === 0 ? bytes : bytes.subarray(left)
    left = Math.max(0, left - bytes.length)
  }
}
