import { codeAt, isLetter } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { valueAfter } from '../value-after.ts'
import { type View, lastOf } from '../scan/view.ts'
import { type Named, named } from './named-numbers-data.ts'

export const namedNumbers: readonly Detector[] = named.map(namedDetector)

export function namedDetector(one: Named): Detector {
  return {
    name: one.name ?? `${one.kind}/named`,
    kind: one.kind,
    source: one.source,
    anchors: { literals: one.words },
    // Banks' codes may be letters alone.
    needsDigit: one.kind !== 'bic',
    at: (view) => namedAt(view, one),
    ...(one.rank ? { rank: one.rank } : {}),
    hits: one.hits,
    misses: one.misses,
  }
}

/** A letter, an apostrophe or a dot: the word is longer than its literal. */
function goesOn(c: number): boolean {
  return isLetter(c) || c === 39 || c === 0x2019 || c === 46
}

function namedAt(view: View, one: Named): Match | undefined {
  const { text } = view
  let from = view.end
  const stop = from + 12
  while (from < stop && goesOn(codeAt(text, from))) from++
  if (from === stop) return undefined
  const after = valueAfter(view, from)
  if (!after) return undefined
  const reach = one.reach ?? 24
  const found = one.shape.exec(text.slice(after.at, after.at + reach))
  view.steps += reach
  if (!found || found[0].length < 6) return undefined
  const value = found[0].trimEnd()
  if (one.check && !one.check(value)) return undefined
  const next = text.slice(after.at + value.length, after.at + value.length + 2)
  if (/^[\w@]|^[-/.:]\d/.test(next) || /^\d{4}-\d\d-\d\d$/.test(value) || /^(.)\1+$/.test(value)) return undefined
  const compact = value.replace(/[^A-Za-z0-9]/g, '')
  return {
    start: after.at,
    end: after.at + value.length,
    confidence: after.joint === 'none' ? 0.72 : 0.85,
    hint: one.plain || /\./.test(value) ? '' : lastOf(compact, 2),
  }
}
