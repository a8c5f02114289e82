// Runs a TypeScript file: node bin/run-ts.js FILE [arguments]. Node 20 cannot, so the file is bundled first.
import './steps/require-node.js'

const { mkdirSync, rmSync } = await import('node:fs')
const { basename, join, resolve } = await import('node:path')
const { pathToFileURL } = await import('node:url')
const { root } = await import('./steps/root.js')
const { ensureInstalled } = await import('./steps/ensure-installed.js')

const [file, ...args] = process.argv.slice(2)
if (!file) {
  console.error('Say which file: node bin/run-ts.js FILE [arguments]')
  process.exit(2)
}

await ensureInstalled()
const { build } = await import('vite')
const outDir = join(root, 'node_modules/.cache/run-ts', String(process.pid))
mkdirSync(outDir, { recursive: true })
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
const name = basename(file).replace(/\.tsx?$/, '')

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [keepImportMeta()],
  build: {
    ssr: resolve(file),
    outDir,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: `${name}.js` } },
  },
})

process.argv.splice(1, 2 + args.length, resolve(file), ...args)
await import(pathToFileURL(join(outDir, `${name}.js`)).href)

/** A script looks for its data beside itself, not beside the bundle. */
function keepImportMeta() {
  return {
    name: 'keep-import-meta',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!id.endsWith('.ts') || id.includes('node_modules') || !code.includes('import.meta')) return
      const kept = code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.dirname', JSON.stringify(resolve(id, '..')))
        .replaceAll('import.meta.filename', JSON.stringify(id))
      return { code: kept, map: null }
    },
  }
}
