// Lets a process have a part of one core only, by the kernel's own accounting, so that what it does is bound by it and by nothing else.
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = '/sys/fs/cgroup'
// Short, so that a process that has used its part up waits for a moment and not for a tenth of a second; but the kernel hands out no
// less than a millisecond.
const shortestUs = 10_000
const leastUs = 1_000

/** Undefined where the kernel or the user's rights do not allow it; otherwise what lets it go again. */
export function holdBack(pid: number, share: number): (() => void) | undefined {
  const name = `underseal-bench-${pid}`
  const periodUs = Math.max(shortestUs, Math.ceil(leastUs / share))
  const quota = Math.round(share * periodUs)
  const [home, limits] = existsSync(join(root, 'cpu', 'cpu.cfs_quota_us'))
    ? [join(root, 'cpu'), { 'cpu.cfs_period_us': periodUs, 'cpu.cfs_quota_us': quota }]
    : [root, { 'cpu.max': `${quota} ${periodUs}` }]
  const group = join(home, name)
  try {
    mkdirSync(group)
    for (const [file, value] of Object.entries(limits)) writeFileSync(join(group, file), String(value))
    writeFileSync(join(group, 'cgroup.procs'), String(pid))
  } catch {
    if (existsSync(group)) rmdirSync(group)
    return undefined
  }
  return () => {
    // Whoever has ended is in no group any more, and an empty group can go.
    if (existsSync(`/proc/${pid}`)) writeFileSync(join(home, 'cgroup.procs'), String(pid))
    rmdirSync(group)
  }
}
