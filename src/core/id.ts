/**
 * Ids are a prefix and a ULID in lower-case Crockford base 32: they sort by time, can be made by any client,
 * and a retry with the same id is the same thing. https://github.com/ulid/spec
 */
export const prefixes = {
  workspace: 'wsp',
  teammate: 'tmt',
  role: 'rol',
  contact: 'cnt',
  visitorSession: 'vis',
  conversation: 'cnv',
  part: 'prt',
  tag: 'tag',
  macro: 'mac',
  team: 'tea',
  view: 'viw',
  finding: 'fnd',
  reveal: 'rev',
  erasure: 'era',
  activity: 'act',
  apiKey: 'key',
  invitation: 'inv',
  session: 'ses',
  identitySecret: 'ids',
  redactionSession: 'rds',
  export: 'exp',
  webhook: 'whk',
  delivery: 'msg',
  sweep: 'swp',
} as const

export type Noun = keyof typeof prefixes

const crockford = '0123456789abcdefghjkmnpqrstvwxyz'
// Prefix, underscore, ten characters of time.
const timeEnd = 14
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** `randomBytes` must come from a cryptographic source; `now` is in milliseconds. */
export function makeId(noun: Noun, now: number, randomBytes: (count: number) => Uint8Array): string {
  let time = ''
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = crockford[rest % 32]! + time
  return `${prefixes[noun]}_${time}${spell(randomBytes(16), crockford, 16)}`
}

/** The same id for the same hash: what another system calls a thing, hashed under a key of ours, is the thing's id here. */
export function idFrom(noun: Noun, hash: Uint8Array): string {
  return `${prefixes[noun]}_0${spell(hash, crockford, 25)}`
}

/**
 * `made`, unless it is of the same millisecond as `last` and would sort before it: then the one that follows `last`. Chance alone
 * would shuffle what one process has done within a millisecond.
 */
export function idAfter(last: string, made: string): string {
  if (made > last || made.slice(0, timeEnd) !== last.slice(0, timeEnd)) return made
  for (let i = last.length - 1; i >= timeEnd; i--) {
    const digit = crockford.indexOf(last[i]!) + 1
    if (digit < 32) return last.slice(0, i) + crockford[digit]! + crockford[0]!.repeat(last.length - i - 1)
  }
  return made
}

export function idPattern(noun: Noun): string {
  return `^${prefixes[noun]}_[0-9a-hjkmnp-tv-z]{26}$`
}

export function isId(noun: Noun, id: string): boolean {
  return new RegExp(idPattern(noun)).test(id)
}

/** The stand-in of a sealed value: `tkn_` and 26 random base 32 characters, 130 bits, nothing to guess or sort by. */
export function makeToken(randomBytes: (count: number) => Uint8Array): string {
  return `tkn_${spell(randomBytes(26), base32, 26)}`
}

export const tokenPattern = '^tkn_[a-z2-7]{26}$'

/** One character a byte: 256 is a multiple of 32, so each is equally likely. */
function spell(bytes: Uint8Array, alphabet: string, length: number): string {
  let out = ''
  for (let i = 0; i < length; i++) out += alphabet[bytes[i]! % 32]
  return out
}
