import { ViewWriter, type View } from './view.ts'

// What a reader sees joined: these elements do not begin a new line. HTML Living Standard, «phrasing content».
const inline = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  commat: '@',
  period: '.',
  hyphen: '\u2010',
  ndash: '\u2013',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  thinsp: '\u2009',
  ensp: '\u2002',
  emsp: '\u2003',
}

/**
 * HTML and XML as a reader sees them: without tags, with character references resolved. Comments, scripts and the values of
 * attributes are text as well. Nothing is parsed strictly: what no browser would accept is still looked at.
 */
export function viewMarkup(raw: string): View {
  const writer = new ViewWriter(raw)
  const held: Stretch[] = []
  let at = 0
  while (at < raw.length) {
    const open = raw.indexOf('<', at)
    writeText(raw, at, open === -1 ? raw.length : open, writer)
    if (open === -1) break
    at = skipTag(raw, open, writer, held)
  }
  if (held.length > 0) writer.put('\n\n', raw.length)
  tellHeld(raw, held, writer)
  return writer.end()
}

type Stretch = readonly [from: number, to: number]

/** Comments and attributes of elements within a line wait for its end: they would part a number that is bold from there on. */
function tellHeld(raw: string, held: Stretch[], writer: ViewWriter): void {
  for (const [from, to] of held.splice(0)) writeAttributes(raw, from, to, writer)
}

/** Behind the tag, comment or declaration that begins here. */
function skipTag(raw: string, open: number, writer: ViewWriter, held: Stretch[]): number {
  for (const [head, tail] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!raw.startsWith(head, open)) continue
    const end = raw.indexOf(tail, open)
    const [from, to] = [open + head.length, end === -1 ? raw.length : end]
    // Programs put one between two texts that a reader sees as one.
    if (head === '<!--') held.push([from, to])
    else {
      writer.put('\n', open)
      writer.copy(from, to)
      writer.put('\n', to)
    }
    return Math.min(raw.length, to + tail.length)
  }
  const match = /^<\/?([a-zA-Z][\w:.-]*)/.exec(raw.slice(open, open + 80))
  if (!match && raw[open + 1] !== '!' && raw[open + 1] !== '?') {
    writer.copy(open, open + 1)
    return open + 1
  }
  const end = endOfTag(raw, open + 1)
  // Two line ends part what belongs apart; one is read as a break within a number.
  const name = match?.[1]?.toLowerCase() ?? ''
  const attributes: Stretch = [open + (match?.[0].length ?? 2), end]
  if (isInline(name)) held.push(attributes)
  else {
    writer.put(lineEnds.has(name) ? '\n' : '\n\n', open)
    if (!lineEnds.has(name)) tellHeld(raw, held, writer)
    writeAttributes(raw, ...attributes, writer)
  }
  return end + 1
}

const lineEnds = new Set(['br', 'w:br', 'w:cr', 'a:br'])

/** Word and PowerPoint part a line wherever its letters change (ECMA-376, runs); what ends it are paragraphs, cells and tabs. */
const ooxmlEnds = /^(?:p|tc|tr|tbl|tab|txbx|txbody|sectpr|body|document)$/

function isInline(name: string): boolean {
  return inline.has(name) || (/^[wa]:/.test(name) && !lineEnds.has(name) && !ooxmlEnds.test(name.slice(2)))
}

/** The `>` that is not within quotes; the end of the text if there is none. */
function endOfTag(raw: string, from: number): number {
  let quote = ''
  for (let at = from; at < raw.length; at++) {
    const char = raw[at]!
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at
  }
  return raw.length
}

const attribute = /([\w:.-]{1,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/y

/** What is shorter holds nothing. */
const shortest = 4

/**
 * The values of attributes behind their names, and what else stands there: a value without quotes, a declaration, or half a script,
 * whose `<` begins no tag.
 */
function writeAttributes(raw: string, from: number, to: number, writer: ViewWriter): void {
  let told = from
  const writeRest = (end: number) => {
    if (raw.slice(told, end).trim().length < shortest) return
    writer.put('\n', told)
    writeText(raw, told, end, writer)
    writer.put('\n', end)
  }
  for (let at = from; at < to;) {
    attribute.lastIndex = at
    const match = attribute.exec(raw)
    const value = match?.[2] ?? match?.[3]
    if (!match || value === undefined || attribute.lastIndex > to) {
      at++
      continue
    }
    writeRest(at)
    told = attribute.lastIndex
    const start = told - 1 - value.length
    if (value.length >= shortest) {
      writer.put(`\n${match[1]!}: `, at)
      writeText(raw, start, start + value.length, writer)
      writer.put('\n', start + value.length)
    }
    at = told
  }
  writeRest(to)
}

function writeText(raw: string, from: number, to: number, writer: ViewWriter): void {
  let start = from
  for (let at = raw.indexOf('&', from); at !== -1 && at < to; at = raw.indexOf('&', at + 1)) {
    const match = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/.exec(raw.slice(at, at + 12))
    if (!match) continue
    const code =
      match[1] !== undefined ? Number(match[1]) : match[2] !== undefined ? Number.parseInt(match[2], 16) : undefined
    const letter =
      code === undefined ? named[match[3]!] : code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : undefined
    if (letter === undefined) continue
    writer.copy(start, at)
    writer.put(letter, at)
    start = at + match[0].length
  }
  writer.copy(start, to)
}
