import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { Failure, invalid } from '../core/errors.ts'
import type { DetectOptions, Finding } from '../detect/finding.ts'
import { byteCounter, type ByteCounter } from './byte-counter.ts'
import { exitCodes, type Command, type Io } from './command.ts'
import { decodeText } from './decode-text.ts'
import { detectFlags, detectHelp, detectOptions } from './detect-options.ts'
import { detectStream } from './detect-stream.ts'
import { textFiles } from './text-files.ts'

export const scan: Command = {
  name: 'scan',
  summary: 'find card numbers, keys, IBANs … in text files',
  help: `underseal scan PATH… [--json | --jsonl] [--kinds …] [--min-confidence …] [--show-values]

Looks through files, all files below folders (without .git and node_modules), or standard input (-). Needs no server and
no database, and sends nothing anywhere. Says where something stands and what it is, never the value itself.

  --json                   all findings as one JSON array
  --jsonl                  one JSON object a line, as they are found
${detectHelp}
  --show-values            also print what was found; mind where the output goes

Exit 0: nothing found. 1: something found. 2: something could not be read; what is no UTF-8 or UTF-16 text is never
called clean.

  underseal scan src docs
  git diff --cached | underseal scan - --min-confidence 0.9
  underseal scan export.csv --jsonl | jq -r .kind | sort | uniq -c`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...detectFlags,
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        'show-values': { type: 'boolean' },
      },
    })
    if (positionals.length === 0)
      throw invalid('path', 'Say what to scan: underseal scan PATH…, or - for standard input.')
    if (values.json && values.jsonl) throw invalid('json', 'Choose one of --json and --jsonl.')

    const options = detectOptions(values)
    const sheet = values.json ? jsonSheet(io) : values.jsonl ? jsonlSheet(io) : plainSheet(io)
    const counts = { files: 0, findings: 0, unread: 0 }
    const counter = await byteCounter(io, positionals)
    for (const path of positionals) {
      try {
        for await (const file of textFiles(path)) {
          counts.files++
          await scanFile(file, io, options, counter, values['show-values'] === true, async (line) => {
            counts.findings++
            counter.clear()
            await sheet.add(line)
          }).catch((error: unknown) => {
            counter.clear()
            tellUnread(io, file, error, counts)
          })
        }
      } catch (error) {
        tellUnread(io, path, error, counts)
      }
    }
    counter.clear()
    await sheet.end()
    io.err(
      `${counts.findings} found in ${counts.files} file${counts.files === 1 ? '' : 's'}${counts.unread > 0 ? `, ${counts.unread} could not be read` : ''}.\n`,
    )
    return counts.unread > 0 ? exitCodes.failed : counts.findings > 0 ? exitCodes.found : exitCodes.fine
  },
}

/** Offsets, lines and columns count UTF-16 units like an editor's; lines and columns begin at 1. */
type Line = Finding & { readonly path: string; readonly line: number; readonly column: number; readonly value?: string }

async function scanFile(
  path: string,
  io: Io,
  options: DetectOptions,
  counter: ByteCounter,
  showValues: boolean,
  add: (line: Line) => Promise<void>,
): Promise<void> {
  let offset = 0
  let line = 1
  let column = 1
  const source = counter.watch(path === '-' ? io.stdin : createReadStream(path))
  for await (const { text, findings } of detectStream(decodeText(source), options)) {
    let at = 0
    const moveTo = (to: number) => {
      for (let end = text.indexOf('\n', at); end !== -1 && end < to; end = text.indexOf('\n', at)) {
        line++
        column = 1
        at = end + 1
      }
      column += to - at
      at = to
    }
    for (const one of findings) {
      moveTo(one.start)
      await add({
        path,
        line,
        column,
        ...one,
        start: offset + one.start,
        end: offset + one.end,
        ...(showValues ? { value: text.slice(one.start, one.end) } : {}),
      })
    }
    moveTo(text.length)
    offset += text.length
  }
}

function tellUnread(io: Io, path: string, error: unknown, counts: { unread: number }): void {
  counts.unread++
  io.err(`${path}: ${reasonOf(error)}\n`)
}

function reasonOf(error: unknown): string {
  if (error instanceof Failure) return error.message
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOENT') return 'There is no such file.'
    if (error.code === 'EACCES') return 'This file may not be read.'
    if ('syscall' in error) return `${String(error.code)}.`
  }
  throw error
}

type Sheet = { readonly add: (line: Line) => Promise<void>; readonly end: () => Promise<void> }

function plainSheet(io: Io): Sheet {
  return {
    add: ({ path, line, column, kind, hint, value }) =>
      io.out(
        `${[`${path}:${line}:${column}`, kind, hint, value === undefined ? '' : JSON.stringify(value)].filter((word) => word !== '').join(' ')}\n`,
      ),
    end: async () => {},
  }
}

function jsonlSheet(io: Io): Sheet {
  return { add: (line) => io.out(`${JSON.stringify(line)}\n`), end: async () => {} }
}

function jsonSheet(io: Io): Sheet {
  let first = true
  return {
    add: async (line) => {
      await io.out(`${first ? '[\n' : ',\n'}${JSON.stringify(line)}`)
      first = false
    },
    end: () => io.out(first ? '[]\n' : '\n]\n'),
  }
}
