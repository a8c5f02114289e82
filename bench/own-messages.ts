// Measures names and addresses on messages of our own, by language: node bin/run-ts.js bench/own-messages.ts [--round 1|2|3|4|5] [--errors] [--half 0|1]
// Of the first round every second message was looked at while rules and lists were made (half 0); of the others only the
// figures were (half 1). Each further round was written before anybody mended what it shows.
import { detect } from '../src/detect/detect.ts'
import { loadNames } from '../src/detect/load-names.ts'
import { ownAddresses, ownNoAddresses } from './own-addresses-data.ts'
import { fifthOthers, fifthPersons } from './own-fifth-data.ts'
import { fourthOthers, fourthPersons } from './own-fourth-data.ts'
import { ownOthers, ownPersons } from './own-persons-data.ts'
import { secondAddresses, secondNoAddresses, secondOthers, secondPersons } from './own-second-data.ts'
import { thirdAddresses, thirdNoAddresses, thirdOthers, thirdPersons } from './own-third-data.ts'

const errors = process.argv.includes('--errors')
const at = process.argv.indexOf('--half')
const half = at < 0 ? -1 : Number(process.argv[at + 1])
const asked = process.argv.indexOf('--round')
const round = asked < 0 ? 1 : Number(process.argv[asked + 1])
const rounds = [
  { persons: ownPersons, others: ownOthers, addresses: ownAddresses, noAddresses: ownNoAddresses },
  { persons: secondPersons, others: secondOthers, addresses: secondAddresses, noAddresses: secondNoAddresses },
  { persons: thirdPersons, others: thirdOthers, addresses: thirdAddresses, noAddresses: thirdNoAddresses },
  { persons: fourthPersons, others: fourthOthers, addresses: [], noAddresses: [] },
  { persons: fifthPersons, others: fifthOthers, addresses: [], noAddresses: [] },
]
const messages = rounds[round - 1]
if (!messages) throw new Error('no such round')
const names = await loadNames()

type Score = { gold: number; right: number; wrong: number; others: number; flagged: number }
const sum: Score = { gold: 0, right: 0, wrong: 0, others: 0, flagged: 0 }
for (const [lang, its] of Object.entries(messages.persons)) {
  const score = measured('person-name', its, messages.others[lang] ?? [])
  for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key]
  print(`names, ${lang}`, score)
}
print('names', sum)
print('addresses', measured('postal-address', messages.addresses, messages.noAddresses))

function measured(kind: string, messages: readonly string[], others: readonly string[]): Score {
  const score: Score = { gold: 0, right: 0, wrong: 0, others: 0, flagged: 0 }
  const isChosen = (_: string, i: number) => half < 0 || i % 2 === half
  for (const message of messages.filter(isChosen)) {
    const { text, spans } = read(message)
    const found = search(kind, text)
    const right = found.filter((one) => spans.some((span) => overlap(one, span) >= 0.5))
    score.gold += spans.length
    score.right += right.length
    score.wrong += found.length - right.length
    if (errors && (right.length < spans.length || right.length < found.length))
      console.log(
        ' ',
        JSON.stringify(message),
        found.map((one) => text.slice(one.start, one.end)),
      )
  }
  for (const text of others.filter(isChosen)) {
    const found = search(kind, text)
    score.others++
    score.wrong += found.length
    if (found.length === 0) continue
    score.flagged++
    if (errors)
      console.log(
        '  alarm',
        JSON.stringify(text),
        found.map((one) => text.slice(one.start, one.end)),
      )
  }
  return score
}

function search(kind: string, text: string) {
  return detect(text, { names }).filter((one) => one.kind === kind)
}

/** Takes the brackets out of a message and remembers where they were. */
function read(message: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = []
  let text = ''
  for (const part of message.split(/(\[[^\]]*\])/)) {
    const inside = part.startsWith('[') ? part.slice(1, -1) : part
    if (inside !== part) spans.push({ start: text.length, end: text.length + inside.length })
    text += inside
  }
  return { text, spans }
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function print(what: string, { gold, right, wrong, others, flagged }: Score): void {
  const percent = (x: number, of: number) => ((100 * x) / Math.max(1, of)).toFixed(1)
  console.log(
    `${what}: ${gold}, recall ${percent(right, gold)}, precision ${percent(right, right + wrong)}; of ${others} without any ${flagged} flagged`,
  )
}
