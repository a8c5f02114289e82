import { ViewWriter, type View } from './view.ts'

/** Rich Text Format 1.9.1: which signs stand for which. */
const signs: Readonly<Record<string, string>> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  cell: '\n\n',
  nestcell: '\n\n',
  row: '\n\n',
  nestrow: '\n\n',
  line: '\n',
  tab: '\t',
  emdash: '\u2014',
  endash: '\u2013',
  bullet: '\u2022',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  enspace: '\u2002',
  emspace: '\u2003',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
}
const symbols: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '\u2011',
  '\n': '\n\n',
  '\r': '\n\n',
  '\\': '\\',
  '{': '{',
  '}': '}',
}

/** Groups whose text stands elsewhere than where they are written: what they part is one. */
const elsewhere =
  /^\{\s*\\(?:\*|(?:footnote|annotation|header[lrf]?|footer[lrf]?|fonttbl|colortbl|stylesheet|info|xe|tc|fldinst|listtext|pntext|shpinst)\b)/
/** Pictures and files, as digits or bytes. */
const files = new Set(['pict', 'objdata', 'bin'])
/** The same, that Word writes by itself and nobody fills. */
const ofWord = new Set(['themedata', 'colorschememapping', 'datastore', 'blipuid'])
/** Nobody writes so many of them into each other. */
const maxDepth = 20
/** Nor begins so many that do not end: each is looked for to the end. */
const maxEndless = 8

const codePages: Readonly<Record<string, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
}

type Stretch = { readonly from: number; readonly to: number; readonly depth: number }

/** RTF as a reader sees it: control words change how letters look and tear no number, and letters may be written in codes. */
export function viewRtf(raw: string): View {
  const writer = new ViewWriter(raw)
  const decoder = decoderOf(/\\ansicpg(\d{1,5})/.exec(raw.slice(0, 4_096))?.[1] ?? '1252')
  const stretches: Stretch[] = [{ from: 0, to: raw.length, depth: 0 }]
  let hasFile = false
  for (let i = 0; i < stretches.length; i++) {
    if (i > 0) writer.put('\n\n', stretches[i]!.from)
    if (writeStretch(raw, stretches[i]!, decoder, writer, stretches)) hasFile = true
  }
  const closed = 'A picture or file stands in this, which cannot be looked into.'
  return { ...writer.end(), ...(hasFile ? { closed } : {}) }
}

/** True if a file stands in it. Groups that stand elsewhere are left to later. */
function writeStretch(
  raw: string,
  { from, to, depth }: Stretch,
  decoder: InstanceType<typeof TextDecoder>,
  writer: ViewWriter,
  later: Stretch[],
): boolean {
  let hasFile = false
  let group: Group = { uc: 1, isFile: false }
  const outer: Group[] = []
  /** So many letters stand for one that was written as its number already. */
  let skip = 0
  let endless = 0
  for (let at = from; at < to;) {
    const char = raw[at]!
    if (char === '{') {
      skip = 0
      const isElsewhere =
        depth < maxDepth && endless < maxEndless && at > from && elsewhere.test(raw.slice(at, at + 40))
      const end = isElsewhere ? endOfGroup(raw, at, to) : -1
      if (isElsewhere && end === -1) endless++
      if (end !== -1) later.push({ from: at + 1, to: end, depth: depth + 1 })
      else outer.push(group)
      group = { ...group }
      at = end === -1 ? at + 1 : end + 1
    } else if (char === '}') {
      skip = 0
      group = outer.pop() ?? group
      at++
    } else if (char === '\r' || char === '\n') at++
    else if (char !== '\\') {
      plain.lastIndex = at
      const end = Math.min(to, plain.exec(raw) ? plain.lastIndex : at + 1)
      if (!group.isFile) writer.copy(Math.min(end, at + skip), end)
      skip = Math.max(0, skip - (end - at))
      at = end
    } else if (raw[at + 1] === "'") {
      codes.lastIndex = at
      const [all] = codes.exec(raw) ?? [raw.slice(at, at + 2)]
      const bytes = Buffer.from(all.replaceAll(/[\\'\s]/g, ''), 'hex')
      if (!group.isFile) writer.put(decoder.decode(bytes.subarray(skip)), at)
      skip = Math.max(0, skip - bytes.length)
      at += all.length
    } else {
      word.lastIndex = at
      const [all, name, number] = word.exec(raw) ?? [raw.slice(at, at + 2)]
      if (name === 'u') {
        writer.put(String.fromCharCode(Number(number ?? 0) & 0xffff), at)
        skip = group.uc
      } else if (name === 'uc') group.uc = Number(number ?? 1)
      else if (name !== undefined && (files.has(name) || ofWord.has(name))) {
        group.isFile = true
        if (files.has(name)) hasFile = true
      } else {
        const sign = name === undefined ? (symbols[all[1] ?? ''] ?? '') : (signs[name] ?? '')
        if (!group.isFile) writer.put(sign, at)
      }
      at += all.length
      if (name === 'bin') at += Math.max(0, Number(number ?? 0))
    }
  }
  return hasFile
}

type Group = { uc: number; isFile: boolean }

const plain = /[^\\{}\r\n]+/y
const codes = /(?:\\'[0-9a-fA-F]{2}[\r\n]*)+/y
const word = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y

/** -1 if it does not end. */
function endOfGroup(raw: string, from: number, to: number): number {
  let depth = 0
  for (let at = from; at < to; at++) {
    const char = raw[at]
    if (char === '\\') at++
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at
  }
  return -1
}

/** Letters that no character set is known for are read as Latin: digits are the same. */
function decoderOf(page: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(codePages[page] ?? `windows-${page}`)
  } catch {
    return new TextDecoder('windows-1252')
  }
}
