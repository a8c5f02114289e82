import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { fail, Failure, invalid } from '../../core/errors.ts'
import { bytesOf } from '../bytes-of.ts'
import { byteCounter, type ByteCounter } from '../byte-counter.ts'
import { exitCodes, type Command, type House, type Io } from '../command.ts'
import { detectFlags, detectHelp, detectOptions } from '../detect-options.ts'
import { collectBaseline, readBaseline } from './baseline.ts'
import { fileNames } from './file-names.ts'
import { gitVersions } from './git-history.ts'
import type { Hit } from './hit.ts'
import { lookThrough } from './look-through.ts'
import { openPool } from './pool.ts'
import { readFile, type Job } from './read-file.ts'
import { onOneLine } from '../show-controls.ts'
import { sheets, type Sheet, type SheetName } from './sheets.ts'
import { bytesBelow, walkFiles } from './walk-files.ts'

export const scan: Command = {
  name: 'scan',
  summary: 'find card numbers, keys, IBANs … in files, archives and git history',
  help: `underseal scan PATH… [--json | --jsonl | --csv | --sarif] [--git] [--baseline FILE] [--kinds …] [--min-confidence …]

Looks through files, all files below folders (without .git, node_modules and what a .undersealignore there names, as a
.gitignore does), or standard input (-). Looks into zip, tar and gz archives, mails and mailboxes, and reads JSON, CSV, HTML,
XML, RTF, calendars and contacts as what they say, and names of files and folders with them. Uses all cores. Needs no
server and no database, and sends nothing anywhere. Says where something stands and what it is, never the value itself: in a
path something harmless stands for it.

  --json                   all findings as one JSON array
  --jsonl                  one JSON object a line, as they are found
  --csv                    a table
  --sarif                  SARIF 2.1.0, for code hosts
  --git                    PATH is a repository: every version of every file in all its branches, each finding once
  --baseline FILE          pass over what was there when the baseline was written
  --write-baseline FILE    write what is found now into such a baseline
  --jobs N                 use N cores
${detectHelp}
  --show-values            also print what was found; mind where the output goes

Exit 0: nothing found. 1: something found. 2: something could not be read; what is no UTF-8 or UTF-16 text is never
called clean.

  underseal scan src docs
  underseal scan --git . --sarif > underseal.sarif
  git diff --cached | underseal scan - --min-confidence 0.9
  underseal scan export.zip --jsonl | jq -r .kind | sort | uniq -c`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...detectFlags,
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        csv: { type: 'boolean' },
        sarif: { type: 'boolean' },
        git: { type: 'boolean' },
        baseline: { type: 'string' },
        'write-baseline': { type: 'string' },
        jobs: { type: 'string' },
        'show-values': { type: 'boolean' },
      },
    })
    const paths = positionals.length === 0 && values.git ? ['.'] : positionals
    if (paths.length === 0) throw invalid('path', 'Say what to scan: underseal scan PATH…, or - for standard input.')
    const chosen = (['json', 'jsonl', 'csv', 'sarif'] as const).filter((name) => values[name])
    if (chosen.length > 1) throw invalid('json', 'Choose one of --json, --jsonl, --csv and --sarif.')
    const options = detectOptions(values)
    const known = await readBaseline(values.baseline).catch((error: unknown) => {
      throw error instanceof Failure ? error : invalid('baseline', 'The baseline cannot be read.')
    })

    const how = { options, showValues: values['show-values'] === true, markKey: randomBytes(32).toString('base64') }
    const pool = openPool(how, jobsOf(values.jobs))
    const bar = byteCounter(io, values.git || !io.live ? undefined : await bytesBelow(paths))
    const written = collectBaseline()
    const name: SheetName = chosen[0] ?? 'text'
    const sheet: Sheet = sheets[name](io, name === 'sarif' ? house.version : '')
    const counts = { files: 0, findings: 0, unread: 0 }
    const seen = new Set<string>()
    const named = fileNames(how)
    const tell = async (hit: Hit) => {
      // In a history the same value stands in every version of its file.
      const mark = `${hit.path.replace(/^[0-9a-f]{12}:/, '')} ${hit.mark}`
      if (values.git && seen.has(mark)) return
      if (values.git) seen.add(mark)
      written.add(hit)
      if (known.knows(hit)) return
      counts.findings++
      bar.clear()
      await sheet.add(hit)
    }
    try {
      for await (const one of lookThrough(
        values.git ? historyJobs(paths, house.environment, bar) : fileJobs(paths, io, bar),
        pool,
      )) {
        const { shown, hits } = named(
          'hit' in one ? one.hit.path : 'file' in one ? one.file : 'name' in one ? one.name : one.path,
        )
        for (const hit of hits) await tell(hit)
        if ('name' in one) continue
        if ('file' in one) counts.files++
        else if ('hit' in one) await tell({ ...one.hit, path: shown })
        else {
          counts.unread++
          bar.clear()
          const reason = reasonOf(one.error)
          sheet.unread?.(shown, reason)
          io.err(`${onOneLine(shown)}: ${reason}\n`)
        }
      }
    } finally {
      bar.clear()
      await pool.close()
    }
    await sheet.end()
    if (values['write-baseline'] !== undefined)
      io.err(`${await written.write(values['write-baseline'])} written to the baseline.\n`)
    io.err(
      `${counts.findings} found in ${counts.files} file${counts.files === 1 ? '' : 's'}${counts.unread > 0 ? `, ${counts.unread} could not be read` : ''}.\n`,
    )
    if (counts.unread > 0) io.err('What need not be looked into can be named in a .undersealignore.\n')
    if (counts.unread > 0) return exitCodes.failed
    return counts.findings > 0 && values['write-baseline'] === undefined ? exitCodes.found : exitCodes.fine
  },
}

async function* fileJobs(paths: readonly string[], io: Io, bar: ByteCounter): AsyncIterable<Job> {
  for (const path of paths) {
    if (path === '-') {
      yield* readFile('-', bar.watch(io.stdin))
      continue
    }
    try {
      for await (const file of walkFiles(path)) {
        if (file.error !== undefined) yield { path: file.path, error: file.error }
        else yield* readFile(file.path, bar.watch(bytesOf(file.path)), file.isFile ? { disk: file.path } : {})
      }
    } catch (error) {
      yield { path, error }
    }
  }
}

async function* historyJobs(
  folders: readonly string[],
  environment: House['environment'],
  bar: ByteCounter,
): AsyncIterable<Job> {
  for (const folder of folders) {
    for await (const { path, name, bytes } of gitVersions(folder, environment)) {
      if (bytes) yield* readFile(path, bar.watch(once(bytes)), { name })
      else yield { path, error: fail('unsupported', 'This part of the history was not fetched.') }
    }
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function jobsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const jobs = Number(given)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw invalid('jobs', 'Give --jobs a number from 1 to 256.')
  return jobs
}

function reasonOf(error: unknown): string {
  if (error instanceof Failure) return error.message
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOENT') return 'There is no such file.'
    if (error.code === 'EACCES') return 'This may not be read.'
    if ('syscall' in error) return `${String(error.code)}.`
  }
  throw error
}
