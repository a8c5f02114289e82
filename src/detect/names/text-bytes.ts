/**
 * Bytes written as printable characters, 13 bits to two of them: an eighth less to ship than base64. The quote and the
 * backslash are left out, so that a file holds them as they are.
 */
export const letters = 93

export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(((text.length >> 1) * 13) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i + 1 < text.length; i += 2) {
    held = (held << 13) | (valueOf(text.charCodeAt(i)) * letters + valueOf(text.charCodeAt(i + 1)))
    bits += 13
    while (bits >= 8 && at < bytes.length) bytes[at++] = held >>> (bits -= 8)
    held &= (1 << bits) - 1
  }
  return bytes
}

function valueOf(c: number): number {
  return c - 32 - (c > 39 ? 1 : 0) - (c > 92 ? 1 : 0)
}
