import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printList } from './list-sheet.ts'
import { sheets } from './scan/sheets.ts'
import { forScreen, onOneLine } from './show-controls.ts'
import type { Io } from './command.ts'

const wipe = '\u001b\\[K'
const retitled = '\u001b]0;pwned\u0007\u001b[2J'

function listening(): { io: Io; said: () => string } {
  let said = ''
  return {
    io: {
      stdin: process.stdin,
      out: async (text) => void (said += text),
      err: (text) => void (said += text),
      live: false,
    },
    said: () => said,
  }
}

test('a name that would command the terminal is spelled out', () => {
  expect(forScreen(`Ben${retitled}`)).toBe('Ben\\u001b]0;pwned\\u0007\\u001b[2J')
  expect(forScreen('cod\u202egpj.exe')).toBe('cod\\u202egpj.exe')
})

test('lines, tabs and the wiping of our own progress stay as they are', () => {
  for (const text of ['one\ttwo\nthree\r\n', '\r45 % of 2 GB\u001b[K', '\r\u001b[K', 'Grüße, 漢字 👩‍👩‍👧‍👦\n'])
    expect(forScreen(text)).toBe(text)
  expect(forScreen('a\rb\u001b[K c')).toBe('a\\u000db\\u001b[K c')
})

test('whatever the text, nothing but our own signs reaches the screen', () => {
  const signs = fc.constantFrom('\u001b', '[', 'K', '\r', '\n', '\u0007', '\u009b', '\u202e', 'a')
  fc.assert(
    fc.property(fc.string({ unit: signs }), (text) => {
      const shown = forScreen(text)
      const inside = shown
        .slice(/^\r(?!\n)/.test(shown) ? 1 : 0)
        .replace(new RegExp(`^${wipe}`), '')
        .replace(new RegExp(`${wipe}$`), '')
      expect(inside.replaceAll('\r\n', '').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
      expect(onOneLine(text)).not.toMatch(/[\p{Cc}\u202e]/u)
    }),
  )
})

test('a list keeps each row on a line of its own, and a report each finding', async () => {
  const list = listening()
  await printList(list.io, [{ id: 'tmt_1', name: `Ben\ntmt_2  Forged${retitled}` }], false)
  expect(list.said().split('\n')).toHaveLength(3)
  const report = listening()
  const hit = {
    path: `a\nb.txt:1:1 payment-card${retitled}`,
    line: 1,
    column: 1,
    start: 0,
    end: 1,
    kind: 'pin',
    class: 'secret',
    confidence: 1,
    detector: 'pin',
    hint: '',
    mark: '',
  } as const
  await sheets.text(report.io).add(hit)
  expect(report.said()).toBe('a\\u000ab.txt:1:1 payment-card\\u001b]0;pwned\\u0007\\u001b[2J:1:1 pin\n')
})
