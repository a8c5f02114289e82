import { codeAt, isAlnum, isDigit, isLetter } from './characters.ts'

/** Of what stands between a value and what it is put right by. */
const reach = 64
const shortestPart = 6
/** Somebody takes back what they said. */
const takenBack =
  /(?<!\p{L})(?:no|not|wait|sorry|correct(?:ion|ed)|typo|oops|whoops|actually|mean|meant|rather|should|richtig|sondern|nein|nee|moment|verzeihung|entschuldigung|korrektur|halt|quatsch|falsch|nicht|pardon|non|erreur|d[eé]sol[eé]e?|perd[oó]n[ae]?|esper[ae]|corrijo|digo|n[aã]o|desculpe?|ali[aá]s|corrigindo|scus[ia]|aspett[ai]|anzi|wacht|oeps|correctie|bedoel|niet)(?!\p{L})/iu
/** Nothing but such words and those that go with them. */
const between =
  /^[\s.,;:!?()…–-]+(?:(?:ah|ay|ai|oh|uh|um|[aä]hm?|eh|euh|hm+|no|not|wait|sorry|correct(?:ion|ed)|typo|oops|whoops|actually|i|i['’]?m|mean|meant|rather|that|it|it['’]?s|that['’]?s|is|was|should|be|the|my|right|new|one|read|wrong|nein|nee|moment|verzeihung|entschuldigung|korrektur|halt|quatsch|falsch|nicht|ich|meine|meinte|ist|war|es|das|die|der|richtig|sondern|pardon|non|erreur|d[eé]sol[eé]e?|c['’]?est|je|veux|voulais|dire|le|la|plut[oô]t|perd[oó]n[ae]?|esper[ae]|corrijo|digo|quer[ií]a|quise|decir|mejor|dicho|el|era|e|é|n[aã]o|desculpe?|ali[aá]s|corrigindo|quis|dizer|o|a|scus[ia]|aspett[ai]|anzi|volevo|è|il|wacht|oeps|correctie|bedoel|ik|niet|het|de|moet|zijn|und|and|et|y|en|but|aber|mais|pero|mas|ma|maar)[\s.,;:!?()…–-]+){1,7}$/iu

/** Where a value like this one stands that is put right by it, or puts it right: « my PIN is 4471, no wait, 4417 ». */
export function correctedNear(text: string, start: number, end: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const behind = firstDigit(text, end)
  if (behind > 0) {
    const from = wordStart(text, behind, end)
    const to = alikeEnd(text, from, start, end)
    if (to > 0 && isTakenBack(text.slice(end, from))) found.push({ start: from, end: to })
  }
  const before = lastDigit(text, start)
  if (before > 0) {
    // Of a pair, an account and its sort code, the first may have been said before.
    const head = wordEnd(text, start, end)
    const last = head - start < shortestPart ? end : head
    const to = wordEnd(text, before, start)
    const from = to - (last - start)
    if (from >= 0 && alikeEnd(text, from, start, last) === to && isTakenBack(text.slice(to, start)))
      found.push({ start: from, end: to })
  }
  return found
}

/** « my PIN was 4471, then you sent 4417 »: another one in its place. */
const replaced =
  /^,?(?: (?:and|und|et|y|e|en))? (?:then|dann|danach|puis|luego|despu[eé]s|depois|poi|toen|daarna)(?: [\p{L}'’]{1,10}){1,3} $/iu

function isTakenBack(gap: string): boolean {
  return (takenBack.test(gap) && between.test(gap)) || replaced.test(gap)
}

function firstDigit(text: string, from: number): number {
  const stop = Math.min(text.length, from + reach)
  for (let at = from + 1; at < stop; at++) if (isDigit(codeAt(text, at))) return at
  return -1
}

function lastDigit(text: string, from: number): number {
  const stop = Math.max(0, from - reach)
  for (let at = from - 2; at >= stop; at--) if (isDigit(codeAt(text, at))) return at
  return -1
}

function wordStart(text: string, at: number, from: number): number {
  while (at > from && !isBreak(codeAt(text, at - 1))) at--
  return at
}

function wordEnd(text: string, at: number, to: number): number {
  while (at < to && isAlnum(codeAt(text, at))) at++
  return at
}

function isBreak(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 44 || c === 58 || c === 34
}

/** Where it ends if it is written as the value is, digit for digit and letter for letter; -1 if not. */
function alikeEnd(text: string, from: number, start: number, end: number): number {
  const stop = from + end - start
  if (stop > text.length || isAlnum(codeAt(text, from - 1)) || isAlnum(codeAt(text, stop))) return -1
  if (isDigit(codeAt(text, stop + 1)) && !isBreak(codeAt(text, stop))) return -1
  for (let at = start, other = from; at < end; at++, other++) {
    const a = codeAt(text, at)
    const b = codeAt(text, other)
    if (isDigit(a) ? !isDigit(b) : isLetter(a) ? !isLetter(b) : a !== b) return -1
  }
  return stop
}
