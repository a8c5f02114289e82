import { mkdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, Failure, invalid } from '../core/errors.ts'
import { placeholder } from '../core/seal.ts'
import type { Finding } from '../detect/finding.ts'
import type { DetectOptions, RedactOptions } from '../detect/options.ts'
import { titleOf } from '../detect/kinds.ts'
import { detect } from '../detect/detect.ts'
import { bytesOf } from './bytes-of.ts'
import { byteCounter, type ByteCounter } from './byte-counter.ts'
import { exitCodes, type Command, type Io } from './command.ts'
import { decodeText } from './decode-text.ts'
import { detectFlags, detectHelp, detectOptions } from './detect-options.ts'
import { detectStream, type Stretch } from './detect-stream.ts'
import { openOutput } from './open-output.ts'
import { forNames } from './scan/file-names.ts'
import { peek } from './scan/streams.ts'
import { bytesBelow } from './scan/walk-files.ts'
import { closedAs, formatOf, headSize, packingOf } from './scan/what-it-is.ts'
import { onOneLine } from './show-controls.ts'
import { textFiles } from './text-files.ts'

type Operator = NonNullable<RedactOptions['operator']>

export const redact: Command = {
  name: 'redact',
  summary: 'copy a text with everything sensitive taken out',
  help: `underseal redact PATH [-o FILE] [--operator mask|replace|remove] [--json] [--kinds …] [--min-confidence …]

Copies a text file, all text files below a folder, or standard input (-), without what is sensitive in it. Needs no server
and no database, and sends nothing anywhere. The output is UTF-8. A file named by -o appears only once it is whole, and
may be the input itself.

  --json                   say as JSON what was taken out, by kind: {"files":1,"left":0,"found":{"payment-card":2}}. Needs -o
  --operator replace       write kind and hint in its place: [payment card •••• 4242] (this is the default)
  --operator mask          write the hint alone: •••• 4242
  --operator remove        write the kind alone: [payment card]
${detectHelp}

Exit 0: the copy is written. 2: it could not be; there is no file then. Of a folder, what is no text is left out, and 2.

  underseal redact chat.log -o chat.safe.log
  underseal redact exports/ -o exports.safe/
  kubectl logs web | underseal redact - --operator remove`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...detectFlags,
        json: { type: 'boolean' },
        output: { type: 'string', short: 'o' },
        operator: { type: 'string' },
      },
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw invalid('path', 'Name one file: underseal redact PATH, or - for standard input.')
    const operator = readOperator(values.operator)
    const options = detectOptions(values)

    if (values.json && values.output === undefined)
      throw invalid(
        'json',
        'Say where the copy goes, -o FILE: with --json the standard output says what was taken out.',
      )
    const found: Record<string, number> = {}
    const write = (stretch: Stretch) => {
      for (const { kind } of stretch.findings) found[kind] = (found[kind] ?? 0) + 1
      return written(stretch, operator)
    }
    const counter = byteCounter(io, await bytesBelow([path]))
    const copy = (from: string, to: string | undefined) => copyRedacted(io, from, to, counter, write, options)
    try {
      if (path === '-' || !(await stat(path)).isDirectory()) {
        await copy(path, values.output)
        if (values.json) await io.out(`${JSON.stringify({ files: 1, left: 0, found })}\n`)
        return exitCodes.fine
      }
      if (values.output === undefined) throw invalid('output', 'A folder is copied into another one: -o FOLDER.')
      const safeName = (name: string) => written({ text: name, findings: detect(name, forNames(options)) }, operator)
      const done = await copyFolder(io, path, values.output, copy, counter, safeName)
      if (values.json) await io.out(`${JSON.stringify({ ...done, found })}\n`)
      return done.left > 0 ? exitCodes.failed : exitCodes.fine
    } finally {
      counter.clear()
    }
  },
}

async function copyRedacted(
  io: Io,
  from: string,
  to: string | undefined,
  counter: ByteCounter,
  write: (stretch: Stretch) => string,
  options: DetectOptions,
): Promise<void> {
  const output = await openOutput(to, io)
  try {
    const { head, all } = await peek(counter.watch(from === '-' ? io.stdin : bytesOf(from)), headSize)
    refuseCoded(from, head)
    for await (const stretch of detectStream(decodeText(all), options)) await output.write(write(stretch))
    await output.finish()
  } catch (error) {
    await output.discard()
    throw error
  }
}

/** In these a value may be written so that it stands in no line of them. */
function refuseCoded(name: string, head: Uint8Array): void {
  const format = formatOf(name, head)
  if (packingOf(name, head) || closedAs(head) || format === 'rtf' || format === 'folded')
    throw fail('unsupported', 'This is no plain text, so that a copy could still hold what is to be taken out.')
}

/**
 * What is no text is left out and told of: an unread copy would look like a redacted one. Names of files and folders are texts as well,
 * and two that are the same without what was in them are numbered.
 */
async function copyFolder(
  io: Io,
  folder: string,
  into: string,
  copy: (from: string, to: string) => Promise<void>,
  counter: ByteCounter,
  safeName: (name: string) => string,
): Promise<{ files: number; left: number }> {
  const inside = relative(folder, into)
  if (!inside.startsWith('..') && !isAbsolute(inside))
    throw invalid('output', 'Name a folder that is not inside the one that is copied.')
  let files = 0
  let left = 0
  const taken = new Set<string>()
  for await (const file of textFiles(folder)) {
    const steps = relative(folder, file).split(sep)
    const name = steps.map((step) => safeName(step).replaceAll(/[\\/]/g, '-')).join(sep)
    const to = join(into, freeName(name, taken))
    try {
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await copy(file, to)
      files++
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      left++
      counter.clear()
      io.err(`${onOneLine(join(folder, name))}: ${error.message}\n`)
    }
  }
  counter.clear()
  io.err(
    `${files} file${files === 1 ? '' : 's'} copied${left > 0 ? `, ${left} could not be read and were left out` : ''}.\n`,
  )
  return { files, left }
}

function freeName(name: string, taken: Set<string>): string {
  const { dir, name: stem, ext } = parse(name)
  let free = name
  for (let number = 2; taken.has(free); number++) free = join(dir, `${stem} ${number}${ext}`)
  taken.add(free)
  return free
}

function readOperator(given = 'replace'): Operator {
  if (given === 'replace' || given === 'mask' || given === 'remove') return given
  throw invalid('operator', 'Choose --operator replace, mask or remove.')
}

function written({ text, findings }: Stretch, operator: Operator): string {
  let out = ''
  let at = 0
  for (const one of findings) {
    out += text.slice(at, one.start) + standIn(one, operator)
    at = one.end
  }
  return out + text.slice(at)
}

function standIn({ kind, hint }: Finding, operator: Operator): string {
  if (operator === 'mask') return hint === '' ? '••••' : hint
  return placeholder(titleOf(kind), operator === 'remove' ? '' : hint)
}
