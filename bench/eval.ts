// Measures the engine on labelled sets: npm run eval -- DIR [--set name,name] [--errors LABEL] [--min 0.5]
// DIR holds SET.jsonl or SET.jsonl.gz; a line is {"id", "lang", "text", "spans": [{"start", "end", "label"}], "expect"?: "match" | "none", "label"?}.
// Offsets are UTF-16 units. Labels are mapped below; labels without a kind of ours are counted as not covered and judged nowhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { detect } from '../src/detect/detect.ts'
import type { Finding } from '../src/detect/finding.ts'
import { loadNames } from '../src/detect/load-names.ts'
import { hashOf } from '../src/detect/names/word-hash.ts'
import { judgeParts, judgeWhole, overlap, type Score } from './eval-addresses.ts'
import { coverage } from './eval-coverage.ts'
import { labelsOf } from './eval-labels.ts'
import { reliability } from './eval-reliability.ts'
import { kindsOfRule, vendorOfRule } from './eval-rules.ts'

type Span = { start: number; end: number; label: string; orig?: string }
type Row = {
  id: string
  lang?: string
  text: string
  spans: Span[]
  expect?: 'match' | 'none'
  label?: string
  entity?: string
  scheme?: string
  rule?: string
}

const [, , folder = '', ...flags] = process.argv
const flag = (name: string) => {
  const at = flags.indexOf(`--${name}`)
  return at < 0 ? undefined : flags[at + 1]
}
if (folder === '') {
  console.error('usage: npm run eval -- DIR [--set a,b] [--errors LABEL] [--min 0.5]')
  process.exit(2)
}
const least = Number(flag('min') ?? '0.5')
const only = flag('set')?.split(',')
const errors = flag('errors')
const names = await loadNames()
/** Half of the rows, as bench/train-names.ts parts them: figures for weights trained on the other half. */
const fold = Number(flag('fold') ?? '-1')
const reliable = reliability()
const notCounted = new Set(['person-name', 'postal-address'])

for (const file of readdirSync(folder).sort()) {
  const set = file.replace(/\.jsonl(\.gz)?$/, '')
  if (set === file || (only && !only.includes(set))) continue
  const bytes = readFileSync(join(folder, file))
  const rows = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => fold < 0 || (hashOf(row.id) >>> 7) % 2 === fold)
  measure(set, rows)
}

reliable.print()

function measure(set: string, rows: readonly Row[]): void {
  const scores = new Map<string, Score>()
  const tests = { match: [0, 0], none: [0, 0] }
  const asked = { match: [0, 0], none: [0, 0] }
  const vendors = [0, 0]
  const covered = coverage()
  const flagged = new Map<string, [messages: number, flagged: number, withNames: number]>()
  for (const row of rows) {
    const found = detect(row.text, {
      minConfidence: least,
      names,
      parts: true,
      ...languageOf(row),
    })
    const seen = found.map((one) => ({ one, labels: labelsOf(one.kind) }))
    countAlarms(flagged, row, found)
    if (row.expect) judgeTest(row, seen, tests, set)
    if (row.expect) judgeAsked(row, asked, set)
    if (row.expect === 'none' && row.rule) {
      const vendor = vendorOfRule(row.rule)
      const fired = seen.some(({ one, labels }) =>
        vendor === undefined ? labels.includes('SECRET') : one.detector.startsWith(`api-key/${vendor}`),
      )
      vendors[0] = (vendors[0] ?? 0) + 1
      if (!fired) vendors[1] = (vendors[1] ?? 0) + 1
      else if (errors === 'VENDOR') console.log(`  ${set} ${row.rule} ${JSON.stringify(row.text).slice(0, 120)}`)
    }
    covered.add(row, found)
    reliable.add(set, row, detect(row.text, { minConfidence: 0.2, names, ...languageOf(row) }))
    const labels = new Set([...row.spans.map((span) => span.label), ...seen.flatMap((x) => x.labels)])
    for (const label of labels) judgeLabel(scores, row, label, seen, set)
    if (labels.has('ADDRESS')) {
      const addresses = found.filter((one) => one.kind === 'postal-address')
      judgeParts(scoreOf(scores, 'ADDRESS, parts'), row, addresses)
      judgeWhole(scoreOf(scores, 'ADDRESS, whole'), row, addresses)
    }
  }
  print(set, rows.length, scores, tests, flagged)
  for (const [name, [n = 0, m = 0]] of Object.entries(asked))
    if (n > 0) console.log(`  asked for by its own kind, expect ${name}: ${m}/${n} (${((100 * m) / n).toFixed(1)} %)`)
  const [lines = 0, kept = 0] = vendors
  if (lines > 0)
    console.log(
      `  refused by one vendor's rule, and not that vendor's for us: ${kept}/${lines} (${percent(kept, lines).trim()} %)`,
    )
  if (set.startsWith('phi-')) covered.print()
}

function countAlarms(flagged: Map<string, [number, number, number]>, row: Row, found: readonly Finding[]): void {
  const alarms = found.filter((one) => !notCounted.has(one.kind))
  for (const key of ['all', row.lang ?? '?']) {
    const entry = flagged.get(key) ?? [0, 0, 0]
    entry[0]++
    if (row.spans.length === 0 && alarms.length > 0) entry[1]++
    if (row.spans.length === 0 && found.length > 0) entry[2]++
    flagged.set(key, entry)
  }
  if (errors === 'ALARM' && row.spans.length === 0 && alarms.length > 0)
    console.log(
      '  alarm',
      JSON.stringify(row.text),
      alarms.map((one) => `${one.detector} ${one.confidence} ${row.text.slice(one.start, one.end)}`),
    )
}

type Seen = { one: Finding; labels: readonly string[] }

function judgeTest(row: Row, seen: readonly Seen[], tests: Record<'match' | 'none', number[]>, set: string): void {
  // A line without secrets carries no label, but it is only asked about secrets.
  const want =
    row.label ??
    row.spans[0]?.label ??
    (set.startsWith('secrets-') ? 'SECRET' : set.startsWith('national-') ? 'NATIONAL_NUMBER' : undefined)
  const counted = want ? seen.filter((x) => x.labels.includes(want)) : seen
  const right =
    row.expect === 'match'
      ? row.spans.every((span) => counted.some((x) => overlap(x.one, span) >= 0.5))
      : counted.length === 0
  const entry = tests[row.expect ?? 'none']
  entry[0] = (entry[0] ?? 0) + 1
  if (right) entry[1] = (entry[1] ?? 0) + 1
  else if (errors === 'TEST')
    console.log(
      `  ${set} ${row.expect} ${row.entity ?? row.scheme ?? want ?? ''} ${JSON.stringify(row.text).slice(0, 160)} found ${seen.map((x) => x.one.detector).join(' ')}`,
    )
}

/** As the peer's own tests do: this rule alone is asked for. */
function judgeAsked(row: Row, asked: Record<'match' | 'none', number[]>, set: string): void {
  const kinds = kindsOfRule(set, row.entity ?? row.scheme)
  if (!kinds || !row.expect) return
  const found = detect(row.text, { kinds: [...kinds], minConfidence: least, ...languageOf(row) })
  const right =
    row.expect === 'match'
      ? row.spans.every((span) => found.some((one) => overlap(one, span) >= 0.5))
      : found.length === 0
  const entry = asked[row.expect]
  entry[0] = (entry[0] ?? 0) + 1
  if (right) entry[1] = (entry[1] ?? 0) + 1
  else if (errors === 'ASKED')
    console.log(
      `  ${set} ${row.expect} ${row.entity ?? row.scheme ?? ''} ${JSON.stringify(row.text).slice(0, 120)} found ${found.map((one) => one.detector).join(' ')}`,
    )
}

function languageOf(row: Row): { language?: string } {
  return row.lang && row.lang.length === 2 && row.lang !== 'xx' ? { language: row.lang } : {}
}

function judgeLabel(scores: Map<string, Score>, row: Row, label: string, seen: readonly Seen[], set: string): void {
  const score = scoreOf(scores, label)
  const gold = row.spans.filter((span) => span.label === label)
  const used = new Set<Span>()
  score.gold += gold.length
  for (const { one, labels } of seen) {
    if (!labels.includes(label)) continue
    const match = gold.find((span) => !used.has(span) && overlap(one, span) >= 0.5)
    if (match) {
      used.add(match)
      score.right++
    } else if (
      !row.spans.some((span) => labels.includes(span.label) && span.label !== label && overlap(one, span) >= 0.5)
    ) {
      score.wrong++
      if (errors === label)
        console.log(
          `  ${set} wrong ${one.detector} ${one.confidence} ${JSON.stringify(row.text.slice(Math.max(0, one.start - 50), one.end + 25))} «${row.text.slice(one.start, one.end)}»`,
        )
    }
  }
  score.hit += used.size
  if (errors === label)
    for (const span of gold)
      if (!used.has(span))
        console.log(
          `  ${set} missed ${JSON.stringify(row.text.slice(Math.max(0, span.start - 50), span.end + 25))} «${row.text.slice(span.start, span.end)}»`,
        )
}

function scoreOf(scores: Map<string, Score>, label: string): Score {
  const score = scores.get(label) ?? { gold: 0, hit: 0, right: 0, wrong: 0 }
  scores.set(label, score)
  return score
}

function print(
  set: string,
  messages: number,
  scores: Map<string, Score>,
  tests: Record<'match' | 'none', number[]>,
  flagged: Map<string, [number, number, number]>,
): void {
  const [, alarms = 0, withNames = 0] = flagged.get('all') ?? [0, 0, 0]
  console.log(
    `\n${set}: ${messages} messages, ${alarms} without labels flagged (${((1000 * alarms) / messages).toFixed(2)} per 1,000), ${((1000 * withNames) / messages).toFixed(2)} with names and addresses`,
  )
  if (set.startsWith('chat-'))
    console.log(
      `  ${[...flagged]
        .filter(([lang]) => lang !== 'all')
        .map(([lang, [n, m]]) => `${lang} ${((1000 * m) / n).toFixed(1)}`)
        .join(', ')}`,
    )
  for (const [name, [n = 0, m = 0]] of Object.entries(tests))
    if (n > 0) console.log(`  expect ${name}: ${m}/${n} (${((100 * m) / n).toFixed(1)} %)`)
  for (const [label, s] of [...scores].sort((a, b) => b[1].gold - a[1].gold)) {
    if (s.right + s.wrong === 0 || isSame(s, label, scores)) continue
    console.log(
      `  ${label.padEnd(18)} gold ${String(s.gold).padStart(5)}  recall ${percent(s.hit, s.gold)}  precision ${percent(s.right, s.right + s.wrong)}`,
    )
  }
}

/** Most sets label an address as one, and then the other ways of counting it say nothing new. */
function isSame(s: Score, label: string, scores: Map<string, Score>): boolean {
  const plain = scores.get('ADDRESS')
  return label.startsWith('ADDRESS, ') && plain !== undefined && s.hit === plain.hit && s.right === plain.right
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '    -' : ((100 * part) / whole).toFixed(1).padStart(5)
}
