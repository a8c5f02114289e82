/**
 * Detectors carry what they must find and leave, for tests and for the page of kinds, and where their rule comes from. At
 * run time nobody reads the examples, and a browser need not load the sources either: `hits` and `misses` are built as
 * empty arrays, and with `lean` the texts named `source`, `std` and `hit` as empty ones.
 *
 * @param {{ lean?: boolean }} [options]
 * @returns {import('vite').Plugin}
 */
export function withoutExamples({ lean = false } = {}) {
  const arrays = new Set(['hits', 'misses'])
  const texts = new Set(lean ? ['source', 'std', 'hit'] : [])
  return {
    name: 'without-examples',
    transform(code, id) {
      if (!/[\\/]detect[\\/]detectors[\\/][\w-]+\.[jt]s$/.test(id)) return undefined
      /** @type {[number, number, string][]} */
      const found = []
      collect(this.parse(code), { arrays, texts }, found)
      let out = ''
      let at = 0
      for (const [start, end, instead] of found.toSorted((a, b) => a[0] - b[0])) {
        out += `${code.slice(at, start)}${instead}`
        at = end
      }
      return { code: out + code.slice(at), map: null }
    },
  }
}

/** @param {any} node @param {{ arrays: Set<string>, texts: Set<string> }} names @param {[number, number, string][]} into */
function collect(node, names, into) {
  if (node === null || typeof node !== 'object') return
  if (node.type === 'Property') {
    const { value } = node
    const instead =
      names.arrays.has(node.key.name) && value.type === 'ArrayExpression'
        ? '[]'
        : names.texts.has(node.key.name) && value.type === 'Literal' && typeof value.value === 'string'
          ? "''"
          : ''
    if (instead !== '') {
      into.push([value.start, value.end, instead])
      return
    }
  }
  for (const key of Object.keys(node)) if (key !== 'parent') collect(node[key], names, into)
}
