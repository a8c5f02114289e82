import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { buildClient } from './build-client.js'
import { buildEngine } from './build-engine.js'
import { buildPackage } from './build-package.js'
import { root } from './root.js'
import { runTool } from './run.js'
import { step, StepFailed } from './step.js'

const stampFile = join(root, 'dist/.built')

/** Builds the server and the pages, unless dist/ was made from exactly these sources. */
export async function ensureBuilt({ anew = false } = {}) {
  const wanted = sourcesHash()
  if (!anew && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  await step('Building the server and the pages', build)
  writeFileSync(stampFile, wanted)
}

async function build() {
  clearServer()
  copyAssets()
  const results = await Promise.all([
    named('server', runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])),
    ...pages().map((page) =>
      named(
        `web/${page}`,
        runTool('vite/bin/vite.js', ['build', `web/${page}`, '--emptyOutDir', '--logLevel', 'warn'], {
          // Whatever the shell has set: a page built for development is a half larger.
          env: { NODE_ENV: 'production' },
        }),
      ),
    ),
  ])
  for (const page of pages().filter((name) => !existsSync(join(root, 'dist/web', name)))) {
    results.push({ name: `web/${page}`, code: 1, output: `It left nothing in dist/web/${page}; look at its outDir.` })
  }
  const failed = results.filter(({ code }) => code !== 0)
  if (failed.length > 0)
    throw new StepFailed(failed.map(({ name, output }) => `Building ${name} failed:\n\n${output.trim()}`).join('\n\n'))
  await layCompressedBeside()
  await buildEngine()
  await buildClient()
  await buildPackage()
}

/**
 * Below a kilobyte a copy saves nothing. The server picks the smaller one that the browser takes: src/http/static-files.ts. Browsers
 * take Brotli, a tenth smaller, over TLS and from this very machine.
 */
async function layCompressedBeside() {
  const files = filesBelow('dist/web').filter((name) => /\.(html|js|css|svg|json)$/.test(name))
  await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(join(root, file))
      if (text.length <= 1_000) return
      writeFileSync(join(root, `${file}.gz`), await promisify(gzip)(text, { level: 9 }))
      writeFileSync(join(root, `${file}.br`), await promisify(brotliCompress)(text))
    }),
  )
}

/** @param {string} name @param {Promise<{ code: number, output: string }>} running */
async function named(name, running) {
  return { name, ...(await running) }
}

/** tsc leaves files behind whose source is gone. The pages are left alone: vite empties its own folders. */
function clearServer() {
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (const name of readdirSync(join(root, 'dist'))) {
    if (name !== 'web') rmSync(join(root, 'dist', name), { recursive: true, force: true })
  }
}

/** SQL and whatever else is read at run time and is not TypeScript. */
function copyAssets() {
  for (const file of filesBelow('src')) {
    if (!/\.tsx?$/.test(file)) cpSync(join(root, file), join(root, 'dist', relative('src', file)))
  }
}

function pages() {
  const web = join(root, 'web')
  return existsSync(web) ? readdirSync(web).filter((name) => existsSync(join(web, name, 'vite.config.ts'))) : []
}

function sourcesHash() {
  const settings = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name) || name === 'package-lock.json')
  const files = [...filesBelow('src'), ...filesBelow('web'), ...settings].filter((file) => !/\.test\.tsx?$/.test(file))
  const hash = createHash('sha256')
  for (const file of files.toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return `${hash.digest('hex')}\n`
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}
