/** What a character becomes when text is folded. 0: itself, 1: nothing, `unsure`: what stands beside it decides, otherwise the character code it is read as. */
export const unsure = 2

/** First code of each run of ten decimal digits (Unicode general category Nd) in the basic plane, without ASCII. */
const digitZeros = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
]

/** The same above the basic plane. Mathematical digits (0x1d7ce…) are five runs in a row. */
export const astralDigitZeros = [
  0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0,
  0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
  0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
]

/** Ten of Chinese and Japanese, and one to nine as they stand on cheques. */
export const hanDigits = '〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖'

/** Seen by nobody, first and last code of each stretch: control characters but for tabs and line ends, soft hyphen, combining marks, zero-width and direction marks, Hangul and Khmer fillers, variation selectors, byte order mark, annotations. */
const invisible = [
  0x0000, 0x0008, 0x000e, 0x001f, 0x007f, 0x0084, 0x0086, 0x009f, 0x00ad, 0x00ad, 0x0300, 0x036f, 0x034f, 0x034f,
  0x061c, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x1ab0, 0x1aff, 0x1dc0, 0x1dff, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x206f, 0x20d0, 0x20ff, 0xfe00, 0xfe0f, 0xfe20, 0xfe2f, 0xfeff, 0xfeff,
  0xfff9, 0xfffc,
]

const spaces = [0x00a0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
  0x2028, 0x2029, 0x202f, 0x205f, 0x2800, 0x3000, 0x3164, 0xffa0]
const dashes = [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x207b, 0x2212, 0x2e3a, 0xfe58, 0xfe63]
/** Dots in the middle of the line among them, as telephone numbers have. */
const dots = [0x00b7, 0x2024, 0x2027, 0x2219, 0x22c5, 0x3002, 0x30fb, 0xfe52, 0xff61, 0xff65]
/** Superscript digits read as digits, typographic quotes as plain ones: each as what stands below it. */
const single = '\u2070\u00b9\u00b2\u00b3\u2018\u2019\u201c\u201d\u201e\ufe6b\u2215\u2044\ua789\u02d0'
const plain = '0123' + "''" + '"""' + '@//::'

export const foldTable = new Uint16Array(65536)
/** All that the table changes, as first and last code one after the other; some twice. */
export const foldedStretches: number[] = []

/** All the same. */
function put(from: number, to: number, as: number): void {
  foldTable.fill(as, from, to + 1)
  foldedStretches.push(from, to)
}

/** One after the other, as digits are. */
function putRun(from: number, to: number, first: number): void {
  for (let code = from; code <= to; code++) foldTable[code] = first + code - from
  foldedStretches.push(from, to)
}

const ten = Uint16Array.of(48, 49, 50, 51, 52, 53, 54, 55, 56, 57)
for (const zero of digitZeros) {
  foldTable.set(ten, zero)
  foldedStretches.push(zero, zero + 9)
}
// One to nine in circles, in brackets and with a full stop; the zeros stand elsewhere.
for (const one of [0x2460, 0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a]) putRun(one, one + 8, 49)
put(0x24ea, 0x24ea, 48)
put(0x24ff, 0x24ff, 48)
putRun(0x2074, 0x2079, 52)
putRun(0x2080, 0x2089, 48)
putRun(0xff01, 0xff5e, 0x21)
for (let i = 0; i < invisible.length; i += 2) put(invisible[i] as number, invisible[i + 1] as number, 1)
for (const c of spaces) put(c, c, 32)
for (const c of dashes) put(c, c, 45)
for (const c of dots) put(c, c, 46)
// `%20`, `&amp;` and `\u0020`; digits beyond the basic plane; digits that are words as well.
put(37, 38, unsure)
put(92, 92, unsure)
put(0xd800, 0xdbff, unsure)
for (let i = 0; i < hanDigits.length; i++) put(hanDigits.charCodeAt(i), hanDigits.charCodeAt(i), unsure)
for (let i = 0; i < single.length; i++) put(single.charCodeAt(i), single.charCodeAt(i), plain.charCodeAt(i))
