import { reading } from './street-parts.ts'

/** How many characters of `House 7, Road 11, Banani, Dhaka 1213` or `B-14, Sector 62, Noida 201309` begin here: South Asia and Singapore count houses and roads, and end with a code. */
export function plotAt(start: number): number {
  const { text } = reading
  if (!head.test(text.slice(start, start + 12))) return 0
  reading.steps += 140
  const rest = text.slice(start, start + 140)
  const found = code.test(rest) ? (plot.exec(rest)?.[0] ?? '') : ''
  return counted.test(found) ? found.length : 0
}

const head = /^(?:(?:[Hh]ouse|H|[Pp]lot|[Ff]lat|[Vv]illa|Blk|Block)\b|[A-Z]-\d)/
/** What it ends with: without one nobody need try how far it goes. */
const code = /\d{4}/
const plot =
  /^(?:(?:[Hh]ouse|H|[Pp]lot|[Ff]lat|[Vv]illa|Blk|Block)\.? ?(?:[Nn]o\b)?[.:]? ?#?\d[\w/-]{0,9}|[A-Z]-\d{1,4})(?:,? [\p{Lu}\d#][\p{L}\d.'’/#-]*){2,14}?,? ?-? ?(?:\d{5,6}|(?<=\p{L} )(?!19|20)\d{4})(?![\d-])/u
const counted =
  /\b(?:sector|phase|block|colony|nagar|road|rd|street|ave|avenue|marg|layout|cross|lane|society|apartments|enclave|vihar)\b/i
