/**
 * npm writes down what it installed as its last act (node_modules/.package-lock.json). Comparing with that spares a second
 * install to those who ran npm themselves, and finds an install that was cut off in the middle.
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 * @param {Record<string, Entry>} wanted the `packages` of package-lock.json
 * @param {Record<string, Entry> | undefined} installed the same of what npm wrote down
 * @param {{ platform: string, arch: string }} machine
 */
export function matchesLock(wanted, installed, machine) {
  if (!installed) return false
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || !isFor(machine, entry) || installed[path]?.version === entry.version,
  )
}

/**
 * @param {{ platform: string, arch: string }} machine
 * @param {Entry} entry
 */
function isFor({ platform, arch }, { optional, os, cpu, libc }) {
  if (!optional) return true
  // Without naming a system it may be left out for reasons of its own; with libc we cannot tell cheaply.
  return Boolean(os?.includes(platform) && cpu?.includes(arch) && !libc)
}
