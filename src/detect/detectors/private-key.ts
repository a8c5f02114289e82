import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** An RSA key of 16,384 bits takes 13,000 characters. */
const most = 16_000

export const privateKey: Detector = {
  name: 'private-key',
  kind: 'private-key',
  source: 'RFC 7468, RFC 4880; OpenSSH and PuTTY key files',
  anchors: { literals: ['-----begin ', '-----end ', 'putty-user-key-file'] },
  at: keyAt,
  rank: 2,
  takes: true,
  hits: [
    '-----BEGIN RSA ' + 'PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq\n-----END RSA ' + 'PRIVATE KEY-----',
    'x -----BEGIN ' + 'PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
    `${'qK7bZ2'.repeat(10)}\n${'xW4tR8'.repeat(6)}\n-----END RSA ` + 'PRIVATE KEY-----',
  ],
  misses: [
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    'begin private key',
    '-----BEGIN PRIVATE KEY-----',
    'it ends in -----END RSA ' + 'PRIVATE KEY-----',
    'MIIB\n-----END CERTIFICATE-----',
  ],
}

function keyAt(view: View): Match | undefined {
  const { text } = view
  const head = text.slice(view.start, view.start + 64)
  if (/^-----END /i.test(head)) return restOf(view, head)
  const opened = /^-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File-\d:/i.exec(head)
  view.steps += 64
  if (!opened) return undefined
  const begin = view.start + opened[0].length
  const body = keyBody(text, begin, Math.min(text.length, begin + most))
  view.steps += body - begin
  if (body - begin < 16) return undefined
  const close = /^-----END [A-Z0-9 ]{1,40}-----/i.exec(text.slice(body, body + 64))
  // The shortest whole key has 64 characters, and DER begins with 0x30, which base64 writes as an M.
  if (close && body - begin < 60 && !/^[\s\\nr]{0,8}M[CDEFGHI]/.test(text.slice(begin, begin + 12))) return undefined
  return { start: view.start, end: body + (close?.[0].length ?? 0), confidence: 0.99, hint: '' }
}

/** The end of a key whose beginning was left out. */
function restOf(view: View, head: string): Match | undefined {
  const { text } = view
  const close = /^-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/i.exec(head)
  if (!close) return undefined
  let start = view.start
  const stop = Math.max(0, start - most)
  while (start > stop && isOfBody(text.charCodeAt(start - 1))) start--
  view.steps += view.start - start
  // Words before it are read as its first line, unless a line break parts them.
  const body = text.slice(start, view.start)
  const first = body.search(/[A-Za-z\d+/=]{40}/)
  return first < 0 ? undefined : { start: start + first, end: view.start + close[0].length, confidence: 0.95, hint: '' }
}

function isOfBody(c: number): boolean {
  return (
    (c >= 47 && c <= 57) ||
    (c >= 65 && c <= 90) ||
    (c >= 97 && c <= 122) ||
    c === 43 ||
    c === 61 ||
    c === 10 ||
    c === 13 ||
    c === 92
  )
}

/** Base64, header lines, and the line ends that JSON and shell scripts write as `\n`. A truncated key ends where they end. */
function keyBody(text: string, from: number, stop: number): number {
  let at = from
  let solid = from
  while (at < stop) {
    const c = text.charCodeAt(at)
    if (c === 45 && text.startsWith('-----', at)) return at
    const base64 =
      (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 43 || c === 47 || c === 61
    if (base64) {
      at++
      solid = at
    } else if (
      c === 10 ||
      c === 13 ||
      c === 32 ||
      c === 9 ||
      c === 92 ||
      c === 34 ||
      c === 39 ||
      c === 44 ||
      c === 45 ||
      c === 58
    )
      at++
    else break
    if (c === 10 && text.charCodeAt(at) === 10 && solid - from > 200) break
  }
  return solid
}
