import { expect, test } from 'vitest'
import { detect } from '../detect.ts'
import type { Detector } from '../detector.ts'
import { detectors } from '../detectors/index.ts'
import { engineOf, find } from './find.ts'

const reading = (kind: string, confidence: number, rank = 0): Detector => ({
  name: kind,
  kind,
  source: '',
  rank,
  anchors: { groupings: ['9'] },
  at: ({ start, end }) => ({ start, end, confidence, hint: '' }),
  hits: [],
  misses: [],
})

function kindsOf(unwanted: readonly string[] | undefined, ...readings: readonly Detector[]): string[] {
  const engine = engineOf(readings)
  engine.view.unwanted = unwanted
  return (find(engine, 'so 415555267 it is', '', '') ?? []).map((one) => one.kind)
}

test('of readings of one place the surest of a class is kept, the first of equals', () => {
  const [low, high, same] = [reading('us-ssn', 0.6), reading('nl-bsn', 0.8), reading('ca-sin', 0.8)]
  expect(kindsOf([], low, high, same)).toEqual(['nl-bsn'])
  expect(kindsOf([], high, low)).toEqual(['nl-bsn'])
  expect(kindsOf(['phone'], low, high)).toEqual(['nl-bsn'])
})

test('all are kept where one may be refused later, and of other classes and ranks', () => {
  const [low, high] = [reading('us-ssn', 0.6), reading('nl-bsn', 0.8)]
  expect(kindsOf(undefined, low, high)).toEqual(['us-ssn', 'nl-bsn'])
  expect(kindsOf(['nl-bsn'], low, high)).toEqual(['us-ssn', 'nl-bsn'])
  expect(kindsOf(['nl-bsn'], high, low)).toEqual(['nl-bsn', 'us-ssn'])
  expect(kindsOf([], reading('phone', 0.6), high)).toEqual(['phone', 'nl-bsn'])
  expect(kindsOf([], reading('us-ssn', 0.6, 1), high)).toEqual(['us-ssn', 'nl-bsn'])
})

test('who asks why, or for one kind, hears of all readings', () => {
  const text = 'tin 155386840, thanks'
  const [best] = detect(text)
  const [told] = detect(text, { explain: true })
  expect(told?.why?.beat.length).toBeGreaterThan(3)
  const other = told?.why?.beat.find((one) => one.kind !== best?.kind)?.kind ?? ''
  expect(detect(text, { kinds: [other] }).map((one) => one.kind)).toEqual([other])
  expect(detect(text, { except: [best?.kind ?? ''] })).toHaveLength(1)
})

test("a number that one country has for sure is nobody else's, but for one that is named", () => {
  expect(detect('id number 123456782').map((one) => one.kind)).toEqual(['nl-bsn'])
  expect(detect('id number, siren 123456782').map((one) => one.kind)).toEqual(['fr-siret'])
  const engine = engineOf(detectors)
  engine.view.unwanted = []
  const row = 'id number 123456782 '.repeat(100)
  expect(find(engine, row, '', '')).toHaveLength(100)
  expect(engine.view.steps / row.length).toBeLessThan(8)
})
