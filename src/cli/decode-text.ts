import { fail } from '../core/errors.ts'

const notText = 'This is not text; documents and archives cannot be looked into yet.'
const broken = 'The encoding is broken or not UTF-8 or UTF-16, so nothing can be said about it.'

/**
 * Bytes to text, strictly. What cannot be read for certain is an error and never «clean»: a guessed encoding would
 * turn a card number into something that no detector knows.
 */
export async function* decodeText(source: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let first = new Uint8Array()
  for await (const bytes of source) {
    if (!decoder) {
      // The mark needs two bytes, and a pipe may hand them over one by one.
      first = join(first, bytes)
      if (first.length < 2) continue
      decoder = new TextDecoder(encodingOf(first), { fatal: true, ignoreBOM: true })
      yield decode(decoder, first)
    } else {
      yield decode(decoder, bytes)
    }
  }
  yield decoder ? decode(decoder) : decode(new TextDecoder('utf-8', { fatal: true }), first)
}

/** WHATWG Encoding, «BOM sniff»; without a mark it is UTF-8 or nothing. */
function encodingOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return 'utf-8'
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): string {
  let text: string
  try {
    text = decoder.decode(bytes, { stream: bytes !== undefined })
  } catch {
    throw fail('unsupported', broken)
  }
  // NUL is valid UTF-8 but stands in no text file; pictures, archives and UTF-16 without a mark are full of it.
  if (text.includes('\0')) throw fail('unsupported', notText)
  return text
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
