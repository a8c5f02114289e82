import { fail, type Failure } from '../../core/errors.ts'
import { decodeCharset, decoderOf, isKnown, isUtf7 } from './mail/charset.ts'

export type Bytes = AsyncIterable<Uint8Array>

/**
 * Something with a name: a file in an archive, or a part of a mail. `as`: whatever it looks like. `error`: it is there and cannot be read. With neither it is a name alone,
 * of a folder or a link.
 */
export type Item =
  | { readonly name: string; readonly bytes?: Bytes; readonly as?: 'text' | 'mail'; readonly error?: undefined }
  | { readonly name: string; readonly error: Failure; readonly as?: undefined; readonly bytes?: undefined }

/** The first bytes, as many as are `wanted` if there are so many, and the whole again; `close` for who does not read it. */
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
  return {
    head: Buffer.concat(read).subarray(0, wanted),
    all: again(),
    close: async () => void (await iterator.return?.()),
  }
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

export function markOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined
}

/**
 * UTF-16 with its mark as UTF-8, so that one engine reads all, and both without the mark: no editor counts it. `charset` is what the file
 * says itself; the mark knows better. Other bytes pass as they are.
 */
export async function* asUtf8(head: Uint8Array, source: Bytes, charset?: string): Bytes {
  const mark = markOf(head)
  if (mark === 'utf-8') yield* behind(3, source)
  else if (mark) yield* decoded(new TextDecoder(mark, { fatal: true }), source)
  else if (charset === undefined) yield* source
  else if (!isKnown(charset)) throw fail('unsupported', 'This is written in a character set that cannot be read.')
  else if (isUtf7(charset)) yield Buffer.from(decodeCharset(charset, await collect(source, limitsOfHeld)))
  // UTF-16 without its mark would be full of NUL: what says so is something else.
  else if (/^utf-/.test(decoderOf(charset).encoding)) yield* source
  else yield* decoded(decoderOf(charset), source)
}

async function* decoded(decoder: InstanceType<typeof TextDecoder>, source: Bytes): Bytes {
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

export async function* once(bytes: Uint8Array): Bytes {
  yield bytes
}

async function* behind(mark: number, source: Bytes): Bytes {
  let left = mark
  for await (const bytes of source) {
    if (left < bytes.length) yield left === 0 ? bytes : bytes.subarray(left)
    left = Math.max(0, left - bytes.length)
  }
}
