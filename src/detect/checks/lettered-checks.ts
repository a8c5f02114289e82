import { isMonthDay, weighted } from './check-digits.ts'

/** Check characters of numbers that hold letters. The token is upper-case and without separators. */

const d = (s: string, i: number): number => s.charCodeAt(i) - 48
/** Digits as themselves, letters as 10…35. */
const value = (s: string, i: number): number => {
  const c = s.charCodeAt(i)
  return c > 57 ? c - 55 : c - 48
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
export const esDni = (s: string): boolean => dniLetters[Number(s.slice(0, 8)) % 23] === s[8]
export const esNie = (s: string): boolean =>
  /^[XYZ]/.test(s) && dniLetters[Number(`${'XYZ'.indexOf(s[0] ?? '')}${s.slice(1, 8)}`) % 23] === s[8]

const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
export const itCodiceFiscale = (s: string): boolean => {
  if (!/^[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/.test(s)) return false
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const index = s.charCodeAt(i) > 57 ? s.charCodeAt(i) - 65 : d(s, i)
    sum += i % 2 === 0 ? (odd[index] ?? 0) : index
  }
  return s.charCodeAt(15) - 65 === sum % 26
}
export const dePensionNumber = (s: string): boolean => {
  if (!/^\d{8}[A-Z]\d{3}$/.test(s)) return false
  const letter = String(s.charCodeAt(8) - 64).padStart(2, '0')
  const digits = s.slice(0, 8) + letter + s.slice(9, 11)
  let sum = 0
  for (const [i, w] of [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].entries()) {
    const product = d(digits, i) * w
    sum += Math.floor(product / 10) + (product % 10)
  }
  return sum % 10 === d(s, 11) && Number(s.slice(4, 6)) <= 12 && Number(s.slice(2, 4)) <= 99
}
/** ICAO 9303: weights 7, 3, 1. */
export const icaoCheck = (s: string): boolean => {
  let sum = 0
  for (let i = 0; i < s.length - 1; i++) sum += value(s, i) * ([7, 3, 1][i % 3] ?? 0)
  return sum % 10 === d(s, s.length - 1)
}
/** Serial numbers of German documents: no vowels, so that no words come out. */
export const deDocument = (s: string): boolean =>
  /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}\d$/.test(s) && icaoCheck(s)
export const deDocumentShort = (s: string): boolean => /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}$/.test(s)
export const sgNric = (s: string): boolean => {
  const sum = weighted(s.slice(1, 8), [2, 7, 6, 5, 4, 3, 2])
  if (s[0] === 'S') return 'JZIHGFEDCBA'[sum % 11] === s[8]
  if (s[0] === 'T') return 'JZIHGFEDCBA'[(sum + 4) % 11] === s[8]
  if (s[0] === 'F') return 'XWUTRQPNMLK'[sum % 11] === s[8]
  if (s[0] === 'G') return 'XWUTRQPNMLK'[(sum + 4) % 11] === s[8]
  return s[0] === 'M' && 'KLJNPQRTUWX'[10 - ((sum + 3) % 11)] === s[8]
}
export const mxCurp = (s: string): boolean => {
  if (
    !/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](?:AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS|VZ|YN|ZS)[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d$/.test(
      s,
    )
  )
    return false
  let sum = 0
  // The alphabet of the register has Ñ behind N, so letters from O on count one more.
  for (let i = 0; i < 17; i++) sum += (value(s, i) + (s.charCodeAt(i) > 78 ? 1 : 0)) * (18 - i)
  return isMonthDay(Number(s.slice(6, 8)), Number(s.slice(8, 10))) && (10 - (sum % 10)) % 10 === d(s, 17)
}
export const fiHetu = (s: string): boolean =>
  isMonthDay(Number(s.slice(2, 4)), Number(s.slice(0, 2))) &&
  '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(s.slice(0, 9)) % 31] === s[9]
export const fiHetuLettered = (s: string): boolean =>
  /^\d{6}[A-FU-Y]\d{3}.$/.test(s) && fiHetu(s.slice(0, 6) + s.slice(7))
export const iePps = (s: string): boolean => {
  if (s.length > 8 && !/[A-IWTX]/.test(s[8] ?? '')) return false
  // Only numbers given out since 2013 count their second letter; `T`, `W` and `X` marked a family.
  const extra = s.length > 8 && /[A-I]/.test(s[8] ?? '') ? (s.charCodeAt(8) - 64) * 9 : 0
  return 'WABCDEFGHIJKLMNOPQRSTUV'[(weighted(s, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === s[7]
}
export const veRif = (s: string): boolean => {
  const kind = { V: 4, E: 8, J: 12, P: 16, G: 20 }[s[0] ?? '']
  return kind !== undefined && '00987654321'[(kind + weighted(s.slice(1), [3, 2, 7, 6, 5, 4, 3, 2])) % 11] === s[9]
}
export const inPan = (s: string): boolean => /^[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z]$/.test(s)
export const inGstin = (s: string): boolean => {
  if (!/^[0-3]\d[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/.test(s)) return false
  let sum = 0
  for (let i = 0; i < 14; i++) {
    const product = value(s, i) * (i % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return (36 - (sum % 36)) % 36 === value(s, 14)
}
export const twNationalId = (s: string): boolean => {
  const code = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(s[0] ?? '') + 10
  return (
    /^[A-Z][1289]/.test(s) &&
    (Math.floor(code / 10) + (code % 10) * 9 + weighted(s.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0
  )
}
export const hkId = (s: string): boolean => {
  const eight = s.length === 8 ? ` ${s}` : s
  let sum = eight[0] === ' ' ? 36 * 9 : value(eight, 0) * 9
  for (let i = 1; i < 8; i++) sum += value(eight, i) * (9 - i)
  const check = (11 - (sum % 11)) % 11
  return check === (eight[8] === 'A' ? 10 : d(eight, 8))
}
export const usDea = (s: string): boolean =>
  /^[ABCDEFGHJKLMPRSTUX][A-Z9]/.test(s) &&
  (d(s, 2) + d(s, 4) + d(s, 6) + 2 * (d(s, 3) + d(s, 5) + d(s, 7))) % 10 === d(s, 8)
export const usMbi = (s: string): boolean =>
  /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/.test(s)
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
export const vin = (s: string): boolean => {
  if (!/^[A-HJ-NPR-Z\d]{17}$/.test(s)) return false
  let sum = 0
  for (let i = 0; i < 17; i++)
    sum +=
      (s.charCodeAt(i) < 58 ? d(s, i) : '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'.indexOf(s[i] ?? '') % 10) *
      (vinWeights[i] ?? 0)
  return '0123456789X'[sum % 11] === s[8]
}
/** DVLA: surname of five, decade, month (+5 for women), day, year, initials, and characters of its own. */
export const ukDriver = (t: string): boolean => {
  // Two digits behind count how often the licence was given out.
  const s = t.length === 18 ? t.slice(0, 16) : t
  return (
    /^(?=.{16}$)[A-Z][A-Z9]{4}\d[0156]\d[0-3]\d\d[A-Z9]{2}[A-Z\d]{3}$/.test(s) &&
    !/^[A-Z]*9+[A-Z]/.test(s.slice(0, 5)) &&
    isMonthDay(Number(s.slice(6, 8)) % 50, Number(s.slice(8, 10)))
  )
}
export const deHealthInsurance = (s: string): boolean => {
  const digits = String(s.charCodeAt(0) - 64).padStart(2, '0') + s.slice(1, 9)
  let sum = 0
  for (let i = 0; i < 10; i++) {
    const product = d(digits, i) * (i % 2 === 0 ? 1 : 2)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === d(s, 9)
}
