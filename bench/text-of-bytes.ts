import { letters } from '../src/detect/names/text-bytes.ts'

/** What src/detect/names/text-bytes.ts reads; up to two bytes of nought may be added. */
export function textOf(bytes: ArrayLike<number>): string {
  let text = ''
  let held = 0
  let bits = 0
  const letter = (value: number) => String.fromCharCode(value + 32 + (value >= 7 ? 1 : 0) + (value >= 59 ? 1 : 0))
  const put = () => {
    const value = (held >>> (bits - 13)) & 8191
    text += letter(Math.floor(value / letters)) + letter(value % letters)
    bits -= 13
    held &= 2 ** bits - 1
  }
  for (let i = 0; i < bytes.length; i++) {
    held = (held << 8) | (bytes[i] ?? 0)
    bits += 8
    if (bits >= 13) put()
  }
  while (bits > 0) {
    held <<= 8
    bits += 8
    if (bits >= 13) {
      put()
      break
    }
  }
  return text
}
