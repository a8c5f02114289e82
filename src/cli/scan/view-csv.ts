import { digitsOf, lastBefore, Numbers, ViewWriter, type View } from './view.ts'

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
  let begins = new Numbers()
  let rows = new Numbers()
  let columns = new Numbers()
  let writer = new ViewWriter(raw)
  const written = (): View => {
    const [began, ofRows, ofColumns] = [begins.all(), rows.all(), columns.all()]
    const placeOf = (cell: number) => {
      const name = names[ofColumns[cell] ?? 0] ?? ''
      return `row ${ofRows[cell] ?? 1}, ${name === '' ? `column ${(ofColumns[cell] ?? 0) + 1}` : name}`
    }
    const view = {
      ...writer.end(),
      places: (offsets: readonly number[]) => offsets.map((offset) => placeOf(Math.max(0, lastBefore(began, offset)))),
    }
    writer = new ViewWriter(raw)
    begins = new Numbers()
    rows = new Numbers()
    columns = new Numbers()
    return view
  }
  let row = 1
  let column = 0
  let at = raw.startsWith('\uFEFF') ? 1 : 0
  while (at < raw.length) {
    const name = row === 1 ? undefined : names[column]
    const isEmpty = raw[at] === delimiter || raw[at] === '\n' || raw[at] === '\r'
    if (!isEmpty) {
      begins.push(at)
      rows.push(row)
      columns.push(column)
      if (name !== undefined && name !== '') writer.put(`${name}: `, at)
    }
    const { end, text } = isEmpty
      ? { end: at, text: '' }
      : raw[at] === '"'
        ? readQuoted(raw, at, writer)
        : readPlain(raw, at, delimiter, writer)
    if (!isEmpty) writer.put('\n\n', Math.min(end, raw.length - 1))
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

function readPlain(raw: string, from: number, delimiter: string, writer: ViewWriter): { end: number; text: string } {
  let end = from
  while (end < raw.length && raw[end] !== delimiter && raw[end] !== '\n' && raw[end] !== '\r') end++
  const text = raw.slice(from, end)
  const digits = digitsOf(text)
  if (digits === undefined) writer.copy(from, end)
  else writer.put(digits, from)
  return { end, text }
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
