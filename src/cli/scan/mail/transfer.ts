/** RFC 2045, 6. `whole`: all of it was written as the standard says. */
export type Decoded = { readonly bytes: Buffer; readonly whole: boolean }

export function decodeTransfer(encoding: string, body: Buffer): Decoded {
  if (encoding === 'base64') return decodeBase64(body)
  if (encoding === 'quoted-printable') return { bytes: decodeQuoted(body), whole: true }
  return { bytes: body, whole: /^(?:7bit|8bit|binary|)$/.test(encoding) }
}

const digits = new Int8Array(256).fill(-1)
for (const [i, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  digits[char.charCodeAt(0)] = i

/**
 * What is no base64 is passed over, as the standard has it, and told of: the writer may have meant it for a text, and programs differ. Behind
 * padding another stretch may begin.
 */
export function decodeBase64(body: Uint8Array): Decoded {
  const out = Buffer.alloc(Math.ceil((body.length * 3) / 4))
  let length = 0
  let whole = true
  let bits = 0
  let held = 0
  const padded = () => {
    if (held === 1) whole = false
    if (held >= 2) out[length++] = (bits >> (held === 2 ? 4 : 10)) & 255
    if (held === 3) out[length++] = (bits >> 2) & 255
    bits = held = 0
  }
  for (const byte of body) {
    const digit = digits[byte]!
    if (digit >= 0) {
      bits = (bits << 6) | digit
      if (++held < 4) continue
      out[length++] = (bits >> 16) & 255
      out[length++] = (bits >> 8) & 255
      out[length++] = bits & 255
      bits = held = 0
    } else if (byte === equals) padded()
    else if (byte > 32) whole = false
  }
  padded()
  return { bytes: out.subarray(0, length), whole }
}

/** Line by line, for a text of which a letter was lost: what stands behind it is whole again from the next line on. */
export function linesOfBase64(body: Buffer): Buffer[] {
  return body
    .toString('latin1')
    .split('\n')
    .map((line) => decodeBase64(Buffer.from(line, 'latin1')).bytes)
}

const equals = 0x3d

/** Soft line ends go, also with blanks before them; what is no code stays as it is. */
export function decodeQuoted(body: Uint8Array): Buffer {
  const out = Buffer.alloc(body.length)
  let length = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!
    const code = byte === equals ? hexOf(body[at + 1]) * 16 + hexOf(body[at + 2]) : Number.NaN
    const soft = byte === equals && Number.isNaN(code) ? behindLineEnd(body, at + 1) : -1
    if (soft !== -1) at = soft - 1
    else if (Number.isNaN(code)) out[length++] = byte
    else {
      out[length++] = code
      at += 2
    }
  }
  return out.subarray(0, length)
}

function hexOf(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : Number.NaN
}

/** Where the next line begins, if nothing but blanks stands before its end; -1 if it does not. */
function behindLineEnd(body: Uint8Array, from: number): number {
  let at = from
  while (body[at] === 0x20 || body[at] === 0x09) at++
  if (body[at] === 0x0d) at++
  if (body[at] === 0x0a) return at + 1
  return at >= body.length ? at : -1
}
