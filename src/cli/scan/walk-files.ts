import { lstat, readFile, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

const passedOver = new Set(['.git', 'node_modules'])
const name = '.undersealignore'

/** `isFile`: of a pipe nothing can be read twice. `error`: a folder or file that is there and cannot be looked into. */
type FileOnDisk = {
  readonly path: string
  readonly size: number
  readonly isFile: boolean
  readonly error?: unknown
}

/**
 * The files that a path stands for: itself, or all below a folder, in one order everywhere. Links in folders are not
 * followed. A folder's `.undersealignore` (as `.gitignore`) says what below it is passed over.
 */
export async function* walkFiles(path: string): AsyncIterable<FileOnDisk> {
  const found = await stat(path)
  if (found.isDirectory()) yield* walkFolder(path, [])
  else yield { path, size: found.size, isFile: found.isFile() }
}

/** Undefined where it cannot be known before, such as for standard input. What is missing is told of later. */
export async function bytesBelow(paths: readonly string[]): Promise<number | undefined> {
  if (paths.includes('-')) return undefined
  let total = 0
  try {
    for (const path of paths) for await (const { size } of walkFiles(path)) total += size
  } catch {
    return undefined
  }
  return total
}

type Rule = { readonly folder: string; readonly rules: Ignore }

async function* walkFolder(folder: string, above: readonly Rule[]): AsyncIterable<FileOnDisk> {
  const own = await rulesOf(folder)
  const rules = own ? [...above, { folder, rules: own }] : above
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => ({ error }))
  if ('error' in entries) {
    yield { path: folder, size: 0, isFile: false, error: entries.error }
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !passedOver.has(entry.name) && !isIgnored(rules, `${path}${sep}`))
      yield* walkFolder(path, rules)
    else if (entry.isFile() && entry.name !== name && !isIgnored(rules, path))
      yield { path, size: (await stat(path).catch(() => undefined))?.size ?? 0, isFile: true }
    else if (!entry.isFile() && !entry.isDirectory() && !entry.isSymbolicLink() && !isIgnored(rules, path))
      // Whoever opens it says what is wrong with it.
      yield { path, size: 0, isFile: false }
  }
}

/** A link is none, as everywhere below a folder: in a repository of somebody else it may lead to what has no end. */
export async function rulesOf(folder: string): Promise<Ignore | undefined> {
  const path = join(folder, name)
  const isFile = await lstat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  const text = isFile ? await readFile(path, 'utf8').catch(() => undefined) : undefined
  return text === undefined ? undefined : ignore().add(text)
}

function isIgnored(rules: readonly Rule[], path: string): boolean {
  return rules.some(({ folder, rules: own }) => own.ignores(slashed(relative(folder, path), path.endsWith(sep))))
}

const slashed = (path: string, isFolder: boolean) => `${path.split(sep).join('/')}${isFolder ? '/' : ''}`
