// Types, layout, lint, build, house rules and tests: the same list in the same order everywhere.
// The build comes before the tests because the stories in the browser open the built pages.
import './steps/require-node.js'

const { existsSync } = await import('node:fs')
const { join } = await import('node:path')
const { root } = await import('./steps/root.js')
const { runTool } = await import('./steps/run.js')
const { step, StepFailed } = await import('./steps/step.js')
const { ensureBuilt } = await import('./steps/ensure-built.js')
const { runTests } = await import('./steps/run-tests.js')

const tally = { passed: 0, failed: 0, skipped: 0 }

const projects = [
  'tsconfig.json',
  'tsconfig.pure.json',
  'web/messenger/tsconfig.json',
  'web/console/tsconfig.json',
  'web/demo/tsconfig.json',
  'web/reference/tsconfig.json',
]
for (const project of projects.filter((path) => existsSync(join(root, path)))) {
  await check(`Types of ${project}`, () => tool('typescript/bin/tsc', ['-p', project]))
}
await check('Layout', () => tool('oxfmt/bin/oxfmt', ['--check']))
await check('Lint', () => tool('oxlint/bin/oxlint', ['--quiet', '--type-aware']))
await count(() => ensureBuilt())

const counted = await runTests(process.argv.slice(2))
tally.passed += counted.passed
tally.failed += counted.failed
tally.skipped += counted.skipped

console.log(`\n${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`)
process.exitCode = tally.failed > 0 ? 1 : 0

/** @param {string} title @param {() => Promise<void>} act */
function check(title, act) {
  return count(() => step(title, act))
}

/** @param {() => Promise<void>} act */
async function count(act) {
  try {
    await act()
    tally.passed++
  } catch (error) {
    console.log(error instanceof StepFailed ? `${error.message}\n` : error)
    tally.failed++
  }
}

/** @param {string} script @param {string[]} args */
async function tool(script, args) {
  const { code, output } = await runTool(script, args)
  if (code !== 0) throw new StepFailed(output.trim())
}
