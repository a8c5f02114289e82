import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lateParts } from './late-parts.js'
import { latePatterns } from './late-patterns.js'
import { leanTables } from './lean-tables.js'
import { plainTexts } from './plain-texts.js'
import { root } from './root.js'
import { sleepingDetectors } from './sleeping-detectors.js'
import { withoutExamples } from './without-examples.js'

/** Names share words with the engine: whoever imports both gets one file of it, and none beside it for what both use. */
const namesWithEngine = {
  name: 'names-with-engine',
  /** @param {string} code @param {string} id */
  transform: (code, id) => (/detect[\\/]load-names\.js$/.test(id) ? `import './detect.js'\n${code}` : undefined),
}

/** What few messages need, and its functions. */
const late = new Map([
  ['address/find-addresses', ['findAddresses']],
  ['custom', ['customEngine', 'customProblem']],
  ['detect-across', ['detectAcrossTexts']],
  ['explain', ['explainer']],
  ['find-asked', ['findAsked']],
  ['find-known', ['findKnown']],
])

/**
 * The engine in one file instead of a hundred, which cost more to open than to read, and with the scanner's states, which the
 * sources build as text asks for them, written down. It takes the place of what the compiler made of `detect.ts`.
 */
export async function buildEngine() {
  const detect = join(root, 'dist/detect')
  /** @param {string} name */
  const built = (name) => import(pathToFileURL(join(detect, name)).href)
  const { makeScannerTable } = await built('make-scanner-table.js')
  const { detectors } = await built('detectors/index.js')
  const table = makeScannerTable(detectors)
  writeFileSync(join(detect, 'scanner-table-data.js'), `export const scannerTable = ${JSON.stringify(table)}\n`)
  const list = await sleepingDetectors(join(detect, 'detectors'), detectors)
  // Only now: on a fresh clone this file is read before anything is installed.
  const { build } = await import('vite')
  const made = /** @type {import('vite').Rollup.RollupOutput} */ (await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [namesWithEngine, lateParts(late, list), withoutExamples(), leanTables(), latePatterns(), plainTexts()],
    build: {
      write: false,
      target: 'node20',
      minify: true,
      ssr: true,
      rolldownOptions: {
        input: {
          detect: join(detect, 'detect.js'),
          'detect-bytes': join(detect, 'detect-bytes.js'),
          'load-names': join(detect, 'load-names.js'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minify: true },
      },
    },
  }))
  for (const file of made.output) if (file.type === 'chunk') writeFileSync(join(detect, file.fileName), file.code)
}
