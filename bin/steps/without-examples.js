/**
 * Detectors carry what they must find and leave, for tests and for the page of kinds, and where their rule comes from. At
 * run time nobody reads the examples: `hits` and `misses` are built as empty arrays. A browser need not load the sources
 * either: with `lean` all these and the texts named `source`, `std`, `hit` and `check` are left out.
 *
 * @param {{ lean?: boolean }} [options]
 * @returns {import('vite').Plugin}
 */
export function withoutExamples({ lean = false } = {}) {
  const arrays = new Set(['hits', 'misses'])
  return {
    name: 'without-examples',
    transform(code, id) {
      if (!/[\\/]detect[\\/]detectors[\\/][\w-]+\.[jt]s(?:\?\w+)?$/.test(id)) return undefined
      /** @type {[number, number, string][]} */
      const found = []
      collect(this.parse(code), { arrays, lean }, found)
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

const nobodyReads = new Set(['hits', 'misses', 'source', 'std', 'hit'])

/** @param {any} node @param {{ arrays: Set<string>, lean: boolean }} names @param {[number, number, string][]} into */
function collect(node, names, into) {
  if (node === null || typeof node !== 'object') return
  if (names.lean && node.type === 'ObjectExpression') {
    const kept = node.properties.filter(
      (/** @type {any} */ one) =>
        !nobodyReads.has(one.key?.name) && !(one.key?.name === 'check' && one.value.type === 'Literal'),
    )
    if (kept.length < node.properties.length) {
      // From what is kept to what is kept: what lies between goes with its comma.
      let at = node.start + 1
      for (const one of kept) {
        into.push([at, one.start, ''])
        collect(one, names, into)
        at = one.end
        if (one !== kept.at(-1)) into.push([at, at, ','])
      }
      into.push([at, node.end - 1, ''])
      return
    }
  }
  if (node.type === 'Property' && names.arrays.has(node.key.name) && node.value.type === 'ArrayExpression') {
    into.push([node.value.start, node.value.end, '[]'])
    return
  }
  for (const key of Object.keys(node)) if (key !== 'parent') collect(node[key], names, into)
}
