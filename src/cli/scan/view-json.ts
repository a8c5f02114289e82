import { digitsOf, ViewWriter, type View } from './view.ts'

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const maxDepth = 500

/**
 * JSON (RFC 8259), one text or one a line: strings without their escapes, the rest as it stands, so that a name of a field
 * lends its context to the value behind it. Places are JSON pointers (RFC 6901). Undefined if it is no JSON.
 */
export function viewJson(raw: string): View | undefined {
  const writer = new ViewWriter(raw)
  let copied = 0
  const isJson = walk(raw, {
    string(from, to) {
      if (!raw.slice(from, to).includes('\\')) return
      writer.copy(copied, from)
      copied = writeString(raw, from, to, writer)
    },
    number(from, to) {
      const digits = digitsOf(raw.slice(from, to))
      if (digits === undefined) return
      writer.copy(copied, from)
      writer.put(digits, from)
      copied = to
    },
  })
  if (!isJson) return undefined
  writer.copy(copied, raw.length)
  return { ...writer.end(), places: (offsets) => pointersAt(raw, offsets) }
}

function pointersAt(raw: string, offsets: readonly number[]): (string | undefined)[] {
  const pointers: (string | undefined)[] = []
  walk(raw, {
    moves(at, levels) {
      while (pointers.length < offsets.length && offsets[pointers.length]! < at) pointers.push(pointerOf(levels))
    },
  })
  return offsets.map((_, i) => pointers[i])
}

type Level = { readonly array: boolean; key: string; index: number }

function pointerOf(levels: readonly Level[]): string | undefined {
  if (levels.length === 0) return undefined
  return levels
    .map(({ array, key, index }) => `/${array ? index : key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

/** One walk over the text. `string` is told of what stands within quotes, `moves` of the place just before it changes. */
function walk(
  raw: string,
  told: {
    string?: (from: number, to: number) => void
    number?: (from: number, to: number) => void
    moves?: (at: number, levels: readonly Level[]) => void
  },
): boolean {
  const levels: Level[] = []
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at]!
    const level = levels[levels.length - 1]
    if (char === '"') {
      const end = endOfString(raw, at + 1)
      if (end === -1) return false
      if (level !== undefined && !level.array && /^\s*:/.test(raw.slice(end + 1, end + 40))) {
        told.moves?.(at, levels)
        level.key = unescaped(raw.slice(at + 1, end))
      }
      told.string?.(at + 1, end)
      at = end
    } else if (char === '{' || char === '[') {
      told.moves?.(at, levels)
      levels.push({ array: char === '[', key: '', index: 0 })
      if (levels.length > maxDepth) return false
    } else if (char === '}' || char === ']') {
      told.moves?.(at, levels)
      if (levels.pop()?.array !== (char === ']')) return false
    } else if (char === ',') {
      if (level === undefined) return false
      told.moves?.(at, levels)
      if (level.array) level.index++
    } else if (/\d/.test(char)) {
      const from = at
      while (/[\d.eE+-]/.test(raw[at + 1] ?? '')) at++
      told.number?.(from, at + 1)
    } else if (!/[\s:+\-.eEtrufalsn\uFEFF]/.test(char)) return false
  }
  told.moves?.(raw.length, levels)
  return levels.length === 0
}

function endOfString(raw: string, from: number): number {
  for (let at = from; at < raw.length; at++) {
    const char = raw[at]
    if (char === '"') return at
    if (char === '\n') return -1
    if (char === '\\') at++
  }
  return -1
}

/** Writes it without its escapes; up to where the file is written then. */
function writeString(raw: string, from: number, to: number, writer: ViewWriter): number {
  let start = from
  for (let at = raw.indexOf('\\', from); at !== -1 && at < to; at = raw.indexOf('\\', start)) {
    writer.copy(start, at)
    const next = raw[at + 1] ?? ''
    const code = next === 'u' ? Number.parseInt(raw.slice(at + 2, at + 6), 16) : Number.NaN
    const letter = Number.isNaN(code) ? escapes[next] : String.fromCharCode(code)
    writer.put(letter ?? next, at)
    start = at + (Number.isNaN(code) ? 2 : 6)
  }
  return start
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return text
  }
}
