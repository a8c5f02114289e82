import { isUtf8 } from 'node:buffer'
import { Failure } from '../../core/errors.ts'
import { decodeCharset } from './mail/charset.ts'
import { decodeBase64 } from './mail/transfer.ts'
import { ViewWriter, type View } from './view.ts'

/**
 * Calendars (RFC 5545), cards (RFC 6350, and vCard 2.1) and LDIF (RFC 2849): a line that begins with a blank belongs to the one before,
 * values are written in backslashes, quoted-printable or base64.
 */
export function viewFolded(raw: string): View {
  const writer = new ViewWriter(raw)
  let closed: string | undefined
  for (let at = 0; at < raw.length;) {
    const head = /^([\w.-]{1,100})((?:;[^:\r\n]{0,500})?)(::?)/.exec(raw.slice(at, at + 700))
    const value = at + (head?.[0].length ?? 0)
    writer.copy(at, value)
    const parameters = head?.[2] ?? ''
    if (/;(?:ENCODING=)?QUOTED-PRINTABLE\b/i.test(parameters)) {
      at = writeQuoted(raw, value, charsetIn(parameters), writer)
    } else if (
      /;ENCODING=["']?B(?:ASE64)?\b|;BASE64\b/i.test(parameters) ||
      (head?.[3] === '::' && parameters === '')
    ) {
      const end = endOfFolded(raw, value)
      if (!writeBase64(raw, value, end, writer)) closed = 'A picture or file stands in this that cannot be looked into.'
      at = end
    } else {
      at = endOfFolded(raw, value)
      const file = /^data:[^,]{0,200};base64,/i.exec(raw.slice(value, Math.min(at, value + 240)))
      if (!file) writeFolded(raw, value, at, writer)
      else if (!writeBase64(raw, value + file[0].length, at, writer))
        closed = 'A picture or file stands in this that cannot be looked into.'
    }
    const end = endOfLine(raw, at)
    writer.copy(at, end)
    at = end
  }
  return { ...writer.end(), ...(closed === undefined ? {} : { closed }) }
}

const charsetIn = (parameters: string) => /;CHARSET="?([\w.:-]{1,40})/i.exec(parameters)?.[1] ?? 'utf-8'

/** Up to the line end that no blank follows. */
function endOfFolded(raw: string, from: number): number {
  for (let at = raw.indexOf('\n', from); at !== -1; at = raw.indexOf('\n', at + 1)) {
    if (raw[at + 1] === ' ' || raw[at + 1] === '\t') continue
    return raw[at - 1] === '\r' && at > from ? at - 1 : at
  }
  return raw.length
}

/** Behind the line end that stands there. */
function endOfLine(raw: string, at: number): number {
  const end = raw[at] === '\r' ? at + 1 : at
  return raw[end] === '\n' ? end + 1 : Math.min(raw.length, end)
}

/** `\n` is a line end, and any other letter behind a backslash itself. */
function writeFolded(raw: string, from: number, to: number, writer: ViewWriter): void {
  const codes = /\r?\n[ \t]|\\(?:\r?\n[ \t])?(.)/gs
  const text = raw.slice(from, to)
  let start = from
  for (const match of text.matchAll(codes)) {
    const at = from + match.index
    writer.copy(start, at)
    if (match[1] !== undefined) writer.put(/n/i.test(match[1]) ? '\n' : match[1], at)
    start = at + match[0].length
  }
  writer.copy(start, to)
}

/** Up to the line end that no `=` stands before. */
function writeQuoted(raw: string, from: number, charset: string, writer: ViewWriter): number {
  const codes = /=[ \t]*\r?\n|(?:=[0-9a-f]{2})+(?:=\r?\n(?:=[0-9a-f]{2})+)*|\r?\n/gi
  codes.lastIndex = from
  let start = from
  for (let match = codes.exec(raw); match; match = codes.exec(raw)) {
    writer.copy(start, match.index)
    if (!match[0].startsWith('=')) return match.index
    writer.put(lettersOf(match[0], charset), match.index)
    start = codes.lastIndex
  }
  writer.copy(start, raw.length)
  return raw.length
}

function lettersOf(code: string, charset: string): string {
  const bytes = Buffer.from(code.replaceAll(/=[ \t]*\r?\n|=/g, ''), 'hex')
  if (bytes.length === 0) return ''
  try {
    return decodeCharset(charset, bytes)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    // The digits of nearly every character set are the same.
    return bytes.toString('latin1')
  }
}

/** False for what is no text. */
function writeBase64(raw: string, from: number, to: number, writer: ViewWriter): boolean {
  const { bytes, whole } = decodeBase64(Buffer.from(raw.slice(from, to), 'latin1'))
  if (!whole || !isUtf8(bytes) || bytes.includes(0)) return false
  writer.put(bytes.toString('utf8'), from)
  return true
}
