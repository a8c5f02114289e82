/** Both Node and browsers have one, but not under the same name, and the engine compiles without the types of either. */
export function bytesOf(base64: string): Uint8Array {
  const size = Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0)
  const bytes = new Uint8Array(size)
  let at = 0
  for (let i = 0; i < base64.length; i += 4) {
    const four =
      (sextet(base64.charCodeAt(i)) << 18) |
      (sextet(base64.charCodeAt(i + 1)) << 12) |
      (sextet(base64.charCodeAt(i + 2)) << 6) |
      sextet(base64.charCodeAt(i + 3))
    bytes[at++] = four >> 16
    if (at < size) bytes[at++] = (four >> 8) & 255
    if (at < size) bytes[at++] = four & 255
  }
  return bytes
}

function sextet(c: number): number {
  if (c >= 97) return c - 71
  if (c >= 65) return c - 65
  if (c >= 48) return c + 4
  return c === 43 ? 62 : c === 47 ? 63 : 0
}
