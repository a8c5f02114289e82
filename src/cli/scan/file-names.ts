import { redact } from '../../detect/detect.ts'
import type { DetectOptions } from '../../detect/options.ts'
import type { Hit } from './hit.ts'
import { hitOf, type How } from './piece.ts'

/** Names are full of dates and running numbers: only what is surely found counts. */
export function forNames(options: DetectOptions): DetectOptions {
  return { ...options, minConfidence: Math.max(0.9, options.minConfidence ?? 0) }
}

type NamedPath = { readonly shown: string; readonly hits: readonly Hit[] }

/**
 * Paths as they may be printed: what stands in the name of a file or folder is taken out of it, and told of as a finding once.
 * Each path is asked for as often as something is found in its file.
 */
export function fileNames(how: How): (path: string) => NamedPath {
  const options = forNames(how.options)
  const told = new Set<string>()
  let last = ''
  let lastShown = ''
  return (path) => {
    if (path === last) return { shown: lastShown, hits: [] }
    const hits: Hit[] = []
    let shown = ''
    let written = ''
    const names = path.split(/([/\\!]|^[0-9a-f]{12}:)/)
    for (const [i, name] of names.entries()) {
      const { text, findings } = redact(name, options)
      shown += text
      written += name
      if (findings.length === 0 || told.has(written)) continue
      told.add(written)
      const place = i < names.length - 1 && names[i + 1] !== '!' ? 'name of the folder' : 'name of the file'
      for (const one of findings)
        hits.push({
          ...hitOf(one, name.slice(one.start, one.end), how),
          path: shown,
          line: 1,
          column: 1,
          start: 0,
          end: 0,
          place,
        })
    }
    last = path
    lastShown = shown
    return { shown, hits }
  }
}
