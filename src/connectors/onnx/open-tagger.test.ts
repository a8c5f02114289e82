import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRuntime, openTagger, type Tagger } from './open-tagger.ts'
import { makeTinyModel } from '../../../test/make-tiny-model.ts'

let folder: string
let tag: Tagger
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'underseal-onnx-'))
  makeTinyModel(folder)
  tag = await openTagger(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function namesIn(text: string): Promise<string[]> {
  return (await tag(text)).map(({ start, end }) => text.slice(start, end))
}

describe('a model that ONNX Runtime runs', () => {
  test('finds a made-up name exactly where it stands', async () => {
    expect(await tag('please call Zorvella.')).toEqual([
      {
        kind: 'person-name',
        class: 'identity',
        start: 12,
        end: 20,
        confidence: 0.99,
        detector: 'person-name/onnx',
        hint: '',
      },
    ])
  })

  test('finds nothing where it knows no word, and nothing in nothing', async () => {
    expect(await namesIn('the ticket of Ambria is open')).toEqual([])
    expect(await namesIn('Quomzzz')).toEqual([])
    expect(await namesIn('')).toEqual([])
    expect(await namesIn(' \n')).toEqual([])
  })

  test('joins the words of a name and parts two names', async () => {
    expect(await namesIn('ticket of Zorvella Vantrish Muller, Quom and Quom')).toEqual([
      'Zorvella Vantrish Muller',
      'Quom',
      'Quom',
    ])
    expect(await namesIn('Quom Zorvella')).toEqual(['Quom', 'Zorvella'])
    expect(await namesIn('Muller, Muller')).toEqual(['Muller', 'Muller'])
  })

  test('a word of several pieces is judged by its first and found as a whole', async () => {
    expect(await namesIn('call Quombert and Dornovic')).toEqual(['Quombert'])
    expect(await namesIn("Quoms, Quom's")).toEqual(['Quoms', 'Quom'])
  })

  test.each([
    ['😀 the tïcket of Zorvella', 'Zorvella'],
    ['ticket of ZORVELLA M\u00fcller', 'ZORVELLA M\u00fcller'],
    ['ticket of Zorvella Mu\u0308ller ja', 'Zorvella Mu\u0308ller'],
    ['call\u00a0Zor\u200bvella,ja', 'Zor\u200bvella'],
    ['客Zorvella客', 'Zorvella'],
    ['(Zorvella)', 'Zorvella'],
    ['x'.repeat(101) + ' Zorvella', 'Zorvella'],
  ])('leads back to the letters that were written: %j', async (text, name) => {
    expect(await namesIn(text)).toEqual([name])
  })

  test('a text longer than a window is read to its end, and each name found once', async () => {
    const words = Array.from({ length: 3000 }, (_, i) => (i % 7 === 3 ? 'Zorvella' : 'the'))
    const text = words.join(' ')
    const found = await tag(text)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(words.filter((word) => word !== 'the'))
    expect(new Set(found.map(({ start }) => start)).size).toBe(found.length)
    expect(await namesIn(`${'the '.repeat(511)}Zorvella`)).toEqual(['Zorvella'])
  })
})

describe('what is wrong is said when it is opened', () => {
  test.each([
    ['tokenizer.json', { model: { type: 'BPE' } }, /is not that of a BERT model/],
    [
      'tokenizer.json',
      { normalizer: { type: 'BertNormalizer' }, model: { type: 'WordPiece', vocab: { '[UNK]': 0 } } },
      /no \[CLS\]/,
    ],
    ['config.json', { id2label: { 0: 'O', 1: 'B-LOC' } }, /no label for persons/],
  ])('%s %j', async (file, content, message) => {
    const broken = mkdtempSync(join(tmpdir(), 'underseal-onnx-'))
    makeTinyModel(broken)
    writeFileSync(join(broken, file), JSON.stringify(content))
    await expect(openTagger(broken)).rejects.toThrow(message)
    rmSync(broken, { recursive: true })
  })

  test('no files, no runtime', async () => {
    await expect(openTagger(join(folder, 'nowhere'))).rejects.toThrow(/tokenizer\.json is not in the folder/)
    expect(() => loadRuntime(folder, [join(folder, 'model.onnx')])).toThrow(
      /ONNX Runtime is not installed\. Run: npm install --prefix/,
    )
  })
})
