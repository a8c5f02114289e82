import type { Format } from './hit.ts'
import { beginsMbox } from './mail/mbox.ts'
import { markOf } from './streams.ts'

/** So much of a file says what it is. */
export const headSize = 4_096

export type Packing = 'zip' | 'tar' | 'gz' | 'mail' | 'mbox'

/** By the bytes first, because names lie. */
export function packingOf(name: string, head: Uint8Array): Packing | undefined {
  if (head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)))
    return 'zip'
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gz'
  const text = Buffer.from(head).toString('latin1')
  // POSIX.1-1988 ustar, offset 257.
  if (text.slice(257, 262) === 'ustar') return 'tar'
  if (beginsMbox(text)) return 'mbox'
  return /\.(?:eml|mht|mhtml)$/i.test(name) || beginsMail(text) ? 'mail' : undefined
}

/** A mail has no mark of its own: it begins with headers, one of which no other file has. Apple's is behind a line with its length. */
function beginsMail(text: string): boolean {
  const [head = '', body] = text.replace(/^\d{1,12}[ \t]*\r?\n/, '').split(/\r?\n\r?\n/, 2)
  const lines = head.split(/\r?\n/)
  // The last line that was read may be cut.
  if (body === undefined) lines.pop()
  return (
    lines.every((line) => /^(?:[!-9;-~]{1,80}:|[ \t]|From )/.test(line)) &&
    lines.some((line) =>
      /^(?:MIME-Version|Content-Transfer-Encoding|Received|Return-Path|Delivered-To|Message-ID):/i.test(line),
    )
  )
}

const text = (begins: string) => (head: string) => head.startsWith(begins)

/** What is known and cannot be looked into. A PDF may stand behind something else (ISO 32000, annex H). */
const closed: readonly (readonly [what: string, is: (head: string) => boolean])[] = [
  ['a PDF', (head) => /^%PDF-\d/m.test(head.slice(0, 1_024))],
  ['a page in PostScript', text('%!PS')],
  ['a document of old Office or a mail of Outlook', text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['a mailbox of Outlook', text('!BDN')],
  ['a mail as Outlook packs it (winmail.dat)', text('\x78\x9f\x3e\x22')],
  ['a 7z archive', text('7z\xbc\xaf\x27\x1c')],
  ['a RAR archive', text('Rar!\x1a\x07')],
  ['packed with bzip2', (head) => /^BZh[1-9]1AY&SY/.test(head)],
  ['packed with xz', text('\xfd7zXZ\0')],
  ['packed with Zstandard', text('\x28\xb5\x2f\xfd')],
  ['a CAB archive', text('MSCF')],
  ['a database of SQLite', text('SQLite format 3\0')],
  [
    'a picture',
    (head) => /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|avif))/s.test(head),
  ],
  ['a program', (head) => /^(?:MZ|\x7fELF)/.test(head) && head.includes('\0')],
]

/** A text in which something stands that cannot be looked into; the rest of it is read. */
const coded: typeof closed = [
  [
    'encrypted',
    (head) => /^\s*(?:-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE|PKCS7|CMS)-----|\$ANSIBLE_VAULT;)/.test(head),
  ],
  ['written in BinHex', (head) => /^\(This file must be converted with BinHex/m.test(head)],
  ['written in uuencode', (head) => /^begin(?:-base64)? [0-7]{3,4} \S.*\r?\n[ -`]/m.test(head)],
]

/** What a file is that cannot be looked into, although its bytes may look like a text. */
export function closedAs(head: Uint8Array): { readonly what: string; readonly wholly: boolean } | undefined {
  const begins = textOf(head)
  const [wholly] = closed.find(([, is]) => is(begins)) ?? []
  const [partly] = coded.find(([, is]) => is(begins)) ?? []
  const what = wholly ?? partly
  return what === undefined ? undefined : { what, wholly: wholly !== undefined }
}

/** By what it begins with, since old programs call HTML and RTF `.doc` and `.xls`; then by its name. What is wrong about it is found out when reading. */
export function formatOf(name: string, head: Uint8Array): Format {
  const begins = textOf(head).trimStart()
  if (begins.startsWith('{\\rtf')) return 'rtf'
  if (/^BEGIN:(?:VCARD|VCALENDAR)\b/i.test(begins)) return 'folded'
  if (/^<(?:\?xml\b|!doctype\b|html\b|svg\b|!--)/i.test(begins)) return 'markup'
  if (/\.(?:json|jsonl|ndjson|geojson|har|ipynb)$/i.test(name)) return 'json'
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv'
  if (/\.(?:ics|ifb|vcf|vcard|vcs|ldif)$/i.test(name)) return 'folded'
  return /\.(?:html?|xhtml|xml|svgz?|rss|atom|xlf|plist|rels|fod[tsgp]|kml|gpx|xsl|xslt|xsd|vml)$/i.test(name)
    ? 'markup'
    : 'text'
}

/** The character set that markup says it is in (XML 1.0, 4.3.3; HTML Living Standard, «prescan»). */
export function charsetOf(format: Format, head: Uint8Array): string | undefined {
  if (format !== 'markup') return undefined
  const begins = textOf(head)
  return (/^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']{1,40})/.exec(begins) ??
    /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(begins))?.[1]
}

function textOf(head: Uint8Array): string {
  const encoding = markOf(head)
  if (encoding === 'utf-8') return Buffer.from(head.subarray(3)).toString('latin1')
  return encoding ? new TextDecoder(encoding).decode(head) : Buffer.from(head).toString('latin1')
}
