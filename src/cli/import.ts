import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { Failure, invalid } from '../core/errors.ts'
import { mostImported, type ImportedConversation } from '../core/import.ts'
import { importPage } from '../flows/import-page.ts'
import { asOwner } from './as-owner.ts'
import { exitCodes, type Command, type Connection, type Io } from './command.ts'
import { isOfIntercom, readIntercom } from './read-intercom.ts'
import { pickWorkspace } from './pick-workspace.ts'
import { readLines } from './read-lines.ts'
import { rowCounter } from './row-counter.ts'
import { withConnection } from './with-connection.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in old conversations of another desk, with their authors and times',
  help: `underseal import FILE [--workspace ID]

Reads one conversation a line as JSON (- is standard input): in the form of POST /v1/imports, or as Intercom's API gives
one with its parts (GET /conversations/ID). Each text passes the line before it is stored, like a live message; nobody is
told. The same file again makes nothing twice, so that what was interrupted is simply begun anew. Files are not taken
along; it says how many there were.

  --workspace  needed only where there are several

What is wrong is told by line and field on standard error, never by its content.
Exit 0: all of it is here. 1: some lines were refused. 2: it could not be done.

  underseal import conversations.jsonl`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { workspace: { type: 'string' } },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0)
      throw invalid('file', 'Name one file of JSON lines: underseal import FILE.')
    return withConnection(house, async (connection) => {
      const workspaceId = await pickWorkspace(connection.deps, values.workspace)
      const sums = await bringIn(connection, workspaceId, file === '-' ? io.stdin : bytesOf(file), io)
      await io.out(told(sums))
      return sums.refused > 0 ? exitCodes.found : exitCodes.fine
    })
  },
}

type Sums = {
  conversations: number
  added: number
  known: number
  hidden: number
  files: number
  missing: number
  refused: number
}

async function bringIn(
  { deps, conversationReader }: Connection,
  workspaceId: string,
  source: AsyncIterable<Uint8Array>,
  io: Io,
): Promise<Sums> {
  const { viewer, actor } = asOwner(workspaceId)
  const read = await conversationReader()
  const counter = rowCounter(io, 'messages')
  const sums: Sums = { conversations: 0, added: 0, known: 0, hidden: 0, files: 0, missing: 0, refused: 0 }
  const refuse = (line: number, message: string, field?: string) => {
    sums.refused++
    counter.end()
    io.err(`line ${line}: ${field === undefined ? '' : `${field}: `}${message}\n`)
  }
  let page: { readonly line: number; readonly conversation: ImportedConversation }[] = []
  const send = async () => {
    const sent = page
    page = []
    const { done, refused } = await importPage(
      deps,
      viewer,
      sent.map(({ conversation }) => conversation),
      actor,
    )
    for (const { added, known, hidden } of done) {
      sums.added += added
      sums.known += known
      sums.hidden += Object.values(hidden).reduce((sum, count) => sum + count, 0)
    }
    counter.tell(sums.added + sums.known, 0)
    for (const { index, message, field } of refused)
      refuse(sent[index]!.line, message, field.split('.').slice(2).join('.') || undefined)
  }

  let line = 0
  for await (const text of readLines(source)) {
    line++
    if (text.trim() === '') continue
    try {
      const { conversation, files, missing } = conversationIn(text)
      sums.files += files
      sums.missing += missing
      // All of them are looked at first: a conversation is refused whole.
      for (const piece of piecesOf(conversation).map(read)) page.push({ line, conversation: piece })
      sums.conversations++
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      refuse(line, error.message, error.field)
    }
    if (page.length >= mostImported.conversations) await send()
  }
  if (page.length > 0) await send()
  counter.end()
  return sums
}

function conversationIn(text: string): { conversation: unknown; files: number; missing: number } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw invalid('json', 'This is not JSON. Each line is one conversation.')
  }
  return isOfIntercom(json) ? readIntercom(json) : { conversation: json, files: 0, missing: 0 }
}

/** A longer one than may be sent at once goes in pieces, each with further parts. */
function piecesOf(conversation: unknown): unknown[] {
  const { parts } = Object(conversation) as { parts?: unknown }
  if (!Array.isArray(parts) || parts.length <= mostImported.parts) return [conversation]
  const starts = Array.from({ length: Math.ceil(parts.length / mostImported.parts) }, (_, i) => i * mostImported.parts)
  return starts.map((from) => ({
    ...Object(conversation),
    parts: parts.slice(from, from + mostImported.parts) as unknown[],
  }))
}

function told({ conversations, added, known, hidden, files, missing, refused }: Sums): string {
  return [
    `${many(conversations, 'conversation')}: ${many(added, 'new message')}, ${known} known already, ${many(hidden, 'value')} hidden.`,
    ...(files > 0 ? [`Left out: ${many(files, 'file')}; only texts are taken along.`] : []),
    ...(missing > 0
      ? [`Not in what was read: ${many(missing, 'part')}; Intercom gives the newest 500 of a conversation.`]
      : []),
    ...(refused > 0 ? [`${many(refused, 'refusal')}, see above.`] : []),
    '',
  ].join('\n')
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>
}
