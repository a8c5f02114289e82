/**
 * node bin/run-ts.js bench/import.ts [-- TEXT]
 * What the built engine (`npm run build`) costs whoever uses it for one message: the import and the first call, in processor
 * time of fresh processes, in turn with a file that holds nothing. Medians.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const rounds = 21
const text = process.argv[2] ?? 'hello, where is my parcel? thanks'
const folder = mkdtempSync(join(tmpdir(), 'import-'))
const empty = join(folder, 'empty.mjs')
const measuring = join(folder, 'measuring.mjs')
writeFileSync(empty, 'export const detect = () => []\n')
writeFileSync(
  measuring,
  `const [file, text] = process.argv.slice(2)
const spent = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1000 }
const before = process.cpuUsage()
const { detect } = await import(file)
const imported = spent(before)
const then = process.cpuUsage()
detect(text)
console.log(JSON.stringify([imported, spent(then)]))
`,
)

const files = { engine: new URL('../dist/detect/detect.js', import.meta.url).href, nothing: pathToFileURL(empty).href }
const all = Object.values(files).map((): [number, number][] => [])
for (let round = 0; round < rounds; round++)
  for (const [i, file] of Object.values(files).entries())
    all[i]?.push(
      JSON.parse(execFileSync(process.execPath, [measuring, file, text], { encoding: 'utf8' })) as [number, number],
    )
rmSync(folder, { recursive: true })

for (const [i, name] of Object.keys(files).entries()) {
  const [imported, first] = [0, 1].map((which) => median(all[i]?.map((one) => one[which] ?? 0) ?? []))
  console.log(
    `${name.padEnd(8)} import ${imported?.toFixed(2).padStart(6)} ms, first message ${first?.toFixed(2).padStart(6)} ms`,
  )
}
console.log(`${rounds} rounds, load ${loadavg()[0]?.toFixed(1)}`)

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
