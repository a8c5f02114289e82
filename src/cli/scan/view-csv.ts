import { lastBefore, ViewWriter, type View } from './view.ts'

const delimiters = [',', ';', '\t', '|']
/** Of more columns the names are not kept. */
const maxNames = 65_536
/** Of a table of many small cells the names of its columns would make many times the file: so much is looked at at once. */
const most = 2 * 1024 ** 2

/**
 * Comma-separated values (RFC 4180, also with semicolon, tab or bar): before each cell stands the name of its column, so
 * that it lends its context; each cell is a line of its own. Places are `row 3, email`, the first row being the names.
 * A large table comes in several views, one after the other.
 */
export function* viewCsv(raw: string): Iterable<View> {
  const delimiter = delimiterOf(raw)
  const names: string[] = []
  const placeOf = ([row, column]: Cell) => {
    const name = names[column] ?? ''
    return `row ${row}, ${name === '' ? `column ${column + 1}` : name}`
  }
  let begins: number[] = []
  let cells: Cell[] = []
  let writer = new ViewWriter(raw)
  const written = (): View => {
    const [began, which] = [begins, cells]
    const view = {
      ...writer.end(),
      places: (offsets: readonly number[]) =>
        offsets.map((offset) => placeOf(which[Math.max(0, lastBefore(began, offset))] ?? [1, 0])),
    }
    writer = new ViewWriter(raw)
    begins = []
    cells = []
    return view
  }
  let row = 1
  let column = 0
  let at = raw.startsWith('\uFEFF') ? 1 : 0
  while (at < raw.length) {
    const name = row === 1 ? undefined : names[column]
    begins.push(at)
    cells.push([row, column])
    if (name !== undefined && name !== '') writer.put(`${name}: `, at)
    const { end, text } = raw[at] === '"' ? readQuoted(raw, at, writer) : readPlain(raw, at, delimiter, writer)
    writer.put('\n\n', Math.min(end, raw.length - 1))
    if (row === 1 && names.length < maxNames) names.push(text.trim().slice(0, 60))
    at = end
    if (writer.length >= most) yield written()
    if (raw[at] === delimiter) {
      at++
      column++
      continue
    }
    if (raw[at] === '\r') at++
    if (raw[at] === '\n') at++
    row++
    column = 0
  }
  yield written()
}

type Cell = readonly [row: number, column: number]

function readPlain(raw: string, from: number, delimiter: string, writer: ViewWriter): { end: number; text: string } {
  let end = from
  while (end < raw.length && raw[end] !== delimiter && raw[end] !== '\n' && raw[end] !== '\r') end++
  writer.copy(from, end)
  return { end, text: raw.slice(from, end) }
}

/** Two quotes stand for one. What follows the closing quote belongs to the cell as it is. */
function readQuoted(raw: string, from: number, writer: ViewWriter): { end: number; text: string } {
  let text = ''
  let start = from + 1
  let at = start
  for (; at < raw.length; at++) {
    if (raw[at] !== '"') continue
    writer.copy(start, at)
    text += raw.slice(start, at)
    start = at + 1
    if (raw[at + 1] !== '"') break
    writer.put('"', at)
    text += '"'
    at++
    start = at + 1
  }
  if (at >= raw.length) {
    writer.copy(start, raw.length)
    return { end: raw.length, text }
  }
  let end = at + 1
  while (end < raw.length && raw[end] !== '\n' && raw[end] !== '\r' && !delimiters.includes(raw[end]!)) end++
  writer.copy(at + 1, end)
  return { end, text }
}

/** The one that the first line has most of. */
function delimiterOf(raw: string): string {
  const first = raw.slice(0, 10_000).split('\n', 1)[0] ?? ''
  const counts = delimiters.map((one) => first.split(one).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}
