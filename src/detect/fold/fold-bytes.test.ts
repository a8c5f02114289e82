import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldBytes } from './fold-bytes.ts'
import { fold } from './fold.ts'
import { decodeUtf8 } from './utf8.ts'

const encoder = new TextEncoder()

/** What folding changes or might, and beginnings of characters that do not go on. */
const pieces = [
  ...['a', 'word', '\n', '\u0000', '\u007f', '\u00ad', 'é', '’', '“', '\u200b', '４', '٤', '😀', '𝟒', '漢', '\ufeff'],
  ...['%', '%2', '%20', '%7f', '%c3', '&', '&amp', '&amp;', '&nbsp;', '&#8203;', '&shy;', '&thinsp;', '$', "'"],
  ...[
    '%252',
    '%2520',
    '%C2%A0',
    '%EF%BC%94',
    '%0a',
    '&#',
    '&#x3',
    '&#52;',
    '&amp;nbsp;',
    '\\',
    '\\u003',
    '\\u0034',
    '\\x34',
  ],
  ...['4\\n', '\\t4', '④', '\u{e0020}', '\ufffb', '\u3164', '肆'],
].map((text) => encoder.encode(text))
const broken = [[0xff], [0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0]]

test('bytes are folded as the text that they spell, wherever they lie in their buffer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces, ...broken), fc.uint8Array({ maxLength: 5 })), { maxLength: 40 }),
      fc.nat(3),
      (parts, from) => {
        const bytes = Uint8Array.from([0, 0, 0, ...parts.flatMap((part) => [...part])]).subarray(from)
        const folded = foldBytes(bytes)
        if (folded) expect(folded).toEqual(fold(decodeUtf8(bytes)))
        else expect(decodeUtf8(bytes)).toMatch(/[〇一二三四五六七八九零肆]/)
      },
    ),
    { numRuns: 1000 },
  )
})

test('more bytes than one room holds', () => {
  const text = 'für “4” ４\u200b&amp;😀 '.repeat(4000)
  expect(foldBytes(encoder.encode(text))).toEqual(fold(text))
})
