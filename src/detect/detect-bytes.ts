import { detect, detectFolded } from './detect.ts'
import { fold } from './fold/fold.ts'
import { foldBytes } from './fold/fold-bytes.ts'
import type { Finding } from './finding.ts'
import type { DetectOptions } from './options.ts'
import { decodeUtf8, sizeAt } from './fold/utf8.ts'

/**
 * How much may stand between a place and what decides about it. Whoever reads a long file in pieces gives each piece with
 * so many bytes of its neighbours on either side, at least, and keeps the findings that begin inside the piece.
 */
export const neighbourhood = 16 * 1024

/**
 * `detect` for UTF-8: the same findings as for the text that the bytes spell, with `start` and `end` counted in bytes. May
 * be a view of shared memory; nobody may write to it meanwhile.
 */
export function detectBytes(bytes: Uint8Array, options?: DetectOptions): Finding[] {
  if (!ArrayBuffer.isView(bytes)) throw new TypeError('detectBytes takes a Uint8Array of UTF-8; detect takes a text.')
  const long = bytes.length > few
  if (!long || isAscii(bytes, few)) {
    const text = decodeUtf8(bytes)
    if (text.length === bytes.length) return detect(text, options)
    if (!long) return inBytes(detect(text, options), bytes)
  }
  // Among so many characters that are not all ASCII one wants folding: nobody tries without.
  return inBytes(detectFolded(foldBytes(bytes) ?? fold(decodeUtf8(bytes)), options), bytes)
}

const few = 2048

function isAscii(bytes: Uint8Array, most: number): boolean {
  let all = 0
  for (let i = 0; i < most; i++) all |= bytes[i] as number
  return all < 128
}

/** Findings are sorted and do not overlap, so one walk over the bytes serves all. */
function inBytes(found: readonly Finding[], bytes: Uint8Array): Finding[] {
  let at = 0
  let unit = 0
  const byteOf = (wanted: number) => {
    while (unit < wanted) {
      const size = (bytes[at] as number) < 128 ? 1 : sizeAt(bytes, at, bytes.length)
      at += size
      unit += size === 4 ? 2 : 1
    }
    return at
  }
  return found.map((one) => {
    const start = byteOf(one.start)
    return { ...one, start, end: byteOf(one.end) }
  })
}
