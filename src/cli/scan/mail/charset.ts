import { fail } from '../../../core/errors.ts'

const unknown = 'This is written in a character set that cannot be read.'
const broken = 'This is not written in the character set that it names, so nothing can be said about it.'

/** Bytes in the character set that they are said to be in. What is not known for certain is refused: a guess would hide what is there. */
export function decodeCharset(label: string, bytes: Uint8Array): string {
  if (isUtf7(label)) return decodeUtf7(bytes)
  try {
    return decoderOf(label).decode(bytes)
  } catch {
    throw fail('unsupported', isKnown(label) ? broken : unknown)
  }
}

export const isUtf7 = (label: string) => /^(?:x-)?(?:unicode-?[12]-?[01]-?)?utf-?7$/i.test(label.trim())

/** WHATWG Encoding. */
export function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  return new TextDecoder(label.trim().replace(/^cp(?=125\d$)/i, 'windows-'), { fatal: true })
}

export function isKnown(label: string): boolean {
  try {
    return decoderOf(label) !== undefined
  } catch {
    return isUtf7(label)
  }
}

/** RFC 2152: what stands between `+` and `-` is UTF-16 in base64. `+-` is a plus. */
function decodeUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  if (/[^\0-\x7f]/.test(text)) throw fail('unsupported', broken)
  return text.replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (_all, shifted: string) => {
    if (shifted === '') return '+'
    const units = Buffer.from(shifted, 'base64')
    return units
      .subarray(0, units.length & ~1)
      .swap16()
      .toString('utf16le')
  })
}
