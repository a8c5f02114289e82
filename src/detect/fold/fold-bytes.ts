import { foldTable, unsure } from './fold-table.ts'
import { type Folded, oddAt, roomOf, type Stretch, textOf } from './fold.ts'
import { codeOf, sizeAt } from './utf8.ts'

/**
 * `fold` of the text that these bytes spell, without that text: ASCII is read four characters at a time, and only what is
 * left is looked up. Undefined where a Chinese digit stands, which its neighbours make one.
 */
export function foldBytes(bytes: Uint8Array): Folded | undefined {
  const end = bytes.length
  const view = new DataView(bytes.buffer, bytes.byteOffset, end)
  const units = roomOf(end)
  const stretches: Stretch[] = []
  let n = 0
  /** How far the text runs before what is read of it, now and in the last stretch. */
  let shift = 0
  let ahead = 0
  for (let i = 0; i < end;) {
    while (i + 4 <= end && shift === ahead) {
      const four = view.getInt32(i, true)
      units[n] = four & 127
      units[n + 1] = (four >> 8) & 127
      units[n + 2] = (four >> 16) & 127
      units[n + 3] = four >>> 24
      const odd = oddIn(four)
      const plain = odd === 0 ? 4 : (31 - Math.clz32(odd & -odd)) >> 3
      n += plain
      i += plain
      if (plain < 4) break
    }
    if (i === end) break
    const lead = bytes[i] as number
    const next = i + 1 < end ? (bytes[i + 1] as number) ^ 0x80 : 255
    const two = lead >= 0xc2 && lead < 0xe0 && next < 64
    const size = lead < 0x80 ? 1 : two ? 2 : sizeAt(bytes, i, end)
    let code = lead < 0x80 ? lead : two ? ((lead & 31) << 6) | next : codeOf(bytes, i, size)
    i += size
    /** Units of the text that are read as one. */
    let read = 1
    const known = code > 0xffff ? unsure : (foldTable[code] as number)
    if (known === unsure) {
      if (code > 127 && code <= 0xffff) return undefined
      const odd = code > 127 ? oddAt(String.fromCodePoint(code), 0) : oddAt(asciiAt(bytes, i - 2), 1)
      if (odd > 0) {
        code = odd & 0xffff
        read = odd >> 16
        if (size === 1) i += read - 1
      }
    } else if (known !== 0) code = known
    if (code === 1) {
      shift += read
      continue
    }
    if (read > 1 || shift !== ahead) {
      stretches.push({ at: n, from: n + shift, size: read })
      ahead = shift += read - 1
    }
    if (code > 0xffff) {
      units[n++] = 0xd7c0 + (code >> 10)
      code = 0xdc00 + (code & 1023)
    }
    units[n++] = code
  }
  return { text: textOf(units.subarray(0, n)), stretches }
}

/**
 * The lowest bit that is set is that of the first of these four that is no ASCII, or a control character or `%`, `&` or `\`, which
 * folding may change.
 */
function oddIn(four: number): number {
  const control = (four - 0x20202020) & ~four
  const sign = isOneOf(four ^ 0x25252525) | isOneOf(four ^ 0x26262626) | isOneOf(four ^ 0x5c5c5c5c)
  return (four | (four + 0x01010101) | control | sign) & 0x80808080
}

/** With the highest bit set in a byte that is nought, if there is one. */
function isOneOf(four: number): number {
  return (four - 0x01010101) & ~four
}

/** The character and what it is read by: the one before, and as many behind as the longest of its ways to be written. */
function asciiAt(bytes: Uint8Array, i: number): string {
  return `${i < 0 ? ' ' : ''}${String.fromCharCode.apply(null, bytes.subarray(Math.max(i, 0), i + 16) as unknown as number[])}`
}
