import { homedir } from 'node:os'
import { describe, expect, test } from 'vitest'
import {
  filesBelow,
  isNode,
  isTest,
  nodesOf,
  parseSource,
  read,
  root,
  sources,
  type Node,
  type Source,
} from './source-tree.ts'

const code = sources('src', 'web', 'test', 'bench', 'bin')
const isConfig = (path: string) => /(^|\/)(vite|vitest)\.config\.ts$/.test(path)
const inPureRoom = ({ path }: Source) => /^src\/(detect|core|flows)\//.test(path) && !isTest(path)

// Put together here, so that no file names it.
const publicRegistry = ['registry', 'npmjs', 'org'].join('.')

describe('house rules', () => {
  test('only config.ts reads the environment', () => {
    const mayRead = (path: string) =>
      path === 'src/config/config.ts' || /^(bin|test|bench)\//.test(path) || isTest(path) || isConfig(path)
    expect(
      pathsWith(
        code.filter(({ path }) => !mayRead(path)),
        readsEnvironment,
      ),
    ).toEqual([])
  })

  // schema.sql is written by a script: a picture of the whole database, and no one edits it.
  test('no file is longer than 400 lines, but for tables of data', () => {
    const long = ['src', 'web', 'test', 'bench', 'bin']
      .flatMap(filesBelow)
      .filter(
        (path) => /\.(ts|tsx|js|css|sql)$/.test(path) && !/(-(table|data)|\/words\/\w+)\.ts$|\/schema\.sql$/.test(path),
      )
      .filter((path) => read(path).trimEnd().split('\n').length > 400)
    expect(long).toEqual([])
  })

  test('time and chance come into core, flows and detect as arguments', () => {
    expect(pathsWith(code.filter(inPureRoom), takesTimeOrChance)).toEqual([])
  })

  test('every file that uses the test runner is found by it', () => {
    const users = code
      .filter(
        ({ path, text }) =>
          !isConfig(path) &&
          /import \{[^}]*\b(test|it|describe)\b[^}]*\} from 'vitest'/.test(text) &&
          !path.startsWith('bin/'),
      )
      .map(({ path }) => path)
    expect(users.filter((path) => !isTest(path))).toEqual([])
    expect(code.filter(({ path }) => isTest(path) && !/^(src|web|test)\//.test(path)).map(({ path }) => path)).toEqual(
      [],
    )
  })

  test('no test is skipped, left for later or alone', () => {
    expect(
      pathsWith(
        code.filter(({ path }) => isTest(path)),
        skips,
      ),
    ).toEqual([])
  })

  test('there is no any', () => {
    expect(pathsWith(code, (node) => node.type === 'TSAnyKeyword')).toEqual([])
  })

  test('exports have names', () => {
    expect(
      pathsWith(
        code.filter(({ path }) => !isConfig(path)),
        exportsDefault,
      ),
    ).toEqual([])
  })

  test('there are no files that only pass on, but for the two lists', () => {
    const lists = ['src/detect/detectors/index.ts', 'src/connectors/index.ts']
    expect(
      code
        .filter((one) => /(^|\/)index\.tsx?$/.test(one.path) || onlyPassesOn(one))
        .map(({ path }) => path)
        .filter((path) => !lists.includes(path)),
    ).toEqual([])
  })

  test('there are no drawers, and names are kebab-case', () => {
    const drawers = /^(utils?|libs?|common|managers?|helpers?|misc)$/
    const paths = ['src', 'web', 'test', 'bench', 'bin'].flatMap(filesBelow)
    expect(paths.filter((path) => path.split(/[/.-]/).some((word) => drawers.test(word)))).toEqual([])
    expect(code.map(({ path }) => path).filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([])
  })

  test('a path comes from a URL by fileURLToPath, or a space in it becomes %20', () => {
    expect(pathsWith(code, takesPathname)).toEqual([])
  })

  test('nothing names the computer it was written on, nor a registry, but the lock file', () => {
    const registry = process.env['npm_config_registry'] ?? ''
    const host = URL.canParse(registry) ? new URL(registry).host : ''
    // Short ones (`/app`, `/root`) are words that a page of documentation may well say.
    const traces = [root.replace(/\/$/, ''), homedir(), host, publicRegistry].filter((trace) => trace.length > 8)
    const told = filesBelow('.').filter(
      (path) =>
        /\.(ts|tsx|js|json|md|css|html|sql|svg)$|^bin\/|^\.ci\//.test(path) &&
        path !== 'package-lock.json' &&
        traces.some((trace) => read(path).includes(trace)),
    )
    expect(told).toEqual([])
  })
})

describe('dependencies', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >

  test('at most 30 run on the server, and each is used there', () => {
    const names = Object.keys(dependencies)
    expect(names.length).toBeLessThanOrEqual(30)
    const server = code
      .filter(({ path }) => path.startsWith('src/'))
      .map(({ text }) => text)
      .join('\n')
    expect(names.filter((name) => !server.includes(`'${name}'`) && !server.includes(`'${name}/`))).toEqual([])
  })

  test('each has a line in docs/dependencies.md and an exact version', () => {
    const all = { ...dependencies, ...devDependencies }
    const page = read('docs/dependencies.md')
    expect(Object.keys(all).filter((name) => !page.includes(`| ${name} |`))).toEqual([])
    expect(Object.entries(all).filter(([, version]) => !/^\d/.test(version))).toEqual([])
  })

  test('the lock file names the public registry alone', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
    const elsewhere = Object.entries(packages).filter(
      ([, { resolved }]) => resolved && !resolved.startsWith(`https://${publicRegistry}/`),
    )
    expect(elsewhere).toEqual([])
  })
})

describe('these checks themselves', () => {
  test.each([
    [readsEnvironment, 'const port = process.env.PORT'],
    [readsEnvironment, 'const { env } = process'],
    [readsEnvironment, "import { env } from 'node:process'"],
    [takesTimeOrChance, 'const now = Date.now()'],
    [takesTimeOrChance, 'const now = new Date()'],
    [takesTimeOrChance, 'const at = Math.random()'],
    [takesTimeOrChance, 'const id = crypto.randomUUID()'],
    [skips, "test.skip('later', () => {})"],
    [skips, "describe.only('this', () => {})"],
    [skips, "it.todo('one day')"],
    [takesPathname, "const out = new URL('../dist', import.meta.url).pathname"],
    [exportsDefault, 'export default 1'],
    [exportsDefault, 'const a = 1; export { a as default }'],
  ])('notice with %o: %s', (rule, text) => {
    expect(pathsWith([parseSource('a.ts', text)], rule)).toEqual(['a.ts'])
  })

  test.each([
    [takesTimeOrChance, 'const at = new Date(now)'],
    [skips, "test('nothing to skip', () => {})"],
    [readsEnvironment, 'const env = environment.PORT'],
  ])('leave alone with %o: %s', (rule, text) => {
    expect(pathsWith([parseSource('a.ts', text)], rule)).toEqual([])
  })
})

function pathsWith(all: readonly Source[], rule: (node: Node) => boolean): string[] {
  return all.filter(({ program }) => [...nodesOf(program)].some(rule)).map(({ path }) => path)
}

function readsEnvironment(node: Node): boolean {
  if (member(node, 'process', 'env')) return true
  if (node.type === 'VariableDeclarator')
    return named(node['init']) === 'process' && [...nodesOf(node['id'])].some((inner) => named(inner['key']) === 'env')
  return node.type === 'ImportDeclaration' && isNode(node['source']) && node['source']['value'] === 'node:process'
}

function takesTimeOrChance(node: Node): boolean {
  if (node.type === 'NewExpression')
    return named(node['callee']) === 'Date' && Array.isArray(node['arguments']) && node['arguments'].length === 0
  return (
    member(node, 'Date', 'now') ||
    member(node, 'Math', 'random') ||
    member(node, 'performance', 'now') ||
    (node.type === 'MemberExpression' && named(node['object']) === 'crypto')
  )
}

function skips(node: Node): boolean {
  const runners = ['test', 'it', 'describe']
  return runners.some((runner) =>
    ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'].some((way) => member(node, runner, way)),
  )
}

function takesPathname(node: Node): boolean {
  if (node.type !== 'MemberExpression' || named(node['property']) !== 'pathname' || !isNode(node['object']))
    return false
  return (
    node['object'].type === 'NewExpression' && [...nodesOf(node['object'])].some(({ type }) => type === 'MetaProperty')
  )
}

function exportsDefault(node: Node): boolean {
  return (
    node.type === 'ExportDefaultDeclaration' ||
    (node.type === 'ExportSpecifier' && named(node['exported']) === 'default')
  )
}

function onlyPassesOn({ program }: Source): boolean {
  const body = Array.isArray(program['body']) ? program['body'].filter(isNode) : []
  return body.length > 0 && body.every((node) => node.type.startsWith('Export') && isNode(node['source']))
}

function member(node: Node, object: string, property: string): boolean {
  return node.type === 'MemberExpression' && named(node['object']) === object && named(node['property']) === property
}

function named(node: unknown): unknown {
  if (!isNode(node)) return undefined
  return node.type === 'Identifier' ? node['name'] : node['value']
}
