import { codeAt, isAlnum, isDigit, isHex } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { valueAfter } from '../value-after.ts'
import type { View } from '../scan/view.ts'

export const macAddress: Detector = {
  name: 'mac-address',
  kind: 'mac-address',
  source: 'IEEE 802, EUI-48',
  anchors: { token: ':-.', tokenMost: 4 },
  at: macAt,
  hits: ['00:1b:44:11:3a:b7', 'mac 00-1B-44-11-3A-B7.', 'ab:cd:ef:12:34:56', '001b.4411.3ab7'],
  misses: ['00:1b:44:11:3a', '00:1b:44:11:3a:b7:99', '00:00:00:00:00:00', '12:30:45', '00:1b-44:11:3a:b7'],
}

/** Six pairs may hold no digit at all, and then only the word in front wakes anybody. */
export const macAddressNamed: Detector = {
  name: 'mac-address/named',
  kind: 'mac-address',
  source: 'IEEE 802, EUI-48',
  anchors: { literals: ['^mac$', '^mac address', 'hardware address', 'ethernet address', 'hwaddr', 'mac-adresse'] },
  at: namedAt,
  hits: ['Device MAC: AA:BB:CC:DD:EE:FF', 'MAC address is 9c3dcf12a07e', 'hardware address AA-BB-CC-DD-EE-FF'],
  misses: ['mac: FF:FF:FF:FF:FF:FF', 'my mac is broken', 'MAC AA:BB:CC'],
}

function namedAt(view: View): Match | undefined {
  const at = valueAfter(view, view.end)?.at ?? -1
  if (at < 0) return undefined
  const sign = codeAt(view.text, at + 2)
  if (sign === 58 || sign === 45) return pairs(view.text, at, sign) ? found(view.text, at, 17, sign) : undefined
  // Without signs only with a letter in it: twelve digits are somebody's number.
  return /^(?=\d*[a-f])[\da-f]{12}$/i.test(view.text.slice(at, at + 12)) ? found(view.text, at, 12, 0) : undefined
}

function macAt(view: View): Match | undefined {
  const { text } = view
  const behind = codeAt(text, view.start + 2)
  const before = codeAt(text, view.start - 1)
  if (behind !== 58 && behind !== 45 && before !== 58 && before !== 45 && codeAt(text, view.start + 4) !== 46)
    return undefined
  // Behind a pair with a digit in it this was tried from there.
  if (
    (before === 58 || before === 45) &&
    (isDigit(codeAt(text, view.start - 2)) || isDigit(codeAt(text, view.start - 3)))
  )
    return undefined
  // The token with the first digit may be any pair.
  for (let back = 0; back <= 15; back += 3) {
    const start = view.start - back
    if (start < 0 || isAlnum(codeAt(text, start - 1))) continue
    const sign = codeAt(text, start + 2)
    if ((sign === 58 || sign === 45) && pairs(text, start, sign)) return found(text, start, 17, sign)
  }
  if (codeAt(text, view.start + 4) === 46 && quads(text, view.start)) return found(text, view.start, 14, 46)
  return undefined
}

function found(text: string, start: number, length: number, sign: number): Match | undefined {
  const end = start + length
  const after = codeAt(text, end)
  const before = codeAt(text, start - 1)
  if (isAlnum(after) || (after === sign && isHex(codeAt(text, end + 1))) || before === sign) return undefined
  const value = text.slice(start, end)
  if (/^[0:.-]+$/.test(value) || /^[f:.-]+$/i.test(value)) return undefined
  return { start, end, confidence: 0.95, hint: '' }
}

function pairs(text: string, start: number, sign: number): boolean {
  for (let k = 0; k < 17; k++) {
    const c = codeAt(text, start + k)
    if (k % 3 === 2 ? c !== sign : !isHex(c)) return false
  }
  return true
}

function quads(text: string, start: number): boolean {
  for (let k = 0; k < 14; k++) {
    const c = codeAt(text, start + k)
    if (k % 5 === 4 ? c !== 46 : !isHex(c)) return false
  }
  return true
}
