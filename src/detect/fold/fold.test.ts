import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detect, detectFolded } from '../detect.ts'
import { detectors } from '../detectors/index.ts'
import { fold, unfold } from './fold.ts'

describe('fold', () => {
  test.each([
    ['１２３', '123'],
    ['١٢٣', '123'],
    ['१२३', '123'],
    ['𝟏𝟐𝟑', '123'],
    ['1\u200d2\u00ad3\u0301', '123'],
    ['1\u00a02\u20093', '1 2 3'],
    ['1–2—3', '1-2-3'],
    ['1·2・3', '1.2.3'],
    ['1&nbsp;2%203', '1 2 3'],
    ['a＠b．c', 'a@b.c'],
    ['50 % off & more', '50 % off & more'],
    ['100%25', '100%'],
    ['①⓪❷ ⓵⒈', '102 11'],
    ['壹贰叁肆', '1234'],
    ['1\u{e0031}2\ufff93\u115f\u17b4', '123'],
    ['1\u31642\u28003\uffa0', '1 2 3 '],
    ['&#49;&#x32;&#051&#8211;&#xa0;&hyphen;', '123- -'],
    ['1&amp;nbsp;2&amp;#160;3&amp;amp;', '1 2 3&'],
    ['1%25202%C2%A03%E2%80%8B%0A', '1 2 3\n'],
    ['\\u0034\\x31\\u00a0', '41 '],
    ['1\\n2\\t3', '1 2 3'],
    ['C:\\new\\table \\u0022 \\u00e9', 'C:\\new\\table \\u0022 \\u00e9'],
    ['M&#252;ller %C3%BC &#1; &#; &#x; %C2%20 %E2%80', 'M&#252;ller %C3%BC &#1; &#; &#x; %C2  %E2%80'],
  ])('reads %s as %s', (text, folded) => {
    expect(fold(text).text).toBe(folded)
  })

  test('plain text is its own, without a way back', () => {
    expect(fold('nothing here, ümlaut and all').stretches).toEqual([])
  })

  test('offsets lead back to where a value was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const text = `${before} 𝟒ＸＹ ${after}`
        const folded = fold(text)
        const at = folded.text.indexOf('4XY', fold(`${before} `).text.length - 1)
        const back = unfold(folded, at, at + 3)
        expect(text.slice(back.start, back.end)).toBe('𝟒ＸＹ')
      }),
    )
  })

  test('a long text folds like its parts, half pairs and all', () => {
    for (const half of ['', '\ud83d'])
      for (const part of ['４１ “so”, 4\u200b1 &amp; ', '😀 １２'])
        expect(fold((part + half).repeat(3000)).text).toBe(fold(part + half).text.repeat(3000))
  })

  test('findings lie inside the text, in order, without overlaps, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom(
              '4242 4242 4242 ' + '4242',
              'a@b.co',
              '\ud83d',
              '\u0000',
              '\u202e',
              '%20',
              '&nbsp;',
              'password: x1!y2',
              '+49 30 901820',
            ),
          ),
        ),
        (parts) => {
          const text = parts.join('')
          let end = 0
          for (const one of detect(text)) {
            expect(one.start).toBeGreaterThanOrEqual(end)
            expect(one.end).toBeGreaterThan(one.start)
            end = one.end
          }
          expect(end).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})

test('typographic signs in front of a value, within it and behind it are read as the plain ones, whoever looks first', () => {
  const structured = { except: ['postal-address'] as const, minConfidence: 0, uncalibrated: true }
  for (const hit of detectors.flatMap((one) => one.hits))
    for (const text of [
      `I’ve ${hit}`,
      `${hit} – that’s it`,
      hit.replaceAll("'", '’').replaceAll(' ', '\u00a0'),
      'No, that’s “fine”',
    ])
      expect(detect(text, structured), text).toEqual(detectFolded(fold(text), structured))
})
