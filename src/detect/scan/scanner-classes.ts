/** What a row of the scanner's table holds: the classes of characters, and what is no state to go on to. */
export const width = 64
export const otherLetter = 63
export const otherSign = 62
export const digitClass = 61
export const foldClass = 60

/** Not of a character: what a literal wants behind it that is to end with the word. */
export const noLetter = 64

export function isLetterClass(klass: number): boolean {
  return (klass > 0 && klass <= 26) || klass === otherLetter
}

export const unbuilt = 0
export const digitState = -1
/** What folding may change: only a look at the text can tell. */
export const foldState = -2
/** The numbers below are taken by the three above. */
export const firstLanding = 3
