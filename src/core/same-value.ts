/** Where else a text says a value. Invariants: whole words only, nothing that is sealed already, and in the time of one pass over the text. */
import { canonicalValue } from '../detect/detect.ts'
import { kindOf } from '../detect/kinds.ts'
import type { Kind } from '../detect/finding.ts'
import type { SafeText } from './seal.ts'
import { foldWords, queryTerms } from './search-terms.ts'

/** What has fewer letters and digits stands in texts by chance. */
const leastSigns = 4

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
  const wanted = canonicalValue(kind, said)
  const before = startsInWord.test(said) ? `(?<!${sign})` : ''
  const behind = endsInWord.test(said) ? `(?!${sign})` : ''
  const pattern = new RegExp(before + spelled(kind, said) + behind, 'giu')
  return ({ text, seals }) =>
    [...text.matchAll(pattern)]
      .map((match): [number, number] => [match.index, match.index + match[0].length])
      .filter(([start, end]) => canonicalValue(kind, text.slice(start, end)) === wanted)
      .filter(([start, end]) => !seals.some((seal) => start < seal.end && seal.start < end))
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

/** Numbers are the same with other blanks and signs between their groups; names and places with other blanks. */
function spelled(kind: Kind, said: string): string {
  if (isNumberLike(kind)) {
    const signs = said.match(/[\p{L}\p{N}+]/gu) ?? []
    return signs.map(escaped).join(String.raw`[^\p{L}\p{N}]{0,3}`)
  }
  return said
    .split(/\s+/u)
    .map(escaped)
    .join(String.raw`\s+`)
}

/** Of these kinds only letters and digits count. */
function isNumberLike(kind: Kind): boolean {
  return canonicalValue(kind, '1-1') === '11' && kindOf(kind) !== undefined
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
