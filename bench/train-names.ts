// Trains the name tagger and writes src/detect/names/name-model-data.ts. Deterministic: the same data give the same bytes.
//   node bin/run-ts.js bench/train-names.ts DIR PACKAGES [--fold 0|1] [--members 12] [--plain 4] [--out FILE] [--room DIR]
// DIR: labelled sets (see bench/eval.ts); only those of bench/names-corpus.ts are read. PACKAGES: see bench/build-name-list.ts.
// The weights are the mean of some members, each trained in a process of its own, with other names put into the sentences
// and other features left out at each step: the mean errs less than any one of them. The even ones leave out the rows whose id
// falls into half 0, the odd ones those of half 1. With --fold k only those that left out half k are used, to be measured on it.
// The first --plain see none of our chats, the others do: who reads chats only is a point worse where names stand in plain prose.
// Members in the --room are kept there and not trained again; bench/names-by-halves.ts measures with them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Member, modelOf } from './mean-of-members.ts'
import { learnJudge } from './train-judge.ts'

const [, , folder = '', packages = '', ...flags] = process.argv
const taken = (name: string, otherwise: string) => {
  const at = flags.indexOf(`--${name}`)
  return at < 0 ? otherwise : (flags.splice(at, 2)[1] ?? otherwise)
}
const out = taken('out', 'src/detect/names/name-model-data.ts')
const count = Number(taken('members', '12'))
const fold = Number(taken('fold', '-1'))
const kept = taken('room', '')
const plain = Number(taken('plain', '4'))
const chatty = ['--chat', '3', '--phrases', '5']
const rooms = kept === '' ? mkdtempSync(join(tmpdir(), 'names-')) : kept
const members = Array.from({ length: count }, (_, k) => k).filter((k) => fold < 0 || k % 2 === fold)
const fileOf = (k: number) => join(rooms, `${k}.json`)

async function train(k: number): Promise<void> {
  if (existsSync(fileOf(k))) return
  const script = [
    'bin/run-ts.js',
    'bench/train-name-member.ts',
    folder,
    packages,
    String(((k < plain ? k : k - plain) >> 1) * 7919),
    fileOf(k),
    '--fold',
    String(k % 2),
    ...(k < plain ? [] : chatty),
    ...flags,
  ]
  const [code] = (await once(spawn(process.execPath, script, { stdio: 'inherit' }), 'exit')) as [number | null]
  if (code !== 0) throw new Error(`member ${k} ended with ${code}`)
}

await Promise.all(
  [0, 1].map(async (lane) => {
    for (let at = lane; at < members.length; at += 2) await train(members[at] ?? 0)
  }),
)
const trained = members.map((k) => JSON.parse(readFileSync(fileOf(k), 'utf8')) as Member)
const model = modelOf(trained)
writeFileSync(
  out,
  `/** Made by bench/train-names.ts; what it was trained on stands in docs/model-card.md and NOTICE. */\nexport const nameModel = {\n  count: ${model.count},\n  scale: ${model.scale},\n  gap: ${model.gap},\n  dullCount: ${model.dullCount},\n  dullGap: ${model.dullGap},\n  moves: [${model.moves.join(', ')}],\n  dull:\n    '${model.dull}',\n  weights:\n    '${model.weights}',\n}\n`,
)
console.log(`${model.count} features, ${model.weights.length} characters`)
if (fold < 0)
  learnJudge(
    folder,
    [0, 1].map((half) => modelOf(trained.filter((_, k) => (members[k] ?? 0) % 2 === half))),
  )
if (kept === '') rmSync(rooms, { recursive: true })
