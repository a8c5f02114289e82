import { describe, expect, test } from 'vitest'
import { type CustomDetector, customProblem } from './custom.ts'
import { createDetector, detect } from './detect.ts'

const staffNumber: CustomDetector = { name: 'staff-number', pattern: 'EMP-\\d{6}' }
const project: CustomDetector = { name: 'project', words: ['Nordlicht', 'Blauer Falke', 'Müller & Söhne'] }
const member: CustomDetector = {
  name: 'member',
  pattern: '\\b\\d{8}\\b',
  context: ['member', 'mitglied'],
  validator: 'luhn',
}
const finder = createDetector({ custom: [staffNumber, project, member] })
const found = (text: string) =>
  finder
    .detect(text)
    .filter((one) => one.class === 'custom')
    .map((one) => [one.kind, text.slice(one.start, one.end)])

describe('detectors of a workspace', () => {
  test('a pattern, words in any case, a context and a check', () => {
    expect(found('ask EMP-004711 about NORDLICHT')).toEqual([
      ['custom:staff-number', 'EMP-004711'],
      ['custom:project', 'NORDLICHT'],
    ])
    expect(found('my member number is 12345674')).toEqual([['custom:member', '12345674']])
    expect(found('the blauer falke of Müller & Söhne')).toEqual([
      ['custom:project', 'blauer falke'],
      ['custom:project', 'Müller & Söhne'],
    ])
  })

  test('no part of a word, no failed check, no number without its word', () => {
    expect(found('Nordlichter, Blauer Falkenhof, order 12345674')).toEqual([])
    expect(found('member 12345675')).toEqual([])
  })

  test('what a person reads as a digit counts as one, and offsets lead to the text as it was written', () => {
    expect(found('id EMP-\uff10\uff10\uff14\uff17\uff11\uff11!')).toEqual([
      ['custom:staff-number', 'EMP-\uff10\uff10\uff14\uff17\uff11\uff11'],
    ])
  })

  test('they stand beside the built-in kinds, and only where they are given', () => {
    expect(finder.detect('EMP-004711 jo@example.org').map((one) => one.kind)).toEqual(['custom:staff-number', 'email'])
    expect(detect('EMP-004711')).toEqual([])
    expect(finder.detect('EMP-004711 jo@example.org', { kinds: ['email'] }).map((one) => one.kind)).toEqual(['email'])
  })

  test.each<[string, CustomDetector[]]>([
    ['0.name', [{ name: 'A B', pattern: 'x' }]],
    ['1.name', [staffNumber, staffNumber]],
    ['0.pattern', [{ name: 'none' }]],
    ['0.pattern', [{ name: 'ahead', pattern: '(?=x)y' }]],
    ['0.words', [{ name: 'blank', words: [' '] }]],
    ['0.validator', [{ name: 'checked', pattern: 'x', validator: 'toString' as 'luhn' }]],
  ])('%s is named when it is wrong', (field, list) => {
    expect(customProblem(list)?.field).toBe(field)
  })

  test('a good list has no problem', () => {
    expect(customProblem([staffNumber, project, member])).toBeUndefined()
  })
})
