import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { settings, type Setting } from './settings-table.ts'

/** `NAME=value` a line; `#` begins a comment line; quotes around a value are taken off. Faults are added to `mistakes` and `warnings`. */
export function readSettingsFile(
  named: string | undefined,
  workingFolder: string,
  mistakes: string[],
  warnings: string[],
): Map<string, string> {
  const path = resolve(workingFolder, named?.trim() || 'underseal.env')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    if (named?.trim())
      mistakes.push(
        `UNDERSEAL_ENV_FILE names a file that cannot be read: ${path}. Correct the path or the rights of the file.`,
      )
    return new Map()
  }
  const found = new Map<string, string>()
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const parts = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line)
    // The line itself may be half of a secret, so only its number is told.
    if (!parts) mistakes.push(`Line ${index + 1} of ${path} is not a setting. Write NAME=value.`)
    else if (found.has(parts[1]!)) mistakes.push(`${parts[1]} stands twice in ${path}. Keep one of them.`)
    else found.set(parts[1]!, unquoted(parts[2]!))
  }
  // A group may read it, as with the file of the master key. Windows has no such bits.
  const isOpen = process.platform !== 'win32' && (statSync(path).mode & 0o007) !== 0
  if (isOpen && secrets.some((name) => found.has(name)))
    warnings.push(`${path} holds secrets and is open to everybody on this machine. Run: chmod 640 ${path}`)
  return found
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
}

const secrets = (settings as readonly Setting[]).filter(({ secret }) => secret).map(({ name }) => name)
const known = (settings as readonly Setting[]).flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name]))

/**
 * Names we do not know: all of the file's, and those of the environment that can only be meant for us. Kubernetes gives
 * every neighbour of a service called «underseal» variables such as UNDERSEAL_PORT; these are nobody's mistake.
 */
export function findMistakenNames(
  file: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const ours = Object.keys(environment).filter(
    (name) => name.startsWith('UNDERSEAL_') && !/^UNDERSEAL_(SERVICE|PORT)(_|$)/.test(name),
  )
  const mistakes = [...new Set([...file.keys(), ...ours])].filter((name) => !known.includes(name)).map(unknownName)
  if (file.has('UNDERSEAL_ENV_FILE'))
    mistakes.push('UNDERSEAL_ENV_FILE stands inside a settings file. Give it in the environment.')
  return mistakes
}

function unknownName(name: string): string {
  const bare = name.toUpperCase().replace(/^UNDERSEAL_/, '')
  const near = known.find((candidate) => distance(candidate, bare) <= 2)
  return near === undefined
    ? `${name} is not a setting. docs/configuration.md lists them all.`
    : `${name} is not a setting. Write ${near} if that is meant.`
}

/** Levenshtein: how many letters one has to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
