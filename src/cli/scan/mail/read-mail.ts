import { isUtf8 } from 'node:buffer'
import { fail, Failure } from '../../../core/errors.ts'
import type { Budget } from '../limits.ts'
import { once, type Item } from '../streams.ts'
import { decodeCharset } from './charset.ts'
import { parameterOf, readHead, tokenOf, type Head, type Header } from './headers.ts'
import { decodeTransfer, linesOfBase64 } from './transfer.ts'

/** Parts in parts, and mails in mails. Nobody forwards so often. */
const maxDepth = 50

/** What is found on the way through a mail: `leaves` have a text or a file, the rest stands between them. */
type Found = {
  readonly heads: Head[]
  readonly beside: Buffer[]
  readonly leaves: { readonly head: Head; readonly type: string }[]
  readonly problems: Failure[]
}

/**
 * RFC 5322 and MIME (RFC 2045 to 2047, 2231): what a person reads, each attachment under its name, and what no program shows: all headers
 * of all parts, and what stands before the first part, behind the last, or in parts that do not begin as it says.
 */
export function* readMail(bytes: Buffer, budget: Budget): Iterable<Item> {
  const found: Found = { heads: [], beside: [], leaves: [], problems: [] }
  walk(behindCount(bytes), 'text/plain', found, budget, 0)
  const beside = Buffer.concat(found.beside.flatMap((one) => [one, newLine]))
  if (!isBlank(beside)) yield { name: 'beside its parts', bytes: once(beside), as: 'text' }
  yield { name: 'headers', bytes: once(Buffer.from(found.heads.map(({ text }) => text).join('\n'))), as: 'text' }
  const problems = new Map(
    [...found.problems, ...found.heads.flatMap((one) => one.problems)].map((one) => [one.message, one]),
  )
  for (const error of problems.values()) yield { name: 'headers', error }
  const names = new Map<string, number>()
  for (const [i, { head, type }] of found.leaves.entries()) {
    const named = nameOf(head.headers) ?? nameless(type) ?? `attachment ${i + 1}`
    const count = (names.get(named) ?? 0) + 1
    names.set(named, count)
    yield* readLeaf(count === 1 ? named : named.replace(/(?=\.[^.]*$)|$/, ` ${count}`), type, head)
  }
}

function walk(bytes: Buffer, byDefault: string, found: Found, budget: Budget, depth: number): void {
  budget.entry()
  if (depth > maxDepth)
    throw fail('too_large', 'These are mails in mails in mails. They were not looked at any further.')
  const head = readHead(bytes)
  found.heads.push(head)
  const said = tokenOf(head.headers, 'content-type')
  const type = /^[^/]+\/[^/]+$/.test(said) ? said : byDefault
  if (type.startsWith('multipart/')) walkParts(head, type, found, budget, depth)
  else if (type === 'message/rfc822' || type === 'message/global') {
    const { bytes: inner, whole } = decodeTransfer(tokenOf(head.headers, 'content-transfer-encoding'), head.body)
    if (!whole) found.problems.push(brokenCode())
    walk(inner, 'text/plain', found, budget, depth + 1)
  } else found.leaves.push({ head, type })
}

/** RFC 2046, 5.1. */
function walkParts(head: Head, type: string, found: Found, budget: Budget, depth: number): void {
  const { bytes: body, whole } = decodeTransfer(tokenOf(head.headers, 'content-transfer-encoding'), head.body)
  if (!whole) found.problems.push(brokenCode())
  const boundary = parameterOf(head.headers, 'content-type', 'boundary') ?? ''
  const lines = boundary === '' ? [] : delimiters(body, boundary)
  if (lines.length === 0) {
    found.beside.push(body)
    if (!isBlank(body)) found.problems.push(fail('unsupported', 'Its parts do not begin as it says.'))
    return
  }
  found.beside.push(body.subarray(0, lines[0]!.from))
  for (const [i, line] of lines.entries()) {
    const inner = body.subarray(line.to, lines[i + 1]?.from ?? body.length)
    if (line.last) found.beside.push(inner)
    else walk(inner, type === 'multipart/digest' ? 'message/rfc822' : 'text/plain', found, budget, depth + 1)
  }
}

type Delimiter = { readonly from: number; readonly to: number; readonly last: boolean }

/** Lines of two hyphens and the boundary, and blanks. Behind the last one, none counts any more. */
function delimiters(body: Buffer, boundary: string): Delimiter[] {
  const found: Delimiter[] = []
  const mark = Buffer.from(`--${boundary}`)
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== 10) continue
    const lineEnd = body.indexOf(10, at)
    const to = lineEnd === -1 ? body.length : lineEnd + 1
    const rest = body
      .subarray(at + mark.length, Math.min(to, at + mark.length + 1_000))
      .toString('latin1')
      .trim()
    if (rest !== '' && rest !== '--') continue
    found.push({ from: at, to, last: rest === '--' })
    if (rest === '--') break
  }
  return found
}

function* readLeaf(name: string, type: string, { headers, body }: Head): Iterable<Item> {
  const encoding = tokenOf(headers, 'content-transfer-encoding')
  const { bytes, whole } = decodeTransfer(encoding, body)
  const charset = parameterOf(headers, 'content-type', 'charset')
  const isText = /^text\/|[/+](?:json|xml)$/.test(type)
  try {
    if (isText && charset !== undefined && !/^(?:utf-?8|us-ascii|ascii|)$/i.test(charset.trim()))
      // With its mark, so that a file that names another one in itself is not decoded again.
      yield { name, bytes: once(Buffer.from(`\uFEFF${decodeCharset(charset, bytes)}`)) }
    else if (isText && encoding === 'base64' && !isUtf8(bytes) && !hasMark(bytes)) {
      yield {
        name,
        bytes: once(
          Buffer.concat(
            linesOfBase64(body)
              .filter(isUtf8)
              .flatMap((line) => [line, newLine]),
          ),
        ),
      }
      yield {
        name,
        error: fail('unsupported', 'The encoding is broken or not UTF-8 or UTF-16, so not all of it could be read.'),
      }
    } else yield { name, bytes: once(bytes) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    yield { name, error }
  }
  if (whole) return
  // What was added to it in plain text, as lists do below.
  yield { name: `${name} as it came`, bytes: once(body), as: 'text' }
  yield { name, error: brokenCode() }
}

const brokenCode = () =>
  fail('unsupported', 'What it is encoded in is broken or not known, so not all of it could be read.')

const nameOf = (headers: readonly Header[]) =>
  [parameterOf(headers, 'content-disposition', 'filename'), parameterOf(headers, 'content-type', 'name')].find(
    (name) => name !== undefined && name !== '',
  )

function nameless(type: string): string | undefined {
  const endings: Readonly<Record<string, string>> = {
    plain: '',
    html: '.html',
    calendar: '.ics',
    vcard: '.vcf',
    csv: '.csv',
    xml: '.xml',
  }
  const [main, sub = ''] = type.split('/')
  return main === 'text' ? `text${endings[sub.replace(/^(?:x-)/, '')] ?? ''}` : undefined
}

/** Apple's `.emlx` begins with a line that says how long the mail is. */
function behindCount(bytes: Buffer): Buffer {
  const match = /^\d{1,12}[ \t]*\r?\n/.exec(bytes.subarray(0, 32).toString('latin1'))
  return bytes.subarray(match?.[0].length ?? 0)
}

const hasMark = (bytes: Buffer) => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
const newLine = Buffer.from('\n')
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte <= 32)
