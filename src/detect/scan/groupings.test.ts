import { expect, test } from 'vitest'
import type { Detector } from '../detector.ts'
import { detectors } from '../detectors/index.ts'
import { engineOf, find } from './find.ts'

const woken: string[] = []

function listening(name: string, groupings: readonly string[], needsWord?: Detector['needsWord']): Detector {
  return {
    name,
    kind: 'us-ssn',
    source: '',
    anchors: { groupings },
    ...(needsWord ? { needsWord, context: ['ledger'] } : {}),
    at: (view) => void woken.push(`${name} ${view.digits}`),
    hits: [],
    misses: [],
  }
}

const engine = engineOf([
  listening('nine', ['9', '3-3-3']),
  listening('grouped', ['9', '3-3-3'], 'bare'),
  listening('worded', ['9', '3-3-3'], 'always'),
  listening('ten', ['10']),
])

function wokenBy(text: string): string[] {
  woken.length = 0
  find(engine, text, '', '')
  return [...woken]
}

test('only those look whose groups the digits stand in', () => {
  expect(wokenBy('so 4155552671 it is')).toEqual(['ten 4155552671'])
  expect(wokenBy('so 12-34-56 it is')).toEqual([])
  expect(wokenBy(`so ${'1'.repeat(1000)} it is`)).toEqual([])
})

test('who needs a word near bare digits looks at grouped ones without it, and who always needs one never', () => {
  expect(wokenBy('so 415555267 it is')).toEqual(['nine 415555267'])
  expect(wokenBy('so 415-555-267 it is')).toEqual(['nine 415555267', 'grouped 415555267'])
  expect(wokenBy('the ledger 415555267 it is')).toEqual(['nine 415555267', 'grouped 415555267', 'worded 415555267'])
})

test('who needs a word looks where theirs is said, and not where that of others is', () => {
  const other = { ...listening('other', ['9'], 'always'), context: ['docket'] }
  const both = engineOf([listening('worded', ['9'], 'always'), other])
  const wokenIn = (text: string) => {
    woken.length = 0
    find(both, text, '', '')
    return [...woken]
  }
  expect(wokenIn('the ledger 415555267 it is')).toEqual(['worded 415555267'])
  expect(wokenIn('the docket 415555267 it is')).toEqual(['other 415555267'])
  expect(wokenIn('a docket, a ledger 415555267')).toEqual(['worded 415555267', 'other 415555267'])
})

test('nothing but the number in a message is as good as a word', () => {
  expect(wokenBy('415555267')).toEqual(['nine 415555267', 'grouped 415555267', 'worded 415555267'])
})

test('every grouping that a detector declares is one that digits can stand in', () => {
  for (const { name, anchors } of detectors)
    for (const grouping of anchors.groupings ?? [])
      expect(
        grouping.split('-').every((size) => Number(size) >= 1 && Number(size) <= 24),
        `${name} ${grouping}`,
      ).toBe(true)
})

test('what a detector took holds nothing else, unless it was not sure', () => {
  const taking = (confidence: number): Detector => ({
    name: 'taking',
    kind: 'us-ssn',
    source: '',
    anchors: { literals: ['^key:'] },
    takes: true,
    at: (view) => ({ start: view.start, end: view.start + 20, confidence, hint: '' }),
    hits: [],
    misses: [],
  })
  const wokenBeside = (confidence: number) => {
    woken.length = 0
    find(engineOf([taking(confidence), listening('nine', ['9'])]), 'key: 415555267 ab ok 415555268', '', '')
    return [...woken]
  }
  expect(wokenBeside(0.95)).toEqual(['nine 415555268'])
  expect(wokenBeside(0.6)).toEqual(['nine 415555267', 'nine 415555268'])
})

test('behind a sign that ends what was taken a word begins', () => {
  const text = 'k7Qm2XvB9sLd4RtY8wNz3HcJ6pFg1KaE5' + 'AzCaD7xQ2m=BIC: COBADEFFXXX'
  expect(find(engineOf(detectors), text, '', '')?.map((one) => one.detector)).toContain('bic/named')
})
