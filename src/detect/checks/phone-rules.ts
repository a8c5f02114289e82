import { phoneTable } from './phone-table.ts'

type Region = { readonly prefix: string; readonly written: string; pattern: RegExp | undefined }

let byCode: Map<string, Region[]> | undefined
let byRegion: Map<string, Region> | undefined

/** Read at first use: a text without a phone number pays nothing. */
function load(): Map<string, Region[]> {
  if (byCode) return byCode
  byCode = new Map()
  byRegion = new Map()
  for (const line of phoneTable.split('\n')) {
    const [code = '', region = '', prefix = '', written = ''] = line.split(' ')
    const entry: Region = { prefix, written, pattern: undefined }
    byCode.set(code, [...(byCode.get(code) ?? []), entry])
    byRegion.set(region, entry)
  }
  return byCode
}

function fits(region: Region, national: string): boolean {
  region.pattern ??= new RegExp(`^(?:${region.written})$`)
  return region.pattern.test(national)
}

/** Digits after the plus sign: a calling code and a number that its plan allows. */
export function isInternational(digits: string): boolean {
  if (digits.length < 6 || digits.length > 16) return false
  const codes = load()
  for (let size = 1; size <= 3; size++) {
    const regions = codes.get(digits.slice(0, size))
    if (!regions) continue
    const national = digits.slice(size)
    // `+49 (0)30 …`: the national prefix is written although it is not dialled.
    return regions.some(
      (one) =>
        fits(one, national) ||
        (one.prefix !== '' && national.startsWith(one.prefix) && fits(one, national.slice(one.prefix.length))),
    )
  }
  return false
}

/** Some country has a plan that allows it, with its national prefix or without. Two hundred plans are asked. */
export function isAnywhere(digits: string): boolean {
  load()
  for (const region of byRegion?.values() ?? []) {
    if (fits(region, digits)) return true
    const { prefix } = region
    if (prefix !== '' && digits.startsWith(prefix) && fits(region, digits.slice(prefix.length))) return true
  }
  return false
}

/** As one country dials it: with its calling code, or with its national prefix where it has one. `digits` without the plus. */
export function isOfRegion(region: string, digits: string, plus: boolean): boolean {
  const codes = load()
  const plan = byRegion?.get(region)
  if (!plan) return false
  if (!plus) return digits.startsWith(plan.prefix) && fits(plan, digits.slice(plan.prefix.length))
  return [1, 2, 3].some(
    (size) => (codes.get(digits.slice(0, size)) ?? []).includes(plan) && fits(plan, digits.slice(size)),
  )
}

/** Begins with a calling code: plans change, and a number of an older plan is a number still. */
export function hasCallingCode(digits: string): boolean {
  const codes = load()
  return [1, 2, 3].some((size) => codes.has(digits.slice(0, size)))
}

/** Regions whose numbers are read without a calling code, most speakers first. */
const homeRegions = [
  'GB',
  'DE',
  'FR',
  'IT',
  'NL',
  'BE',
  'AT',
  'CH',
  'ES',
  'PT',
  'AU',
  'NZ',
  'ZA',
  'IN',
  'JP',
  'SE',
  'IE',
  'HU',
  'RO',
  'BR',
  'PL',
  'DK',
  'NO',
  'FI',
  'CZ',
  'GR',
  'TR',
  'IL',
  'CN',
  'MX',
  'AR',
]

const byLanguage: Readonly<Record<string, readonly string[]>> = {
  de: ['DE', 'AT', 'CH'],
  fr: ['FR', 'BE', 'CH', 'CA'],
  es: ['ES', 'MX', 'AR', 'CO', 'CL', 'PE'],
  it: ['IT', 'CH'],
  nl: ['NL', 'BE'],
  pt: ['BR', 'PT'],
  zh: ['CN', 'HK', 'TW'],
  ja: ['JP'],
}

/** A number as dialled inside a country, with its national prefix if the country has one. */
export function isNational(digits: string, language: string): boolean {
  load()
  const regions = byLanguage[language.slice(0, 2)] ?? homeRegions
  return regions.some((name) => {
    const region = byRegion?.get(name)
    if (!region) return false
    if (region.prefix !== '')
      return digits.startsWith(region.prefix) && fits(region, digits.slice(region.prefix.length))
    return fits(region, digits)
  })
}

/** Ten digits of the North American plan, or eleven with the leading 1. */
export function isNorthAmerican(digits: string): boolean {
  const at = digits.length === 11 && digits.charCodeAt(0) === 49 ? 1 : 0
  return digits.length === 10 + at && digits.charCodeAt(at) >= 50 && digits.charCodeAt(at + 3) >= 50
}
