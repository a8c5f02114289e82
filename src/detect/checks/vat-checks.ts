import { luhn, mod11and10, weighted } from './check-digits.ts'
import { bgEgn, czRc, frSiren, hrOib, plNip, ptNif } from './national-checks.ts'
import { bgPnf, czIco, roCui } from './tax-checks.ts'

/** Check digits of VAT numbers by the two letters in front, over what follows them. EU: VIES; UK and Switzerland: their own. */
const d = (s: string, i: number): number => s.charCodeAt(i) - 48
const n = (s: string, from: number, to: number): number => Number(s.slice(from, to))
const digits = (s: string, count: number): boolean => s.length === count && /^\d+$/.test(s)

const checks: Readonly<Record<string, (s: string) => boolean>> = {
  DE: (s) => digits(s, 9) && d(s, 0) > 0 && mod11and10(s),
  AT: (s) => /^U\d{8}$/.test(s) && (10 - ((crossSums(s.slice(1, 8)) + 4) % 10)) % 10 === d(s, 8),
  BE: (s) => digits(s, 10) && d(s, 0) <= 1 && 97 - (n(s, 0, 8) % 97) === n(s, 8, 10),
  DK: (s) => digits(s, 8) && d(s, 0) > 0 && weighted(s, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  EE: (s) => digits(s, 9) && weighted(s, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
  EL: (s) => digits(s, 9) && (weighted(s, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === d(s, 8),
  FI: (s) => digits(s, 8) && weighted(s, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0,
  FR: (s) => digits(s, 11) && luhn(s.slice(2)) && n(s, 0, 2) === (12 + 3 * (n(s, 2, 11) % 97)) % 97,
  GB: (s) => digits(s, 9) && [0, 42].includes(weighted(s, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97),
  HR: (s) => digits(s, 11) && hrOib(s),
  HU: (s) => digits(s, 8) && weighted(s, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0,
  IT: (s) => digits(s, 11) && frSiren(s),
  LU: (s) => digits(s, 8) && n(s, 0, 6) % 89 === n(s, 6, 8),
  MT: (s) => digits(s, 8) && weighted(s, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0,
  NL: (s) =>
    /^\d{7,9}B\d\d$/.test(s) && weighted(s.slice(0, -3).padStart(9, '0'), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  PL: (s) => digits(s, 10) && plNip(s),
  PT: (s) => digits(s, 9) && ptNif(s),
  SE: (s) => digits(s, 12) && s.endsWith('01') && luhn(s.slice(0, 10)),
  SI: (s) => digits(s, 8) && d(s, 0) > 0 && ((11 - (weighted(s, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === d(s, 7),
  SK: (s) => digits(s, 10) && d(s, 0) > 0 && Number(s) % 11 === 0,
  IE: (s) => /^\d{7}[A-W]$/.test(s) && 'WABCDEFGHIJKLMNOPQRSTUV'[weighted(s, [8, 7, 6, 5, 4, 3, 2]) % 23] === s[7],
  CY: (s) => /^\d{8}[A-Z]$/.test(s) && cyprus(s),
  CZ: (s) => (digits(s, 8) && czIco(s)) || (digits(s, 10) && czRc(s)),
  LT: (s) => (digits(s, 9) && s[7] === '1' && baltic(s)) || (digits(s, 12) && s[10] === '1' && baltic(s)),
  RO: (s) => /^\d{2,10}$/.test(s) && roCui(s),
  BG: (s) => (digits(s, 9) && eik(s)) || (digits(s, 10) && (bgEgn(s) || bgPnf(s))),
  CH: (s) => digits(s, 9) && (11 - (weighted(s, [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === d(s, 8),
}

/** Does a country's number begin with these two letters? Most tokens that look so are none, and should cost no string. */
const byLetters = new Uint8Array(1024)
for (const letters of Object.keys(checks)) byLetters[placeOf(letters.charCodeAt(0), letters.charCodeAt(1))] = 1

export function hasVat(first: number, second: number): boolean {
  return byLetters[placeOf(first, second)] === 1
}

function placeOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31)
}

export function isVat(token: string): boolean {
  const swiss = token.startsWith('CHE')
  const check = checks[token.slice(0, 2)]
  return check !== undefined && check(token.slice(swiss ? 3 : 2))
}

/** Cyprus: even places as they are, odd places by a table, the letter is what is left. */
function cyprus(s: string): boolean {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? ([1, 0, 5, 7, 9, 13, 15, 17, 19, 21][d(s, i)] ?? 0) : d(s, i)
  return !s.startsWith('12') && String.fromCharCode(65 + (sum % 26)) === s[8]
}

/** Lithuania: places as weights, from one and then from three. */
function baltic(s: string): boolean {
  const by = (from: number): number => {
    let sum = 0
    for (let i = 0; i < s.length - 1; i++) sum += d(s, i) * (((from + i - 1) % 9) + 1)
    return sum % 11
  }
  const rest = by(1) === 10 ? by(3) : by(1)
  return rest % 10 === d(s, s.length - 1)
}

function eik(s: string): boolean {
  let rest = weighted(s, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
  if (rest === 10) rest = weighted(s, [3, 4, 5, 6, 7, 8, 9, 10]) % 11
  return rest % 10 === d(s, 8)
}

/** Austria: every second digit twice, its cross sum taken. */
function crossSums(s: string): number {
  let sum = 0
  for (let i = 0; i < s.length; i++) {
    const value = d(s, i) * (i % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum
}
