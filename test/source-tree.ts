import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Made by running the house, or no part of it. Further in, `data` is a name like others. */
const passedOver = /^(?:dist|data|\.git|\.cache)$|(?:^|\/)node_modules$/

/** Paths of all files below a folder of the checkout, without what was installed or built. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return passedOver.test(relative('.', path)) ? [] : filesBelow(path)
    return entry.isFile() ? [relative('.', path)] : []
  })
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Of the syntax tree (ESTree) only what is the same in every node is typed; the rules look at the rest by name. */
export type Node = { readonly type: string; readonly [field: string]: unknown }

export type Source = { readonly path: string; readonly text: string; readonly program: Node }

/** Our own code, parsed. TypeScript 7 has no interface for this; the parser is the one that bundles the pages. */
export function sources(...folders: readonly string[]): Source[] {
  return folders
    .flatMap(filesBelow)
    .filter((path) => /\.(ts|tsx|js)$/.test(path))
    .map((path) => parseSource(path, read(path)))
}

export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  return { path, text, program: program as unknown as Node }
}

export function* nodesOf(value: unknown): Iterable<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one)
  } else if (isNode(value)) {
    yield value
    for (const child of Object.values(value)) if (typeof child === 'object') yield* nodesOf(child)
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}
