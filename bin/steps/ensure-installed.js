import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { matchesLock } from './matches-lock.js'
import { root } from './root.js'
import { run } from './run.js'
import { step, StepFailed } from './step.js'

const stampFile = join(root, 'node_modules/.underseal-lock')

/** Installs what package-lock.json says, unless node_modules already holds exactly that. */
export async function ensureInstalled() {
  const wanted = wantedStamp()
  if (readOr(stampFile, '') === wanted) return
  if (!isComplete()) await step('Installing the packages (about a minute the first time)', install)
  writeFileSync(stampFile, wanted)
}

async function install() {
  // --include=dev: with NODE_ENV=production npm would leave out the compiler that the build needs.
  const clean = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (clean.code === 0) return

  process.stdout.write('`npm ci` failed, trying `npm install` … ')
  const second = await npm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'])
  if (second.code === 0) return

  throw new StepFailed(
    `The packages could not be installed. npm says:\n\n${lastLines(second.output)}\n\n` +
      'Check that this machine reaches the npm registry (`npm ping`), then start again.',
  )
}

/** The npm that started us, where there is one: another version in PATH might read the lock file differently. */
/** @param {string[]} args */
function npm(args) {
  const { npm_execpath: script } = process.env
  if (script && basename(script).startsWith('npm')) return run(process.execPath, [script, ...args])
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
}

/** Native packages differ by platform, so a folder carried to another machine is installed anew. */
function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`
}

function isComplete() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readOr(join(root, 'node_modules/.package-lock.json'), '{}')).packages
  return matchesLock(wanted, installed, process)
}

/** @param {string} file @param {string} otherwise */
function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

/** @param {string} output */
function lastLines(output) {
  // npm prints its own stack and the fields of the error as well; the sentences are what helps.
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => !/^npm (error|ERR!)\s+(at |\w+: |\}|$)|^npm (error|ERR!)$/.test(line))
  return lines.slice(-8).join('\n')
}
