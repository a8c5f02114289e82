import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, near, type View, questionOf } from '../scan/view.ts'
import { lead, longest, remark, tail } from '../answer-words.ts'
import { named } from './named-numbers-data.ts'
import { rare } from './rare-numbers-data.ts'

/** « your passport number and its expiry? » */
const andMore = / (?:and|und|et|y|e|en) /

/** « Ihres Reisepasses », « uw rijbewijsnummer » */
const endings = ['s', 'es', 'ses', 'nummer', 'nr']

/** The words of the question, as `near` reads them: `driver's license` is three, and German and Dutch add to the last. */
const rows = [...named, ...rare].map((one) => ({
  ...one,
  asked: [...one.words, ...(one.asked ?? [])]
    .map((word) => word.replace(/[^a-z]+/g, ' ').trim())
    // Of `i-94` a letter is left, and with an ending behind it « is » was a question for the number.
    .filter((word) => word.length > 1)
    .flatMap((word) => [word, ...endings.map((end) => word + end)]),
}))

/** « What is your passport number? » « 533380006 »: what only a word tells is told by the question. */
export const namedAnswer: Detector = {
  name: 'answer/named',
  kind: 'bank-account',
  source: 'a question in the turn before for a number that only its name gives away',
  anchors: { answer: rows.flatMap((one) => one.asked) },
  at: answerAt,
  hits: [],
  misses: ['533380006', '7ABC482'],
}

function answerAt(view: View): Match | undefined {
  const { text } = view
  if (text.length > longest || !/\d/.test(text)) return undefined
  const start = lead.exec(text)?.[0].length ?? 0
  const rest = text.slice(start)
  view.steps += text.length
  for (const one of rows) {
    const value = one.shape.exec(rest)?.[0].trimEnd() ?? ''
    if (
      value.length < 5 ||
      !(
        tail.test(rest.slice(value.length)) ||
        remark.test(rest.slice(value.length)) ||
        (andMore.test(questionOf(view)) && /^[,;] /.test(rest.slice(value.length)))
      ) ||
      (one.check && !one.check(value))
    )
      continue
    if (/^\d{4}-\d\d-\d\d$|^(.)\1+$/.test(value)) continue
    view.start = start
    view.end = start + value.length
    if (!near(view, one.asked)) continue
    const hint = one.plain || value.includes('.') ? '' : lastOf(value.replace(/[^A-Za-z0-9]/g, ''), 2)
    return { start, end: view.end, confidence: 0.85, hint, kind: one.kind, detector: `${one.kind}/answer` }
  }
  return undefined
}
