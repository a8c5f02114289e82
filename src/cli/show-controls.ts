/**
 * Names come from strangers: of files in an archive, of people who joined. What a terminal would obey (moving up, wiping,
 * retitling, turning the direction of writing) is spelled out, so that no name can forge a line or hide one.
 */
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
// A progress line goes back to its beginning and wipes what is left of the one before; that is ours.
const ours = /^\r(?:\u001b\[K)?|\u001b\[K$|[\n\t]|\r\n/g

/** For a cell or a path: one line, whatever stands in it. */
export function onOneLine(text: string): string {
  return text.replace(controls, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** For a screen: lines and tabs stay. */
export function forScreen(text: string): string {
  let shown = ''
  let at = 0
  for (const kept of text.matchAll(ours)) {
    shown += onOneLine(text.slice(at, kept.index)) + kept[0]
    at = kept.index + kept[0].length
  }
  return shown + onOneLine(text.slice(at))
}
