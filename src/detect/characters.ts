/**
 * Character tests that every reader shares. They run on each character of each candidate, and what a text holds next nobody
 * can foresee, the processor neither: so each test is one question, not a row of comparisons of which some go wrong each time.
 */

/** ASCII by sort, each a bit of its own. */
const sorts = new Uint8Array(128)
const digit = 1
const letter = 2
const hex = 4
const gap = 8
const joint = 16
const local = 32
sorts.fill(digit | hex, 48, 58)
sorts.fill(letter, 65, 91)
sorts.fill(letter, 97, 123)
sorts.fill(letter | hex, 65, 71)
sorts.fill(letter | hex, 97, 103)
add(gap, ' \n\r\t-./()_')
add(joint, ' \n-./')
add(local, "._+-%'!#~")

function add(sort: number, signs: string): void {
  for (let i = 0; i < signs.length; i++) sorts[signs.charCodeAt(i)] = (sorts[signs.charCodeAt(i)] as number) | sort
}

function isOf(sort: number, c: number): boolean {
  return c < 128 && ((sorts[c] as number) & sort) !== 0
}

/** Also of `charCodeAt` outside of the text, which is no number: a difference would make a nought of it, and so a digit. */
export function isDigit(c: number): boolean {
  return (c ^ 48) >>> 0 < 10
}

export function isLetter(c: number): boolean {
  return isAsciiLetter(c) || (c >= 0xc0 && c < 0x2000 && c !== 0xd7 && c !== 0xf7) || (c >= 0x2e80 && c < 0xd800)
}

export function isAsciiLetter(c: number): boolean {
  return ((c | 32) - 97) >>> 0 < 26
}

export function isAlnum(c: number): boolean {
  return isOf(digit | letter, c)
}

export function isHex(c: number): boolean {
  return isOf(hex, c)
}

/** What may stand between groups of digits that are one number. */
export function isGap(c: number): boolean {
  return isOf(gap, c)
}

/** What may stand between the parts of an identifier. */
export function isJoint(c: number): boolean {
  return isOf(joint, c)
}

/** ASCII in front of the sign of a mail address. */
export function isLocal(c: number): boolean {
  return isOf(digit | letter | local, c)
}

export function isSpace(c: number): boolean {
  return c === 32 || ((c | 0) - 9) >>> 0 < 5
}

/** Latin letters without their accents, so that `código` meets `codigo`; those beyond ASCII as small ones. */
export function plainLetters(word: string): string {
  let plain = ''
  let from = 0
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i)
    if (c < 128) continue
    plain += word.slice(from, i) + plainLetter(c)
    from = i + 1
  }
  return from === 0 ? word : plain + word.slice(from)
}

/** At most as many entries as Unicode has letters of one unit; texts hold a few dozen. */
const plain: string[] = []

/** A small letter without its accent, for a letter beyond ASCII; some are two. */
export function plainLetter(c: number): string {
  return (plain[c] ??=
    c === 0xdf
      ? 'ss'
      : String.fromCharCode(c)
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, '')
          .toLowerCase())
}

/**
 * The character there, 0 in front of the text and behind it. Where `charCodeAt` was once asked for such a place the compiler
 * makes a call of it, and scanning asks at each number and word what stands beside it.
 */
export function codeAt(text: string, i: number): number {
  return i >= 0 && i < text.length ? text.charCodeAt(i) : 0
}
