import { neighbourhood } from '../../detect/detect-bytes.ts'
import type { Format } from './hit.ts'
import type { Piece } from './piece.ts'
import type { Bytes } from './streams.ts'

/** What is looked at in one go, and how much of a structured file is read whole. */
const sizes = { window: 1024 ** 2, whole: 16 * 1024 ** 2 }

/** A file of any length in pieces that end at line ends, each in shared memory with its neighbourhood around it. */
export async function* cut(source: Bytes, wanted: Format, { window, whole } = sizes): AsyncIterable<Piece> {
  let format = wanted
  let inPieces = format === 'text'
  let parts: Uint8Array[] = []
  let length = 0
  // What stands before it was handed out already and is only context now.
  let done = 0
  for await (const part of source) {
    parts.push(part)
    length += part.length
    if (length > whole) inPieces = true
    // What they say hangs on their beginning, which a piece does not know.
    if (inPieces && (format === 'json' || format === 'csv')) format = 'text'
    if (!inPieces || length < done + window + neighbourhood) continue
    const bytes = shared(parts, length)
    const to = endOf(bytes, done, length - neighbourhood)
    yield { bytes, from: done, to, format }
    const context = startOf(bytes, Math.max(0, to - neighbourhood), to)
    parts = [bytes.subarray(context)]
    length -= context
    done = to - context
  }
  yield { bytes: shared(parts, length), from: done, to: length, format }
}

function shared(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(length))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function endOf(bytes: Uint8Array, done: number, wanted: number): number {
  const lineEnd = bytes.lastIndexOf(10, wanted - 1) + 1
  return lineEnd > done ? lineEnd : wholeCharacter(bytes, wanted)
}

/** The first line start in the range, so that no word is cut in two. */
function startOf(bytes: Uint8Array, from: number, to: number): number {
  const lineEnd = bytes.indexOf(10, from)
  return lineEnd !== -1 && lineEnd < to - 1 ? lineEnd + 1 : wholeCharacter(bytes, from)
}

/** Not between the bytes of one character. */
function wholeCharacter(bytes: Uint8Array, wanted: number): number {
  let at = wanted
  while (at > 0 && wanted - at < 4 && (bytes[at]! & 0xc0) === 0x80) at--
  return at
}
