/**
 * The small part of Markdown that people write in a chat: bold, italic, code, lists, quotes and links. Read to tokens and never to
 * HTML; each piece says where it stands in the text, so that seals and selections keep their offsets. What is not understood is text.
 */
import type { Seal } from './seal.ts'

export type Mark = 'bold' | 'italic' | 'code'

export type Piece<S extends SealSpan = Seal> =
  | {
      readonly type: 'text'
      readonly start: number
      readonly end: number
      readonly text: string
      readonly marks: readonly Mark[]
    }
  | {
      readonly type: 'link'
      readonly start: number
      readonly end: number
      readonly text: string
      readonly href: string
      readonly marks: readonly Mark[]
    }
  | {
      readonly type: 'seal'
      readonly start: number
      readonly end: number
      readonly text: string
      readonly seal: S
      readonly marks: readonly Mark[]
    }

export type Block<S extends SealSpan = Seal> =
  | { readonly type: 'paragraph' | 'quote'; readonly pieces: readonly Piece<S>[] }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly first: number
      readonly items: readonly (readonly Piece<S>[])[]
    }
  | { readonly type: 'code'; readonly pieces: readonly Piece<S>[] }

export type SealSpan = { readonly start: number; readonly end: number }
type Safe<S> = { readonly text: string; readonly seals: readonly S[] }
type Line = { readonly start: number; readonly end: number; readonly text: string }

const bullet = /^[ \t]{0,3}[-*•][ \t]+(?=\S)/
const numbered = /^[ \t]{0,3}(\d{1,3})[.)][ \t]+(?=\S)/
const quoted = /^> ?/
/** Stands alone in its line, or with the name of a language: a line that says more than that is shown, not swallowed. */
const opens = /^```[\w+#.-]{0,20}[ \t]*$/
const closes = /^```[ \t]*$/

export function richText<S extends SealSpan>(safe: Safe<S>): Block<S>[] {
  const seals = fitting(safe)
  const lines = linesOf(safe.text)
  const lastClose = lines.findLastIndex((line) => closes.test(line.text))
  const blocks: Block<S>[] = []
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!
    if (i < lastClose && opens.test(line.text)) {
      let close = i + 1
      while (!closes.test(lines[close]!.text)) close++
      const [first, last] = [lines[i + 1]!, lines[close - 1]!]
      const pieces = close > i + 1 ? cut(safe.text, first.start, last.end, seals, []) : []
      blocks.push({ type: 'code', pieces })
      i = close + 1
      continue
    }
    const kind = kindOf(line.text)
    let end = i + 1
    // A list, a quote and a paragraph go on while the lines are of one kind.
    while (
      end < lines.length &&
      kindOf(lines[end]!.text) === kind &&
      !(opens.test(lines[end]!.text) && kind === 'paragraph')
    )
      end++
    const run = lines.slice(i, end)
    if (kind === 'bullet' || kind === 'numbered') {
      const mark = kind === 'bullet' ? bullet : numbered
      const items = run.map((one) =>
        inline(safe.text, one.start + (mark.exec(one.text)?.[0].length ?? 0), one.end, seals),
      )
      blocks.push({
        type: 'list',
        ordered: kind === 'numbered',
        first: Number(numbered.exec(run[0]!.text)?.[1] ?? 1),
        items,
      })
    } else if (kind === 'quote') {
      const pieces = run.flatMap((one, at) => [
        ...(at > 0 ? [plain(safe.text, one.start - 1, one.start, [])] : []),
        ...inline(safe.text, one.start + quoted.exec(one.text)![0].length, one.end, seals),
      ]) as Piece<S>[]
      blocks.push({ type: 'quote', pieces })
    } else {
      blocks.push({ type: 'paragraph', pieces: inline(safe.text, run[0]!.start, run.at(-1)!.end, seals) })
    }
    i = end
  }
  return blocks
}

function kindOf(line: string): 'bullet' | 'numbered' | 'quote' | 'paragraph' {
  if (bullet.test(line)) return 'bullet'
  if (numbered.test(line)) return 'numbered'
  return quoted.test(line) ? 'quote' : 'paragraph'
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length, text: line })
    start += line.length + 1
  }
  return lines
}

/** Seals in order; one that does not fit is left out, and its placeholder is still in the text. */
function fitting<S extends SealSpan>({ text, seals }: Safe<S>): S[] {
  let at = 0
  return [...seals]
    .sort((a, b) => a.start - b.start)
    .filter((seal) => {
      const fits = seal.start >= at && seal.end > seal.start && seal.end <= text.length
      if (fits) at = seal.end
      return fits
    })
}

// Each opens before a word and closes after one, so that «2 * 3» and snake_case stay as they are. Bounded, so that a line of stars costs no more than its length.
const tokens =
  /`([^`\n]{1,2000})`|\*\*(?=\S)([^\n]{1,2000}?\S?)\*\*|(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^\n*_]{0,1999}?[^\s*_])\3(?![\p{L}\p{N}*_])|\[([^\]\n]{1,500})\]\((https?:\/\/[^\s()<>]{1,2000})\)|https?:\/\/[^\s<>"'`]{1,2000}/gu

/** Marks that end the sentence, not the address. */
const trailing = /[.,;:!?)\]}»”*_]+$/

function inline<S extends SealSpan>(
  text: string,
  start: number,
  end: number,
  seals: readonly S[],
  marks: readonly Mark[] = [],
): Piece<S>[] {
  const pieces: Piece<S>[] = []
  // Seals are one character each while we look, so that nothing inside a placeholder is taken for a mark.
  const masked = mask(text, start, end, seals)
  let at = 0
  const flush = (to: number) => {
    if (to > at) pieces.push(...cut(text, start + at, start + to, seals, marks))
  }
  for (const found of masked.matchAll(tokens)) {
    const [whole, code, bold, , italic, label, target] = found
    const from = found.index
    if (from < at) continue
    const inner = (open: number, length: number, mark: Mark) => {
      flush(from)
      const [a, b] = [start + from + open, start + from + open + length]
      pieces.push(
        ...(mark === 'code' ? cut(text, a, b, seals, [...marks, mark]) : inline(text, a, b, seals, [...marks, mark])),
      )
      at = from + whole.length
    }
    if (code !== undefined) inner(1, code.length, 'code')
    else if (bold !== undefined) inner(2, bold.length, 'bold')
    else if (italic !== undefined) inner(1, italic.length, 'italic')
    else {
      const address = target ?? whole.replace(trailing, '')
      if (!isWeb(address) || whole.includes(stand)) continue
      const isNamed = label !== undefined && !misleads(label, address)
      const [a, length] = isNamed ? [from + 1, label.length] : [from + whole.indexOf(address), address.length]
      flush(isNamed ? from : a)
      pieces.push({
        type: 'link',
        start: start + a,
        end: start + a + length,
        text: text.slice(start + a, start + a + length),
        href: address,
        marks,
      })
      at = isNamed ? from + whole.length : a + length
    }
  }
  flush(end - start)
  return pieces
}

const stand = '\u0000'

/** The same length as the text, so that places stay places. */
function mask(text: string, start: number, end: number, seals: readonly SealSpan[]): string {
  let out = ''
  let at = start
  for (const seal of within(seals, start, end)) {
    out += text.slice(at, seal.start) + stand.repeat(seal.end - seal.start)
    at = seal.end
  }
  return out + text.slice(at, end)
}

/** Those that lie whole between two places. They are in order, so that a thousand short lines do not each walk over all of them. */
function within<S extends SealSpan>(seals: readonly S[], start: number, end: number): S[] {
  let [first, last] = [0, seals.length]
  while (first < last) {
    const middle = (first + last) >> 1
    if (seals[middle]!.start < start) first = middle + 1
    else last = middle
  }
  while (last < seals.length && seals[last]!.end <= end) last++
  return seals.slice(first, last)
}

/** Only http and https become links, and none that hides a name or password before its host. */
function isWeb(address: string): boolean {
  return /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/i.test(address) && /^https?:\/\/[\p{L}\p{N}[]/iu.test(address)
}

const host = String.raw`((?:[\p{L}\p{N}_-]+\.)+\p{L}{2,})`
const readsAsAddress = new RegExp(String.raw`https?:\/\/${host}|\bwww\.${host}|^\s*${host}(?:[:/?#]\S*)?\s*$`, 'iu')

/** A name that reads as an address says where it leads. If that is not so, the link stands as it was written, and only its address leads there. */
function misleads(label: string, address: string): boolean {
  const said = readsAsAddress.exec(label)?.slice(1).find(Boolean)?.toLowerCase()
  if (said === undefined) return false
  const [, place = '', path = ''] = /^https?:\/\/([^/?#]*)([^]*)$/.exec(address.toLowerCase()) ?? []
  // `invoice.pdf` may well be the end of the address.
  return !`.${place.replace(/:\d+$/, '')}`.endsWith(`.${said}`) && !path.endsWith(`/${said}`)
}

/** What lies between marks, cut at its seals. */
function cut<S extends SealSpan>(
  text: string,
  start: number,
  end: number,
  seals: readonly S[],
  marks: readonly Mark[],
): Piece<S>[] {
  const pieces: Piece<S>[] = []
  let at = start
  for (const seal of within(seals, start, end)) {
    if (seal.start > at) pieces.push(plain(text, at, seal.start, marks))
    pieces.push({ type: 'seal', start: seal.start, end: seal.end, text: text.slice(seal.start, seal.end), seal, marks })
    at = seal.end
  }
  if (end > at) pieces.push(plain(text, at, end, marks))
  return pieces
}

function plain(text: string, start: number, end: number, marks: readonly Mark[]) {
  return { type: 'text', start, end, text: text.slice(start, end), marks } as const
}
