import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { placeholder } from '../core/seal.ts'
import type { Finding, RedactOptions } from '../detect/finding.ts'
import { kindOf } from '../detect/kinds.ts'
import { exitCodes, type Command } from './command.ts'
import { decodeText } from './decode-text.ts'
import { detectFlags, detectHelp, detectOptions } from './detect-options.ts'
import { detectStream, type Stretch } from './detect-stream.ts'
import { openOutput } from './open-output.ts'

type Operator = NonNullable<RedactOptions['operator']>

export const redact: Command = {
  name: 'redact',
  summary: 'copy a text with everything sensitive taken out',
  help: `underseal redact PATH [-o FILE] [--operator mask|replace|remove] [--kinds …] [--min-confidence …]

Copies a text file, or standard input (-), without what is sensitive in it. Needs no server and no database, and sends
nothing anywhere. The output is UTF-8. A file named by -o appears only once it is whole, and may be the input itself.

  --operator replace       write kind and hint in its place: [payment card •••• 4242] (this is the default)
  --operator mask          write the hint alone: •••• 4242
  --operator remove        write the kind alone: [payment card]
${detectHelp}

Exit 0: the copy is written. 2: it could not be; there is no file then.

  underseal redact chat.log -o chat.safe.log
  kubectl logs web | underseal redact - --operator remove`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...detectFlags, output: { type: 'string', short: 'o' }, operator: { type: 'string' } },
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw invalid('path', 'Name one file: underseal redact PATH, or - for standard input.')
    const operator = readOperator(values.operator)
    const options = detectOptions(values)

    const output = await openOutput(values.output, io)
    try {
      const source = path === '-' ? io.stdin : createReadStream(path)
      for await (const stretch of detectStream(decodeText(source), options))
        await output.write(written(stretch, operator))
      await output.finish()
    } catch (error) {
      await output.discard()
      throw error
    }
    return exitCodes.fine
  },
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
  return placeholder(kindOf(kind)?.title ?? kind, operator === 'remove' ? '' : hint)
}
