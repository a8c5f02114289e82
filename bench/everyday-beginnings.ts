// Where talk goes along with literals of the scanner: node bin/run-ts.js bench/everyday-beginnings.ts DIR
// Reads what people write (chat-*, ner-* and phi-*.jsonl.gz, as bench/eval.ts does), counts in each set how often beginnings
// of literals stand in it, and writes those that are frequent on average to src/detect/scan/everyday-beginnings-data.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { plainLetters } from '../src/detect/characters.ts'
import { detectors } from '../src/detect/detectors/index.ts'
import { literalsOf } from '../src/detect/scan/scanner.ts'

/** Once in so many characters: rarer beginnings may stop the pass, and more often would cost more states than it saves stops. */
const often = 50_000
/** Longer beginnings are no everyday words any more, but everyday phrases. */
const longest = 16

const [, , folder = ''] = process.argv
if (folder === '') {
  console.error('usage: node bin/run-ts.js bench/everyday-beginnings.ts DIR')
  process.exit(2)
}
/** `|` is where a word begins. */
const beginnings = new Map<string, number>()
for (const written of literalsOf(detectors)) {
  const literal = written.replace('^', '|')
  for (let k = 2; k < Math.min(literal.length, longest); k++) beginnings.set(literal.slice(0, k), 0)
}
const files = readdirSync(folder).filter((name) => /^(?:chat|ner|phi)-.*\.jsonl\.gz$/.test(name))
for (const file of files) {
  const lines = gunzipSync(readFileSync(join(folder, file)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
  count(lines.map((line) => plainLetters((JSON.parse(line) as { text: string }).text).toLowerCase()))
}
const frequent = [...beginnings].filter(([, share]) => share / files.length > 1 / often).map(([one]) => one)
// A longer one holds those that it begins with.
const lasting = frequent
  .filter((one) => !frequent.some((other) => other.length > one.length && other.includes(one)))
  .toSorted()
writeFileSync(
  new URL('../src/detect/scan/everyday-beginnings-data.ts', import.meta.url),
  `/**
 * Beginnings of literals that everyday words have, too; \`|\` is where a word begins. Without them most words would stop the
 * pass for nothing. Written by bench/everyday-beginnings.ts. A browser does without.
 */
export const everyday: string =
  '${lasting.join('\\n').replaceAll("'", "\\'")}'
`,
)
console.log(`${frequent.length} beginnings, ${lasting.length} written`)

function count(texts: readonly string[]): void {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  for (const text of texts)
    for (let i = 0; i < text.length; i++)
      for (const start of i > 0 && /[a-z\d]/.test(text[i - 1] ?? '') ? [''] : ['', '|'])
        for (let k = 2 - start.length; k < longest; k++) {
          const one = `${start}${text.slice(i, i + k)}`
          const share = beginnings.get(one)
          if (share !== undefined) beginnings.set(one, share + 1 / characters)
          else if (k > 1) break
        }
}
