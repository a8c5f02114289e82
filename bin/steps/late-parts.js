/**
 * Parts of the engine that few messages need are read when they are first asked for. To the bundler this is `require`: such a
 * file's tables and patterns are then made at the first call, and nobody else's.
 *
 * @param {ReadonlyMap<string, readonly string[]>} parts  paths within dist/detect, and the functions that they export
 * @param {string} detectors  what stands in place of detectors/index.js
 * @returns {import('vite').Plugin}
 */
export function lateParts(parts, detectors) {
  return {
    name: 'late-parts',
    enforce: 'pre',
    load(id) {
      const [, path = ''] = /[\\/]detect[\\/]([^?]+)\.js$/.exec(id) ?? []
      if (path === 'detectors/index') return detectors
      const names = parts.get(path)
      if (!names) return undefined
      const file = `./${path.split('/').at(-1)}.js?late`
      return names.map((name) => `export const ${name} = (...given) => require('${file}').${name}(...given)`).join('\n')
    },
  }
}
