import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const labels = ['O', 'B-PER', 'I-PER', 'B-LOC']

/** The whole language of the model: each word, or piece of one, always has the same label. */
const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      '[PAD]',
      '[UNK]',
      '[CLS]',
      '[SEP]',
      ',',
      '.',
      "'",
      '-',
      'the',
      'ticket',
      'of',
      'is',
      'open',
      'please',
      'call',
      'and',
      'from',
      'thanks',
      'order',
      '##s',
    ].map((word) => [word, 'O']),
  ),
  zorvella: 'B-PER',
  quom: 'B-PER',
  '##bert': 'I-PER',
  vantrish: 'I-PER',
  muller: 'I-PER',
  '##ovic': 'O',
  ambria: 'B-LOC',
  dorn: 'B-LOC',
  ja: 'O',
  nein: 'O',
}

/** A model of thirty words in the three files of a real one: it looks up each token's row of a table and multiplies it by eight. */
export function makeTinyModel(folder: string): void {
  const tokens = Object.keys(words)
  const vocab = Object.fromEntries(tokens.map((token, id) => [token, id]))
  const normalizer = {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  }
  writeJson(folder, 'tokenizer.json', {
    normalizer,
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab },
  })
  writeJson(folder, 'config.json', {
    id2label: Object.fromEntries(labels.map((label, i) => [i, label])),
    max_position_embeddings: 512,
  })
  const table = tokens.flatMap((token) => labels.map((label) => (label === words[token] ? 1 : 0)))
  const eight = labels.flatMap((_, row) => labels.map((__, column) => (row === column ? 8 : 0)))
  writeFileSync(join(folder, 'model.onnx'), model(table, [tokens.length, labels.length], eight))
}

function writeJson(folder: string, name: string, content: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(content))
}

/** Field numbers and types are those of onnx.proto3. */
function model(table: readonly number[], size: readonly number[], weights: readonly number[]): Buffer {
  const graph = Buffer.concat([
    field(1, Buffer.concat([field(1, 'table'), field(1, 'input_ids'), field(2, 'rows'), field(4, 'Gather')])),
    field(1, Buffer.concat([field(1, 'rows'), field(1, 'weights'), field(2, 'logits'), field(4, 'MatMul')])),
    field(2, 'tiny'),
    field(5, tensor('table', size, table)),
    field(5, tensor('weights', [labels.length, labels.length], weights)),
    field(11, shaped('input_ids', 7, ['batch', 'tokens'])),
    field(11, shaped('attention_mask', 7, ['batch', 'tokens'])),
    field(12, shaped('logits', 1, ['batch', 'tokens', 'labels'])),
  ])
  return Buffer.concat([field(1, 8), field(7, graph), field(8, field(2, 13))])
}

function tensor(name: string, dims: readonly number[], values: readonly number[]): Buffer {
  return Buffer.concat([
    ...dims.map((dim) => field(1, dim)),
    field(2, 1),
    field(8, name),
    field(9, Buffer.from(Float32Array.from(values).buffer)),
  ])
}

function shaped(name: string, type: number, dims: readonly string[]): Buffer {
  const shape = Buffer.concat(dims.map((dim) => field(1, field(2, dim))))
  return Buffer.concat([field(1, name), field(2, field(1, Buffer.concat([field(1, type), field(2, shape)])))])
}

function field(number: number, value: number | string | Buffer): Buffer {
  if (typeof value === 'number') return Buffer.concat([varint(number << 3), varint(value)])
  const bytes = Buffer.from(value as string)
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128)
  return Buffer.from([...bytes, value])
}
