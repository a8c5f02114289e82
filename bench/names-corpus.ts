/** Reads labelled sets for bench/train-names.ts: text in stretches of tokens with a label each. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { newTokens, readTokens } from '../src/detect/names/tokens.ts'
import { everydayNames } from './everyday-names-data.ts'
import { listedNames, type Slot, templates } from './names-templates-data.ts'

/** -1: nothing or another proper noun, the set does not say which. */
export type Stretch = {
  text: string
  starts: number[]
  ends: number[]
  hashes: number[]
  shapes: number[]
  labels: number[]
}
export type Row = {
  id: string
  text: string
  spans: { start: number; end: number; label: string }[]
  /** Only persons are labelled, though the set labels more. */
  partial?: boolean
}
export type SetName = { readonly name: string; readonly others: boolean; readonly times: number }

/** Licences: CC-BY-4.0, CC0-1.0, CDLA-Permissive-1.0, BSD-3-Clause, Apache-2.0. `others`: places and firms are labelled too. */
export const trainingSets: readonly SetName[] = [
  { name: 'chat-restaurant8k', others: false, times: 1 },
  { name: 'chat-multidogo-pii', others: false, times: 1 },
  { name: 'chat-nlupp', others: false, times: 1 },
  { name: 'chat-banking77', others: false, times: 1 },
  { name: 'chat-homeassistant', others: false, times: 1 },
  { name: 'ner-broad-twitter', others: true, times: 1 },
  { name: 'ner-wnut17', others: true, times: 1 },
  { name: 'ner-wikigold', others: true, times: 1 },
  { name: 'ner-germeval2014', others: true, times: 1 },
  { name: 'ner-german-ler', others: true, times: 1 },
  { name: 'ner-europeana-fr', others: true, times: 1 },
  { name: 'ner-europeana-de', others: true, times: 1 },
  { name: 'phi-meddocan-es', others: false, times: 1 },
  { name: 'legal-stella', others: true, times: 1 },
]

export function readRows(folder: string, name: string): Row[] {
  return gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
}

const tokens = newTokens()

export function stretchesOf(row: Row, others: boolean): Stretch[] {
  const out: Stretch[] = []
  for (let at = 0; at < row.text.length; at = tokens.next) {
    readTokens(tokens, row.text, at)
    if (tokens.n === 0) break
    const labels: number[] = []
    for (let i = 0; i < tokens.n; i++)
      labels.push(labelOf(row, tokens.starts[i] ?? 0, tokens.ends[i] ?? 0, others && !row.partial))
    out.push({
      text: row.text,
      starts: [...tokens.starts.subarray(0, tokens.n)],
      ends: [...tokens.ends.subarray(0, tokens.n)],
      hashes: [...tokens.hashes.subarray(0, tokens.n)],
      shapes: [...tokens.shapes.subarray(0, tokens.n)],
      labels,
    })
  }
  return out
}

function labelOf(row: Row, start: number, end: number, others: boolean): number {
  for (const span of row.spans) {
    if (span.start >= end || span.end <= start) continue
    if (span.label === 'PERSON') return start <= span.start ? 1 : 2
    if (span.label === 'LOCATION' || span.label === 'ORG' || span.label === 'HOSPITAL') return 3
  }
  return others ? 0 : -1
}

/** Small generator of Numerical Recipes: the same numbers on each machine, so that training is repeatable. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
}

/** A third of the rows again in small letters, a twelfth in capitals, and each that names someone with another name in the same place. */
export function varied(rows: readonly Row[], random: (below: number) => number): Row[] {
  const out = [...rows]
  for (const row of rows) {
    const dice = random(12)
    if (dice < 4) out.push(recased(row, (text) => text.toLowerCase()))
    else if (dice === 4) out.push(recased(row, (text) => text.toUpperCase()))
    if (row.spans.some((span) => span.label === 'PERSON')) {
      const other = renamed(row, random)
      out.push(other)
      if (dice % 3 === 0) out.push(recased(other, (text) => text.toLowerCase()))
    }
  }
  return out
}

function recased(row: Row, change: (text: string) => string): Row {
  const text = change(row.text)
  return text.length === row.text.length ? { ...row, text } : row
}

function renamed(row: Row, random: (below: number) => number): Row {
  const spans = row.spans.filter((span) => span.label === 'PERSON').sort((a, b) => a.start - b.start)
  let text = ''
  let at = 0
  const moved: Row['spans'] = []
  for (const span of spans) {
    if (span.start < at) continue
    text += row.text.slice(at, span.start)
    const old = row.text.slice(span.start, span.end)
    const parts = old.split(/\s+/).length
    let name = parts === 1 ? listedNames(random, random(2) === 0 ? 'given' : 'surname') : listedNames(random, 'full')
    if (old === old.toLowerCase()) name = name.toLowerCase()
    else if (old === old.toUpperCase()) name = name.toUpperCase()
    moved.push({ start: text.length, end: text.length + name.length, label: 'PERSON' })
    text += name
    at = span.end
  }
  // Other labels would need moving as well; they are few in rows with names, and what is left out is only not said.
  return { id: row.id, text: text + row.text.slice(at), spans: moved, partial: true }
}

const slots: Readonly<Record<string, Slot>> = {
  first: 'given',
  last: 'surname',
  full: 'full',
  place: 'place',
  firm: 'firm',
  brand: 'brand',
  device: 'device',
  word: 'word',
  vlast: 'particled',
  // In the name of a street, a firm or a storm: no person.
  xfirst: 'given',
  xlast: 'surname',
  xfull: 'full',
}

/** Our own sentences with listed names in them: the seven languages, letters, forms, bare answers. */
export function written(random: (below: number) => number, times: number, sentences = templates): Row[] {
  const rows: Row[] = []
  for (let round = 0; round < times; round++) {
    for (const template of sentences) {
      let text = ''
      const spans: Row['spans'] = []
      for (const part of chosen(template, random).split(/(\{[\w:]+\})/)) {
        const slot = /^\{([\w:]+)\}$/.exec(part)?.[1]
        if (!slot) {
          text += part
          continue
        }
        let name = everydayName(slot, random) ?? listedNames(random, slots[slot] ?? 'full')
        if (random(14) === 0) name = name.toUpperCase()
        const label = slot === 'place' ? 'LOCATION' : /^(?:firm|brand|device|x.*)$/.test(slot) ? 'ORG' : 'PERSON'
        spans.push({ start: text.length, end: text.length + name.length, label })
        text += name
      }
      const row = { id: '', text, spans: joined(text, spans) }
      rows.push(random(3) === 0 ? recased(row, (one) => one.toLowerCase()) : row)
    }
  }
  return rows
}

const ofOneName = /^ (?:(?:vo[nm]|zu[mr]?|van|de[nrl]?|het|'t|ter?|ten|d[aio]s?|del?la|la) )*$/
/** `M.` is a gentleman in French. */
const initials = /(?:(?<!\p{L})(?!M)\p{Lu}\. ?)+$/u

/** A given name and a surname put in side by side are one name, and so are initials before it. */
function joined(text: string, spans: Row['spans']): Row['spans'] {
  const out: Row['spans'] = []
  for (const span of spans) {
    const before = out[out.length - 1]
    const isMore = before?.label === span.label && ofOneName.test(text.slice(before.end, span.start))
    if (isMore && span.label === 'PERSON') before.end = span.end
    else out.push(span)
  }
  for (const one of out)
    if (one.label === 'PERSON') one.start -= initials.exec(text.slice(0, one.start))?.[0].length ?? 0
  return out
}

/** One of each `(a|b)`. */
function chosen(template: string, random: (below: number) => number): string {
  const choice = /\(([^()]*\|[^()]*)\)/
  let text = template
  for (let found = choice.exec(text); found; found = choice.exec(text)) {
    const all = (found[1] ?? '').split('|')
    text = text.slice(0, found.index) + (all[random(all.length)] ?? '') + text.slice(found.index + found[0].length)
  }
  return text
}

/** `{short:de}`, `{given:fr}`, `{surname:nl}`. */
function everydayName(slot: string, random: (below: number) => number): string | undefined {
  const [what, language = ''] = slot.split(':')
  const names = everydayNames[language]
  const its = what === 'short' ? names?.short : what === 'given' ? names?.given : names?.surname
  return its?.[random(its.length)]
}
