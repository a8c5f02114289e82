import { Type } from 'typebox'
import { Readable } from 'node:stream'
import type { Json } from '../core/canonical-json.ts'
import { isWiderThan } from '../core/json-strings.ts'
import { parseExactly, writeExactly } from '../core/exact-numbers.ts'
import { fail, Failure } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from '../flows/ports.ts'
import { mustBeKinds, redactDocument } from '../flows/redact-free-text.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { moving } from './hurry-bodies.ts'
import { staffOf } from './guard.ts'
import { maxValues } from './read-json.ts'
import { keepHours, operator } from './redactions.ts'
import { idOf } from './wire/shapes.ts'

/** Of one line, as of a request. */
const maxLineBytes = 1_048_576
/** Lines that are looked at in one go: one write and one row in the log for each. */
const linesAtOnce = 500

const words = Type.String({ maxLength: 2_000, pattern: '^[^,]+(,[^,]+)*$' })
const pointers = Type.String({
  maxLength: 2_000,
  pattern: '^(/[^/,]*)+(,(/[^/,]*)+)*$',
  description: 'As in RFC 6901, with commas between; * is any name',
})

/** Any length in constant memory: lines go out as they come in, in the same order, one for one. */
export function redactionStreamDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/redaction-streams',
    {
      config: { needs: 'text:redact', ndjson: true },
      schema: {
        tags: ['engine'],
        summary:
          'Lines of JSON (application/x-ndjson) with what is sensitive in their strings replaced, as they come in',
        description:
          'Each line is any JSON. A line that cannot be read comes back as an error in its place, and the rest goes on. With the operator `token` the header `underseal-session` names the session.',
        querystring: Type.Object({
          operator: Type.Optional(operator),
          session: Type.Optional(idOf('redactionSession')),
          keepHours: Type.Optional(keepHours),
          paths: Type.Optional(pointers),
          kinds: Type.Optional(words),
          minConfidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
        }),
        response: {
          ...answers({}, [415]),
          200: {
            description: 'Lines of JSON',
            content: { 'application/x-ndjson': { schema: Type.Unsafe<Readable>({ type: 'string' }) } },
          },
        },
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      if (!(request.body instanceof Readable)) throw fail('unsupported', 'Send lines of JSON as application/x-ndjson.')
      const { operator: how, session, keepHours: hours, paths, kinds, minConfidence } = request.query
      const wanted = kinds?.split(',')
      mustBeKinds(wanted)
      const id = session ?? makeId('redactionSession', d.clock.now().getTime(), d.random.bytes)
      const options = {
        ...(how === undefined ? {} : { operator: how }),
        ...(paths === undefined ? {} : { paths: paths.split(',') }),
        ...(wanted === undefined ? {} : { kinds: wanted }),
        ...(minConfidence === undefined ? {} : { minConfidence }),
        session: { id, ...(hours === undefined ? {} : { keepHours: hours }) },
      }
      if (how === 'token') reply.header('underseal-session', id)
      const answer = (lines: readonly string[]) => answerLines(d, viewer, lines, options, request.id)
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .send(Readable.from(redacted(moving(request.body), answer)))
    },
  )
}

async function* redacted(
  body: AsyncIterable<Uint8Array>,
  answer: (lines: readonly string[]) => Promise<string>,
): AsyncIterable<string> {
  for await (const lines of linesIn(body)) {
    for (let at = 0; at < lines.length; at += linesAtOnce) yield await answer(lines.slice(at, at + linesAtOnce))
  }
}

/** The whole lines of each piece. Of a line that is longer than one may be nothing is kept but that it was there. */
async function* linesIn(body: AsyncIterable<Uint8Array>): AsyncIterable<string[]> {
  let rest = Buffer.alloc(0)
  let isTooLong = false
  for await (const piece of body) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    const end = bytes.lastIndexOf(10) + 1
    if (end > 0) {
      const begun = bytes.indexOf(10) + 1
      const first = isTooLong ? [tooLong] : decoded(Buffer.concat([rest, bytes.subarray(0, begun)]))
      yield [...first, ...decoded(bytes.subarray(begun, end))]
      rest = Buffer.alloc(0)
      isTooLong = false
    }
    isTooLong ||= rest.length + bytes.length - end > maxLineBytes
    rest = isTooLong ? Buffer.alloc(0) : Buffer.concat([rest, bytes.subarray(end)])
  }
  if (isTooLong) yield [tooLong]
  else if (rest.length > 0) yield decoded(rest)
}

/** Line by line, so that one with a broken encoding is refused alone; U+FFFD could hide a value, so it is never let in. */
function decoded(bytes: Buffer): string[] {
  const lines: string[] = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at)
    const line = bytes.subarray(at, end === -1 ? bytes.length : end)
    at += line.length + 1
    if (line.length > maxLineBytes) {
      lines.push(tooLong)
      continue
    }
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(line).trim()
      if (text !== '') lines.push(isWiderThan(text, maxValues) ? tooLong : text)
    } catch {
      lines.push(unreadable)
    }
  }
  return lines
}

// Not JSON, so they are answered as lines that cannot be read.
const unreadable = '\u0000'
const tooLong = '\u0001'

type Options = NonNullable<Parameters<typeof redactDocument>[3]>

async function answerLines(
  d: Deps,
  viewer: Staff,
  lines: readonly string[],
  options: Options,
  reference: string,
): Promise<string> {
  const parsed = lines.map((line): { readonly value?: Json } => {
    try {
      return { value: parseExactly(line) }
    } catch {
      return {}
    }
  })
  const good = parsed.flatMap((one) => ('value' in one && one.value !== undefined ? [one.value] : []))
  const problem = ({ code, message }: Failure) => JSON.stringify({ error: { code, message, reference } })
  try {
    // The lines together are one document, so that a value has one number in all of them; `paths` begin inside a line.
    const paths = options.paths?.map((path) => `/*${path}`)
    const { document } = await redactDocument(d, viewer, good, { ...options, ...(paths ? { paths } : {}) })
    const answers = (document as readonly Json[]).values()
    const broken = (line: string) =>
      line === tooLong
        ? fail('too_large', `A line may be 1 MB and hold ${maxValues} values and names of fields.`)
        : fail('invalid', 'This line is not valid JSON in UTF-8.')
    return parsed
      .map((one, i) => `${'value' in one ? writeExactly(answers.next().value) : problem(broken(lines[i]!))}\n`)
      .join('')
  } catch (error) {
    // One line too deep or too wide must not cost the others, and many together may be too much where each alone is not.
    if (lines.length > 1 && error instanceof Failure && ['invalid', 'too_large'].includes(error.code)) {
      let answers = ''
      for (const line of lines) answers += await answerLines(d, viewer, [line], options, reference)
      return answers
    }
    // The head of the answer is long gone; each line says that it was not redacted, and none goes through.
    const failure = error instanceof Failure ? error : fail('internal')
    return parsed.map(() => `${problem(failure)}\n`).join('')
  }
}
