import { codeAt, isAlnum, isAsciiLetter } from './characters.ts'

/** How programs and their settings give a name its value where a plain sign between the two is not all that stands there. */
export type Assignment = {
  readonly at: number
  /** The quote that opens the value, or ''. */
  readonly quote: string
  /** Names and values also stand so where nothing is set: in the arguments of a call, in the cells of a table. */
  readonly loose: boolean
}

/** The prefix of a string in Python, C#, Objective-C or C++, and its quote. */
const open = '(?:@|&|[bBfFuUrRL]{1,2}|String\\(|new String\\()?(\\\\?["\'`])'
/** `: &str =`, `: string =`, ` As String =`, `[] =`, `!=`, `<-`, `" value="`, `" {\n default = "`, `:-`. */
const typed =
  '\\s{0,3}:\\s{0,2}(?:&\\s?)?(?:\'static )?(?:std::)?[A-Za-z]{2,20}(?:\\[str\\])?\\??\\s{0,3}=\\s{0,3}|\\s{1,3}[Aa]s\\s[Ss]tring\\s{0,3}=\\s{0,3}|\\[\\d{0,4}\\]\\s{0,3}=\\s{0,3}|\\s{0,3}(?:!==?|<-|<>|===?|:?=|=>|:)\\s{0,3}|\\\\?["\']\\s{1,3}[Vv]alue\\s?=\\s?|"\\s{0,2}\\{\\s{0,8}default\\s{0,8}=\\s?|\\s{1,3}(?=\\\\?")'
const quoted = new RegExp(`^(?:\\\\?["'\`\\])*]){0,3}(?:${typed})${open}`)
/** `getenv("NAME", "…")`, `set_name("…")`. */
const called = new RegExp(`^(?:\\\\?["'\`]\\s{0,2},\\s{0,2}(?:default\\s?=\\s?)?|\\(\\s?)${open}`)
/** `${NAME:-…}`, `NAME: |\n  …`, `**NAME**: \`…` */
const unquoted = /^(?::-(?=[^\s"'}])|\s?:\s[|>]-?\s{0,2}\n\s{1,12}(?=\S))/
const cell = /^(?:\s?\|\s?|,)(?=[^\s|,"'])/

/** `Password</td><td>…`, `<b>Password:</b> …` */
const tagged = /^\s?:?\s?(?:<\/?[a-z][^<>\n]{0,40}>\s{0,8}){1,4}:?\s?/i

/** What is assigned behind the name that ends at `from`, if it stands there in one of these ways. */
export function assignmentAt(text: string, from: number, nameStart: number): Assignment | undefined {
  const sign = codeAt(text, from)
  const next = codeAt(text, from + 1)
  // `=` and the value at once, as most write it, and what stands so behind no name.
  opening.lastIndex = from
  if (sign === 61 ? !opening.test(text) : isAlnum(sign)) return undefined
  const ahead = text.slice(from, from + 64)
  // « password is »: with a word goes on only ` as String =`.
  const found = sign === 32 && isAsciiLetter(next) && (next | 32) !== 97 ? undefined : signedAt(ahead, from)
  if (found) return found
  const tags = sign === 60 || next === 60 || codeAt(text, from + 2) === 60 ? tagged.exec(ahead) : null
  if (tags) return { at: from + tags[0].length, quote: '', loose: false }
  if (sign === 62 && codeAt(text, wordStart(text, nameStart) - 1) === 60)
    return { at: from + 1, quote: '', loose: false }
  if (sign === 32 && isSet(text, wordStart(text, nameStart))) return { at: from + 1, quote: '', loose: true }
  const table = sign === 44 || sign === 124 || next === 124 ? cell.exec(ahead) : null
  return table && atCellStart(text, wordStart(text, nameStart), table[0])
    ? { at: from + table[0].length, quote: '', loose: true }
    : undefined
}

/** `--NAME value`, `ENV NAME value`, `setenv NAME value`. */
function isSet(text: string, before: number): boolean {
  if (codeAt(text, before - 1) === 45) return codeAt(text, before - 2) === 45
  return (
    (codeAt(text, before - 2) | 32) === 118 &&
    /(?:^|\s)(?:ENV|setenv)\s$/.test(text.slice(Math.max(0, before - 8), before))
  )
}

/** What may open a value behind `=`: a quote, prefixes of strings, `String(`, `new`. */
const opening = /=[=>]{0,3}\s{0,3}["'`\\@&bBfFuUrRLSn]/y

function signedAt(ahead: string, from: number): Assignment | undefined {
  const strict = quoted.exec(ahead)
  if (strict) return given(from, strict, false)
  const call = called.exec(ahead)
  if (call) return given(from, call, true)
  const block = unquoted.exec(ahead)
  return block ? { at: from + block[0].length, quote: '', loose: false } : undefined
}

function given(from: number, found: RegExpExecArray, loose: boolean): Assignment {
  const quote = found[1] ?? ''
  return { at: from + found[0].length, quote: quote.slice(-1), loose }
}

/** Where the whole name begins: `DB_` of `DB_PASSWORD`, `spring.datasource.` */
function wordStart(text: string, at: number): number {
  const stop = Math.max(0, at - 40)
  while (at > stop) {
    const c = text.charCodeAt(at - 1)
    if (!(isAlnum(c) || c === 95 || c === 45 || c === 46) || (c === 45 && codeAt(text, at - 2) === 45)) break
    at--
  }
  return at
}

function atCellStart(text: string, at: number, sign: string): boolean {
  return sign === ',' ? at === 0 || codeAt(text, at - 1) === 10 : /\|\s?$/.test(text.slice(Math.max(0, at - 2), at))
}
