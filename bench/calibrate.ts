// Learns how much a detector's own measure of confidence is worth: node bin/run-ts.js bench/calibrate.ts DIR
// Reads labelled sets as bench/eval.ts does and writes src/detect/calibration-data.ts. A tenth with few findings is drawn
// towards its own number as if twenty more had been seen there.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { familyOf, knots } from '../src/detect/calibrate.ts'
import { detect } from '../src/detect/detect.ts'
import type { Finding } from '../src/detect/finding.ts'
import { loadNames } from '../src/detect/load-names.ts'
import { isRight, judges } from './eval-reliability.ts'

type Row = { text: string; lang?: string; spans: { start: number; end: number; label: string }[] }

const prior = 20
const [, , folder = ''] = process.argv
if (folder === '') {
  console.error('usage: node bin/run-ts.js bench/calibrate.ts DIR')
  process.exit(2)
}
const names = await loadNames()
const seen = new Map<string, [right: number, all: number][]>()

for (const file of readdirSync(folder).sort()) {
  const set = file.replace(/\.jsonl(\.gz)?$/, '')
  if (set === file) continue
  const bytes = readFileSync(join(folder, file))
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
  for (const line of lines) {
    const row = JSON.parse(line) as Row
    const language = row.lang?.length === 2 && row.lang !== 'xx' ? { language: row.lang } : {}
    for (const one of detect(row.text, { names, uncalibrated: true, ...language })) count(set, row, one)
  }
}

function count(set: string, row: Row, one: Finding): void {
  const family = familyOf(one.kind, one.class)
  if (!judges(set, family)) return
  const right = isRight(row, one)
  if (right === undefined) return
  const bins = seen.get(family) ?? knots.map((): [number, number] => [0, 0])
  seen.set(family, bins)
  const bin = bins[Math.min(knots.length - 1, Math.max(0, Math.floor(one.confidence * 10 + 1e-9) - 5))]
  if (!bin) return
  bin[1]++
  if (right) bin[0]++
}

const curves = [...seen].map(([family, bins]) => {
  let least = 0.5
  const curve = bins.map(([right, all], k) => {
    const knot = knots[k] ?? 0
    // Strictly rising: equal values would make a draw of what one measure tells apart.
    least = Math.max(least + 0.005, Math.min(0.985, (right + prior * knot) / (all + prior)))
    return Math.round(Math.min(0.99, least) * 1000) / 1000
  })
  console.log(family, bins.map(([right, all]) => `${right}/${all}`).join(' '), curve.join(' '))
  return `  ${family}: [${curve.join(', ')}],`
})

writeFileSync(
  'src/detect/calibration-data.ts',
  `/** Made by bench/calibrate.ts. What share of findings is right at 0.55, 0.65, 0.75, 0.85 and 0.97 of a detector's own measure. */
export const calibrationData: Readonly<Record<string, readonly number[]>> = {
${curves.join('\n')}
}
`,
)
