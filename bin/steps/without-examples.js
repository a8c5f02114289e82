/**
 * Detectors carry what they must find and leave, for tests and for the page of kinds. Nobody reads that at run time, and it
 * is a good part of what a browser would load: arrays named `hits` and `misses` are built as empty ones.
 *
 * @returns {import('vite').Plugin}
 */
export function withoutExamples() {
  return {
    name: 'without-examples',
    transform(code, id) {
      if (!/[\\/]detect[\\/]detectors[\\/][\w-]+\.[jt]s$/.test(id)) return undefined
      /** @type {[number, number][]} */
      const found = []
      arraysNamed(this.parse(code), new Set(['hits', 'misses']), found)
      let out = ''
      let at = 0
      for (const [start, end] of found.toSorted((a, b) => a[0] - b[0])) {
        out += `${code.slice(at, start)}[]`
        at = end
      }
      return { code: out + code.slice(at), map: null }
    },
  }
}

/** @param {any} node @param {Set<string>} names @param {[number, number][]} into */
function arraysNamed(node, names, into) {
  if (node === null || typeof node !== 'object') return
  if (node.type === 'Property' && names.has(node.key.name) && node.value.type === 'ArrayExpression') {
    into.push([node.value.start, node.value.end])
    return
  }
  for (const key of Object.keys(node)) if (key !== 'parent') arraysNamed(node[key], names, into)
}
