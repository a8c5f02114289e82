// Writes docs/detectors.md from the detectors: node bin/run-ts.js bench/detectors-page.ts
import { writeFileSync } from 'node:fs'
import { detectors } from '../src/detect/detectors/index.ts'
import { catalogue } from '../src/detect/kinds.ts'

/** Examples of secrets are not written out: scanners of repositories would find them, as they should. */
const quiet = new Set(['secret', 'payment'])

const rows = catalogue.map(({ kind, class: group, title, titleDe }) => {
  const own = detectors.filter((one) => one.kind === kind)
  const sources = [...new Set(own.map((one) => one.source))].join('; ')
  const example = quiet.has(group) ? '' : (own.flatMap((one) => one.hits)[0] ?? '')
  const shown = example === '' || /[|\n]/.test(example) ? '' : `\`${example}\``
  return `| \`${kind}\` | ${group} | ${title} | ${titleDe} | ${own.length ? sources.replaceAll('|', '/') : serves(kind)} | ${shown} |`
})

/** Kinds that another kind's detector reports. */
function serves(kind: string): string {
  const by: Readonly<Record<string, string>> = {
    'person-name': 'a model and lists, given as `names` (model-card.md)',
    'postal-address': 'streets, numbers, postcodes and towns in seven languages',
    'us-bank-account': 'found as bank-account',
    'us-passport': 'found as passport',
    'us-driver-licence': 'found as driver-licence',
  }
  return by[kind] ?? 'reserved; no detector yet'
}

writeFileSync(
  'docs/detectors.md',
  `# Kinds the engine knows

Made by \`node bin/run-ts.js bench/detectors-page.ts\` from the detectors themselves. How detection works is in [detection.md](detection.md).
Each detector carries texts it must find and texts it must leave; one test runs them all. Kinds marked as reserved have their name, but nothing finds them yet.

| kind | class | written as | auf Deutsch | rule from | an example |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## Vendors of API keys

${[...new Set((await import('../src/detect/detectors/api-key-table.ts')).apiKeyShapes.map(([vendor]) => vendor))].sort().join(', ')}.
`,
)
