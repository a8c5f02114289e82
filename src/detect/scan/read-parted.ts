import { codeAt, isAlnum, isDigit } from '../characters.ts'
import { takeRun } from './take-run.ts'
import type { View } from './view.ts'

/**
 * What may stand between groups of a card beside the gaps of all numbers: tags and comments of HTML, soft breaks and blanks
 * of mails, and any signs and emoji. No letters, so that numbers of a sentence are never joined.
 */
const gapSign = /<(?:!--[^<>]{0,60}--|\/?[a-z][^<>]{0,60})>|=\r?\n|=(?:20|C2=A0)(?=\d{4})|[^\p{L}\p{N}]/iuy
const mostSigns = 12
const mostGroups = 5
/** What nobody sees of it; the end of one line with the marks in front of a quoted one, since an empty line parts numbers. */
const unseen = /<(?!\/?(?:t[dhr]|li)\b)[^<>]*>|=\r?\n/gi
const blanks = /[^\S\n]*\n[>|\t ]*|=(?:20|C2=A0)/g
/** The chain of digit groups reads these itself. */
const ofAnyNumber = /^[ \n\r\t\-./()_]{1,3}$/

/** Fourteen digits in two groups or more. */
const leastParted = 16

/** Cards begin with two to six, and with a group of even length that another follows: « 5:30 » and « in 2019 we » are passed. */
export function mayBeParted(text: string, i: number): boolean {
  if ((codeAt(text, i) - 50) >>> 0 >= 5 || text.length - i < leastParted) return false
  let at = i + 1
  while (at < i + 9 && isDigitLike(codeAt(text, at))) at++
  const size = at - i
  if (size !== 4 && size !== 6 && size !== 8) return false
  for (const last = at + mostSigns; at < last && !isAlnum(codeAt(text, at)); at++) {
    // Tags and soft breaks are read by who reads all of it.
    const sign = codeAt(text, at)
    if (sign === 60 || sign === 61) return true
  }
  return isDigitLike(codeAt(text, at))
}

/**
 * Sets the view to groups of a card that begin at `i`, if the same stands between all of them; also with O for 0 and l for 1
 * in groups of four, as paper is read by machines. False where nothing is out of the ordinary.
 */
export function readParted(view: View, i: number): boolean {
  const { text, chain } = view
  let digits = ''
  let between: string | undefined
  let written = ''
  let odd = false
  let lettered = false
  chain.n = 0
  for (let at = i; chain.n < mostGroups;) {
    let end = at
    let letters = false
    for (; end < at + 9 && isDigitLike(codeAt(text, end)); end++) letters ||= !isDigit(codeAt(text, end))
    const size = end - at
    if (isAlnum(codeAt(text, end)) || (chain.n < 2 && size !== 4 && size !== 6 && size !== 8)) break
    lettered ||= letters
    chain.starts[chain.n] = at
    chain.ends[chain.n] = end
    chain.offsets[chain.n++] = digits.length
    digits += text.slice(at, end)
    const next = gapEnd(text, end)
    view.steps += next - at
    if (next === end || !isDigitLike(codeAt(text, next)) || (lettered && next > end + 1)) break
    const again = text.slice(end, next)
    if (again !== written) {
      const gap = again.replace(unseen, '').replace(blanks, ' ')
      if (gap !== (between ??= gap)) break
      odd ||= !ofAnyNumber.test((written = again))
    }
    at = next
  }
  // The last one may begin the next.
  if (chain.n > 0) view.partedTo = chain.starts[chain.n - 1] as number
  if (chain.n < 2 || !(odd || lettered)) return false
  chain.digits = chain.offsets[chain.n] = digits.length
  chain.written = lettered ? digits.replace(/o/gi, '0').replace(/[lI]/g, '1') : digits
  chain.run = -1
  takeRun(view, chain, 0, chain.n - 1)
  view.separator = between ?? ''
  return true
}

function gapEnd(text: string, from: number): number {
  const sign = codeAt(text, from)
  if (sign < 128 && sign !== 61 && isDigit(codeAt(text, from + 1))) return from + 1
  let at = from
  for (let k = 0; k < mostSigns && at < text.length; k++) {
    gapSign.lastIndex = at
    if (!gapSign.test(text)) break
    at = gapSign.lastIndex
  }
  return at
}

/** 0 to 9, O, o, l and I. */
function isDigitLike(c: number): boolean {
  return isDigit(c) || (c | 32) === 111 || c === 108 || c === 73
}
