import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { richText, type Block, type Piece } from './rich-text.ts'

const safe = (text: string, ...spans: [number, number][]) => ({
  text,
  seals: spans.map(([start, end]) => ({ start, end })),
})
const piecesOf = (blocks: readonly Block<{ start: number; end: number }>[]): Piece<{ start: number; end: number }>[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items.flat() : [...block.pieces]))
const shown = (text: string) =>
  piecesOf(richText(safe(text))).map(({ type, text: piece, marks }) => [type, piece, ...marks])

describe('marks', () => {
  test.each([
    [
      'a **bold** word',
      [
        ['text', 'a '],
        ['text', 'bold', 'bold'],
        ['text', ' word'],
      ],
    ],
    [
      '*one* and _two_',
      [
        ['text', 'one', 'italic'],
        ['text', ' and '],
        ['text', 'two', 'italic'],
      ],
    ],
    [
      'run `rm *` now',
      [
        ['text', 'run '],
        ['text', 'rm *', 'code'],
        ['text', ' now'],
      ],
    ],
    [
      '**very *much* so**',
      [
        ['text', 'very ', 'bold'],
        ['text', 'much', 'bold', 'italic'],
        ['text', ' so', 'bold'],
      ],
    ],
  ])('%s', (text, wanted) => expect(shown(text)).toEqual(wanted))

  test.each(['2 * 3 * 4', 'snake_case_name', '** not bold', 'a*b*c', '__init__', '5 < 6 > 3'])(
    '%s stays as it is',
    (text) => expect(shown(text)).toEqual([['text', text]]),
  )
})

describe('links', () => {
  test('an address is a link, without the full stop after it', () => {
    expect(piecesOf(richText(safe('see https://example.com/a.')))).toMatchObject([
      { type: 'text' },
      { type: 'link', href: 'https://example.com/a', text: 'https://example.com/a' },
      { type: 'text', text: '.' },
    ])
  })

  test('a named link shows its name', () => {
    expect(piecesOf(richText(safe('[our page](https://example.com/x) here')))).toMatchObject([
      { type: 'link', href: 'https://example.com/x', text: 'our page', start: 1, end: 9 },
      { type: 'text', text: ' here' },
    ])
  })

  test.each([
    ['[https://bank.example/login](https://evil.example/x)', 'https://evil.example/x'],
    ['[bank.example](https://evil.example/bank.example/x)', 'https://evil.example/bank.example/x'],
    ['[go to www.bank.example](https://evil.example)', 'https://evil.example'],
    ['[bank.example/a b](https://notbank.example)', undefined],
    ['[bank.example](https://www.bank.example/a)', undefined],
    ['[invoice.pdf](https://files.example/7/invoice.pdf)', undefined],
    ['[our Node.js page](https://example.com)', undefined],
  ] as const)('in %s only what it leads to is a link, if its name says another place', (text, shown) => {
    const pieces = piecesOf(richText(safe(text)))
    const links = pieces.filter((piece) => piece.type === 'link')
    expect(links.map((piece) => piece.text)).toEqual([shown ?? text.slice(1, text.indexOf(']'))])
    if (shown) expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  })

  test.each([
    '[x](javascript:alert(1))',
    'javascript:alert(1)',
    'https://bank.example@evil.example/',
    'data:text/html,x',
    '[x](https://a@b.example)',
  ])('%s is not a link', (text) =>
    expect(piecesOf(richText(safe(text))).every((piece) => piece.type === 'text')).toBe(true),
  )
})

describe('blocks', () => {
  test('lists, quotes and code', () => {
    const blocks = richText(
      safe('Please:\n- one\n- two\n\n3. three\n4. four\n> said\n> so\n```\nlet a = **1**\n```\nBye'),
    )
    expect(blocks.map((block) => block.type)).toEqual([
      'paragraph',
      'list',
      'paragraph',
      'list',
      'quote',
      'code',
      'paragraph',
    ])
    expect(blocks[3]).toMatchObject({ ordered: true, first: 3 })
    expect(blocks[5]).toMatchObject({ pieces: [{ text: 'let a = **1**', marks: [] }] })
  })

  test('a fence that is never closed is text', () => {
    expect(richText(safe('```\nabc')).map((block) => block.type)).toEqual(['paragraph'])
  })
})

describe('fences', () => {
  test.each(['```[card 42] please\n```', '```\na\n```[card 42]', '```hello world\n```'])(
    '%j: what stands beside a fence is shown',
    (text) => {
      const squeezed = (shownText: string) => shownText.replaceAll('\n', '')
      expect(
        squeezed(
          shown(text)
            .map(([, piece]) => piece)
            .join(''),
        ),
      ).toBe(squeezed(text))
    },
  )

  test('the name of a language is not part of the code', () => {
    expect(shown('```ts\nlet a\n```')).toEqual([['text', 'let a']])
  })
})

describe('seals', () => {
  test('a seal stays whole inside bold and in a list, at its own place', () => {
    const text = '- **card [payment card •••• 4242]** ok'
    const start = text.indexOf('[')
    const pieces = piecesOf(richText(safe(text, [start, text.indexOf(']') + 1])))
    expect(pieces).toMatchObject([
      { type: 'text', text: 'card ', marks: ['bold'] },
      { type: 'seal', start, marks: ['bold'] },
      { type: 'text', text: ' ok' },
    ])
  })

  test('marks inside a placeholder mean nothing', () => {
    const text = 'a [key *x*] b'
    expect(piecesOf(richText(safe(text, [2, 11]))).map((piece) => piece.type)).toEqual(['text', 'seal', 'text'])
  })
})

test('every piece is a true piece of the text, in order, and no seal is lost or split', () => {
  const words = fc.constantFrom(
    'a',
    '**',
    '*',
    '_',
    '`',
    ' ',
    '\n',
    '- ',
    '1. ',
    '> ',
    '```',
    'https://e.example/x',
    '[b](https://e.example)',
    'ü',
    '😀',
  )
  const texts = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const mark = '[card 42]'
      const text = before + mark + after
      const pieces = piecesOf(richText(safe(text, [before.length, before.length + mark.length])))
      let at = 0
      for (const piece of pieces) {
        expect(piece.start).toBeGreaterThanOrEqual(at)
        expect(text.slice(piece.start, piece.end)).toBe(piece.text)
        at = piece.end
      }
      expect(pieces.filter((piece) => piece.type === 'seal').map((piece) => piece.text)).toEqual([mark])
    }),
  )
})

test('a line of stars or brackets takes time in proportion to its length', () => {
  for (const piece of ['*', '**a', '_', '[', '`', '[a](', 'https://'])
    expect(richText(safe(piece.repeat(20_000 / piece.length))).length).toBeGreaterThan(0)
})
