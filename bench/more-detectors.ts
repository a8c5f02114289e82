/** Fifty made-up detectors, shaped like the real ones: national numbers with check digits and words, documents, keys, named numbers. */
import { mod97, weighted } from '../src/detect/checks/check-digits.ts'
import type { Detector } from '../src/detect/detector.ts'
import type { Match } from '../src/detect/scan/match.ts'
import { tokenIn } from '../src/detect/scan/read-number.ts'
import { valueAfter } from '../src/detect/value-after.ts'
import { lastOf, near, type View } from '../src/detect/scan/view.ts'

const places = ['avel', 'borun', 'cedria', 'dovan', 'estmark', 'falun', 'gorovia', 'helm', 'istra', 'jolund']
const groupings = ['9', '10', '11', '3-3-3', '3-3-4', '4-4-4', '2-3-4', '12', '8', '4-6']
const shapes = [
  'AA9999999',
  'A99999999',
  '99999999A',
  'AAA999999',
  'AA99999999',
  'A9999999A',
  '9999AA999',
  'AA9999AA',
  'A999999',
  'AAAA9999',
]

const detector = (
  name: string,
  anchors: Detector['anchors'],
  rest: Pick<Detector, 'at'> & Partial<Detector>,
): Detector => ({
  name,
  kind: name,
  source: 'made up',
  anchors,
  hits: [],
  misses: [],
  ...rest,
})

const match = (view: View, value: string): Match => ({
  start: view.start,
  end: view.end,
  confidence: 0.9,
  hint: lastOf(value, 2),
})

/** Numbers of persons and firms: a word near, and check digits with other weights each. */
const numbers = (kind: string, forms: readonly string[], twist: number): Detector[] =>
  places.map((place, n) => {
    const context = [`${place} ${kind}`, `${place}nummer`, `${kind} ${place}`]
    const weights = Array.from({ length: 8 }, (_, i) => ((i * (n + twist)) % 9) + 1)
    return detector(
      `${place}-${kind}`,
      { groupings: [forms[n] ?? '9', forms[(n + 3) % 10] ?? '10'] },
      {
        context,
        needsWord: 'always',
        at: (view) =>
          near(view, context) && weighted(view.digits, weights) % 11 === 0 ? match(view, view.digits) : undefined,
      },
    )
  })

const documents = places.map((place, n) =>
  detector(
    `${place}-passport`,
    { shapes: [shapes[n] ?? 'A9999999'] },
    {
      context: [`${place} passport`, `reisepass ${place}`],
      at: (view) =>
        near(view, [`${place} passport`]) && mod97(tokenIn(view)) % 10 === n ? match(view, tokenIn(view)) : undefined,
    },
  ),
)

const keys = places.map((place) => {
  const shape = new RegExp(`${place.slice(0, 3)}_[A-Za-z0-9]{32}(?!\\w)`, 'y')
  return detector(
    `${place}-key`,
    { literals: [`^${place.slice(0, 3)}_`] },
    {
      at: ({ text, start }) => {
        shape.lastIndex = start
        const value = shape.exec(text)?.[0]
        return value === undefined ? undefined : { start, end: start + value.length, confidence: 0.97, hint: place }
      },
    },
  )
})

const named = places.map((place) =>
  detector(
    `${place}-member`,
    { literals: [`^${place} card`, `^member of ${place}`, `^karte ${place}`] },
    {
      needsDigit: true,
      at: (view) => {
        const after = valueAfter(view, view.end)
        const value = after && /^\d{6,12}\b/.exec(view.text.slice(after.at, after.at + 14))?.[0]
        return after && value
          ? { start: after.at, end: after.at + value.length, confidence: 0.8, hint: lastOf(value, 2) }
          : undefined
      },
    },
  ),
)

export const moreDetectors: readonly Detector[] = [
  ...numbers('number', groupings, 2),
  ...numbers('register', groupings.toReversed(), 5),
  ...documents,
  ...keys,
  ...named,
]
