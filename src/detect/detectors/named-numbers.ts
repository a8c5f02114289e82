import { codeAt, isDigit, isLetter } from '../characters.ts'
import type { Detector } from '../detector.ts'
import { asKeys } from '../key-spellings.ts'
import type { Match } from '../scan/match.ts'
import { valueAfter, valueApart } from '../value-after.ts'
import { type View, lastOf } from '../scan/view.ts'
import { type Named, named } from './named-numbers-data.ts'

export const namedNumbers: readonly Detector[] = named.map(namedDetector)

export function namedDetector(one: Named): Detector {
  return {
    name: one.name ?? `${one.kind}/named`,
    kind: one.kind,
    source: one.source,
    anchors: { literals: asKeys(one.words) },
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

/** « pasaporte mexicano G28371946 » */
const adjective = /^[a-z]{0,3}(?: \p{L}{4,14}){1,2} (?=[A-Z]{1,3}\d{5})/u
function namedAt(view: View, one: Named): Match | undefined {
  const { text } = view
  let from = view.end
  const stop = from + 12
  while (from < stop && goesOn(codeAt(text, from))) from++
  // `RGV419`: a short name is a word of its own.
  if (
    from === stop ||
    (from > view.end && from - view.start < 6 && view.end - view.start < 3 && isLetter(codeAt(text, view.end)))
  )
    return undefined
  // `IMEI2:`
  if (isDigit(codeAt(text, from)) && codeAt(text, from + 1) === 58) from++
  const after = valueAfter(view, from)
  const found = after && valueAt(view, one, after.at, after.joint === 'none' ? 0.72 : 0.85)
  if (found || !one.apart) return found
  const gap = adjective.exec(text.slice(from, from + 40))?.[0]
  const at = gap ? from + gap.length : valueApart(view, from, { ofAnything: one.apart === 'check' })
  return at > 0 ? valueAt(view, one, at, 0.75) : undefined
}

function valueAt(view: View, one: Named, at: number, confidence: number): Match | undefined {
  const { text } = view
  const reach = one.reach ?? 24
  const found = one.shape.exec(text.slice(at, at + reach))
  view.steps += reach
  // Five signs are often a model or an issue's number; a sign or « is » must bind them.
  if (!found || found[0].length < (confidence > 0.8 ? 5 : 6)) return undefined
  const value = found[0].trimEnd()
  if (one.check && !one.check(value)) return undefined
  const next = text.slice(at + value.length, at + value.length + 2)
  if (/^[\w@]|^[-/.:]\d/.test(next) || /^\d{4}-\d\d-\d\d$/.test(value) || /^(.)\1+$/.test(value)) return undefined
  return {
    start: at,
    end: at + value.length,
    confidence,
    hint: one.plain || /\./.test(value) ? '' : lastOf(value.replace(/[^A-Za-z0-9]/g, ''), 2),
  }
}
