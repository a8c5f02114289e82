import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typed } from '../../../test/command-line.ts'

const card = '4111 1111' + ' 1111 1111'
const other = '5555 5555' + ' 5555 4444'
const folder = mkdtempSync(join(tmpdir(), 'underseal-outputs-'))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
afterAll(() => rmSync(folder, { recursive: true }))

describe('SARIF', () => {
  test('has each finding with its rule, its place and never its value', async () => {
    const path = file('note one.json', `{"a":"${card}"}`)
    const { code, out } = await typed(['scan', path, '--sarif'])
    const { version, runs } = JSON.parse(out) as {
      version: string
      runs: { tool: { driver: { rules: unknown[] } }; results: unknown[] }[]
    }
    expect({ code, version }).toEqual({ code: 1, version: '2.1.0' })
    expect(runs[0]!.tool.driver).toMatchObject({
      name: 'Underseal',
      // Code hosts refuse a rule without these.
      rules: [
        {
          id: 'payment-card',
          fullDescription: { text: expect.stringContaining('payment card') },
          help: { text: expect.stringContaining('--write-baseline') },
          properties: { tags: ['security', 'payment'] },
        },
      ],
    })
    expect(runs[0]!.results).toMatchObject([
      {
        ruleId: 'payment-card',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `file://${encodeURI(path)}` },
              region: { startLine: 1, startColumn: 7 },
            },
            logicalLocations: [{ fullyQualifiedName: '/a' }],
          },
        ],
      },
    ])
    expect(runs[0]).toMatchObject({ invocations: [{ executionSuccessful: true }] })
    expect(out).not.toContain(card)
    expect(JSON.parse((await typed(['scan', file('clean.txt', 'nothing'), '--sarif'])).out)).toMatchObject({
      runs: [{ results: [] }],
    })
  })
})

test('SARIF names files so that no address means something else, and tells of those that could not be read', async () => {
  mkdirSync(join(folder, 'y'))
  for (const name of ['y/a#b?.txt', 'y/c:d.txt']) file(name, card)
  file('y/e.bin', '\0')
  const { runs } = JSON.parse((await typed(['scan', join(folder, 'y'), '--sarif'])).out) as {
    runs: {
      invocations: unknown
      results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[]
    }[]
  }
  const uris = runs[0]!.results.map((one) => one.locations[0]!.physicalLocation.artifactLocation.uri)
  expect(uris.map((uri) => uri.slice(uri.lastIndexOf('/') + 1))).toEqual(['a%23b%3F.txt', 'c%3Ad.txt'])
  expect(runs[0]!.invocations).toMatchObject([
    { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
  ])
})

test('CSV has a row for each finding, and no cell that a spreadsheet would run', async () => {
  mkdirSync(join(folder, 'x'))
  const path = file('x/=1+1,"a".txt', card)
  const { out } = await typed(['scan', path, '--csv'])
  const [head, row] = out.split('\r\n')
  expect(head).toBe('path,line,column,start,end,kind,class,confidence,detector,hint,place')
  expect(row).toContain(`"${path.replaceAll('"', '""')}",1,1,0,19,payment-card,payment,`)
})

describe('a baseline', () => {
  test('passes over what was there and tells what is new, and holds nothing of the values', async () => {
    const path = file('old.txt', `${card}\n`)
    const baseline = join(folder, 'baseline.json')
    expect(await typed(['scan', path, '--write-baseline', baseline])).toMatchObject({ code: 0 })
    expect(readFileSync(baseline, 'utf8')).not.toContain('4111')
    expect(await typed(['scan', path, '--baseline', baseline])).toMatchObject({ code: 0, out: '' })
    file('old.txt', `a line before\n${card}\n${card} and ${other}\n`)
    const { code, out } = await typed(['scan', path, '--baseline', baseline])
    expect({ code, out: out.trim().split('\n') }).toEqual({
      code: 1,
      out: [`${path}:3:1 payment-card •••• 1111`, `${path}:3:25 payment-card •••• 4444`],
    })
  })

  test('that is none is refused', async () => {
    expect(await typed(['scan', folder, '--baseline', file('none.json', '{}')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--write-baseline'),
    })
  })
})

test('.undersealignore says what is passed over, in each folder for what is below it', async () => {
  const root = join(folder, 'ignoring')
  mkdirSync(join(root, 'deep'), { recursive: true })
  for (const name of ['a.log', 'keep.log', 'deep/b.txt', 'deep/c.txt']) writeFileSync(join(root, name), card)
  writeFileSync(join(root, '.undersealignore'), '*.log\n!keep.log\n')
  writeFileSync(join(root, 'deep', '.undersealignore'), 'b.txt\n')
  const { out } = await typed(['scan', root])
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.slice(root.length + 1).split(':')[0]),
  ).toEqual(['deep/c.txt', 'keep.log'])
})

describe('git history', () => {
  const repository = join(folder, 'repository')
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args],
      { stdio: 'pipe' },
    )
      .toString()
      .trim()
  const commit = (name: string, content: string) => {
    writeFileSync(join(repository, name), content)
    git('add', '.')
    git('commit', '-q', '-m', name)
    return git('rev-parse', '--short=12', 'HEAD')
  }

  beforeAll(() => {
    mkdirSync(repository)
    git('init', '-q', '-b', 'main')
  })

  test('finds what was removed long ago, once, in the commit that brought it', async () => {
    const first = commit('größe 1.txt', `${card}\n`)
    commit('größe 1.txt', `more\n${card}\n`)
    commit('größe 1.txt', 'gone\n')
    git('checkout', '-q', '-b', 'side')
    const side = commit('side.txt', other)
    git('checkout', '-q', 'main')
    const { code, out } = await typed(['scan', '--git', repository])
    expect({ code, out: out.trim().split('\n') }).toEqual({
      code: 1,
      out: [`${first}:größe 1.txt:1:1 payment-card •••• 1111`, `${side}:side.txt:1:1 payment-card •••• 4444`],
    })
  })

  test('is looked at as it is, and not as what the repository would have stand in for it', async () => {
    const hidden = commit('other.txt', `${other.replace('4444', '4444 ')}\n`)
    git('replace', git('rev-parse', 'HEAD:other.txt'), git('rev-parse', 'HEAD:größe 1.txt'))
    expect((await typed(['scan', '--git', repository])).out).toContain(`${hidden}:other.txt`)
  })

  test('is not run by what the repository says', async () => {
    const trap = join(folder, 'sprung')
    for (const setting of ['core.fsmonitor', 'diff.external', 'core.pager']) git('config', setting, `touch ${trap}`)
    // Of a history that was fetched in part git fetches the rest by itself, by a way that the repository may choose.
    const blob = git('rev-parse', 'HEAD:größe 1.txt')
    rmSync(join(repository, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    for (const [setting, value] of [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'elsewhere'],
      ['remote.elsewhere.promisor', 'true'],
      ['remote.elsewhere.url', `ext::touch ${trap}`],
      ['protocol.ext.allow', 'always'],
    ] as const)
      git('config', setting, value)
    await typed(['scan', '--git', repository])
    expect(() => readFileSync(trap)).toThrow('ENOENT')
  })

  test('a folder without history is told of', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'underseal-bare-'))
    expect(await typed(['scan', '--git', bare])).toMatchObject({
      code: 2,
      err: expect.stringContaining('not a git repository'),
    })
    rmSync(bare, { recursive: true })
  })
})
