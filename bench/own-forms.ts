// Measures all kinds (persons from the sixth round on) on messages of our own: node bin/run-ts.js bench/own-forms.ts [--round 1 to 13] [--errors] [--lang de]
// Each round was written before anybody looked at what the engine does with it; the data say which were mended after.
import { detect, detectAcross } from '../src/detect/detect.ts'
import { loadNames } from '../src/detect/load-names.ts'
import type { Finding } from '../src/detect/finding.ts'
import { kindsOf } from './own-forms-kinds.ts'
import { firstForms, firstPlain } from './own-forms-data.ts'
import { secondForms, secondPlain } from './own-forms-second-data.ts'
import { thirdForms } from './own-forms-third-data.ts'
import { fourthForms, fourthPlain } from './own-forms-fourth-data.ts'
import { fifthForms, fifthPlain } from './own-forms-fifth-data.ts'
import { sixthForms, sixthPlain } from './own-forms-sixth-data.ts'
import { seventhForms, seventhPlain } from './own-forms-seventh-data.ts'
import { eighthForms, eighthPlain } from './own-forms-eighth-data.ts'
import { ninthForms, ninthPlain } from './own-forms-ninth-data.ts'
import { tenthForms, tenthPlain } from './own-forms-tenth-data.ts'
import { eleventhForms, eleventhPlain } from './own-forms-eleventh-data.ts'
import { twelfthForms, twelfthPlain } from './own-forms-twelfth-data.ts'
import { thirteenthForms, thirteenthPlain } from './own-forms-thirteenth-data.ts'
import { nextMessage, readOwnForms, type OwnForm } from './read-own-forms.ts'

const errors = process.argv.includes('--errors')
const option = (name: string) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const rounds = [
  { forms: firstForms, plain: firstPlain },
  { forms: secondForms, plain: secondPlain },
  { forms: thirdForms, plain: secondPlain },
  { forms: fourthForms, plain: fourthPlain },
  { forms: fifthForms, plain: fifthPlain },
  { forms: sixthForms, plain: sixthPlain },
  { forms: seventhForms, plain: seventhPlain },
  { forms: eighthForms, plain: eighthPlain },
  { forms: ninthForms, plain: ninthPlain },
  { forms: tenthForms, plain: tenthPlain },
  { forms: eleventhForms, plain: eleventhPlain },
  { forms: twelfthForms, plain: twelfthPlain },
  { forms: thirteenthForms, plain: thirteenthPlain },
]
const round = rounds[Number(option('--round') ?? 1) - 1]
if (!round) throw new Error('no such round')
const names = await loadNames()
const persons = Object.values(round.forms).some((messages) => messages.includes('⟦name|'))

type Score = {
  messages: number
  gold: number
  found: number
  right: number
  wrong: number
  plain: number
  flagged: number
  alike: number
  taken: number
}
const none = (): Score => ({
  messages: 0,
  gold: 0,
  found: 0,
  right: 0,
  wrong: 0,
  plain: 0,
  flagged: 0,
  alike: 0,
  taken: 0,
})
const byLanguage: Record<string, Score> = {}
const byKind: Record<string, { gold: number; found: number }> = {}

for (const [lang, messages] of Object.entries(round.forms)) {
  if (option('--lang') && option('--lang') !== lang) continue
  const score = (byLanguage[lang] = none())
  for (const form of readOwnForms(messages, 7)) {
    const { text } = form
    const spans = form.spans.filter((span) => span.kind !== 'no' && span.kind !== 'may')
    const found = besideWhatMay(form, search(form))
    countAlike(score, form, found)
    const met = spans.map((span) => found.filter((one) => covers(one, span)))
    score.messages++
    score.gold += spans.length
    score.found += met.filter((them) => them.length > 0).length
    score.right += spans.filter((span, i) => met[i]?.some((one) => kindsOf(span.kind).includes(one.kind))).length
    const wrong = found.filter((one) => !met.some((them) => them.includes(one)))
    score.wrong += wrong.length
    spans.forEach((span, i) => {
      const its = (byKind[span.kind] ??= { gold: 0, found: 0 })
      its.gold++
      if (met[i]?.length) its.found++
    })
    if (!errors) continue
    for (const [i, span] of spans.entries())
      if (!met[i]?.some((one) => kindsOf(span.kind).includes(one.kind)))
        console.log(
          lang,
          met[i]?.length ? `as ${met[i]?.[0]?.kind}` : 'MISSED',
          span.kind,
          JSON.stringify(marked(text, span)),
        )
    for (const one of wrong) console.log(lang, 'WRONG', one.kind, JSON.stringify(marked(text, one)))
  }
  for (const form of readOwnForms(round.plain[lang] ?? '', 7)) {
    const { text } = form
    const found = besideWhatMay(form, search(form))
    countAlike(score, form, found)
    score.plain++
    if (found.length) score.flagged++
    if (errors) for (const one of found) console.log(lang, 'ALARM', one.kind, JSON.stringify(marked(text, one)))
  }
}

const total = none()
for (const [lang, score] of Object.entries(byLanguage)) {
  for (const key of Object.keys(total) as (keyof Score)[]) total[key] += score[key]
  print(lang, score)
}
print('all', total)
console.log(
  Object.entries(byKind)
    .map(([kind, { gold, found }]) => `${kind} ${found}/${gold}`)
    .join(', '),
)

/** Names are on, so that who takes what from whom is as in a workspace, but are judged only where the round marks them. */
function search({ text, recent }: OwnForm): Finding[] {
  const texts = text.split(nextMessage)
  const found = texts.length > 1 ? inOneText(texts) : detect(text, { names, recent })
  return found.filter((one) => persons || one.kind !== 'person-name')
}

/** Findings but those that meet only what may be found or left. */
function besideWhatMay({ spans }: OwnForm, found: readonly Finding[]): Finding[] {
  const values = spans.filter((span) => span.kind !== 'no' && span.kind !== 'may')
  const may = spans.filter((span) => span.kind === 'may')
  return found.filter((one) => !may.some((span) => overlap(one, span)) || values.some((span) => overlap(one, span)))
}

/** How many look-alikes there are, and how many of them a finding takes by half or more. */
function countAlike(score: Score, { spans }: OwnForm, found: readonly Finding[]): void {
  for (const span of spans.filter(({ kind }) => kind === 'no')) {
    score.alike++
    if (found.some((one) => overlap(one, span) * 2 >= span.end - span.start)) score.taken++
  }
}

function overlap(one: { start: number; end: number }, span: { start: number; end: number }): number {
  return Math.max(0, Math.min(one.end, span.end) - Math.max(one.start, span.start))
}

/** What is found in messages in a row, where it stands when they are one text. */
function inOneText(texts: readonly string[]): Finding[] {
  let before = 0
  return detectAcross(texts, { names }).flatMap((found, i) => {
    const at = before
    before += (texts[i]?.length ?? 0) + nextMessage.length
    return found.map((one) => ({ ...one, start: one.start + at, end: one.end + at }))
  })
}

/** Half of the value or more lies in the finding, and with what stands between a bank and its account the finding is no longer than four values. */
function covers(one: { start: number; end: number }, span: { start: number; end: number }): boolean {
  return (
    overlap(one, span) * 2 >= span.end - span.start && one.end - one.start <= 4 * Math.max(8, span.end - span.start)
  )
}

function marked(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(Math.max(0, start - 60), start)}[${text.slice(start, end)}]${text.slice(end, end + 30)}`
}

function print(what: string, { messages, gold, found, right, wrong, plain, flagged, alike, taken }: Score): void {
  const percent = (x: number, of: number) => ((100 * x) / Math.max(1, of)).toFixed(1)
  console.log(
    `${what}: ${messages} messages, ${gold} values, found ${percent(found, gold)}, by its kind ${percent(right, gold)}, ` +
      `${wrong} findings more; of ${plain} without any ${flagged} flagged` +
      (alike ? `; of ${alike} look-alikes ${taken} taken` : ''),
  )
}
