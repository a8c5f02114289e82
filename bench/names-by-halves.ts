// Measures names with weights that did not see the row: node bin/run-ts.js bench/names-by-halves.ts DIR ROOM [--errors SET,SET]
// ROOM holds members of bench/train-names.ts; each half of the rows is read with the mean of those that were trained without it.
// Sets that nothing was trained on are read in both ways, half by half as well.
import { detect } from '../src/detect/detect.ts'
import { newNames } from '../src/detect/names/find-names.ts'
import { readNameList } from '../src/detect/names/name-list.ts'
import { coarseGroups, groupKinds, nameListData } from '../src/detect/names/name-list-data.ts'
import { bytesOf } from '../src/detect/names/text-bytes.ts'
import { readWeights } from '../src/detect/names/weights.ts'
import { hashOf } from '../src/detect/names/word-hash.ts'
import { membersIn, modelOf } from './mean-of-members.ts'
import { readRows, type Row } from './names-corpus.ts'

const [, , folder = '', room = '', ...flags] = process.argv
const taken = (name: string) => {
  const at = flags.indexOf(`--${name}`)
  return at < 0 ? '' : (flags[at + 1] ?? '')
}
const errors = taken('errors').split(',')
const list = readNameList(bytesOf(nameListData), bytesOf(groupKinds), bytesOf(coarseGroups))
const halves = [0, 1].map((half) => {
  const model = modelOf(membersIn(room, half))
  return newNames(list, readWeights(model, bytesOf(model.weights), bytesOf(model.dull)))
})

const labelled =
  'phi-meddocan-es chat-restaurant8k chat-multidogo-pii ner-wnut17 ner-broad-twitter ner-wikigold ner-germeval2014 ner-europeana-fr ner-europeana-de ner-german-ler chat-nlupp presidio-synth-v2 presidio-synth-large ner-uner-pt-bosque ner-uner-de-pud ner-uner-en-ewt'
const scores: number[] = []
for (const set of labelled.split(' ')) measure(set)
for (const set of ['chat-banking77', 'chat-homeassistant']) alarms(set)
console.log(`F1, mean of ${scores.length}: ${(scores.reduce((sum, one) => sum + one, 0) / scores.length).toFixed(2)}`)

function measure(set: string): void {
  const score = { gold: 0, right: 0, wrong: 0 }
  for (const row of readRows(folder, set)) {
    const gold = row.spans.filter((span) => span.label === 'PERSON')
    const used = new Set<Row['spans'][number]>()
    score.gold += gold.length
    for (const one of found(row)) {
      const match = gold.find((span) => !used.has(span) && overlap(one, span) >= 0.5)
      if (match) used.add(match)
      // As bench/eval.ts does.
      else score.wrong++
      if (!match && errors.includes(set)) tell('wrong', row, one)
    }
    score.right += used.size
    if (errors.includes(set)) for (const span of gold) if (!used.has(span)) tell('missed', row, span)
  }
  const { gold, right, wrong } = score
  scores.push((200 * right) / (gold + right + wrong))
  console.log(
    `${set.padEnd(22)} ${gold}: ${percent(right, gold)} / ${percent(right, right + wrong)} / ${percent(2 * right, gold + right + wrong)}`,
  )
}

function alarms(set: string): void {
  let flagged = 0
  const rows = readRows(folder, set)
  for (const row of rows) {
    const its = found(row)
    if (its.length > 0) flagged++
    if (errors.includes(set)) for (const one of its) tell('alarm', row, one)
  }
  console.log(`${set.padEnd(22)} ${((1000 * flagged) / rows.length).toFixed(2)} in 1,000`)
}

function found(row: Row & { lang?: string }) {
  const names = halves[(hashOf(row.id) >>> 7) % 2]
  const language = row.lang?.length === 2 && row.lang !== 'xx' ? { language: row.lang } : {}
  return detect(row.text, { ...(names ? { names } : {}), ...language }).filter((one) => one.kind === 'person-name')
}

function tell(what: string, { text }: Row, { start, end }: { start: number; end: number }): void {
  console.log(`  ${what} «${text.slice(start, end)}» ${JSON.stringify(text.slice(Math.max(0, start - 60), end + 30))}`)
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function percent(part: number, whole: number): string {
  return ((100 * part) / Math.max(1, whole)).toFixed(1)
}
