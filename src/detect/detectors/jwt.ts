import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isAlnum } from '../characters.ts'
import type { View } from '../scan/view.ts'

/** Tokens with many claims reach some kilobytes; the window stops a text of `eyJ.` from being read again and again. */
const most = 8192

export const jwt: Detector = {
  name: 'jwt',
  kind: 'jwt',
  source: 'RFC 7519, RFC 7516',
  anchors: { literals: ['^eyj'] },
  at: tokenAt,
  rank: 2,
  takes: true,
  hits: [
    'Bearer ey' + 'JhbGciOiJIUzI1NiJ9.ey' + 'JzdWIiOiIxMjM0In0.c2lnbmF0dXJlc2lnbmF0dXJl',
    'ey' + 'JhbGciOiJub25lIn0.ey' + 'JzdWIiOiIxMjM0In0.',
  ],
  misses: ['eyJhbGciOiJIUzI1NiJ9', 'eyJ.eyJ.eyJ', 'eyeJust.look.here'],
}

const inPart = new Uint8Array(128)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') inPart[c.charCodeAt(0)] = 1

function tokenAt(view: View): Match | undefined {
  const { text } = view
  const from = view.start
  if (isAlnum(text.charCodeAt(from - 1)) || !text.startsWith('eyJ', from)) return undefined
  const stop = Math.min(text.length, from + most)
  let at = from
  let partStart = from
  const parts: number[] = []
  while (at <= stop) {
    const c = at < stop ? text.charCodeAt(at) : 32
    if (inPart[c] === 1) at++
    else {
      parts.push(at - partStart)
      if (c !== 46 || parts.length === 5) break
      at++
      partStart = at
      // The second part of a signed token begins `{"`, of an encrypted one it is random or empty.
      if (parts.length === 1 && (parts[0] ?? 0) < 16) break
    }
  }
  view.steps += at - from
  // Cut off behind the claims: they are what matters.
  const claims = parts.length === 2 && (parts[1] ?? 0) >= 24
  if ((parts.length < 3 && !claims) || (parts[0] ?? 0) < 16) return undefined
  const end = text.charCodeAt(at - 1) === 46 && parts.length > 3 ? at - 1 : at
  if (parts.length < 5 && !text.startsWith('eyJ', from + (parts[0] ?? 0) + 1)) return undefined
  return { start: from, end, confidence: claims ? 0.9 : 0.98, hint: '' }
}
