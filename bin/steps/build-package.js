import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundled } from './bundled.js'
import { root } from './root.js'

/** What a program imports, and its file in `dist/`. */
const doors = new Map([
  ['detect', 'detect/detect'],
  ['detect/bytes', 'detect/detect-bytes'],
  ['detect/names', 'detect/load-names'],
  ['client', 'client/underseal'],
])

/** The first is the package's README and leads to the others. */
const pages = ['engine.md', 'detection.md', 'detectors.md', 'accuracy.md', 'model-card.md']

const from = join(root, 'dist')
const to = join(root, 'dist/package')

/**
 * `dist/package`: the engine and the client for programs of others, without the server and all that it needs. It depends on
 * nothing; `npm run package` makes an archive of it.
 */
export async function buildPackage() {
  rmSync(to, { recursive: true, force: true })
  const engine = readdirSync(join(from, 'detect')).filter((name) => isMade.test(name))
  for (const name of engine) cpSync(join(from, 'detect', name), join(to, 'detect', name))
  for (const name of ['client.js', 'underseal.js']) cpSync(join(from, 'client', name), join(to, 'client', name))
  const [client] = await bundled({ client: join(from, 'client/underseal.js') }, [], { format: 'cjs' })
  lay('client/underseal.cjs', client?.code ?? '')
  for (const file of doors.values()) layTypes(`${file}.d.ts`)
  for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(to, name))
  for (const page of pages) lay(page === pages[0] ? 'README.md' : `docs/${page}`, pageOf(page))
  lay('package.json', `${JSON.stringify(manifest(), null, 2)}\n`)
}

/** Whatever `build-engine.js` makes; beside it lies what the compiler left. */
const isMade = /^(?:(?:detect|detect-bytes|load-names)(?:-whole)?|part-.+|whole-.+|name-(?:list|model)-data)\.c?js$/

/** @param {string} path @param {string} text */
function lay(path, text) {
  mkdirSync(dirname(join(to, path)), { recursive: true })
  writeFileSync(join(to, path), text)
}

/**
 * Declarations and those they name, once for modules and once for programs of before modules: what is one and what is the other
 * goes by the file's ending. Those of the house name sources (`.ts`), which a stranger's compiler may not follow, and arrays as
 * compilers before TypeScript 5.7 cannot read them.
 *
 * @param {string} path
 * @param {Set<string>} [laid]
 */
function layTypes(path, laid = new Set()) {
  if (laid.has(path)) return
  laid.add(path)
  const text = readFileSync(join(from, path), 'utf8')
  for (const [ending, own] of [
    ['.js', '.d.ts'],
    ['.cjs', '.d.cts'],
  ])
    lay(
      path.replace('.d.ts', own ?? ''),
      text.replace(relative, (_, name) => `'${name}${ending}'`).replaceAll('Array<ArrayBuffer>', 'Array'),
    )
  for (const [, name] of text.matchAll(relative)) layTypes(join(dirname(path), `${name}.d.ts`), laid)
}

const relative = /'(\.\.?\/[\w/-]+)(?:\.d)?\.[jt]s'/g

/** Pages that are not in the package are not led to. @param {string} page */
function pageOf(page) {
  const text = readFileSync(join(root, 'docs', page), 'utf8')
  return text.replace(/\[([^\]]+)\]\((?!https?:|#)([^)]+)\)/g, (_, words, target) => {
    if (target === '../NOTICE') return `[${words}](${target})`
    if (!pages.includes(target)) return words
    if (target === pages[0]) return `[${words}](../README.md)`
    return `[${words}](${page === pages[0] ? 'docs/' : ''}${target})`
  })
}

function manifest() {
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return {
    name: 'underseal',
    version,
    description:
      'Finds payment cards, secrets, names, addresses and the numbers of a hundred authorities in text, and takes them out',
    keywords: ['pii', 'detection', 'redaction', 'secrets', 'dlp', 'gdpr', 'privacy', 'anonymization'],
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: {
      ...Object.fromEntries([...doors].map(([name, file]) => [`./${name}`, conditions(file)])),
      './package.json': './package.json',
    },
    // For compilers that do not read `exports`.
    typesVersions: { '*': Object.fromEntries([...doors].map(([name, file]) => [name, [`${file}.d.ts`]])) },
  }
}

/**
 * Bundlers and runtimes that cannot `require` a module get the whole engine in one file, Node the one that reads its parts
 * when they are first asked for.
 *
 * @param {string} file
 */
function conditions(file) {
  const whole = file.startsWith('detect/') ? `./${file}-whole` : `./${file}`
  return {
    module: `${whole}.js`,
    'module-sync': { types: `./${file}.d.ts`, default: `./${file}.js` },
    require: { types: `./${file}.d.cts`, default: `${whole}.cjs` },
    types: `./${file}.d.ts`,
    default: `${whole}.js`,
  }
}
