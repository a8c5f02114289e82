import { invalid } from './errors.ts'
import type { Json } from './canonical-json.ts'

/** A place in a JSON document, as in RFC 6901: `/user/name`. */
export type Leaf = { readonly path: string; readonly value: string | number }

/** Deeper than people write; without a limit, brackets alone would exhaust the stack. */
const maxDepth = 100

/** Every string and number, in order. A card number may well be written as a number. */
export function leavesOf(document: Json): Leaf[] {
  const leaves: Leaf[] = []
  walk(document, (value, path) => {
    leaves.push({ path, value })
    return value
  })
  return leaves
}

/** Every name of a field, once. */
export function fieldNamesOf(document: Json): string[] {
  const names = new Set<string>()
  const collect = (node: Json): void => {
    if (Array.isArray(node)) return node.forEach(collect)
    if (typeof node !== 'object' || node === null) return
    for (const [name, inner] of Object.entries(node)) {
      names.add(name)
      collect(inner as Json)
    }
  }
  collect(document)
  return [...names]
}

/**
 * A text that is itself JSON, with letters in the place of their `\u00fc`, which many programs write for all that is not ASCII:
 * nothing would be found in them. What JSON needs escaped stays so, and any other text stays as it is.
 */
export function plainlySpelled(text: string): string {
  if (!/^\s*[[{]/.test(text) || !text.includes('\\u') || !isJson(text)) return text
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|[^])/g, (whole, hex: string | undefined) => {
    const letter = hex === undefined ? '"' : String.fromCharCode(Number.parseInt(hex, 16))
    return letter < ' ' || letter === '"' || letter === '\\' || /[\ud800-\udfff]/.test(letter) ? whole : letter
  })
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The document with other leaves, told in the order of `leavesOf`. */
export function withLeaves(document: Json, next: (index: number, value: string | number) => string | number): Json {
  let index = 0
  return walk(document, (value) => next(index++, value))
}

/** `paths` are beginnings; `*` stands for any one name or position. None at all means everything. */
export function matchesPath(path: string, paths: readonly string[] | undefined): boolean {
  if (paths === undefined) return true
  const segments = path.split('/')
  return paths.some((wanted) => {
    const parts = wanted === '' ? [''] : wanted.split('/')
    return parts.length <= segments.length && parts.every((part, i) => part === '*' || part === segments[i])
  })
}

function walk(
  node: Json,
  visit: (value: string | number, path: string) => string | number,
  path = '',
  depth = 0,
): Json {
  if (typeof node === 'string' || typeof node === 'number') return visit(node, path)
  if (typeof node !== 'object' || node === null) return node
  if (depth >= maxDepth) throw invalid('document', `A document may be ${maxDepth} levels deep.`)
  if (Array.isArray(node)) return node.map((inner: Json, i) => walk(inner, visit, `${path}/${i}`, depth + 1))
  const entries = Object.entries(node).map(([name, inner]) => {
    const spelled = name.replaceAll('~', '~0').replaceAll('/', '~1')
    return [name, walk(inner as Json, visit, `${path}/${spelled}`, depth + 1)] as const
  })
  return Object.fromEntries(entries)
}
