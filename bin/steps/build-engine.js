import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileEarly } from './compile-early.js'
import { lateParts } from './late-parts.js'
import { latePatterns } from './late-patterns.js'
import { leanTables } from './lean-tables.js'
import { plainTexts } from './plain-texts.js'
import { root } from './root.js'
import { sleepingDetectors } from './sleeping-detectors.js'
import { withoutExamples } from './without-examples.js'

/** What few messages need, and its functions. */
const late = new Map([
  ['custom', ['customEngine', 'customProblem']],
  ['detect-across', ['detectAcrossTexts']],
  ['explain', ['explainer']],
  ['find-asked', ['findAsked']],
  ['find-known', ['findKnown']],
])

/** Detectors that are woken by the same messages, by file: any number; what a card is not; words and beginnings of keys. */
const together = new Map([
  ['numbers', ['card-details', 'coordinates', 'date-of-birth', 'email', 'ip-address', 'mac-address', 'payment-card', 'phone', 'spelled-card', 'us-ssn']],
  ['national', ['answers', 'de-register-number', 'de-tax-id', 'iban', 'named-answer', 'named-numbers', 'national-numbers', 'record-fields', 'uk-numbers', 'vat']],
  ['secrets', ['api-key', 'api-key-inside', 'codes', 'command-login', 'door-code', 'generic-secret', 'password', 'password-told', 'secret-url']],
])

/** What a first message may be. */
const talk = ['Hello, where is my parcel? I\u2019ve waited since Monday. Thanks', 'Guten Tag, können Sie mir bitte helfen?']

/** What others import. */
const entries = ['detect', 'detect-bytes', 'load-names']

/**
 * The engine in a few files instead of a hundred, which cost more to open than to read: one for what talk needs and one for
 * each of its parts, with the scanner's states, which the sources build as text asks for them, written down. They take the
 * place of what the compiler made of `detect.ts`; that stays beside them for bundlers, which can follow no `require`.
 */
export async function buildEngine() {
  const detect = join(root, 'dist/detect')
  /** @param {string} name */
  const built = (name) => import(pathToFileURL(join(detect, name)).href)
  const { makeScannerTable } = await built('scan/make-scanner-table.js')
  const { detectors } = await built('detectors/index.js')
  const table = makeScannerTable(detectors)
  writeFileSync(join(detect, 'scan/scanner-table-data.js'), `export const scannerTable = ${JSON.stringify(table)}\n`)
  for (const name of entries) {
    const whole = readFileSync(join(detect, `${name}.js`), 'utf8').replaceAll("'./detect.js'", "'./detect-whole.js'")
    writeFileSync(join(detect, `${name}-whole.js`), whole)
  }
  const sleeping = await sleepingDetectors(join(detect, 'detectors'), detectors, together)
  // Only now: on a fresh clone this file is read before anything is installed.
  const { build } = await import('vite')
  const made = /** @type {import('vite').Rollup.RollupOutput} */ (await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [lateParts(detect, late, sleeping), withoutExamples(), leanTables(), latePatterns(), plainTexts()],
    build: {
      write: false,
      target: 'node20',
      minify: true,
      ssr: true,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((name) => [name, join(detect, `${name}.js`)])),
        output: {
          entryFileNames: '[name].js',
          // None may take the place of one of the compiler's own files, but for what is nothing but data.
          chunkFileNames: ({ name }) => (name.endsWith('-data') ? '[name].js' : `part-${name.replace('_part', '')}.js`),
          minify: true,
        },
      },
    },
  }))
  for (const file of made.output) if (file.type === 'chunk') writeFileSync(join(detect, file.fileName), file.code)
  await compileEarly(join(detect, 'detect.js'), ({ redact }) => talk.forEach((text) => redact(text)))
}
