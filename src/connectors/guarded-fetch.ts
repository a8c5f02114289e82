/**
 * For addresses that a user can choose. Invariants:
 * - a name is looked up once, and the connection goes to the very address that was looked at: a name that changes between
 *   the two (DNS rebinding) gains nothing;
 * - every address it stands for must be public. Private, loopback, link-local (where clouds keep their metadata), shared
 *   and test networks are refused, in their IPv6 disguises too;
 * - nobody is followed elsewhere, nothing is read beyond a limit, and it ends in time.
 */
import { lookup } from 'node:dns'
import { request as overHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

type GuardedOptions = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
  /** For trying out, on one's own computer or network: http and every address. */
  readonly anyAddress?: boolean
  /** How a name becomes addresses; Node's own unless a test says otherwise. */
  readonly resolve?: Resolve
}

export type Resolve = (host: string) => Promise<readonly string[]>
type GuardedAnswer = { readonly status: number }

/** In `code` is why: `private-address`, `timeout`, `certificate` or `unreachable`. */
export class GuardedFailure extends Error {
  readonly code: 'private-address' | 'timeout' | 'certificate' | 'unreachable'

  constructor(code: GuardedFailure['code']) {
    super(code)
    this.name = 'GuardedFailure'
    this.code = code
  }
}

export async function guardedPost(options: GuardedOptions): Promise<GuardedAnswer> {
  const url = new URL(options.url)
  if (url.protocol !== 'https:' && options.anyAddress !== true) throw new GuardedFailure('private-address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const resolve = options.resolve ?? resolveByDns
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => [])
  if (addresses.length === 0) throw new GuardedFailure('unreachable')
  if (options.anyAddress !== true && addresses.some((address) => !isPublic(address)))
    throw new GuardedFailure('private-address')
  return post(url, addresses[0]!, options)
}

/** RFC 6890 and its successors: what is not an address on the open internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  if (family !== 6) return false
  const inside = embeddedIpv4(address)
  return inside === undefined
    ? globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
    : isPublic(inside)
}

/** All of IPv6 that was ever given out; what is not of it is refused without being known. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

const notPublic = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  notPublic.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
] as const)
  notPublic.addSubnet(net, bits, 'ipv6')

/** Of mapped (::ffff:), compatible (::), translated (64:ff9b::) and 6to4 (2002:) addresses, the IPv4 address that is meant. */
function embeddedIpv4(address: string): string | undefined {
  const groups = groupsOf(address)
  const start = groups.slice(0, 6).join(':')
  const at =
    groups[0] === 0x2002 ? 1 : ['0:0:0:0:0:65535', '0:0:0:0:0:0', '100:65435:0:0:0:0'].includes(start) ? 6 : undefined
  if (at === undefined) return undefined
  const [high = 0, low = 0] = groups.slice(at, at + 2)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** Eight numbers, whatever way it is written. */
function groupsOf(address: string): number[] {
  const plain = address
    .split('%')[0]!
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_whole, a, b, c, d) =>
      [(Number(a) << 8) | Number(b), (Number(c) << 8) | Number(d)].map((group) => group.toString(16)).join(':'),
    )
  const [left = '', right] = plain.split('::')
  const [head, tail] = [left, right ?? ''].map((side) =>
    side
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16)),
  )
  const gap = right === undefined ? 0 : 8 - head!.length - tail!.length
  return [...head!, ...Array.from({ length: Math.max(0, gap) }, () => 0), ...tail!]
}

function resolveByDns(host: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true, verbatim: true }, (error, found) =>
      error ? reject(error) : resolve(found.map(({ address }) => address)),
    )
  })
}

/** Read and thrown away beyond the status: what others answer is none of our business. */
const maxAnswerBytes = 65_536

function post(url: URL, address: string, { headers, body, timeoutMs }: GuardedOptions): Promise<GuardedAnswer> {
  // The name stays in the URL, for the Host header and for the certificate; the connection takes the address.
  const pinned: LookupFunction = (_host, options, done) => {
    const family = isIP(address)
    if (typeof options === 'object' && options.all) done(null, [{ address, family }])
    else done(null, address, family)
  }
  const given: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: pinned,
    signal: AbortSignal.timeout(timeoutMs),
    // Each goes its own way: a kept connection would outlive the look at its address.
    agent: false,
  }
  return new Promise((resolve, reject) => {
    let status: number | undefined
    const answered = (answer: IncomingMessage) => {
      status = answer.statusCode ?? 0
      let read = 0
      answer.on('data', (piece: Buffer) => {
        read += piece.length
        if (read > maxAnswerBytes) answer.destroy()
      })
      answer.on('error', () => undefined)
    }
    const end = (failure: GuardedFailure['code']) =>
      status === undefined ? reject(new GuardedFailure(failure)) : resolve({ status })
    const sending = url.protocol === 'https:' ? overHttps(url, given, answered) : overHttp(url, given, answered)
    sending.on('error', (error: NodeJS.ErrnoException) => end(reasonOf(error)))
    // Not before: as many as are under way at once are also as many as stand open. And who answers by asking for another
    // protocol (101) is let go by Node without an error.
    sending.on('close', () => end('unreachable'))
    sending.end(body)
  })
}

function reasonOf({ name, code = '' }: NodeJS.ErrnoException): GuardedFailure['code'] {
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'timeout'
  return /CERT|SELF_SIGNED|VERIFY|TLS|SSL|EPROTO/.test(code) ? 'certificate' : 'unreachable'
}
