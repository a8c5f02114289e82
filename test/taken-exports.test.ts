import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { isNode, isTest, nodesOf, parseSource, sources, type Source } from './source-tree.ts'

/** What others take: the package, a program that is started, pages and words that are fetched by their place. */
const forOthers = /^src\/(detect\/detect|client\/client|main)\.ts$|^web\/messenger\/(sheet\/sheet\.tsx|words\/\w+\.ts)$/

const code = sources('src', 'web', 'test', 'bench', 'bin')

// Shapes are left out: one that a function gives is part of what it says, though nobody need name it.
test('what a file exports is taken by another one', () => {
  expect(untaken(code)).toEqual([])
})

test('this check notices what nobody takes, and only that', () => {
  const files = [
    parseSource(
      'src/a.ts',
      'export const taken = 1, left = 2; export type Shape = 1; export function lazy() {}; export const { old } = left',
    ),
    parseSource('src/b.ts', "import { taken } from './a.ts'; const all = await import('./c.ts'); taken + all"),
    parseSource('src/c.ts', "export const whole = 1; export { lazy as passed } from './a.ts'"),
  ]
  expect(untaken(files)).toEqual(['src/a.ts: left'])
})

function untaken(all: readonly Source[]): string[] {
  const taken = new Set(all.flatMap(takenBy))
  return all
    .filter(({ path }) => /^(src|web)\//.test(path) && !isTest(path) && !forOthers.test(path))
    .flatMap((source) =>
      exportsOf(source)
        .filter((name) => !taken.has(`${source.path}: ${name}`) && !taken.has(`${source.path}: *`))
        .map((name) => `${source.path}: ${name}`),
    )
}

/** `path: name` of all that a file takes from others; `path: *` where it takes them as a whole. */
function takenBy({ path, program }: Source): string[] {
  return [...nodesOf(program)].flatMap((node) => {
    const source = isNode(node['source']) ? node['source']['value'] : undefined
    if (typeof source !== 'string' || !source.startsWith('.')) return []
    const from = join(dirname(path), source)
    if (!Array.isArray(node['specifiers'])) return [`${from}: *`]
    return node['specifiers']
      .filter(isNode)
      .map(
        (one) => `${from}: ${nameOf(one['imported']) ?? (one.type === 'ExportSpecifier' ? nameOf(one['local']) : '*')}`,
      )
  })
}

function exportsOf({ program }: Source): string[] {
  return [...nodesOf(program)].flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node['exportKind'] === 'type') return []
    const { declaration, specifiers } = node
    if (!isNode(declaration)) return isNode(node['source']) ? [] : namesIn(specifiers, 'exported')
    const declared = declaration['declarations']
    // What is taken out of one thing (`const { a, b } = …`) is exported together.
    return namesIn(Array.isArray(declared) ? declared : [declaration], 'id')
  })
}

function namesIn(list: unknown, field: string): string[] {
  return Array.isArray(list) ? list.filter(isNode).flatMap((one) => nameOf(one[field]) ?? []) : []
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : undefined
}
