import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.js'
import { withoutExamples } from './without-examples.js'

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
    plugins: [withoutExamples()],
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
