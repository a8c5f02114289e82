import { basename, join } from 'node:path'

/**
 * Parts of the engine that few messages need, in files of their own that are read when they are first asked for. `detect`
 * answers at once, so Node reads them by `require`, which takes modules as well; to the bundler they are `import(…)`.
 *
 * @param {string} folder  dist/detect
 * @param {ReadonlyMap<string, readonly string[]>} late  paths within the folder, and the functions that they export
 * @param {{ list: string, parts: ReadonlyMap<string, string> }} sleeping
 * @returns {import('vite').Plugin}
 */
export function lateParts(folder, late, { list, parts }) {
  const first = `import ${JSON.stringify(join(folder, 'detect.js'))}\n`
  return {
    name: 'late-parts',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('?part') ? join(folder, 'detectors', id) : undefined),
    load(id) {
      if (id.endsWith('?part')) return first + parts.get(basename(id, '?part'))
      const [, path = ''] = /[\\/]detect[\\/]([^?]+)\.js$/.exec(id) ?? []
      if (path === 'detectors/index') return list
      const names = late.get(path)
      return (
        names &&
        `let part
const read = () => (part ??= import('./${basename(path)}.js?late'))
${names.map((name) => `export const ${name} = (...given) => read().${name}(...given)`).join('\n')}`
      )
    },
    // Whoever is read later shares words with what is there already: none gets a file beside it for what both use.
    transform(code, id) {
      if (/find-asked\.js\?late$/.test(id)) return `import 'numbers?part'\nimport 'national?part'\n${code}`
      return /\?late$|[\\/]load-names\.js$/.test(id) ? first + code : undefined
    },
    renderChunk(code) {
      const readAtOnce = code.replace(/\bimport\((?=["'`]\.\/part-)/g, 'readPart(')
      if (readAtOnce === code) return undefined
      return { code: `import { createRequire } from 'node:module'\n${readAtOnce}\n${readPart}`, map: null }
    },
  }
}

const readPart = `var required
function readPart(file) {
  return (required ??= createRequire(import.meta.url))(file)
}`
