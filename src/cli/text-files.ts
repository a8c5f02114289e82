import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const passedOver = new Set(['.git', 'node_modules'])

/** The files that a path stands for: itself, or all below a folder, in one order everywhere. Links in folders are not followed. */
export async function* textFiles(path: string): AsyncIterable<string> {
  if (path === '-' || !(await stat(path)).isDirectory()) {
    yield path
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isFile()) yield join(path, entry.name)
    else if (entry.isDirectory() && !passedOver.has(entry.name)) yield* textFiles(join(path, entry.name))
  }
}
