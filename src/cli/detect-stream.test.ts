import { expect, test } from 'vitest'
import { detect } from '../detect/detect.ts'
import { detectStream } from './detect-stream.ts'

const card = '4111 1111' + ' 1111 1111'
const tiny = { window: 200, overlap: 120 }

test('a long text gives the same findings in windows as at once', async () => {
  const text = Array.from({ length: 300 }, (_, i) =>
    i % 7 === 0 ? `row ${i}: card ${card} thanks` : `row ${i}: ${'words '.repeat(i % 9)}`,
  ).join('\n')
  expect(await inWindows(text, 37)).toEqual(detect(text).map(({ kind, start, end }) => ({ kind, start, end })))
})

test('a text of one endless line loses nothing at the boundaries', async () => {
  const text = `${'lorem ipsum dolor '.repeat(20)}${card} `.repeat(25)
  expect(await inWindows(text, 64)).toEqual(detect(text).map(({ kind, start, end }) => ({ kind, start, end })))
})

test('every character is handed out once and in order', async () => {
  const text = '🎈'.repeat(1000)
  let out = ''
  for await (const stretch of detectStream(pieces(text, 33), {}, { window: 101, overlap: 31 })) {
    expect(stretch.text).not.toMatch(/\p{Surrogate}/u)
    out += stretch.text
  }
  expect(out).toBe(text)
})

async function inWindows(text: string, size: number) {
  const found: { kind: string; start: number; end: number }[] = []
  let offset = 0
  for await (const stretch of detectStream(pieces(text, size), {}, tiny)) {
    found.push(...stretch.findings.map(({ kind, start, end }) => ({ kind, start: start + offset, end: end + offset })))
    offset += stretch.text.length
  }
  expect(offset).toBe(text.length)
  return found
}

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
