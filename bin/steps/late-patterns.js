/**
 * V8 reads every regular expression of a file when it reads the file, also those that nobody may ever run: a quarter of the
 * engine's import. Here each is made where it is first used. Those in functions that have a memory of their own (`g`, `y`) stay.
 *
 * @returns {import('vite').Plugin}
 */
export function latePatterns() {
  return {
    name: 'late-patterns',
    renderChunk(code) {
      /** @type {Names} */
      const names = new Map()
      /** @type {any[]} */
      const inFunctions = []
      collect(this.parse(code), { parent: undefined, key: '', depth: 0 }, names, inFunctions)
      /** @type {[number, number, string][]} */
      const edits = []
      let behind = ''
      for (const [name, { written, read, other }] of names) {
        const [pattern] = written
        if (written.length !== 1 || other || !pattern.regex) continue
        inFunctions.splice(inFunctions.indexOf(pattern), inFunctions.includes(pattern) ? 1 : 0)
        edits.push([pattern.start, pattern.end, 'undefined'])
        for (const one of read) edits.push([one.start, one.end, `late_${name}()`])
        behind += `function late_${name}() { return ${name} ??= ${made(pattern)} }\n`
      }
      for (const [i, one] of inFunctions.entries()) {
        edits.push([one.start, one.end, `(late_${i} ??= ${made(one)})`])
        behind += `var late_${i}\n`
      }
      let out = ''
      let at = 0
      for (const [start, end, instead] of edits.toSorted((a, b) => a[0] - b[0])) {
        out += code.slice(at, start) + instead
        at = end
      }
      return { code: `${out}${code.slice(at)}\n${behind}`, map: null }
    },
  }
}

/** Of names at the top of the file: what is written to them, where they are read, and whether anything else happens to them. @typedef {Map<string, { written: any[], read: any[], other: boolean }>} Names */

/** @param {any} literal */
const made = ({ regex }) => `RegExp(${JSON.stringify(regex.pattern)}, ${JSON.stringify(regex.flags)})`

/** @param {any} node @param {{ parent: any, key: string, depth: number }} place @param {Names} names @param {any[]} inFunctions */
function collect(node, { parent, key, depth }, names, inFunctions) {
  if (node === null || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const one of node) collect(one, { parent, key, depth }, names, inFunctions)
    return
  }
  if (node.type === 'Identifier') {
    note(node, parent, key, depth, names)
    return
  }
  if (depth > 0 && node.type === 'Literal' && node.regex && !/[gy]/.test(node.regex.flags)) inFunctions.push(node)
  const within = depth + (/Function/.test(node.type ?? '') ? 1 : 0)
  for (const each of Object.keys(node))
    if (each !== 'parent') collect(node[each], { parent: node, key: each, depth: within }, names, inFunctions)
}

/** @param {any} node @param {any} parent @param {string} key @param {number} depth @param {Names} names */
function note(node, parent, key, depth, names) {
  const { type } = parent
  if (
    (type === 'MemberExpression' && key === 'property' && !parent.computed) ||
    (/Property|Definition/.test(type) && key === 'key' && !parent.computed)
  )
    return
  const held = names.get(node.name) ?? { written: [], read: [], other: false }
  names.set(node.name, held)
  if (type === 'VariableDeclarator' && key === 'id' && depth === 0) {
    if (parent.init) held.written.push(parent.init)
  } else if (type === 'AssignmentExpression' && key === 'left' && parent.operator === '=')
    held.written.push(parent.right)
  else if (
    /Expression$|Statement$|^VariableDeclarator$/.test(type) &&
    !/Function|Update|Class/.test(type) &&
    !(type === 'VariableDeclarator' && key === 'id') &&
    key !== 'left'
  )
    held.read.push(node)
  else if (/^(?:Binary|Logical)Expression$/.test(type)) held.read.push(node)
  else held.other = true
}
