import { codeAt, isAlnum, isDigit, isHex } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { numberIn } from '../scan/take-run.ts'
import { near, type View } from '../scan/view.ts'

const versions = [
  'version',
  'v',
  'ver',
  'release',
  'build',
  'firmware',
  'driver',
  'update',
  'upgraded',
  'downgraded',
  'updated',
  'upgrade',
  'section',
  'chapter',
  'kapitel',
  'abschnitt',
]
const context = [
  'ip',
  'ips',
  'ipv4',
  'ipv6',
  'address',
  'adresse',
  'host',
  'server',
  'from',
  'dns',
  'gateway',
  'ping',
  'subnet',
  'router',
  'vpn',
  'client',
  'direccion',
]

const surely = ['ip', 'ipv4']
const special = ['loopback', 'src', 'dst', 'unspecified', 'localhost', 'bind', 'listen']

/** One's own machine, any, and what masks a net. */
const nobodys = /^(?:127\.|0\.0\.0\.0|255\.)/

/** Where these are talked of. */
const local = [
  'netmask',
  'mask',
  'subnet',
  'localhost',
  'loopback',
  'bind',
  'bound',
  'listen',
  'listening',
  'netzmaske',
  'masque',
  'mascara',
]

export const ipAddress: Detector = {
  name: 'ip-address/v4',
  kind: 'ip-address',
  source: 'RFC 791, RFC 4632',
  anchors: { chain: 4, groups: 4 },
  context,
  at: v4At,
  hits: ['ip 203.0.113.9', 'from 192.168.17.44 today', '10.20.30.40:8080', '[203.0.113.77]'],
  misses: [
    'listening on 127.0.0.1:8080',
    'bind 0.0.0.0',
    'netmask 255.255.255.0',
    'version 1.2.3.4',
    'upgraded from 10.2.4.1 to 10.2.4.2',
    'v10.0.19.1',
    '256.1.1.1',
    '1.2.3.4.5',
    '203.0.113',
    '01.02.03.04',
  ],
}

export const ipAddressV6: Detector = {
  name: 'ip-address/v6',
  kind: 'ip-address',
  source: 'RFC 4291',
  anchors: { token: ':', tokenMost: 4, literals: ['::'] },
  context,
  at: v6At,
  hits: [
    'ip 2001:db8:0:0:0:ff00:42:8329',
    '2001:db8::ff00:42:8329',
    'fe80::1ff:fe23:4567:890a',
    '::ffff:192.0.2.128',
    '[2001:db8::1]:443',
  ],
  misses: ['10:30:45', 'std::vector', 'a::b', '12:34:56:78:9', 'C::', '00:1b:44:11:3a:b7'],
}

function v4At(view: View): Match[] | undefined {
  const { chain, text } = view
  let found: Match[] | undefined
  for (let k = 0; k + 3 < chain.n; k++) {
    if (codeAt(text, chain.ends[k] ?? 0) !== 46) continue
    const match = fourFrom(view, k)
    if (match) {
      ;(found ??= []).push(match)
      view.taken = chain.n === 4
      k += 3
    }
  }
  return found
}

function fourFrom(view: View, k: number): Match | undefined {
  const { chain, text } = view
  let small = true
  for (let g = k; g < k + 4; g++) {
    const start = chain.starts[g] ?? 0
    const end = chain.ends[g] ?? 0
    if (g < k + 3 && !(codeAt(text, end) === 46 && chain.starts[g + 1] === end + 1)) return undefined
    if (end - start > 3 || (end - start > 1 && codeAt(text, start) === 48) || numberIn(text, start, end) > 255)
      return undefined
    if (end - start > 1) small = false
  }
  const start = chain.starts[k] ?? 0
  const end = chain.ends[k + 3] ?? 0
  const before = codeAt(text, start - 1)
  const after = codeAt(text, end)
  if (
    isAlnum(before) ||
    (before === 46 && isAlnum(codeAt(text, start - 2))) ||
    before === 45 ||
    isAlnum(after) ||
    after === 95
  )
    return undefined
  if ((after === 46 || after === 45) && isAlnum(codeAt(text, end + 1))) return undefined
  view.start = start
  view.end = end
  if (near(view, versions) && !near(view, surely)) return undefined
  if (nobodys.test(text.slice(start, start + 8)) && (after === 58 || near(view, local)) && !near(view, surely))
    return undefined
  const known = near(view, context)
  // 1.2.3.4 is a version or a heading more often than a host.
  return { start, end, confidence: small && !known ? 0.55 : known ? 0.97 : 0.9, hint: '' }
}

function v6At(view: View): Match | undefined {
  const { text } = view
  let start = view.start
  if (start < view.colonsSeen) return undefined
  const stop = Math.max(0, start - 40)
  while (start > stop && isHexColon(text.charCodeAt(start - 1))) start--
  let end = view.end
  const last = Math.min(text.length, start + 46)
  while (end < last && (isHexColon(codeAt(text, end)) || (codeAt(text, end) === 46 && isDigit(codeAt(text, end + 1)))))
    end++
  // Too long for an address, so nothing in it is one: it is read once, and not from each of its tokens.
  const long = end === last && isHexColon(codeAt(text, end))
  while (long && isHexColon(codeAt(text, end))) end++
  view.steps += end - start
  view.colonsSeen = end
  if (end - start < 2 || long) return undefined
  let colons = 0
  let short = false
  for (let i = start; i < end; i++)
    if (text.charCodeAt(i) === 58) {
      colons++
      if (codeAt(text, i + 1) === 58) short = true
    }
  // Six colons if it ends in an address of the old kind, none left out unless two stand together.
  if (colons < (short ? 2 : 6)) return undefined
  const value = text
    .slice(start, end)
    .replace(/^:(?!:)/, '')
    .replace(/([^:]):$/, '$1')
  if (isWordish(codeAt(text, start - 1)) || isWordish(codeAt(text, end)) || !isV6(value)) return undefined
  const from = start + text.slice(start, end).indexOf(value)
  const zone =
    /^(?:%\w{1,16})?(?:\/\d{1,3}(?!\d))?/.exec(text.slice(from + value.length, from + value.length + 22))?.[0].length ??
    0
  view.start = from
  view.end = from + value.length
  // `::1` and `a::b` are code as often as addresses.
  const plain = value.length < 6 || !/\d/.test(value)
  if (value === '::' && zone > 1) return { start: from, end: from + 2 + zone, confidence: 0.8, hint: '' }
  if (plain && !near(view, context) && !near(view, special)) return undefined
  return { start: from, end: from + value.length + zone, confidence: 0.95, hint: '' }
}

function isWordish(c: number): boolean {
  return isAlnum(c) || c === 95
}

function isHexColon(c: number): boolean {
  return c === 58 || isHex(c)
}

const oldKind = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/

function isV6(value: string): boolean {
  let groups = 0
  let short = false
  let at = 0
  while (at < value.length) {
    const begin = at
    while (at < value.length && isHex(value.charCodeAt(at))) at++
    const sign = codeAt(value, at)
    if (sign === 46) {
      // An address of the old kind ends it, and takes the place of two groups.
      if (!oldKind.test(value.slice(begin))) return false
      groups += 2
      break
    }
    if (at - begin > 4 || (at < value.length && sign !== 58)) return false
    if (at > begin) groups++
    else if (begin > 0 || codeAt(value, 1) !== 58) return false
    at++
    if (codeAt(value, at) !== 58) continue
    if (short) return false
    short = true
    at++
  }
  // A colon at the end is half of a pair.
  if (codeAt(value, value.length - 1) === 58 && codeAt(value, value.length - 2) !== 58) return false
  return short ? groups <= 7 : groups === 8
}
