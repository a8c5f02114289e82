import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { invalid } from '../core/errors.ts'
import type { Io } from './command.ts'

type Output = {
  readonly write: (text: string) => Promise<void>
  readonly finish: () => Promise<void>
  readonly discard: () => Promise<void>
}

/**
 * A file appears under its name only once it is whole: half a redacted file would look like a redacted file.
 * `over: false` for what cannot be made again. Readable by its owner alone, like everything that came out of a workspace.
 */
export async function openOutput(
  path: string | undefined,
  io: Io,
  { over = true }: { readonly over?: boolean } = {},
): Promise<Output> {
  if (path === undefined || path === '-') return { write: io.out, finish: async () => {}, discard: async () => {} }
  if (!over && existsSync(path))
    throw invalid('output', `${path} is there already, and nothing is written over it. Choose another name.`)
  const draft = `${path}.${process.pid}.part`
  const file = await open(draft, 'wx', 0o600)
  return {
    write: async (text) => file.appendFile(text),
    finish: async () => {
      await file.close()
      await rename(draft, path)
    },
    discard: async () => {
      await file.close()
      await rm(draft, { force: true })
    },
  }
}
