/** Shorter lists gain nothing by it. */
const fewest = 3

/**
 * Tables written for people, rewritten for a browser: a list of words becomes one text that is split, and rows of texts become
 * columns of such texts. Names of columns and quotes are a good part of what word lists weigh, and compression does not take
 * all of it away.
 *
 * @returns {import('vite').Plugin}
 */
export function leanTables() {
  return {
    name: 'lean-tables',
    transform(code, id) {
      if (!/[\\/](?:src|dist)[\\/]detect[\\/]/.test(id)) return undefined
      /** @type {[number, number, string][]} */
      const found = []
      collect(this.parse(code), code, found)
      let out = ''
      let at = 0
      for (const [start, end, instead] of found.toSorted((a, b) => a[0] - b[0])) {
        out += `${code.slice(at, start)}${instead}`
        at = end
      }
      out += code.slice(at)
      return { code: out.includes('rowsOf(') ? `${out}\n${rowsOf}` : out, map: null }
    },
  }
}

/** A function declaration, so that it stands before the tables that call it. Empty fields are left out. */
const rowsOf = `function rowsOf(names, columns) {
  return columns[0].map((_, i) => {
    const row = {}
    names.forEach((name, k) => { if (columns[k][i]) row[name] = columns[k][i] })
    return row
  })
}`

/** @param {any} node @param {string} code @param {[number, number, string][]} into */
function collect(node, code, into) {
  if (node === null || typeof node !== 'object') return
  if (node.type === 'ArrayExpression' && node.elements.length >= fewest) {
    const instead = wordsOf(node.elements) ?? columnsOf(node.elements, code)
    if (instead !== undefined) {
      into.push([node.start, node.end, instead])
      return
    }
  }
  for (const key of Object.keys(node)) if (key !== 'parent') collect(node[key], code, into)
}

/** @param {any[]} elements */
function wordsOf(elements) {
  if (!elements.every((one) => one?.type === 'Literal' && typeof one.value === 'string')) return undefined
  return splitting(elements.map((one) => one.value))
}

/** @param {string[]} values */
function splitting(values) {
  const between = ['|', ' ', ',', '\n'].find((one) => values.every((value) => !value.includes(one)))
  return between === undefined ? undefined : `${JSON.stringify(values.join(between))}.split(${JSON.stringify(between)})`
}

/** Rows of texts, and of functions by their names. @param {any[]} elements @param {string} code */
function columnsOf(elements, code) {
  /** @type {string[]} */
  const names = []
  for (const one of elements) {
    if (one?.type !== 'ObjectExpression') return undefined
    for (const { type, key, computed, method, value } of one.properties) {
      if (type !== 'Property' || computed || method || key.type !== 'Identifier') return undefined
      if (value.type !== 'Identifier' && (value.type !== 'Literal' || typeof value.value !== 'string')) return undefined
      if (!names.includes(key.name)) names.push(key.name)
    }
  }
  const columns = names.map((name) => {
    const values = elements.map((one) => one.properties.find((/** @type {any} */ it) => it.key.name === name)?.value)
    const words = splitting(values.map((value) => (value?.type === 'Identifier' ? '\n, |' : (value?.value ?? ''))))
    return words ?? `[${values.map((value) => (value ? code.slice(value.start, value.end) : "''")).join(',')}]`
  })
  return `rowsOf(${splitting(names) ?? JSON.stringify(names)},[${columns.join(',')}])`
}
