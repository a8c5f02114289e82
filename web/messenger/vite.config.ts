import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type Plugin, type UserConfig } from 'vite'
import { engineInParts } from '../../bin/steps/engine-in-parts.js'

// Not `.pathname`: a space in the folder's name would be `%20` there.
const out = fileURLToPath(new URL('../../dist/web/messenger/', import.meta.url))
const here = import.meta.dirname

const shared = {
  root: here,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies UserConfig

/** A page without a charset would garble umlauts, and the script is not ours to send on every proxy. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk')
        file.code = file.code.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    }
  },
}

/**
 * Two builds, since one script tag must be a classic script while what it loads later are modules:
 * first the sheet and the engine as hashed modules, then messenger.js, which knows the sheet's name.
 */
const thenTheSmallScript: Plugin = {
  name: 'then-the-small-script',
  generateBundle(_options, bundle) {
    const sheet = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
    // The same under a lasting name, for a messenger.js from before an update.
    if (sheet) this.emitFile({ type: 'asset', fileName: 'sheet.js', source: `export * from './${sheet.fileName}'\n` })
  },
  async writeBundle({ dir }, bundle) {
    const sheet = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
    if (!sheet) throw new Error('the sheet was not built')
    await build({
      ...shared,
      configFile: false,
      logLevel: 'warn',
      define: { sheetFile: JSON.stringify(sheet.fileName) },
      plugins: [asciiOnly],
      build: {
        outDir: dir ?? out,
        emptyOutDir: false,
        target: 'es2022',
        // Library mode leaves our own import() alone; the name is never used, since nothing is exported.
        lib: { entry: `${here}/messenger.ts`, formats: ['iife'], name: 'underseal', fileName: () => 'messenger.js' },
      },
    })
    const size = readFileSync(`${dir ?? out}/messenger.js`).length
    if (size > 100_000) throw new Error(`messenger.js has grown to ${size} bytes`)
  },
}

export default defineConfig({
  ...shared,
  base: './',
  plugins: [asciiOnly, thenTheSmallScript, engineInParts()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: `${here}/sheet/sheet.tsx`,
      // `mount` is called from the outside; without this the bundler sees nobody who needs it.
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'sheet-[hash].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
