import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { countTests } from '../bin/steps/count-tests.js'
import { matchesLock } from '../bin/steps/matches-lock.js'
import { read } from './source-tree.ts'

describe('what is installed', () => {
  const machine = { platform: 'linux', arch: 'x64' }
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/fastify': { version: '5.0.0' },
    'node_modules/postgres-linux': { version: '18.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/postgres-darwin': { version: '18.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
  }
  const whole = { 'node_modules/fastify': { version: '5.0.0' }, 'node_modules/postgres-linux': { version: '18.0.0' } }

  test.each([
    ['all that this machine needs', true, whole],
    ['nothing, or an install that was cut off', false, undefined],
    ['an older version of one', false, { ...whole, 'node_modules/fastify': { version: '4.0.0' } }],
    ["another machine's database", false, { ...whole, 'node_modules/postgres-linux': {} }],
  ])('with %s: is %s', (_what, complete, installed) => {
    expect(matchesLock(wanted, installed, machine)).toBe(complete)
  })

  test('here is what the lock file says, since these tests run', () => {
    const packages = (file: string) => (JSON.parse(read(file)) as { packages: Record<string, object> }).packages
    expect(matchesLock(packages('package-lock.json'), packages('node_modules/.package-lock.json'), process)).toBe(true)
  })
})

describe('a fresh clone', () => {
  const clone = mkdtempSync(join(tmpdir(), 'underseal-clone-'))
  const root = join(import.meta.dirname, '..')
  for (const path of ['bin', 'src', 'package.json', 'package-lock.json'])
    cpSync(join(root, path), join(clone, path), { recursive: true })
  // Here node_modules holds everything, which hides whatever is loaded before it was installed.
  const npm = join(clone, 'npm-without-registry.js')
  writeFileSync(npm, "console.error('npm error no registry'); process.exit(1)")
  afterAll(() => rmSync(clone, { recursive: true }))

  test.each(['start', 'test'])('comes as far as the install with nothing but Node: %s', (script) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(clone, `bin/${script}.js`)], {
      cwd: clone,
      env: { PATH: process.env['PATH'], npm_execpath: npm },
      encoding: 'utf8',
    })
    expect(stdout + stderr).toContain('The packages could not be installed. npm says:\n\nnpm error no registry')
    expect(status).toBe(1)
  })
})

describe('the count in the last line', () => {
  const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] }
  const report = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 0, testResults: [passed] }

  test('is what the report says', () => {
    expect(countTests({ ...report, numPendingTests: 2 })).toEqual({ passed: 1, failed: 0, skipped: 2 })
  })

  test('has a file that could not be loaded among the failures', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(countTests({ ...report, testResults: [passed, broken] })).toMatchObject({ passed: 1, failed: 1 })
  })

  test('does not count a failure twice', () => {
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    expect(countTests({ ...report, numFailedTests: 1, testResults: [failing] })).toMatchObject({ failed: 1 })
  })
})
