import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { countTests } from './count-tests.js'
import { root } from './root.js'
import { runTool } from './run.js'

/** Much waits for pages, sockets, a database: on a machine that stalls for a while it fails where nothing is wrong. */
const mostTriedAgain = 2

/**
 * Runs the tests and counts them. One or two files that failed are run once more by themselves; what then passes
 * is named as unsteady, and what fails again has failed.
 * @param {readonly string[]} args
 */
export async function runTests(args) {
  const first = await runOnce(args)
  const again = first.failed.length <= mostTriedAgain ? first.failed : []
  if (again.length === 0) return first.counts
  const second = await runOnce([...args.filter((one) => one.startsWith('-')), ...again])
  const unsteady = Math.max(0, first.counts.failed - second.counts.failed)
  if (unsteady > 0) console.log(`\nUnsteady, passed only when run again: ${unsteady} of ${again.join(', ')}`)
  return { ...first.counts, passed: first.counts.passed + unsteady, failed: second.counts.failed }
}

/** @param {readonly string[]} args */
async function runOnce(args) {
  const folder = mkdtempSync(join(tmpdir(), 'underseal-check-'))
  const file = join(folder, 'tests.json')
  const { code } = await runTool(
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    { show: true },
  )
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  rmSync(folder, { recursive: true })
  const counts = report ? countTests(report) : { passed: 0, failed: 0, skipped: 0 }
  // An error outside of any test fails the run without failing a test.
  const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed
  return { counts: { ...counts, failed }, failed: failedFiles(report) }
}

/**
 * @param {{ testResults: { name: string, status: string }[] } | null} report
 * @returns {string[]}
 */
function failedFiles(report) {
  return (report?.testResults ?? []).filter((file) => file.status === 'failed').map((file) => relative(root, file.name))
}
