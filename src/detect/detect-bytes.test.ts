import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disguises, generatedChat, hostile } from '../../bench/detect-inputs.ts'
import { detectBytes } from './detect-bytes.ts'
import { detect } from './detect.ts'
import { detectors } from './detectors/index.ts'
import type { Finding } from './finding.ts'

const encoder = new TextEncoder()
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd')
const byteLength = (text: string) => encoder.encode(text).length

/** What the string engine says, its offsets counted in bytes. A lone surrogate is no text that bytes can spell. */
function expected(text: string): Finding[] {
  return detect(text).map((one) => ({
    ...one,
    start: byteLength(text.slice(0, one.start)),
    end: byteLength(text.slice(0, one.end)),
  }))
}

function sameAs(text: string): void {
  expect(detectBytes(encoder.encode(text))).toEqual(expected(text))
}
const card = '4242 4242 4242 ' + '4242'
const pieces = [
  ...detectors.flatMap((one) => [...one.hits, ...one.misses]),
  ...disguises.map((one) => wellFormed(one.text)),
  ...generatedChat(60),
  ' ',
  '\n',
  '\u00a0',
  'é',
  '漢字',
  '😀',
  '\u200d',
  '&amp;',
  '%40',
]

describe('bytes are read as the text that they spell', () => {
  test('each hit of each detector, alone and between other text', () => {
    for (const one of detectors)
      for (const hit of one.hits) for (const text of [hit, `Grüße 😀 ${hit} für dich`]) sameAs(text)
  })

  test('any pieces in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) =>
        sameAs(parts.join(' ')),
      ),
      { numRuns: 400 },
    )
  })

  test('values far apart, at every distance from the end of what is read at once', () => {
    const filler = 'the quick brown fox jumps over the lazy dog und läuft weg. '
    for (let shift = 0; shift < 400; shift += 40) {
      const far = filler.repeat(1400).slice(0, 65_536 + 16_384 - 200 + shift)
      sameAs(`${far}${card} ${far} jo@example.org`)
    }
  })

  test.each(hostile)('%s', (_name, make) => sameAs(wellFormed(make(60_000))))
})

describe('what is no UTF-8', () => {
  test('does not move what stands behind it', () => {
    const bad = [0xff, 0xc3, 0xe2, 0x82, 0xf0, 0x9f, 0x98, 0xed, 0xa0, 0x80, 0x80]
    for (let from = 0; from < bad.length; from++) {
      const head = [...bad.slice(from), 32]
      const [found] = detectBytes(Uint8Array.from([...head, ...encoder.encode(card)]))
      expect([found?.kind, found?.start, found?.end]).toEqual(['payment-card', head.length, head.length + card.length])
    }
  })

  test('and text is found in long mixtures of it as in what a decoder makes of them', () => {
    const parts = [
      ...pieces.map((one) => encoder.encode(one)),
      [0xff],
      [0xe2, 0x82],
      [0xf0, 0x9f, 0x98],
      [0xed, 0xa0, 0x80],
      [0x80, 0x20],
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 80, maxLength: 160 }), (some) => {
        const bytes = Uint8Array.from(some.flatMap((one) => [...one, 32]))
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        const found = detectBytes(bytes)
        const values = found.map((one) =>
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(one.start, one.end)),
        )
        expect(values).toEqual(detect(text).map((one) => text.slice(one.start, one.end)))
        expect(found.map(({ kind, confidence }) => [kind, confidence])).toEqual(
          detect(text).map(({ kind, confidence }) => [kind, confidence]),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('a view of shared memory is read too', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(card.length))
    shared.set(encoder.encode(card))
    expect(detectBytes(shared)).toMatchObject([{ kind: 'payment-card', start: 0 }])
  })
})
