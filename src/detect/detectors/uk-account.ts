import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

const pair =
  /^\d{4} ?\d{4}[ ,;/\n]{1,3}(?:and )?(?:my )?(?:sort(?: ?code)?|s\/?c):? {0,2}\d\d[- ]?\d\d[- ]?\d\d(?![\w@]|[-/.:]\d)/i

/** Seen from its digits: « account » by itself is an everyday word, at which the pass would stop. */
export const ukAccount: Detector = {
  name: 'uk-sort-code-account/behind',
  kind: 'uk-sort-code-account',
  source: 'UK Payments: an account of eight digits and, behind it, its sort code',
  anchors: { groupings: ['8', '4-4'] },
  context: ['sort', 'sort code', 'sortcode', 'sc', 's c'],
  needsWord: 'always',
  rank: 1,
  at: accountAt,
  hits: ['into account 71830024 sort 40-41-12', 'a/c 7183 0024, sort code: 404112', 'a/c 71830024 s/c 40-41-12'],
  misses: ['account 71830024', 'account 71830024 sort 4041', 'account 71830024 of that sort 404112', '71830024 sorted'],
}

function accountAt({ text, start }: View): Match | undefined {
  const found = pair.exec(text.slice(start, start + 56))?.[0]
  return found ? { start, end: start + found.length, confidence: 0.8, hint: '' } : undefined
}
