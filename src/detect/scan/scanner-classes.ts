/** What a row of the scanner's table holds: the classes of characters, and what is no state to go on to. */
export const width = 64
export const otherLetter = 63
export const otherSign = 62
export const digitClass = 61
export const foldClass = 60

export const unbuilt = 0
export const digitState = -1
/** What folding may change: only a look at the text can tell. */
export const foldState = -2
/** The numbers below are taken by the three above. */
export const firstLanding = 3
