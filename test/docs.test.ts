import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { apiDescription } from '../src/http/api-description.ts'
import { commands } from '../src/cli/run-command.ts'
import { activityActions } from '../src/core/activity.ts'
import { errorCodes } from '../src/core/errors.ts'
import { permissions } from '../src/core/permission.ts'
import { builtInRoles } from '../src/core/role.ts'
import { catalogue } from '../src/detect/kinds.ts'
import { settings } from '../src/config/settings-table.ts'
import { subjectTables } from '../src/store/subject-tables.ts'
import { de } from '../web/console/words/de.ts'
import { en } from '../web/console/words/en.ts'
import { filesBelow, isNode, isTest, nodesOf, read, root, sources } from './source-tree.ts'

test.each([
  ['setting', 'docs/configuration.md', settings.map(({ name }) => name)],
  ['permission', 'docs/permissions.md', permissions],
  ['activity', 'docs/activity.md', activityActions],
  ['command', 'docs/cli.md', commands.map(({ name }) => `underseal ${name}`)],
  ['kind', 'docs/detectors.md', catalogue.map(({ kind }) => kind)],
  ['error code', 'docs/api.md', errorCodes],
])('every %s is in %s', (_what, page, names) => {
  const told = listed(page)
  expect(names.filter((name) => !told.has(name))).toEqual([])
})

test.each([
  ['docs/permissions.md', permissions],
  ['docs/activity.md', activityActions],
])('%s has no name that the code does not know', (page, names) => {
  const known: readonly string[] = names
  expect([...listed(page)].filter((name) => !known.includes(name))).toEqual([])
})

test('the page of data has words for every table that holds something of a person', () => {
  for (const words of [en, de]) expect(subjectTables.filter(({ table }) => !words.data.tables[table])).toEqual([])
})

test('docs/configuration.md names each secret that may lie in a file', () => {
  const [, told = ''] = /^## Secrets\n\nThese may.*?: (.*?)\.$/ms.exec(read('docs/configuration.md')) ?? []
  const secrets = settings.filter((one) => 'secret' in one).map(({ name }) => name)
  expect([...told.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name).sort()).toEqual(secrets.sort())
})

test('docs/permissions.md says of each built-in role what it may do', () => {
  const cells = [...read('docs/permissions.md').matchAll(/^\| `([^`]+)`[^|]*\|[^|]*\|(.*)\|$/gm)]
  const told = builtInRoles.map(({ name }, column) => ({
    name,
    may: cells
      .filter(([, , marks = '']) => marks.split('|')[column]?.includes('●'))
      .map(([, permission]) => permission),
  }))
  expect(told).toEqual(
    builtInRoles.map(({ name, permits }) => ({
      name,
      may: permissions.filter((one) => permits.some(({ permission }) => permission === one)),
    })),
  )
})

test('every endpoint is in docs/api.md', () => {
  const page = read('docs/api.md')
  expect(endpoints().filter((endpoint) => !page.includes(`\`${endpoint}\``))).toEqual([])
})

test('every filter of a list is in docs/api.md, and the description says what it is', async () => {
  const { paths } = (await apiDescription()) as { paths: Record<string, Record<string, { parameters?: Parameter[] }>> }
  const page = read('docs/api.md')
  for (const [path, { get }] of Object.entries(paths)) {
    const asked = (get?.parameters ?? []).filter((one) => one.in === 'query')
    expect(asked.filter(({ description }) => !description).map(({ name }) => `${path}?${name}`)).toEqual([])
    const row = page.split('\n').find((line) => line.startsWith(`| \`GET ${path.replaceAll(/{(\w+)}/g, ':$1')}\``))
    // These every list has; the page says it once.
    const own = asked.filter(({ name }) => !['limit', 'cursor', 'fields'].includes(name))
    expect(own.filter(({ name }) => !row?.includes(`\`${name}\``)).map(({ name }) => `${path}?${name}`)).toEqual([])
  }
})

test('every link between our pages leads somewhere', () => {
  const pages = ['README.md', ...filesBelow('docs').filter((path) => path.endsWith('.md'))].filter((path) =>
    existsSync(join(root, path)),
  )
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page} → ${target}`),
  )
  expect(broken).toEqual([])
})

type Parameter = { readonly name: string; readonly in: string; readonly description?: string }

/** What the first column of a page's tables names. */
function listed(page: string): Set<string> {
  return new Set([...read(page).matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name))
}

/** As they stand in the rooms' own code, so that a new one is seen without being registered anywhere. */
function endpoints(): string[] {
  const verbs = new Set(['get', 'post', 'put', 'patch', 'delete'])
  return sources('src/http')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ program }) => [...nodesOf(program)])
    .flatMap((node) => {
      const { callee, arguments: args } = node
      if (node.type !== 'CallExpression' || !isNode(callee) || !isNode(callee['property']) || !Array.isArray(args))
        return []
      const verb = String(callee['property']['name'])
      const path: unknown = isNode(args[0]) ? args[0]['value'] : undefined
      return verbs.has(verb) && typeof path === 'string' && path.startsWith('/v1/')
        ? [`${verb.toUpperCase()} ${path}`]
        : []
    })
}
