import { parseArgs } from 'node:util'
import { Failure, invalid } from '../core/errors.ts'
import { mostImported, type ImportedConversation } from '../core/import.ts'
import { importPage } from '../flows/import-page.ts'
import { asOwner } from './as-owner.ts'
import { bytesOf } from './bytes-of.ts'
import { exitCodes, type Command, type Connection, type Io } from './command.ts'
import { isOfIntercom, readIntercom } from './read-intercom.ts'
import { pickWorkspace } from './pick-workspace.ts'
import { readLines } from './read-lines.ts'
import { openZendesk } from './read-zendesk.ts'
import { rowCounter } from './row-counter.ts'
import { withConnection } from './with-connection.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in old conversations of another desk, with their authors and times',
  help: `underseal import FILE [FILE …] [--workspace ID]

Reads one conversation a line as JSON (- is standard input): in the form of POST /v1/imports, as Intercom's API gives one
with its parts (GET /conversations/ID), or as Zendesk exports tickets with their comments. Zendesk's users, organizations
and ticket fields are files of their own and come first. Each text passes the line before it is stored, like a live
message; nobody is told. The same files again make nothing twice, so that what was interrupted is simply begun anew.
Files that were attached are not taken along; it says how many there were.

  --workspace  needed only where there are several

What is wrong is told by line and field on standard error, never by its content.
Exit 0: all of it is here. 1: some lines were refused. 2: it could not be done.

  underseal import conversations.jsonl
  underseal import organizations.json users.json tickets.json`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { workspace: { type: 'string' } },
    })
    if (positionals.length === 0) throw invalid('file', 'Name a file of JSON lines: underseal import FILE.')
    return withConnection(house, async (connection) => {
      const workspaceId = await pickWorkspace(connection.deps, values.workspace)
      const sums = await bringIn(connection, workspaceId, positionals, io)
      await io.out(told(sums))
      return sums.refused > 0 ? exitCodes.found : exitCodes.fine
    })
  },
}

type Sums = { conversations: number; added: number; known: number; hidden: number; refused: number } & Record<
  Left,
  number
>

/** What of another desk stays away, or is not quite what it was. */
type Left = 'files' | 'missing' | 'tags' | 'deleted' | 'others' | 'unknown'
const lefts: readonly Left[] = ['files', 'missing', 'tags', 'deleted', 'others', 'unknown']
type Came = { readonly conversation?: unknown } & { readonly [L in Left]?: number }

async function bringIn(
  { deps, conversationReader }: Connection,
  workspaceId: string,
  files: readonly string[],
  io: Io,
): Promise<Sums> {
  const { viewer, actor } = asOwner(workspaceId)
  const read = await conversationReader()
  const zendesk = openZendesk()
  const counter = rowCounter(io, 'messages')
  const sums = { conversations: 0, added: 0, known: 0, hidden: 0, refused: 0 } as Sums
  for (const left of lefts) sums[left] = 0
  const refuse = (line: string, message: string, field?: string) => {
    sums.refused++
    counter.end()
    io.err(`${line}: ${field === undefined ? '' : `${field}: `}${message}\n`)
  }
  let page: { readonly line: string; readonly conversation: ImportedConversation }[] = []
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

  for await (const { line, text } of linesOf(files, io)) {
    const tryTo = <T>(act: () => T): T | undefined => {
      try {
        return act()
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        refuse(line, error.message, error.field)
        return undefined
      }
    }
    for (const come of tryTo(() => conversationsIn(text, zendesk)) ?? []) {
      // All pieces are looked at first: a conversation is refused whole.
      const came = tryTo(() => {
        const { conversation, ...left } = come()
        return { left, pieces: conversation === undefined ? [] : piecesOf(conversation).map(read) }
      })
      if (came === undefined) continue
      for (const left of lefts) sums[left] += came.left[left] ?? 0
      if (came.pieces.length > 0) sums.conversations++
      for (const conversation of came.pieces) page.push({ line, conversation })
      if (page.length >= mostImported.conversations) await send()
    }
  }
  if (page.length > 0) await send()
  counter.end()
  return sums
}

/** Each line of all files that is not empty, and how it is called where something is wrong with it. */
async function* linesOf(
  files: readonly string[],
  io: Io,
): AsyncIterable<{ readonly line: string; readonly text: string }> {
  for (const [i, file] of files.entries()) {
    let line = 0
    for await (const text of readLines(file === '-' ? io.stdin : bytesOf(file))) {
      line++
      if (text.trim() !== '') yield { line: `${files.length > 1 ? `file ${i + 1}, ` : ''}line ${line}`, text }
    }
  }
}

/** Each by itself, so that what is wrong with one does not hold up the others of its line. */
function conversationsIn(text: string, zendesk: ReturnType<typeof openZendesk>): readonly (() => Came)[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw invalid('json', 'This is not JSON. Each line is one conversation.')
  }
  if (isOfIntercom(json)) return [() => readIntercom(json)]
  const tickets = zendesk.ticketsIn(json)
  if (tickets) return tickets.map((ticket) => () => zendesk.read(ticket) ?? { deleted: 1 })
  return [() => ({ conversation: json })]
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

function told(sums: Sums): string {
  const { conversations, added, known, hidden, refused } = sums
  const notes: Record<Left, (count: number) => string> = {
    files: (count) => `Left out: ${many(count, 'file')}; only texts are taken along.`,
    missing: (count) =>
      `Not in what was read: ${many(count, 'part')}; Intercom gives the newest 500 of a conversation.`,
    tags: (count) =>
      `Left out: ${many(count, 'tag')}; a conversation has at most ${mostImported.tags}, of 60 characters each.`,
    deleted: (count) => `Left out: ${many(count, 'ticket')} that had been deleted.`,
    others: (count) => `Of people in copy: ${many(count, 'message')}; they stand as the contact's.`,
    unknown: (count) => `Of people who are not in what was read: ${many(count, 'message')}; they stand as the team's.`,
  }
  return [
    `${many(conversations, 'conversation')}: ${many(added, 'new message')}, ${known} known already, ${many(hidden, 'value')} hidden.`,
    ...lefts.flatMap((left) => (sums[left] > 0 ? [notes[left](sums[left])] : [])),
    ...(refused > 0 ? [`${many(refused, 'refusal')}, see above.`] : []),
    '',
  ].join('\n')
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
