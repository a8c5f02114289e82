import { ViewWriter, type View } from './view.ts'

/**
 * What a terminal shows no letter for (ECMA-48), a letter that is struck over, and a line that goes on behind a backslash, as shells,
 * `.properties`, TOML and many languages have it.
 */
const escape = '\u001b'
const tears = new RegExp(
  [
    String.raw`${escape}\[[0-?]*[ -/]*[@-~]`,
    `${escape}\\][^\u0007${escape}]*(?:\u0007|${escape}\\\\)`,
    '[^\n]\b',
    String.raw`\\\r?\n[ \t]*`,
  ].join('|'),
  'g',
)

/** Of bytes: none of most files is torn, and they are read as they are. */
export function isTorn(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return [escape, '\b', '\\\n', '\\\r\n'].some((one) => buffer.includes(one))
}

export function viewTorn(raw: string): View {
  const writer = new ViewWriter(raw)
  let at = 0
  for (const match of raw.matchAll(tears)) {
    writer.copy(at, match.index)
    at = match.index + match[0].length
  }
  writer.copy(at, raw.length)
  return writer.end()
}
