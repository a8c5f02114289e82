import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { detect } from '../src/detect/detect.ts'
import { snippetsOf } from './doc-snippets.ts'
import { filesBelow, read, root } from './source-tree.ts'

/** An empty project of somebody else, who has installed what `npm run package` makes. */
const project = mkdtempSync(join(tmpdir(), 'underseal-stranger-'))
beforeAll(() => {
  mkdirSync(join(project, 'node_modules'))
  symlinkSync(join(root, 'dist/package'), join(project, 'node_modules/underseal'))
  writeFileSync(join(project, 'package.json'), '{}')
})
afterAll(() => rmSync(project, { recursive: true }))

const card = ['4242', '4242', '4242', '4242'].join(' ')
const texts = [
  `my card is ${card}`,
  'write to jo@example.org',
  'I live at 12 Main Street, Springfield',
  'password: sunflower+Kettle9',
]
const uses = `(async () => {
    const names = await loadNames()
    const texts = ${JSON.stringify(texts)}
    console.log(JSON.stringify({
      found: texts.map((text) => detect(text, { explain: true })), named: redact('Anna Schmidt wrote', { names }).text,
      bytes: detectBytes(new TextEncoder().encode('\u00fc ' + texts[1])).map(({ start }) => start), id: newId('cnt').length,
    }))
  })()`
const wanted = {
  found: texts.map((text) => detect(text, { explain: true })),
  named: '[name] wrote',
  bytes: [12],
  id: 30,
}
const doors = [
  ['detect', 'detect, redact'],
  ['detect/bytes', 'detectBytes'],
  ['detect/names', 'loadNames'],
  ['client', 'newId'],
] as const

test.each([
  ['a module in Node', 'in.mjs', []],
  ['CommonJS in Node', 'in.cjs', []],
  ['CommonJS in a runtime that cannot require modules', 'in.cjs', ['--no-experimental-require-module']],
])('%s has engine, names and client of it', (_who, file, flags) => {
  const take = doors.map(([door, names]) =>
    file === 'in.mjs'
      ? `import { ${names} } from 'underseal/${door}'`
      : `const { ${names} } = require('underseal/${door}')`,
  )
  writeFileSync(join(project, file), `${take.join('\n')};${uses}`)
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, file], { cwd: project, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual(wanted)
})

test('compilers take its types in modules and in CommonJS, and every example of the pages', () => {
  const examples = ['engine.md', 'detection.md', '../README.md'].flatMap((page) => snippetsOf(page).of('ts'))
  const files = Object.entries({
    ...Object.fromEntries(examples.map((code, i) => [`example-${i}.mts`, code])),
    'old.cts': examples.find((code) => !code.includes('await'))!,
  })
  for (const [name, code] of files) writeFileSync(join(project, name), `${code}\nexport {}\n`)
  const flags = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    'false',
    '--target',
    'es2022',
    '--module',
    'node16',
    '--types',
    '',
  ]
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, ...flags, ...files.map(([name]) => name)], {
    cwd: project,
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
})

test('it needs nothing, brings its licence, and holds no tests, sources or folders of this machine', () => {
  const manifest = JSON.parse(read('dist/package/package.json')) as { exports: object } & Record<string, unknown>
  for (const name of ['dependencies', 'optionalDependencies', 'peerDependencies', 'scripts', 'private'])
    expect(manifest).not.toHaveProperty(name)
  const targets = JSON.stringify(manifest.exports)
    .match(/"\.\/[^"]+\.c?[jt]s"/g)!
    .map((one) => JSON.parse(one) as string)
  expect(targets.filter((file) => !existsSync(join(root, 'dist/package', file)))).toEqual([])
  const files = filesBelow('dist/package')
  expect(files.filter((file) => /\.test\.|\.map$|(?<!\.d)\.c?ts$/.test(file))).toEqual([])
  expect(files.filter((file) => read(file).includes(root))).toEqual([])
  expect(read('dist/package/LICENSE')).toContain('GNU AFFERO GENERAL PUBLIC LICENSE')
  const links = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) =>
        join(root, page, '..', target!),
      ),
    )
  expect(links.filter((target) => !existsSync(target))).toEqual([])
})
