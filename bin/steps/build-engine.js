import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundled } from './bundled.js'
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
  ['custom', ['customEngine', 'customProblem', 'listenedFor']],
  ['detect-across', ['detectAcrossTexts']],
  ['explain', ['explainer']],
  ['find-asked', ['findAsked']],
  ['find-known', ['findKnown']],
])

/** Detectors that are woken by the same messages, by file: any number; what a card is not; words and beginnings of keys. */
const together = new Map([
  [
    'numbers',
    [
      'card-details',
      'coordinates',
      'date-of-birth',
      'email',
      'ip-address',
      'mac-address',
      'parted-card',
      'payment-card',
      'phone',
      'spelled-card',
      'us-ssn',
    ],
  ],
  [
    'national',
    [
      'answers',
      'de-register-number',
      'de-tax-id',
      'iban',
      'named-answer',
      'named-numbers',
      'national-numbers',
      'record-fields',
      'tax-numbers',
      'uk-numbers',
      'vat',
    ],
  ],
  [
    'secrets',
    [
      'api-key',
      'api-key-inside',
      'codes',
      'command-login',
      'door-code',
      'generic-secret',
      'password',
      'password-told',
      'secret-url',
    ],
  ],
])

/** What a first message may be. */
const talk = [
  'Hello, where is my parcel? I\u2019ve waited since Monday. Thanks',
  'Guten Tag, können Sie mir bitte helfen?',
]

/** What others import. */
const entries = ['detect', 'detect-bytes', 'load-names']

/**
 * The engine in a few files instead of a hundred, which cost more to open than to read: one for what talk needs and one for
 * each of its parts, with the scanner's states, which the sources build as text asks for them, written down. They take the
 * place of what the compiler made of `detect.ts`. Bundlers and old runtimes, which can follow no `require` of a module, get it
 * whole: `detect-whole.js`, and `detect-whole.cjs` for programs of before modules.
 */
export async function buildEngine() {
  const detect = join(root, 'dist/detect')
  /** @param {string} name */
  const built = (name) => import(pathToFileURL(join(detect, name)).href)
  const { makeScannerTable } = await built('scan/make-scanner-table.js')
  const { detectors } = await built('detectors/index.js')
  const inputs = Object.fromEntries(entries.map((name) => [name, join(detect, `${name}.js`)]))
  const whole = [withoutExamples(), leanTables()]
  const bundles = [
    await bundled(inputs, whole, {
      entryFileNames: '[name]-whole.js',
      chunkFileNames: ({ name }) => dataOr(name, `whole-${name}.js`),
    }),
    // The lists of names are modules for all: they are only ever imported later, which every runtime can.
    await bundled(
      inputs,
      whole,
      { format: 'cjs', entryFileNames: '[name]-whole.cjs', chunkFileNames: 'whole-[name].cjs', paths: besideIt },
      lists,
    ),
  ]
  // The states save a server's first message some time, and would be a fifth of what a browser has to load.
  writeFileSync(
    join(detect, 'scan/scanner-table-data.js'),
    `export const scannerTable = ${JSON.stringify(makeScannerTable(detectors))}\n`,
  )
  const sleeping = await sleepingDetectors(join(detect, 'detectors'), detectors, together)
  const parted = [lateParts(detect, late, sleeping), withoutExamples(), leanTables(), latePatterns(), plainTexts()]
  // None may take the place of one of the compiler's own files, but for what is nothing but data.
  bundles.push(
    await bundled(inputs, parted, {
      entryFileNames: '[name].js',
      chunkFileNames: ({ name }) => dataOr(name, `part-${name.replace('_part', '')}.js`),
    }),
  )
  for (const file of bundles.flat()) writeFileSync(join(detect, file.fileName), file.code)
  await compileEarly(join(detect, 'detect.js'), ({ redact }) => talk.forEach((text) => redact(text)))
}

const lists = /name-(?:list|model)-data\.js$/

/** @param {string} id */
const besideIt = (id) => `./${basename(id)}`

/** @param {string} name @param {string} otherwise */
const dataOr = (name, otherwise) => (name.endsWith('-data') ? `${name}.js` : otherwise)
