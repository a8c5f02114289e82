/** Character tests that every reader shares. Plain comparisons: they run on each character of each candidate. */

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57
}

export function isLetter(c: number): boolean {
  const lower = c | 32
  return (
    (lower >= 97 && lower <= 122) ||
    (c >= 0xc0 && c < 0x2000 && c !== 0xd7 && c !== 0xf7) ||
    (c >= 0x2e80 && c < 0xd800)
  )
}

export function isAsciiLetter(c: number): boolean {
  const lower = c | 32
  return lower >= 97 && lower <= 122
}

export function isAlnum(c: number): boolean {
  return isDigit(c) || isAsciiLetter(c)
}

export function isHex(c: number): boolean {
  const lower = c | 32
  return isDigit(c) || (lower >= 97 && lower <= 102)
}

export function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13)
}

/** Latin letters without their accents, so that `código` meets `codigo`. */
export function plainLetters(word: string): string {
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) > 127)
      return word
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('ß', 'ss')
  }
  return word
}

/**
 * The character there, 0 in front of the text and behind it. Where `charCodeAt` was once asked for such a place the compiler
 * makes a call of it, and scanning asks at each number and word what stands beside it.
 */
export function codeAt(text: string, i: number): number {
  return i >= 0 && i < text.length ? text.charCodeAt(i) : 0
}
