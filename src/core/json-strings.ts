import { fail, invalid } from './errors.ts'
import type { Json } from './canonical-json.ts'

/** A place in a JSON document, as in RFC 6901: `/user/name`. */
export type Leaf = { readonly path: string; readonly value: string | number }

/** Deeper than people write; without a limit, brackets alone would exhaust the stack. */
const maxDepth = 100
/** Names as long as the document, around many values, would make of it an answer of gigabytes. */
const maxPathLength = 2_000
/** Of all paths together, in characters: a place for each of four million numbers below a long name would take all memory. */
const maxPathsLength = 32 * 1_048_576

/** Every string and number, in order. A card number may well be written as a number. */
export function leavesOf(document: Json): Leaf[] {
  const leaves: Leaf[] = []
  let length = 0
  walk(document, (value, path) => {
    length += path.length
    if (length > maxPathsLength)
      throw fail('too_large', 'This document has too many values under long names. Send it in pieces.')
    leaves.push({ path, value })
    return value
  })
  return leaves
}

/** Whether a text of JSON holds more values and fields than so many; of one that does not all is read. */
export function isWiderThan(json: string, most: number): boolean {
  let count = 0
  for (let at = 0; at < json.length; at++) {
    const c = json.charCodeAt(at)
    if (c === 34) at = endOfString(json, at)
    else if ((c === 44 || c === 58) && ++count > most) return true
  }
  return false
}

/** Whether brackets stand in each other in more than so many levels: what walks a body by calling itself would fall over it. */
export function isDeeperThan(json: string, most: number): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const c = json.charCodeAt(at)
    if (c === 34) at = endOfString(json, at)
    else if (c === 91 || c === 123) {
      if (++depth > most) return true
    } else if (c === 93 || c === 125) depth--
  }
  return false
}

function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let back = end
    while (json.charCodeAt(back - 1) === 92) back--
    if ((end - back) % 2 === 0) return end
  }
  return json.length
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

/**
 * Which of the wished-for places a path lies in or below: the number of the first. `*` stands for any one name or position. What
 * is wanted is followed down like a document, name by name, so that many paths cost no more than one.
 */
export function placesBelow(paths: readonly string[]): (path: string) => number | undefined {
  const root = standing(paths.map((wanted, index) => ({ steps: stepsOf(wanted), index })))
  let parent = ''
  let above = root
  return (path) => {
    if (path === '') return root.first
    const end = path.lastIndexOf('/')
    if (parent.length !== end || !path.startsWith(parent)) {
      parent = path.slice(0, end)
      above = stepsOf(parent).reduce((at, step) => at.below(step), root)
    }
    return above.below(path.slice(end + 1)).first
  }
}

type Wanted = { readonly steps: readonly string[]; readonly index: number }
type Standing = { readonly first: number | undefined; readonly below: (step: string) => Standing }

const stepsOf = (path: string) => path.split('/').slice(1)

function standing(wanted: readonly Wanted[], depth = 0, above?: number): Standing {
  const first = wanted.find(({ steps }) => steps.length === depth)?.index ?? above
  const open = wanted.filter(({ steps, index }) => steps.length > depth && (first === undefined || index < first))
  const named = new Set(open.map(({ steps }) => steps[depth]))
  const known = new Map<string, Standing>()
  const here: Standing = {
    first,
    below(step) {
      if (open.length === 0) return here
      const name = named.has(step) ? step : '*'
      const next =
        known.get(name) ??
        standing(
          open.filter(({ steps }) => ['*', name].includes(steps[depth]!)),
          depth + 1,
          first,
        )
      known.set(name, next)
      return next
    },
  }
  return here
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
  if (path.length > maxPathLength)
    throw invalid('document', `The names around a value may have ${maxPathLength} characters together.`)
  if (Array.isArray(node)) return node.map((inner: Json, i) => walk(inner, visit, `${path}/${i}`, depth + 1))
  const entries = Object.entries(node).map(([name, inner]) => {
    const spelled = name.replaceAll('~', '~0').replaceAll('/', '~1')
    return [name, walk(inner as Json, visit, `${path}/${spelled}`, depth + 1)] as const
  })
  return Object.fromEntries(entries)
}
