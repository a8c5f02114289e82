import { readFile, writeFile } from 'node:fs/promises'
import { invalid } from '../../core/errors.ts'
import type { Hit } from './hit.ts'

/** What is known and accepted: how many findings of this kind with this hint a file has. Nothing is made from the values. */
type Known = { readonly path: string; readonly kind: string; readonly hint: string; readonly count: number }

type Baseline = {
  /** True for what is known; each known finding counts once. */
  readonly knows: (hit: Hit) => boolean
}

const noBaseline: Baseline = { knows: () => false }

export async function readBaseline(path: string | undefined): Promise<Baseline> {
  if (path === undefined) return noBaseline
  const left = new Map<string, number>()
  for (const { path: file, kind, hint, count } of parse(await readFile(path, 'utf8')))
    left.set(keyOf({ path: file, kind, hint }), count)
  return {
    knows(hit) {
      const key = keyOf(hit)
      const count = left.get(key) ?? 0
      if (count > 0) left.set(key, count - 1)
      return count > 0
    },
  }
}

export function collectBaseline() {
  const counts = new Map<string, Known>()
  return {
    add(hit: Hit): void {
      const { path, kind, hint } = hit
      counts.set(keyOf(hit), { path, kind, hint, count: (counts.get(keyOf(hit))?.count ?? 0) + 1 })
    },
    async write(to: string): Promise<number> {
      const known = [...counts.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      await writeFile(
        to,
        `{"type":"underseal-baseline","version":1,"known":[\n${known.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`,
        { mode: 0o600 },
      )
      return known.reduce((sum, { count }) => sum + count, 0)
    },
  }
}

function parse(text: string): readonly Known[] {
  try {
    const file = JSON.parse(text) as { type?: unknown; version?: unknown; known?: unknown }
    if (file.type === 'underseal-baseline' && file.version === 1 && Array.isArray(file.known))
      return file.known as Known[]
  } catch {
    // Told below.
  }
  throw invalid('baseline', 'This is not a baseline. Make one with --write-baseline FILE.')
}

const keyOf = ({ path, kind, hint }: Pick<Known, 'path' | 'kind' | 'hint'>) => JSON.stringify([path, kind, hint])
