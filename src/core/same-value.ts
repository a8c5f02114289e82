/** Where else a text says a value. Invariants: whole words only, nothing that is sealed already, and in the time of one pass over the text, however long the value is. */
import { canonicalValue } from '../detect/detect.ts'
import { kindOf } from '../detect/kinds.ts'
import type { Kind } from '../detect/finding.ts'
import type { SafeText } from './seal.ts'
import { foldWords, queryTerms } from './search-terms.ts'

/** What has fewer letters and digits stands in texts by chance. */
const leastSigns = 4
/** So many signs of the beginning are asked of every text first: most have not even these. */
const headSigns = 8
/** Of a number: blanks and signs between two of its groups. */
const widestGap = 3

/** Scripts that put no blank between words: there a neighbour says nothing about where a word ends, and the search knows no words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const sign = String.raw`(?![${unspaced}])[\p{L}\p{N}]`
const startsInWord = new RegExp(`^${sign}`, 'u')
const endsInWord = new RegExp(`${sign}$`, 'u')
const hasUnspaced = new RegExp(`[${unspaced}]`, 'u')

export type ValueFinder = (text: SafeText) => [number, number][]

/** Undefined for what is too short to be looked for. */
export function finderOf(kind: Kind, value: string): ValueFinder | undefined {
  const said = value.trim()
  if (foldWords(said).join('').length < leastSigns) return undefined
  const isNumber = isNumberLike(kind)
  const wanted = canonicalValue(kind, said)
  const head = headOf(said, isNumber)
  const walk = walkerFor([...signsOf(said, isNumber)], isNumber)
  const isWhole = (text: string, start: number, end: number) =>
    !(startsInWord.test(said) && endsInWord.test(text.slice(Math.max(0, start - 2), start))) &&
    !(endsInWord.test(said.slice(-2)) && startsInWord.test(text.slice(end, end + 2)))
  return ({ text, seals }) =>
    head.test(text)
      ? walk(text, (start, end) => isWhole(text, start, end))
          .filter(([start, end]) => canonicalValue(kind, text.slice(start, end)) === wanted)
          .filter(([start, end]) => !seals.some((seal) => start < seal.end && seal.start < end))
      : []
}

/**
 * Words of which one list whole is in each text that says the value, by which the search finds such texts. Undefined where it cannot:
 * then all are read.
 */
export function termsOf(kind: Kind, value: string): readonly (readonly string[])[] | undefined {
  if (hasUnspaced.test(value)) return undefined
  const own = queryTerms(value)
  if (!isNumberLike(kind)) return [own]
  const [whole = ''] = queryTerms(foldWords(value).join(''))
  // However it is put into groups, the first group begins like this.
  return [own, [whole], [whole.slice(0, 3)]]
}

/** One sign, or the blanks between two words, and where it stands. In another case it is the same. */
type Sign = { readonly as: string; readonly start: number; readonly end: number }

/** Numbers are the same with other blanks and signs between their groups; names and places with other blanks. */
function* signsOf(text: string, isNumber: boolean): Generator<Sign> {
  for (const { 0: sign, index } of text.matchAll(isNumber ? /[\p{L}\p{N}+]/gu : /\s+|\S/gu))
    yield { as: sign.trim() === '' ? ' ' : sign.toUpperCase(), start: index, end: index + sign.length }
}

/** A pattern of the whole would be as long as the value, and where a text begins it again and again it would be tried as often. */
function headOf(said: string, isNumber: boolean): RegExp {
  const signs: string[] = []
  for (const { start, end } of signsOf(said, isNumber)) {
    const sign = said.slice(start, end)
    if (signs.push(sign.trim() === '' ? String.raw`\s+` : escaped(sign)) === headSigns) break
  }
  return new RegExp(signs.join(isNumber ? String.raw`[^\p{L}\p{N}]{0,${widestGap}}` : ''), 'iu')
}

/** Knuth, Morris and Pratt: never goes back in a text, since it knows how much of the value's beginning stands again within it. */
function walkerFor(value: readonly Sign[], isNumber: boolean) {
  const again = new Uint32Array(value.length)
  const step = (known: number, as: string) => {
    while (known > 0 && value[known]!.as !== as) known = again[known - 1]!
    return value[known]!.as === as ? known + 1 : 0
  }
  for (let at = 1; at < value.length; at++) again[at] = step(again[at - 1]!, value[at]!.as)

  return (text: string, isWhole: (start: number, end: number) => boolean): [number, number][] => {
    const found: [number, number][] = []
    // A ring: where the last signs stand, as many as the value has.
    const starts = new Uint32Array(value.length)
    let known = 0
    let before = 0
    let count = 0
    for (const { as, start, end } of signsOf(text, isNumber)) {
      if (isNumber && start > before && isWide(text, before, start)) known = 0
      before = end
      starts[count++ % value.length] = start
      known = step(known, as)
      if (known < value.length) continue
      const first = starts[count % value.length]!
      if (isWhole(first, end)) {
        found.push([first, end])
        known = 0
      } else known = again[known - 1]!
    }
    return found
  }
}

function isWide(text: string, start: number, end: number): boolean {
  return end - start > 2 * widestGap || [...text.slice(start, end)].length > widestGap
}

/** Of these kinds only letters and digits count. */
function isNumberLike(kind: Kind): boolean {
  return canonicalValue(kind, '1-1') === '11' && kindOf(kind) !== undefined
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
