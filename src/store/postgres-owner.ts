import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Which of our processes started the server of a data folder. Without it, a command run beside a living server could not tell
 * it from one that a killed process left behind, and would stop it.
 */
export function claim(file: string): 'ours' | 'taken' {
  const owner = readOwner(file)
  if (owner && owner.pid !== process.pid && startOf(owner.pid) === owner.started) return 'taken'
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), { mode: 0o600 })
  return 'ours'
}

function readOwner(file: string): { pid: number; started: string } | undefined {
  if (!existsSync(file)) return undefined
  try {
    const owner: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('started' in owner)) return undefined
    return typeof owner.pid === 'number' && typeof owner.started === 'string'
      ? { pid: owner.pid, started: owner.started }
      : undefined
  } catch {
    return undefined
  }
}

/** When a process started, in the system's own words: the same number may belong to another process later. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Field 22 of proc(5), counted after the command name, which may itself hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/**
 * The server that postmaster.pid names, if that process really is a PostgreSQL of this folder. After a restart of the machine or
 * the container the number may be another process's; PostgreSQL would then refuse to start, so the file is taken away.
 */
export function findPostmaster(folder: string): number | undefined {
  const file = `${folder}/postmaster.pid`
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const command = Number.isInteger(pid) && pid > 1 ? commandOf(pid) : ''
  if (command.includes('postgres') && command.includes(folder)) return pid
  rmSync(file, { force: true })
  return undefined
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
