import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { leanTables } from './lean-tables.js'
import { root } from './root.js'
import { withoutExamples } from './without-examples.js'

/** A file of ASCII alone is read twice as fast. What is not ASCII stands in texts and patterns, where both spellings are one. */
const inAscii = {
  name: 'in-ascii',
  /** @param {unknown} _ @param {Record<string, any>} bundle */
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk')
        file.code = file.code.replace(
          /[^\0-\x7f]/g,
          (/** @type {string} */ c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
  },
}

/**
 * `underseal/detect`: the scanner's states, which the sources build as text asks for them, written down; and the whole
 * engine in a few files, because opening a hundred costs more than reading them.
 */
export async function buildEngine() {
  const detect = join(root, 'dist/detect')
  /** @param {string} name */
  const built = (name) => import(pathToFileURL(join(detect, name)).href)
  const { makeScannerTable } = await built('make-scanner-table.js')
  const { detectors } = await built('detectors/index.js')
  writeFileSync(
    join(detect, 'scanner-table-data.js'),
    `export const scannerTable = ${JSON.stringify(makeScannerTable(detectors))}\n`,
  )
  const outDir = join(root, 'dist/engine')
  rmSync(outDir, { recursive: true, force: true })
  // Only now: on a fresh clone this file is read before anything is installed.
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [withoutExamples(), leanTables(), inAscii],
    build: {
      outDir,
      target: 'node20',
      minify: true,
      ssr: true,
      rolldownOptions: {
        input: {
          detect: join(detect, 'detect.js'),
          bytes: join(detect, 'detect-bytes.js'),
          names: join(detect, 'load-names.js'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minify: true },
      },
    },
  })
}
