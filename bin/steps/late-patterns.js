/**
 * V8 reads every regular expression of a file when it reads the file, also those that nobody may ever run: a quarter of the
 * engine's import. Here each is made where it is first used. Those with a memory of their own (`g`, `y`) stay as they are.
 *
 * @returns {import('vite').Plugin}
 */
export function latePatterns() {
  return {
    name: 'late-patterns',
    renderChunk(code) {
      /** @type {[number, number, string][]} */
      const found = []
      collect(this.parse(code), undefined, found)
      const names = found.map((_, i) => `late$${i}`)
      let out = ''
      let at = 0
      for (const [i, [start, end, pattern]] of found.toSorted((a, b) => a[0] - b[0]).entries()) {
        out += `${code.slice(at, start)}(${names[i]} ??= ${pattern})`
        at = end
      }
      return { code: `${out}${code.slice(at)}\n${names.length > 0 ? `var ${names.join(', ')}` : ''}`, map: null }
    },
  }
}

/** Only within functions: what stands outside is needed at once. @param {any} node @param {boolean | undefined} inside @param {[number, number, string][]} into */
function collect(node, inside, into) {
  if (node === null || typeof node !== 'object') return
  if (inside && node.type === 'Literal' && node.regex && !/[gy]/.test(node.regex.flags))
    into.push([node.start, node.end, `RegExp(${JSON.stringify(node.regex.pattern)}, ${JSON.stringify(node.regex.flags)})`])
  for (const key of Object.keys(node)) if (key !== 'parent') collect(node[key], inside || /Function/.test(node.type ?? ''), into)
}
