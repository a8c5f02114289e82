import { isMonthDay, luhn, mod11and10, verhoeff, weighted } from './check-digits.ts'

/**
 * Official check digits of national numbers as bare functions over their letters and digits without separators. Each says at
 * most yes; the detector that asks decides whether a word nearby is needed as well.
 */

const d = (s: string, i: number): number => s.charCodeAt(i) - 48
const n = (s: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + d(s, i)
  return value
}
/** Day, month, two-digit year in the given places. */
const dmy = (s: string, at = 0): boolean => isMonthDay(n(s, at + 2, at + 4), n(s, at, at + 2))
const ymd = (s: string, at = 0): boolean => isMonthDay(n(s, at + 2, at + 4), n(s, at + 4, at + 6))
const same = (s: string): boolean => {
  for (let i = 1; i < s.length; i++) if (s.charCodeAt(i) !== s.charCodeAt(0)) return false
  return true
}
/** Weights that count down, made once: these run for each number in each message. */
const down = (from: number, to: number): readonly number[] => Array.from({ length: from - to + 1 }, (_, i) => from - i)
const from9 = down(9, 2)
const from8 = down(8, 1)
const from10 = down(10, 2)
const from11 = down(11, 2)
const from13 = down(13, 2)
const mirrored = (s: string): boolean => {
  for (let i = 0; i < s.length >> 1; i++) if (s.charCodeAt(i) !== s.charCodeAt(s.length - 1 - i)) return false
  return true
}
/** A number of any length modulo `by`, digit by digit. */
const rest = (s: string, by: number): number => {
  let left = 0
  for (let i = 0; i < s.length; i++) left = (left * 10 + d(s, i)) % by
  return left
}

export const nlBsn = (s: string): boolean =>
  !same(s) && weighted(s.padStart(9, '0'), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
/** Months 13 to 52 are of foreigners (BIS); a date that nobody knows is all zeros. */
export const beNrn = (s: string): boolean => {
  const check = n(s, 9, 11)
  return (
    (97 - (n(s, 0, 9) % 97) === check || 97 - ((2_000_000_000 + n(s, 0, 9)) % 97) === check) &&
    n(s, 2, 4) <= 52 &&
    n(s, 2, 4) % 20 <= 12 &&
    n(s, 4, 6) <= 31
  )
}
export const plPesel = (s: string): boolean =>
  weighted(s, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0 && isMonthDay(n(s, 2, 4) % 20, n(s, 4, 6))
export const ptNif = (s: string): boolean => {
  const check = 11 - (weighted(s, from9) % 11)
  return d(s, 0) > 0 && d(s, 8) === (check > 9 ? 0 : check)
}
export const sePersonnummer = (s: string): boolean => {
  const ten = s.length === 12 ? s.slice(2) : s
  const day = n(ten, 4, 6)
  return (
    (s.length === 10 || (n(s, 0, 2) >= 18 && n(s, 0, 2) <= 20)) &&
    luhn(ten) &&
    isMonthDay(n(ten, 2, 4), day > 60 ? day - 60 : day)
  )
}
export const chAhv = (s: string): boolean => s.startsWith('756') && ean(s)
const ean = (s: string): boolean => {
  let sum = 0
  for (let i = 0; i < s.length - 1; i++) sum += d(s, s.length - 2 - i) * (i % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10 === d(s, s.length - 1)
}
export const atSvnr = (s: string): boolean =>
  d(s, 0) > 0 &&
  weighted(s, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === d(s, 3) &&
  n(s, 4, 6) <= 31 &&
  n(s, 4, 6) > 0 &&
  n(s, 6, 8) <= 15 &&
  n(s, 6, 8) > 0
export const caSin = (s: string): boolean => d(s, 0) !== 0 && d(s, 0) !== 8 && luhn(s)
export const auTfn = (s: string): boolean =>
  (s.length === 9 ? weighted(s, [1, 4, 3, 7, 5, 8, 6, 9, 10]) : weighted(s, [10, 7, 8, 4, 6, 3, 5, 1])) % 11 === 0
export const auMedicare = (s: string): boolean =>
  d(s, 0) >= 2 && d(s, 0) <= 6 && weighted(s, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === d(s, 8)
export const auAbn = (s: string): boolean => (weighted(s, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0
export const auAcn = (s: string): boolean => (10 - (weighted(s, from8) % 10)) % 10 === d(s, 8)
export const inAadhaar = (s: string): boolean => d(s, 0) > 1 && verhoeff(s) && !mirrored(s)
export const brCpf = (s: string): boolean => {
  if (same(s)) return false
  const first = ((weighted(s, from10) * 10) % 11) % 10
  const second = ((weighted(s, from11) * 10) % 11) % 10
  return first === d(s, 9) && second === d(s, 10)
}
export const brCnpj = (s: string): boolean => {
  const digit = (sum: number) => (sum % 11 < 2 ? 0 : 11 - (sum % 11))
  return (
    !same(s) &&
    digit(weighted(s, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) === d(s, 12) &&
    digit(weighted(s, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) === d(s, 13)
  )
}
export const jpMyNumber = (s: string): boolean => {
  const rest = weighted(s, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (rest <= 1 ? 0 : 11 - rest) === d(s, 11)
}
export const brPis = (s: string): boolean =>
  !same(s) && ((11 - (weighted(s, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === d(s, 10)
export const aeEmiratesId = (s: string): boolean =>
  s.startsWith('784') && n(s, 3, 7) > 1900 && n(s, 3, 7) < 2100 && luhn(s)
export const ptNiss = (s: string): boolean =>
  (d(s, 0) === 1 || d(s, 0) === 2) && 9 - (weighted(s, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10) === d(s, 10)
export const zaId = (s: string): boolean => ymd(s) && d(s, 10) <= 2 && luhn(s)
export const frNir = (s: string): boolean => {
  const month = n(s, 3, 5)
  return (
    (d(s, 0) <= 4 || (d(s, 0) >= 7 && d(s, 0) <= 8)) &&
    d(s, 0) > 0 &&
    (month <= 12 || (month >= 20 && month <= 42) || month >= 50) &&
    97 - rest(s.slice(0, 13), 97) === n(s, 13, 15)
  )
}
/** Sex, month and department alone. */
export const frNirForm = (s: string): boolean => /^[12]\d\d(?:0[1-9]|1[0-2]|[2-9]\d)(?:0[1-9]|[1-9]\d)\d{6}/.test(s)
export const ukUtr = (s: string): boolean =>
  '21987654321'[weighted(`0${s.slice(1)}`, [0, 6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] === s[0]
export const usRouting = (s: string): boolean => {
  const head = n(s, 0, 2)
  return (
    ((head >= 1 && head <= 12) || (head >= 21 && head <= 32) || (head >= 61 && head <= 72) || head === 80) &&
    weighted(s, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0
  )
}
export const usNpi = (s: string): boolean =>
  !same(s.slice(0, 9)) && (d(s, 0) === 1 || d(s, 0) === 2) && luhn(`80840${s}`)
export const dkCpr = (s: string): boolean => dmy(s)
export const noFodselsnummer = (s: string): boolean => {
  const day = d(s, 0) > 3 ? n(s, 0, 2) - 40 : n(s, 0, 2)
  return (
    isMonthDay(n(s, 2, 4) % 40, day) &&
    weighted(s, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weighted(s, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  )
}
/** Estonia and Lithuania share one check. */
export const balticCode = (s: string): boolean => {
  let rest = weighted(s, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
  if (rest === 10) rest = weighted(s, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11
  return (d(s, 0) === 9 || (d(s, 0) >= 1 && ymd(s, 1))) && rest % 10 === d(s, 10)
}
export const czRc = (s: string): boolean => {
  const month = n(s, 2, 4) % 50
  const even = rest(s, 11) === 0 || (n(s, 0, 9) % 11 === 10 && d(s, 9) === 0)
  return isMonthDay(month > 20 ? month - 20 : month, n(s, 4, 6)) && even
}
export const roCnp = (s: string): boolean => {
  const rest = weighted(s, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
  return d(s, 0) > 0 && ymd(s, 1) && n(s, 7, 9) > 0 && (rest === 10 ? 1 : rest) === d(s, 12)
}
export const bgEgn = (s: string): boolean => {
  const month = n(s, 2, 4)
  return (
    isMonthDay(month > 40 ? month - 40 : month > 20 ? month - 20 : month, n(s, 4, 6)) &&
    (weighted(s, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === d(s, 9)
  )
}
export const jmbg = (s: string): boolean =>
  dmy(s) && ((11 - (weighted(s, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === d(s, 12)
export const grAmka = (s: string): boolean => dmy(s) && luhn(s)
export const trKimlik = (s: string): boolean => {
  const odd = d(s, 0) + d(s, 2) + d(s, 4) + d(s, 6) + d(s, 8)
  const even = d(s, 1) + d(s, 3) + d(s, 5) + d(s, 7)
  return d(s, 0) > 0 && (((odd * 7 - even) % 10) + 10) % 10 === d(s, 9) && (odd + even + d(s, 9)) % 10 === d(s, 10)
}
export const ilId = (s: string): boolean => luhn(s) && !same(s)
export const cnRic = (s: string): boolean => {
  const sum = weighted(s, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return (
    n(s, 6, 8) >= 18 && n(s, 6, 8) <= 20 && isMonthDay(n(s, 10, 12), n(s, 12, 14)) && '10X98765432'[sum % 11] === s[17]
  )
}
/** Behind the first digit stands the province. */
export const thId = (s: string): boolean =>
  d(s, 0) > 0 &&
  d(s, 0) < 9 &&
  /^.(?:1\d|2[0-7]|3\d|4\d|5[0-8]|6[0-7]|7[0-7]|8[0-6]|9[0-6])/.test(s) &&
  (11 - (weighted(s, from13) % 11)) % 10 === d(s, 12)
export const myNric = (s: string): boolean => ymd(s) && n(s, 6, 8) > 0 && !(n(s, 6, 8) >= 17 && n(s, 6, 8) <= 20)
export const arCuit = (s: string): boolean =>
  /^(?:2[03467]|3[034])/.test(s) && '09987654321'[weighted(s, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11] === s[10]
export const arCbu = (s: string): boolean =>
  weighted(s, [7, 1, 3, 9, 7, 1, 3, 1]) % 10 === 0 &&
  weighted(s.slice(8), [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3, 1]) % 10 === 0
export const clRut = (s: string): boolean => {
  let sum = 0
  for (let i = s.length - 2, w = 2; i >= 0; i--, w = w === 7 ? 2 : w + 1) sum += d(s, i) * w
  return '0K987654321'[sum % 11] === s[s.length - 1]
}
const nitWeights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
export const coNit = (s: string): boolean => {
  let sum = 0
  for (let i = s.length - 2, k = 0; i >= 0; i--, k++) sum += d(s, i) * (nitWeights[k] ?? 0)
  return '01987654321'[sum % 11] === s[s.length - 1]
}
export const peRuc = (s: string): boolean =>
  /^(?:10|15|16|17|20)/.test(s) && (11 - (weighted(s, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === d(s, 10)
export const ecCedula = (s: string): boolean => {
  let sum = 0
  for (let i = 0; i < 9; i++) {
    const product = d(s, i) * (i % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  const province = n(s, 0, 2)
  return (
    ((province >= 1 && province <= 24) || province === 30 || province === 50) &&
    d(s, 2) <= 6 &&
    (10 - (sum % 10)) % 10 === d(s, 9)
  )
}
export const uyCedula = (s: string): boolean => weighted(s, [2, 9, 8, 7, 6, 3, 4, 1]) % 10 === 0
export const mxClabe = (s: string): boolean =>
  !same(s) &&
  (10 -
    ([3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7].reduce((sum, w, i) => sum + ((d(s, i) * w) % 10), 0) % 10)) %
    10 ===
    d(s, 17)
export const uaRntrc = (s: string): boolean =>
  (((weighted(s, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === d(s, 9)
export const ruInn = (s: string): boolean => {
  if (s.length === 10) return (weighted(s, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === d(s, 9)
  return (
    (weighted(s, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === d(s, 10) &&
    (weighted(s, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === d(s, 11)
  )
}
export const isKennitala = (s: string): boolean =>
  isMonthDay(n(s, 2, 4), d(s, 0) > 3 ? n(s, 0, 2) - 40 : n(s, 0, 2)) &&
  weighted(s, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
export const plNip = (s: string): boolean => weighted(s, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === d(s, 9)
export const nzIrd = (s: string): boolean => {
  const nine = s.padStart(9, '0')
  const value = Number(nine)
  if (value < 10_000_000 || value > 150_000_000) return false
  const digit = (rest: number) => (rest === 0 ? 0 : 11 - rest)
  let check = digit(weighted(nine, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  if (check === 10) check = digit(weighted(nine, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)
  return check !== 10 && check === d(nine, 8)
}
/** The branches of La Poste have a sum of their own. */
export const frSiren = (s: string): boolean =>
  !same(s) && (luhn(s) || (s.length === 14 && s.startsWith('356000000') && sumOf(s) % 5 === 0))
const sumOf = (s: string): number => {
  let sum = 0
  for (let i = 0; i < s.length; i++) sum += d(s, i)
  return sum
}
export const lvPersonasKods = (s: string): boolean =>
  ((1 + weighted(s, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === d(s, 10) && (s.startsWith('32') || dmy(s))
export const luNationalId = (s: string): boolean =>
  luhn(s.slice(0, 12)) && verhoeff(s.slice(0, 11) + s[12]) && isMonthDay(n(s, 4, 6), n(s, 6, 8)) && n(s, 0, 2) >= 18
export const kzIin = (s: string): boolean => {
  let left = weighted(s, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
  if (left === 10) left = weighted(s, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11
  return left < 10 && left === d(s, 11) && ymd(s)
}
export const egNationalId = (s: string): boolean =>
  (d(s, 0) === 2 || d(s, 0) === 3) && ymd(s, 1) && n(s, 7, 9) > 0 && n(s, 7, 9) < 89
export const pyRuc = (s: string): boolean => {
  let sum = 0
  for (let i = s.length - 2, w = 2; i >= 0; i--, w++) sum += d(s, i) * w
  return ((11 - (sum % 11)) % 11) % 10 === d(s, s.length - 1)
}
export const vnMst = (s: string): boolean => 10 - (weighted(s, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11) === d(s, 9)
/** Since October 2020 the last digits of Korean numbers are drawn by lot: the date is all there is. */
/** Digits 1 to 4 are of citizens, 9 of women born before 1900, 5 to 8 of foreigners. */
export const krRrnDrawn = (s: string): boolean => ymd(s) && ((d(s, 6) > 0 && d(s, 6) < 5) || d(s, 6) === 9)
export const krFrn = (s: string): boolean => ymd(s) && d(s, 6) > 4 && d(s, 6) < 9
export const doCedula = (s: string): boolean => luhn(s) && !same(s)
export const idNpwp = (s: string): boolean => luhn(s.slice(0, 9))
export const hrOib = mod11and10
export const pkCnic = (s: string): boolean => d(s, 0) >= 1 && d(s, 0) <= 7 && d(s, 12) > 0
export const ngNin = (s: string): boolean => verhoeff(s)
export const huTaj = (s: string): boolean => weighted(s, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === d(s, 8)
