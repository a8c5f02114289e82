/**
 * Names come from strangers: of files in an archive, of people who joined. What a terminal would obey (moving up, wiping,
 * retitling, turning the direction of writing) is spelled out, so that no name can forge a line or hide one.
 */
const obeyed = /\r\n|[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A progress line goes back to its beginning and wipes what is left of the one before. */
const wipe = '\u001b[K'

/** For a cell or a path: one line, whatever stands in it. */
export function onOneLine(text: string): string {
  return text.replace(obeyed, spelled)
}

/** For a screen: lines and tabs stay. */
export function forScreen(text: string): string {
  const start = [`\r${wipe}`, '\r'].find((each) => text.startsWith(each) && !text.startsWith('\r\n')) ?? ''
  const end = text.length > start.length && text.endsWith(wipe) ? wipe : ''
  const middle = text.slice(start.length, text.length - end.length)
  return start + middle.replace(obeyed, (sign) => (['\n', '\t', '\r\n'].includes(sign) ? sign : spelled(sign))) + end
}

function spelled(signs: string): string {
  return [...signs].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}
