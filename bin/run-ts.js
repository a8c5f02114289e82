// Runs a TypeScript file on Node 20, which cannot strip types: node bin/run-ts.js bench/eval.ts arguments…
import { mkdirSync, rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const [, , entry, ...rest] = process.argv
if (!entry) {
  console.error('usage: node bin/run-ts.js FILE.ts [arguments]')
  process.exit(2)
}
const root = resolve(import.meta.dirname, '..')
const outDir = resolve(root, 'node_modules/.cache/run-ts', String(process.pid))
mkdirSync(outDir, { recursive: true })
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
const name = `${basename(entry, '.ts')}.mjs`
await build({
  root,
  configFile: false,
  logLevel: 'error',
  // What a file reads beside itself (migrations) lies beside its source, and not beside the bundle.
  plugins: [
    {
      name: 'own-address',
      transform: (code, id) =>
        id.startsWith(root) && !id.includes('node_modules') && code.includes('import.meta.url')
          ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null }
          : undefined,
    },
  ],
  build: {
    ssr: resolve(entry),
    outDir,
    emptyOutDir: false,
    minify: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: name } },
  },
})
process.argv = [process.execPath, resolve(entry), ...rest]
await import(pathToFileURL(resolve(outDir, name)).href)
