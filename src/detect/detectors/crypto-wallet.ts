import { codeAt, isAlnum } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { keccak256 } from '../checks/keccak256.ts'
import { sha256 } from '../checks/sha256.ts'
import { lastOf, near, type View } from '../scan/view.ts'

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** The first byte of an address by its first letter: Bitcoin, Litecoin, Dogecoin, Tron. */
const versions = new Map([
  ['1', 0],
  ['3', 5],
  ['L', 48],
  ['M', 50],
  ['D', 30],
  ['T', 65],
])
/** Ripple draws the same digits in an order of its own. */
const rippleOrder = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'
const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

export const cryptoWallet: Detector = {
  name: 'crypto-wallet/base58',
  kind: 'crypto-wallet',
  source:
    'Base58Check with a double SHA-256 (Bitcoin, Litecoin, Dogecoin, Tron, XRP); Monero with a Keccak-256; Solana by its 32 bytes and a word, Polkadot by its 35',
  anchors: { longToken: 20 },
  at: base58At,
  hits: [
    'send it to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy please',
    'xrp rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv',
    'xmr 44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
    'tip 888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H',
    'my polkadot address 15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5',
    'my solana wallet 4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T',
  ],
  misses: [
    '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3',
    '11111111111111111111111111111111',
    '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz',
    'rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBw',
    'hash 4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T',
  ],
}

export const cryptoWalletPrefixed: Detector = {
  name: 'crypto-wallet/prefixed',
  kind: 'crypto-wallet',
  source: 'BIP 173 and BIP 350 (bech32, also of Cardano and Cosmos), Ethereum addresses of 40 hexadecimal digits',
  anchors: { longToken: 20 },
  at: prefixedAt,
  hits: [
    'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    'my wallet 0x52908400098527886E0F7030069857D2E4169EE7',
    'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8',
  ],
  misses: [
    'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdr',
    '0x5290840009852788',
    '0x0000000000000000000000000000000000000000',
  ],
}

function tokenAround(view: View): string {
  const { text, start } = view
  let end = start
  const stop = Math.min(text.length, start + 112)
  while (end < stop && isAlnum(codeAt(text, end))) end++
  view.steps += end - start
  return text.slice(start, end)
}

const solana = ['solana', 'sol', 'phantom', 'spl']
const polkadot = ['polkadot', 'dot', 'kusama', 'ksm', 'substrate', 'ss58']

function base58At(view: View): Match | undefined {
  const first = view.text.charCodeAt(view.start)
  // Version bytes: 1 and 3 of Bitcoin, L and M of Litecoin, D of Dogecoin, T of Tron, r of XRP.
  if (first === 49 || first === 51 || first === 76 || first === 77 || first === 68 || first === 84 || first === 114) {
    const token = tokenAround(view)
    if (token.length >= 25 && token.length <= 35 && base58Holds(token)) return walletAt(view, token, 0.98)
  }
  return unchecked(view, first)
}

function walletAt({ start }: View, token: string, confidence: number): Match {
  return { start, end: start + token.length, confidence, hint: lastOf(token, 4) }
}

/** Polkadot's check is no common one, and Solana has none. */
function unchecked(view: View, first: number): Match | undefined {
  if (first < 49 || first > 122 || isAlnum(codeAt(view.text, view.start - 1))) return undefined
  const token = tokenAround(view)
  const { length } = token
  const isMonero = (length === 95 || length === 106) && /^[48][0-9AB]/.test(token)
  if (!isMonero && (length < 32 || length > 48)) return undefined
  if (!/^[1-9A-HJ-NP-Za-km-z]+$/.test(token) || !/\d/.test(token) || !/[a-z]/.test(token) || !/[A-Z]/.test(token))
    return undefined
  if (isMonero) return moneroHolds(token) ? walletAt(view, token, 0.98) : undefined
  view.end = view.start + length
  // SS58: the network, 32 bytes of the key, two of its check.
  const isPolkadot = length > 44 && near(view, polkadot) && [0, 2, 42].includes(decoded(token, base58, 35)?.[0] ?? -1)
  const isSolana = length < 45 && near(view, solana) && decoded(token, base58, 32)?.[0] !== 0
  return isPolkadot || isSolana ? walletAt(view, token, 0.85) : undefined
}

/** As so many bytes, undefined if they are more. */
function decoded(token: string, order: string, size: number): Uint8Array | undefined {
  const bytes = new Uint8Array(size)
  let first = size
  for (const c of token) {
    let carry = order.indexOf(c)
    if (carry < 0) return undefined
    let i = size
    while (i > first || carry > 0) {
      if (--i < 0) return undefined
      carry += (bytes[i] as number) * 58
      bytes[i] = carry & 255
      carry >>= 8
    }
    first = i
  }
  return bytes
}

/** Of an account, of one with a payment's number, of a subaddress. */
const moneroKinds = [18, 19, 42]

/** Eight bytes in eleven letters each, the last five in seven; the last four are the beginning of a hash of all before. */
function moneroHolds(token: string): boolean {
  const bytes: number[] = []
  for (let at = 0; at < token.length; at += 11) {
    const block = decoded(token.slice(at, at + 11), base58, at + 11 > token.length ? 5 : 8)
    if (!block) return false
    bytes.push(...block)
  }
  if (!moneroKinds.includes(bytes[0] as number)) return false
  const check = keccak256(Uint8Array.from(bytes.slice(0, -4)))
  return bytes.slice(-4).every((byte, i) => byte === check[i])
}

function base58Holds(token: string): boolean {
  const isRipple = token.startsWith('r')
  const bytes = decoded(token, isRipple ? rippleOrder : base58, 25)
  // Two hashes cost more than all else that is done with a long token.
  if (!bytes || bytes[0] !== (isRipple ? 0 : versions.get(token.charAt(0)))) return false
  const check = sha256(sha256(bytes.subarray(0, 21)))
  return bytes.some((byte) => byte !== 0) && [0, 1, 2, 3].every((i) => check[i] === bytes[21 + i])
}

function prefixedAt(view: View): Match | undefined {
  const { text, start } = view
  const first = text.charCodeAt(start) | 32
  if (first === 48 && (codeAt(text, start + 1) | 32) === 120) return etherAt(view)
  if (first < 97 || isAlnum(codeAt(text, start - 1))) return undefined
  const token = tokenAround(view)
  const small = token.toLowerCase()
  if (!bech32Form.test(small) || (token !== small && token !== token.toUpperCase()) || !bech32Holds(small))
    return undefined
  return { start, end: start + token.length, confidence: 0.98, hint: lastOf(token, 4) }
}

function etherAt(view: View): Match | undefined {
  const token = tokenAround(view)
  if (!/^0x[0-9a-f]{40}$/i.test(token) || /^0x(.)\1+$/.test(token)) return undefined
  return { start: view.start, end: view.start + 42, confidence: 0.85, hint: lastOf(token, 4) }
}

/** What it is for, a one, and letters and digits that are not easily mistaken; the longest are Cardano's. */
const bech32Form = /^[a-z]{2,10}1[02-9ac-hj-np-z]{20,98}$/

function bech32Holds(token: string): boolean {
  const at = token.lastIndexOf('1')
  const values: number[] = []
  for (let i = 0; i < at; i++) values.push(token.charCodeAt(i) >> 5)
  values.push(0)
  for (let i = 0; i < at; i++) values.push(token.charCodeAt(i) & 31)
  for (let i = at + 1; i < token.length; i++) {
    const value = bech32.indexOf(token[i] ?? '')
    if (value < 0) return false
    values.push(value)
  }
  const sum = polymod(values)
  return sum === 1 || sum === 0x2bc830a3
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let check = 1
  for (const value of values) {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ value
    for (let i = 0; i < 5; i++) if ((top >> i) & 1) check ^= generators[i] ?? 0
  }
  return check >>> 0
}
