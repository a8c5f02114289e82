import { gapsOf } from './markup-gaps.ts'
import { digitsOf, ViewWriter, type View } from './view.ts'

/** What stands between letters and digits (HTML Living Standard, «named character references»). */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  NonBreakingSpace: '\u00a0',
  commat: '@',
  period: '.',
  comma: ',',
  colon: ':',
  semi: ';',
  excl: '!',
  num: '#',
  dollar: '$',
  percnt: '%',
  ast: '*',
  plus: '+',
  equals: '=',
  sol: '/',
  bsol: '\\',
  lowbar: '_',
  lpar: '(',
  rpar: ')',
  hyphen: '\u2010',
  dash: '\u2010',
  ndash: '\u2013',
  mdash: '\u2014',
  minus: '\u2212',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  NoBreak: '\u2060',
  ZeroWidthSpace: '\u200b',
  Tab: '\t',
  NewLine: '\n',
  thinsp: '\u2009',
  ThinSpace: '\u2009',
  hairsp: '\u200a',
  MediumSpace: '\u205f',
  numsp: '\u2007',
  puncsp: '\u2008',
  ensp: '\u2002',
  emsp: '\u2003',
  emsp13: '\u2004',
  emsp14: '\u2005',
}

/**
 * HTML and XML as a reader sees them: without tags, with character references resolved. Comments, scripts and the values of
 * attributes are text as well. Nothing is parsed strictly: what no browser would accept is still looked at.
 */
export function viewMarkup(raw: string): View {
  const reading: Reading = {
    raw,
    writer: new ViewWriter(raw),
    gap: gapsOf(raw),
    entities: entitiesOf(raw),
    held: [],
    height: '',
  }
  const { writer, held } = reading
  let at = 0
  while (at < raw.length) {
    const open = raw.indexOf('<', at)
    writeText(reading, at, open === -1 ? raw.length : open)
    if (open === -1) break
    at = skipTag(reading, open)
  }
  if (held.length > 0) writer.put('\n\n', raw.length)
  tellHeld(reading)
  return writer.end()
}

/** `held`: comments and attributes of elements within a line wait for its end, since they would part a number that is bold from there on. `height`: where an SVG last wrote. */
type Reading = {
  readonly raw: string
  readonly writer: ViewWriter
  readonly gap: (name: string) => string
  readonly entities: ReadonlyMap<string, string>
  readonly held: Stretch[]
  height: string
}

type Stretch = readonly [from: number, to: number]

function tellHeld(reading: Reading): void {
  for (const [from, to] of reading.held.splice(0)) writeAttributes(reading, from, to)
}

/** Behind the tag, comment or declaration that begins here. */
function skipTag(reading: Reading, open: number): number {
  const { raw, writer, held } = reading
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
  const name = match?.[1]?.toLowerCase() ?? ''
  const attributes: Stretch = [open + (match?.[0].length ?? 2), end]
  const gap = /(?:^|:)tspan$/.test(name)
    ? gapOfSpan(reading, attributes)
    : raw[open + 1] === '/' && isSign(reading.gap(name))
      ? ''
      : reading.gap(name)
  writer.put(gap, open)
  if (gap === '\n\n') {
    tellHeld(reading)
    writeAttributes(reading, ...attributes)
  } else held.push(attributes)
  return end + 1
}

/** Its end tag does not stand for it once more. */
const isSign = (gap: string) => gap !== '' && gap !== '\n\n'

/** SVG writes on where it was, unless it is told of another height. */
function gapOfSpan(reading: Reading, [from, to]: Stretch): string {
  const height = /\sd?y\s{0,9}=\s{0,9}["']([^"']{0,40})/.exec(reading.raw.slice(from, Math.min(to, from + 1_000)))?.[1]
  if (height === undefined || height === reading.height) return ''
  reading.height = height
  return '\n'
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
function writeAttributes(reading: Reading, from: number, to: number): void {
  const { raw, writer } = reading
  let told = from
  const writeRest = (end: number) => {
    if (raw.slice(told, end).trim().length < shortest) return
    writer.put('\n', told)
    writeText(reading, told, end)
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
      writeText(reading, start, start + value.length)
      writer.put('\n', start + value.length)
    }
    at = told
  }
  writeRest(to)
}

/**
 * XML 1.0, 4.2: names that the file itself gives to texts. Only to short ones, of which a number may be put together: a longer one is found
 * where it is named, and a few lines could make gigabytes of it.
 */
function entitiesOf(raw: string): ReadonlyMap<string, string> {
  const head = raw.slice(0, 65_536)
  const values = new Map<string, string>()
  for (const [, name, quoted, single] of head.matchAll(
    /<!ENTITY\s{1,9}([\w.:-]{1,60})\s{1,9}(?:"([^"]{0,12})"|'([^']{0,12})')/g,
  ))
    values.set(name!, quoted ?? single ?? '')
  return values
}

function writeText({ raw, writer, entities }: Reading, from: number, to: number): void {
  let start = from
  // Not in the whole file: it may have none.
  const text = raw.slice(from, to)
  const digits = digitsOf(text)
  if (digits !== undefined) {
    writer.put(digits, from)
    return
  }
  for (let i = text.indexOf('&'); i !== -1; i = text.indexOf('&', i + 1)) {
    const at = from + i
    const match = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z_][\w.:-]{0,59}));/.exec(raw.slice(at, at + 64))
    if (!match) continue
    const code =
      match[1] !== undefined ? Number(match[1]) : match[2] !== undefined ? Number.parseInt(match[2], 16) : undefined
    const letter =
      code === undefined
        ? (entities.get(match[3]!) ?? named[match[3]!])
        : code > 0 && code <= 0x10_ffff
          ? String.fromCodePoint(code)
          : undefined
    if (letter === undefined) continue
    writer.copy(start, at)
    writer.put(letter, at)
    start = at + match[0].length
  }
  writer.copy(start, to)
}
