import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fail, invalid } from '../../core/errors.ts'
import type { House } from '../command.ts'
import { rulesOf } from './walk-files.ts'

/** A version of a file that a commit brought in; without bytes where the history was fetched in part only. */
type Version = { readonly path: string; readonly name: string; readonly bytes: Uint8Array | undefined }

type Environment = House['environment']

const links = '120000'
const modules = '160000'

/** Every version of every file of all branches and tags, oldest commit first, each content once. */
export async function* gitVersions(folder: string, environment: Environment): AsyncIterable<Version> {
  const rules = await rulesOf(folder)
  const seen = new Set<string>()
  const blobs = openBlobs(folder, environment)
  try {
    for await (const { commit, blob, file } of changes(folder, environment)) {
      if (seen.has(blob) || rules?.ignores(file)) continue
      seen.add(blob)
      yield { path: `${commit.slice(0, 12)}:${file}`, name: file, bytes: await blobs.read(blob) }
    }
  } finally {
    blobs.close()
  }
}

type Change = { readonly commit: string; readonly blob: string; readonly file: string }

/** `git log --raw -z`: a commit's hash, then `:modes blobs letter` and the path by turns, all ended by NUL. */
async function* changes(folder: string, environment: Environment): AsyncIterable<Change> {
  const log = git(folder, environment, [
    'log',
    '--all',
    '--reverse',
    '--raw',
    '-m',
    '--root',
    '--no-abbrev',
    '--no-renames',
    '--diff-filter=AMT',
    '--no-ext-diff',
    '--format=%H',
    '-z',
  ])
  let said = ''
  log.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<number | null>((resolve, reject) => log.once('error', reject).once('close', resolve))
  ended.catch(() => undefined)
  let commit = ''
  let blob: string | undefined
  for await (const word of words(log.stdout)) {
    if (blob !== undefined) {
      if (blob !== '') yield { commit, blob, file: word }
      blob = undefined
      continue
    }
    const [, mode, hash] = /^\s*:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(word) ?? []
    if (hash !== undefined) blob = mode === links || mode === modules ? '' : hash
    else if (/^\s*[0-9a-f]{40,64}$/.test(word)) commit = word.trim()
  }
  const code = await ended.catch(() => {
    throw fail('unsupported', 'Git is not installed here.')
  })
  if (code !== 0)
    throw invalid(
      'git',
      said.includes('not a git repository')
        ? 'This is not a git repository.'
        : 'Git could not read the history of this folder.',
    )
}

async function* words(source: Readable): AsyncIterable<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of source as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, part])
    let at = 0
    for (let end = rest.indexOf(0, at); end !== -1; end = rest.indexOf(0, at)) {
      yield rest.toString('utf8', at, end)
      at = end + 1
    }
    rest = rest.subarray(at)
  }
}

/** One process gives all contents, asked one after the other. */
function openBlobs(folder: string, environment: Environment) {
  const child = git(folder, environment, ['cat-file', '--batch'])
  child.stderr.resume()
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  const source = (child.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async () => {
    const next = await source.next()
    if (next.done === true) throw fail('unsupported', 'Git could not read the history of this folder.')
    return next.value
  }
  return {
    async read(blob: string): Promise<Uint8Array | undefined> {
      child.stdin.write(`${blob}\n`)
      while (!held.includes(10)) held = Buffer.concat([held, await more()])
      const lineEnd = held.indexOf(10)
      const size = Number(/ (\d+)$/.exec(held.toString('latin1', 0, lineEnd))?.[1] ?? Number.NaN)
      if (Number.isNaN(size)) {
        held = held.subarray(lineEnd + 1)
        return undefined
      }
      const parts = [held.subarray(lineEnd + 1)]
      // Behind the content stands a line end of its own.
      let length = parts[0]!.length
      while (length < size + 1) {
        const part = await more()
        parts.push(part)
        length += part.length
      }
      const all = Buffer.concat(parts)
      held = all.subarray(size + 1)
      return all.subarray(0, size)
    },
    close: () => void child.kill(),
  }
}

/**
 * A repository may be somebody else's: nothing in its settings is run, nothing is fetched, whatever way they allow (the environment
 * counts before them), and nothing stands in for what is there.
 */
function git(
  folder: string,
  environment: Environment,
  args: readonly string[],
): ChildProcessByStdio<Writable, Readable, Readable> {
  const quiet = [
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'log.showSignature=false',
    '-c',
    'diff.renames=false',
  ]
  return spawn('git', ['-C', folder, '--no-pager', '--no-optional-locks', '--no-replace-objects', ...quiet, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...environment, GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' },
  })
}
