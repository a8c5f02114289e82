import { isUtf8 } from 'node:buffer'
import { fail, Failure } from '../../../core/errors.ts'
import { decodeCharset } from './charset.ts'
import { decodeBase64, decodeQuoted } from './transfer.ts'

export type Header = { readonly name: string; readonly value: string }

/** Of a mail, or of a part of one. `problems`: what of it could not be read. */
export type Head = {
  readonly headers: readonly Header[]
  /** What somebody reads who looks at all of it, a header a line. */
  readonly text: string
  readonly body: Buffer
  readonly problems: readonly Failure[]
}

/** Of longer ones the parameters are not looked for: each would be sought in the whole line. */
const longest = 65_536

/** RFC 5322, 2.2: up to the first empty line, lines that begin with a blank belong to the one before. */
export function readHead(bytes: Buffer): Head {
  const problems: Failure[] = []
  const block = bytes.subarray(0, endOfHead(bytes))
  const raw = isUtf8(block) ? block.toString('utf8') : block.toString('latin1')
  if (!isUtf8(block)) problems.push(fail('unsupported', 'Its headers are in no encoding that is known.'))
  const headers: Header[] = []
  const lines: string[] = []
  for (const line of raw.replaceAll(/\r?\n(?=[ \t])/g, '').split(/\r?\n|\r$/)) {
    if (line === '') continue
    const value = /^([!-9;-~]{1,200})[ \t]*:(.*)$/s.exec(line)
    if (value) headers.push({ name: value[1]!.toLowerCase(), value: value[2]!.trim() })
    const decoded = decodeWords(line, problems)
    lines.push(decoded)
    if (line.length > longest) {
      problems.push(fail('unsupported', 'One of its headers is longer than any program writes it.'))
      continue
    }
    // A parameter may be cut into pieces, and written in codes (RFC 2231).
    for (const said of parametersOf(line, problems).values()) if (!decoded.includes(said)) lines.push(` ${said}`)
  }
  const twice = ['content-type', 'content-transfer-encoding'].some(
    (name) => new Set(headers.filter((one) => one.name === name).map(({ value: one }) => one.toLowerCase())).size > 1,
  )
  if (twice) problems.push(fail('unsupported', 'It says two different things of how it is written.'))
  return { headers, text: lines.map((line) => `${line}\n`).join(''), body: bytes.subarray(endOfBlank(bytes)), problems }
}

/** Header lines are short; where a line without end says otherwise, all of it is head. */
function endOfHead(bytes: Buffer): number {
  if (bytes[0] === 10 || (bytes[0] === 13 && bytes[1] === 10)) return 0
  const ends = ['\n\n', '\n\r\n'].map((end) => bytes.indexOf(end)).filter((at) => at >= 0)
  return Math.min(bytes.length, ...ends)
}

function endOfBlank(bytes: Buffer): number {
  let at = endOfHead(bytes)
  if (at > 0 && at < bytes.length) at++
  if (bytes[at] === 13) at++
  return Math.min(bytes.length, at + 1)
}

/** `type/subtype` or a word such as `base64`, without comments. */
export function tokenOf(headers: readonly Header[], name: string): string {
  const value = headers.find((one) => one.name === name)?.value ?? ''
  return (
    value
      .replaceAll(/\([^()]*\)/g, '')
      .split(';', 1)[0]!
      .replaceAll(/\s+/g, '')
      // Some write the word in quotes.
      .replaceAll('"', '')
      .toLowerCase()
  )
}

export function parameterOf(headers: readonly Header[], name: string, parameter: string): string | undefined {
  const value = headers.find((one) => one.name === name)?.value
  return value === undefined ? undefined : parametersOf(value.slice(0, longest), []).get(parameter)
}

/** RFC 2045, 5.1, and RFC 2231: `name*0*=utf-8''a%20; name*1=b`. */
function parametersOf(value: string, problems: Failure[]): Map<string, string> {
  const pieces = new Map<string, { order: number; text: string; coded: boolean }[]>()
  const pattern = /;\s*([^\s=;*"]{1,60})(?:\*(\d{1,4}))?(\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/gs
  for (const [, name, order, star, quoted, bare] of value.matchAll(pattern)) {
    const list = pieces.get(name!.toLowerCase()) ?? []
    const text = quoted === undefined ? bare! : quoted.replaceAll(/\\(.)/gs, '$1')
    list.push({ order: Number(order ?? 0), text, coded: star === '*' })
    pieces.set(name!.toLowerCase(), list)
  }
  const parameters = new Map<string, string>()
  for (const [name, list] of pieces) {
    const sorted = list.toSorted((a, b) => a.order - b.order)
    if (!sorted[0]!.coded) {
      const text = sorted.map((one) => (one.coded ? percent(one.text).toString('latin1') : one.text)).join('')
      parameters.set(name, decodeWords(text, problems))
      continue
    }
    const first = sorted[0]!.text
    const [, charset = '', rest = first] = /^([^']*)'[^']*'(.*)$/s.exec(first) ?? []
    const bytes = [
      percent(rest),
      ...sorted.slice(1).map((one) => (one.coded ? percent(one.text) : Buffer.from(one.text))),
    ]
    parameters.set(name, decodedOr(charset === '' ? 'utf-8' : charset, Buffer.concat(bytes), value, problems))
  }
  return parameters
}

function percent(text: string): Buffer {
  const plain = text.replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(plain, 'latin1')
}

/** RFC 2047. Words that stand side by side are one, and may part a letter. */
function decodeWords(text: string, problems: Failure[]): string {
  const word = /=\?([^?\s*]{1,60})(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=(?:\s+(?==\?[^?\s]{1,60}\?[bq]\?))?/gi
  let out = ''
  let at = 0
  let open: { charset: string; bytes: Buffer[]; raw: string; end: number } | undefined
  const close = () => {
    if (open) out += decodedOr(open.charset, Buffer.concat(open.bytes), open.raw, problems)
    open = undefined
  }
  for (const match of text.matchAll(word)) {
    const [raw, charset, how, said] = match
    const bytes = wordBytes(how!, said!, problems)
    if (open && open.end === match.index && open.charset === charset!.toLowerCase()) {
      open = { ...open, bytes: [...open.bytes, bytes], raw: open.raw + raw, end: match.index + raw.length }
    } else {
      close()
      out += text.slice(at, match.index)
      open = { charset: charset!.toLowerCase(), bytes: [bytes], raw, end: match.index + raw.length }
    }
    at = match.index + raw.length
  }
  close()
  return out + text.slice(at)
}

function wordBytes(how: string, said: string, problems: Failure[]): Buffer {
  if (/q/i.test(how)) return decodeQuoted(Buffer.from(said.replaceAll('_', ' '), 'latin1'))
  const { bytes, whole } = decodeBase64(Buffer.from(said, 'latin1'))
  if (!whole) problems.push(fail('unsupported', 'The base64 in its headers is broken.'))
  return bytes
}

function decodedOr(charset: string, bytes: Buffer, raw: string, problems: Failure[]): string {
  try {
    return decodeCharset(charset, bytes)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    problems.push(error)
    return raw
  }
}
