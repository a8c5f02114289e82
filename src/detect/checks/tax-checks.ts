import { isMonthDay, luhn, mod11and10, weighted } from './check-digits.ts'
import { ecCedula } from './national-checks.ts'

/** Check digits of tax, company and bank numbers that need a word beside them: a sum modulo 11 over eight digits proves little. */

const d = (s: string, i: number): number => s.charCodeAt(i) - 48
const n = (s: string, from: number, to: number): number => Number(s.slice(from, to))
const last = (s: string): number => d(s, s.length - 1)
/** Weights from the right end: 2, 3, 4 … before the check digit. */
const rising = (s: string, most = 99): number => {
  let sum = 0
  for (let i = s.length - 2, w = 2; i >= 0; i--, w = w === most ? 2 : w + 1) sum += d(s, i) * w
  return sum
}
const isZero = (s: string): boolean => /^0+$/.test(s)

export const adNrt = (s: string): boolean => {
  const value = n(s, 1, 7)
  const kind = s[0] ?? ''
  if (!/^[ACDEFGLOPU]\d{6}[A-Z]$/.test(s)) return false
  return kind !== 'F' || value <= 699_999
}
/** Decade and year, month (women and branches counted on by fifty or twelve), day. */
export const alNipt = (s: string): boolean =>
  /^[A-M]\d{8}[A-Z]$/.test(s) && n(s, 2, 4) > 0 && isMonthDay(((n(s, 2, 4) - 1) % 12) + 1, n(s, 4, 6))
export const atTin = (s: string): boolean => {
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const value = d(s, i) * (i % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return (10 - (sum % 10)) % 10 === d(s, 8)
}
export const bgPnf = (s: string): boolean => weighted(s, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === d(s, 9)
export const byUnp = (s: string): boolean => {
  const rest = weighted(s, [29, 23, 19, 17, 13, 7, 5, 3]) % 11
  return rest < 10 && rest === d(s, 8)
}
export const caBn = (s: string): boolean =>
  luhn(s.slice(0, 9)) && (s.length === 9 || /^R[CMPRTZ]\d{4}$/.test(s.slice(9)))
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
export const cnUscc = (s: string): boolean => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(s)) return false
  let sum = 0
  for (let i = 0, w = 1; i < 17; i++, w = (w * 3) % 31) sum += creditAlphabet.indexOf(s[i] ?? '') * w
  return creditAlphabet[(31 - (sum % 31)) % 31] === s[17]
}
export const czIco = (s: string): boolean =>
  d(s, 0) < 9 && (11 - (weighted(s, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === d(s, 7)
export const dkCvr = (s: string): boolean => weighted(s, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
export const doRnc = (s: string): boolean =>
  ((10 - (weighted(s, [7, 9, 8, 6, 5, 4, 3, 2]) % 11) + 9) % 9) + 1 === d(s, 8)
/** A person's number and 001, or a public or private body's with its own weights. */
export const ecRuc = (s: string): boolean => {
  if (d(s, 2) < 6) return n(s, 10, 13) > 0 && ecCedula(s.slice(0, 10))
  if (d(s, 2) === 6) return n(s, 9, 13) > 0 && weighted(s, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  return d(s, 2) === 9 && n(s, 10, 13) > 0 && weighted(s, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}
export const eeRegistrikood = (s: string): boolean => {
  let rest = weighted(s, [1, 2, 3, 4, 5, 6, 7]) % 11
  if (rest === 10) rest = weighted(s, [3, 4, 5, 6, 7, 8, 9]) % 11
  return /^[1789]/.test(s) && rest % 10 === d(s, 7)
}
export const esCif = (s: string): boolean => {
  if (!/^[A-HJ-NPQRSUVW]\d{7}[0-9A-J]$/.test(s)) return false
  let sum = 0
  for (let i = 1; i < 8; i++) {
    const value = d(s, i) * (i % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  const check = (10 - (sum % 10)) % 10
  return s[8] === 'JABCDEFGHI'[check] || d(s, 8) === check
}
/** Seguridad Social: province, number, and what is left of both modulo 97. */
export const esNss = (s: string): boolean => {
  const province = n(s, 0, 2)
  return ((province > 0 && province < 54) || province === 66) && n(s, 0, 10) % 97 === n(s, 10, 12)
}
export const fiYtunnus = (s: string): boolean => weighted(s, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0
export const frNif = (s: string): boolean => /^[0-3]/.test(s) && !isZero(s) && n(s, 0, 10) % 511 === n(s, 10, 13)
export const ghTin = (s: string): boolean => {
  if (!/^[PCGQV]00\d{7}[\dX]$/.test(s)) return false
  let sum = 0
  for (let i = 1; i < 10; i++) sum += d(s, i) * i
  return '0123456789X'[sum % 11] === s[10]
}
export const grAfm = (s: string): boolean =>
  !isZero(s) && (weighted(s, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === d(s, 8)
const municipalities = [17, 8, 16, 16, 13, 14, 19, 8, 24, 21, 9, 30, 32, 21, 8, 17, 14, 5, 11, 11, 7, 17]
export const gtCui = (s: string): boolean => {
  const town = n(s, 11, 13)
  return (weighted(s, [2, 3, 4, 5, 6, 7, 8, 9]) % 11) % 10 === d(s, 8) && town <= (municipalities[n(s, 9, 11) - 1] ?? 0)
}
export const gtNit = (s: string): boolean => '0123456789K'[(11 - (rising(s) % 11)) % 11] === s[s.length - 1]
export const jpCorporate = (s: string): boolean => {
  let sum = 0
  for (let i = 1; i < 13; i++) sum += d(s, i) * (i % 2 === 1 ? 2 : 1)
  return 9 - (sum % 9) === d(s, 0)
}
export const kePin = (s: string): boolean => /^[AP]\d{9}[A-Z]$/.test(s)
export const krBrn = (s: string): boolean => {
  const sum = weighted(s, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((d(s, 8) * 5) / 10)
  return (10 - (sum % 10)) % 10 === d(s, 9) && n(s, 0, 3) > 100 && n(s, 3, 5) > 0
}
export const maIce = (s: string): boolean => {
  let rest = 0
  for (let i = 0; i < 15; i++) rest = (rest * 10 + d(s, i)) % 97
  return rest === 0
}
export const mdIdno = (s: string): boolean => weighted(s, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === d(s, 12)
export const mePib = (s: string): boolean => ((11 - (weighted(s, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === d(s, 7)
export const mkEdb = (s: string): boolean =>
  ((11 - (weighted(s, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === d(s, 12)
const plain36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const muNid = (s: string): boolean => {
  if (!/^[A-Z]\d{12}[\dA-Z]$/.test(s)) return false
  let sum = 0
  for (let i = 0; i < 13; i++) sum += (14 - i) * plain36.indexOf(s[i] ?? '')
  return plain36[17 - (sum % 17)] === s[13]
}
const rfcAlphabet = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'
export const mxRfc = (s: string): boolean => {
  const head = s.length === 12 ? 3 : 4
  const shape = head === 3 ? /^[A-Z&Ñ]{3}\d{6}[1-9A-V][1-9A-Z][\dA]$/ : /^[A-Z&Ñ]{4}\d{6}(?:[1-9A-V][1-9A-Z][\dA])?$/
  if (!shape.test(s) || !isMonthDay(n(s, head + 2, head + 4), n(s, head + 4, head + 6))) return false
  if (s.length === 10) return true
  const padded = s.padStart(13, ' ')
  let sum = 0
  for (let i = 0; i < 12; i++) sum += rfcAlphabet.indexOf(padded[i] ?? '') * (13 - i)
  return '0A987654321'[sum % 11] === padded[12]
}
export const mzNuit = (s: string): boolean => {
  const rest = weighted(s, [8, 9, 4, 5, 6, 7, 8, 9]) % 11
  return '01234567891'[rest] === s[8]
}
export const noOrgnr = (s: string): boolean => weighted(s, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
export const noKontonr = (s: string): boolean =>
  s.startsWith('0000', 4) ? luhn(s.slice(6)) : weighted(s, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
export const peCui = (s: string): boolean => {
  const rest = weighted(s, [3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return '65432110987'[rest] === s[8] || 'KJIHGFEDCBA'[rest] === s[8]
}
export const phTin = (s: string): boolean => weighted(s, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === d(s, 8) && n(s, 0, 8) > 0
export const plRegon = (s: string): boolean => {
  const nine = (weighted(s, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === d(s, 8)
  return nine && (s.length === 9 || (weighted(s, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11) % 10 === d(s, 13))
}
export const ptCitizenCard = (s: string): boolean => {
  if (!/^\d{9}[A-Z\d]{2}\d$/.test(s)) return false
  let sum = 0
  for (let i = 0; i < 12; i++) {
    const value = plain36.indexOf(s[11 - i] ?? '') * (i % 2 === 1 ? 2 : 1)
    sum += i % 2 === 1 && value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
export const roCui = (s: string): boolean => {
  const nine = s.slice(0, -1).padStart(9, '0')
  return d(s, 0) > 0 && ((10 * weighted(nine, [7, 5, 3, 2, 1, 7, 5, 3, 2])) % 11) % 10 === last(s)
}
export const rsPib = (s: string): boolean => mod11and10(s)
export const seOrgnr = (s: string): boolean => luhn(s) && d(s, 2) > 1 && d(s, 0) > 0
const uenBusiness = 'XMKECAWLJDB'
const uenLocal = 'ZKCMDNERGWH'
const uenTypes =
  'CC CD CH CL CM CP CS CX DP FB FC FM FN GA GB GS HS LL LP MB MC MD MH MM MQ NB NR PA PB PF RF RP SM SS TC TU VH XL'
const uenOther = 'ABCDEFGHJKLMNPQRSTUVWX0123456789'
export const sgUen = (s: string): boolean => {
  if (/^\d{8}[A-Z]$/.test(s)) return uenBusiness[weighted(s, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === s[8]
  if (/^(?:1[89]|20)\d{7}[A-Z]$/.test(s)) return uenLocal[weighted(s, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === s[9]
  if (!/^[RST]\d\d[A-Z]{2}\d{4}[A-Z]$/.test(s) || !uenTypes.includes(s.slice(3, 5))) return false
  let sum = 0
  for (const [i, w] of [4, 3, 5, 3, 10, 2, 2, 5, 7].entries()) sum += uenOther.indexOf(s[i] ?? '') * w
  return uenOther[(((sum - 5) % 11) + 11) % 11] === s[9]
}
/** Serial 100 is counted the old way. */
export const svNit = (s: string): boolean => {
  if (!/^[019]/.test(s)) return false
  if (n(s, 10, 13) === 100) return (weighted(s, [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 === d(s, 13)
  const rest = weighted(s, [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (11 - rest) % 10 === d(s, 13) || (rest === 0 && d(s, 13) === 0)
}
export const thTin = (s: string): boolean =>
  d(s, 0) < 9 && (11 - (weighted(s, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === d(s, 12)
export const trVkn = (s: string): boolean => {
  let sum = 0
  for (let i = 1; i < 10; i++) {
    const one = (d(s, 9 - i) + i) % 10
    if (one !== 0) sum += (one << i) % 9 || 9
  }
  return (10 - (sum % 10)) % 10 === d(s, 9)
}
/** Since April 2023 a sum that five divides is enough. */
export const twUbn = (s: string): boolean => {
  let sum = 0
  for (const [i, w] of [1, 2, 1, 2, 1, 2, 4, 1].entries()) {
    const value = d(s, i) * w
    sum += Math.floor(value / 10) + (value % 10)
  }
  return sum % 5 === 0 || (s[6] === '7' && sum % 5 === 4)
}
export const uaEdrpou = (s: string): boolean => {
  const low = n(s, 0, 8) < 30_000_000 || n(s, 0, 8) > 60_000_000
  const weights = low ? [1, 2, 3, 4, 5, 6, 7] : [7, 1, 2, 3, 4, 5, 6]
  let rest = weighted(s, weights) % 11
  if (rest === 10)
    rest =
      weighted(
        s,
        weights.map((w) => w + 2),
      ) % 11
  return rest % 10 === d(s, 7)
}
const einPrefixes =
  '01 02 03 04 05 06 10 11 12 13 14 15 16 20 21 22 23 24 25 26 27 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 71 72 73 74 75 76 77 80 81 82 83 84 85 86 87 88 90 91 92 93 94 95 98 99'
export const usEin = (s: string): boolean => einPrefixes.includes(s.slice(0, 2))
export const uyRut = (s: string): boolean => {
  const rest = (11 - (weighted(s, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return n(s, 0, 2) > 0 && n(s, 0, 2) <= 21 && n(s, 2, 8) > 0 && s.startsWith('001', 8) && rest === d(s, 11)
}
export const zaTin = (s: string): boolean => /^[01239]/.test(s) && luhn(s)
/** Physicians in Germany: six digits and their check, then the field they work in. */
export const deLanr = (s: string): boolean => (10 - (weighted(s, [4, 9, 4, 9, 4, 9]) % 10)) % 10 === d(s, 6)
const practiceRegions = new Set([
  1, 2, 3, 17, 20, 21, 24, 27, 28, 31, 35, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55,
  56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 83, 84, 85,
  86, 87, 88, 89, 91, 93, 94, 95, 96, 97, 98, 99,
])
export const deBsnr = (s: string): boolean => practiceRegions.has(n(s, 0, 2))
