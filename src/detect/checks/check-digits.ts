/** Check digits as bare functions over a string of ASCII digits. None of them allocates; all are linear in the length. */

const at = (digits: string, i: number): number => digits.charCodeAt(i) - 48

/** ISO/IEC 7812-1, annex B. */
export function luhn(digits: string): boolean {
  let sum = 0
  let twice = false
  for (let i = digits.length - 1; i >= 0; i--) {
    const d = at(digits, i)
    sum += twice ? (d > 4 ? d * 2 - 9 : d * 2) : d
    twice = !twice
  }
  return sum % 10 === 0
}

/** Sum of digit × weight, over as many digits as there are weights. */
export function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += at(digits, i) * (weights[i] ?? 0)
  return sum
}

/** ISO 7064 mod 11,10: German tax IDs, Croatian OIB. */
export function mod11and10(digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    let sum = (at(digits, i) + product) % 10
    if (sum === 0) sum = 10
    product = (sum * 2) % 11
  }
  const check = 11 - product
  return (check === 10 ? 0 : check) === at(digits, digits.length - 1)
}

const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permuted = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Verhoeff's dihedral check: Aadhaar. */
export function verhoeff(digits: string): boolean {
  let check = 0
  for (let i = 0; i < digits.length; i++) {
    const d = at(digits, digits.length - 1 - i)
    check = at(dihedral[check] ?? '', at(permuted[i % 8] ?? '', d))
  }
  return check === 0
}

/** ISO 7064 mod 97,10 over letters and digits, letters as 10…35. */
export function mod97(token: string): number {
  let rest = 0
  for (let i = 0; i < token.length; i++) {
    const c = token.charCodeAt(i)
    rest = c > 57 ? (rest * 100 + c - 55) % 97 : (rest * 10 + c - 48) % 97
  }
  return rest
}

/** 1111111111, and the counted-up and counted-down runs that people type to fill a field. */
export function isFiller(digits: string): boolean {
  let same = true
  let up = true
  let down = true
  for (let i = 1; i < digits.length && (same || up || down); i++) {
    const step = at(digits, i) - at(digits, i - 1)
    if (step !== 0) same = false
    if (step !== 1 && step !== -9) up = false
    if (step !== -1 && step !== 9) down = false
  }
  return same || up || down
}

/** Month and day of a date inside a number. */
export function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
}
