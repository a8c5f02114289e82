import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { invalid } from '../../core/errors.ts'
import type { Finding } from '../../detect/finding.ts'
import { isPerson, namesOf, type Tagged } from './read-labels.ts'
import { readWordPieces, type Piece } from './word-pieces.ts'

/** As much of ONNX Runtime as we use; its packages for Node and for WebAssembly have it in common. */
type Tensor = { readonly data: ArrayLike<number>; readonly dims: readonly number[] }
type Session = {
  readonly inputNames: readonly string[]
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor | undefined>>
}
type Runtime = {
  readonly env: { readonly wasm: { numThreads?: number } }
  readonly InferenceSession: { create(path: string, options: { intraOpNumThreads: number }): Promise<Session> }
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown
}

export type Tagger = (text: string) => Promise<readonly Finding[]>

/** What two windows have in common: what one sees at its edge, the other sees in the midst. */
const mostOverlap = 64

/** Opens a model for token classification, in the files that Hugging Face gives it: model.onnx, tokenizer.json, config.json. */
export async function openTagger(folder: string): Promise<Tagger> {
  const runtime = loadRuntime(folder, [join(folder, 'model.onnx'), import.meta.url])
  const pieces = readWordPieces(readJson(folder, 'tokenizer.json'))
  const { id2label = {}, max_position_embeddings: most = 512 } = readJson(folder, 'config.json') as {
    id2label?: Record<string, string>
    max_position_embeddings?: number
  }
  if (!Object.values(id2label).some(isPerson)) {
    throw invalid('DETECT_ONNX_MODEL', 'config.json has no label for persons in id2label, such as B-PER.')
  }
  // One thread for names: the others serve people.
  runtime.env.wasm.numThreads = 1
  const session = await runtime.InferenceSession.create(join(folder, 'model.onnx'), { intraOpNumThreads: 1 })
  const width = Math.min(512, most) - 2
  const overlap = Math.min(mostOverlap, width >> 2)

  const judge = async (window: readonly Piece[]): Promise<Tagged[]> => {
    const ids = [pieces.opening, ...window.map(({ id }) => id), pieces.closing]
    const tensor = (number: (id: number) => number) =>
      new runtime.Tensor(
        'int64',
        BigInt64Array.from(ids, (id) => BigInt(number(id))),
        [1, ids.length],
      )
    const offered = { input_ids: tensor((id) => id), attention_mask: tensor(() => 1), token_type_ids: tensor(() => 0) }
    const feeds = Object.fromEntries(Object.entries(offered).filter(([name]) => session.inputNames.includes(name)))
    const { logits } = await session.run(feeds)
    const labels = logits?.dims.at(-1)
    if (!logits || labels === undefined) throw invalid('DETECT_ONNX_MODEL', 'model.onnx has no output called logits.')
    // The opening token comes first.
    return window.map(({ start, end }, i) => ({
      start,
      end,
      ...likeliest(logits.data, (i + 1) * labels, labels, id2label),
    }))
  }

  return async (text) => {
    const all = pieces.cut(text)
    const tagged: Tagged[] = []
    for (let from = 0; from < all.length; from += width - overlap) {
      const seen = await judge(all.slice(from, from + width))
      const known = from === 0 ? 0 : overlap >> 1
      for (let i = known; i < seen.length; i++) tagged[from + i] = seen[i] as Tagged
      if (from + width >= all.length) break
    }
    return namesOf(tagged.filter((_, i) => all[i]?.first))
  }
}

/** Beside the model, where an update of ours leaves it alone, or among our own packages; native first, for it is faster. */
export function loadRuntime(folder: string, places: readonly string[]): Runtime {
  for (const from of places) {
    for (const name of ['onnxruntime-node', 'onnxruntime-web']) {
      const load = createRequire(from)
      try {
        load.resolve(name)
      } catch {
        continue
      }
      return load(name) as Runtime
    }
  }
  throw invalid(
    'DETECT_ONNX_MODEL',
    `ONNX Runtime is not installed. Run: npm install --prefix ${folder} --ignore-scripts onnxruntime-node`,
  )
}

function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'))
  } catch {
    throw invalid('DETECT_ONNX_MODEL', `${name} is not in the folder of the model, or is not JSON: ${folder}`)
  }
}

function likeliest(
  logits: ArrayLike<number>,
  from: number,
  count: number,
  names: Readonly<Record<string, string>>,
): Pick<Tagged, 'label' | 'probability'> {
  let best = 0
  for (let i = 1; i < count; i++) if ((logits[from + i] ?? 0) > (logits[from + best] ?? 0)) best = i
  const top = logits[from + best] ?? 0
  let sum = 0
  for (let i = 0; i < count; i++) sum += Math.exp((logits[from + i] ?? 0) - top)
  return { label: names[best] ?? 'O', probability: 1 / sum }
}
