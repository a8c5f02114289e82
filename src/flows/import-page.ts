import { Failure, type ErrorCode } from '../core/errors.ts'
import type { ImportedConversation } from '../core/import.ts'
import { mustBeAllowed, type Actor, type Staff } from '../core/viewer.ts'
import { within } from './import-contact.ts'
import { foldTag, importConversation, type Desk, type Imported } from './import-conversation.ts'
import { openTurns } from './in-turns.ts'
import type { Deps } from './ports.ts'

export type ImportedPage = {
  readonly done: readonly (Imported & { readonly index: number })[]
  /** `field` is a path into what was sent; the message never repeats what stands there. */
  readonly refused: readonly Refused[]
}
export type Refused = {
  readonly index: number
  readonly code: ErrorCode
  readonly message: string
  readonly field: string
}

/** Then nothing else of the page would come in either; sent again, it goes on where it stopped. */
const ours: readonly ErrorCode[] = ['unavailable', 'vault_unavailable', 'internal']

/** Old conversations, each an act of its own: what is wrong with one does not hold up the others. */
export async function importPage(
  d: Deps,
  viewer: Staff,
  page: readonly ImportedConversation[],
  actor: Actor = viewer,
): Promise<ImportedPage> {
  mustBeAllowed(viewer, 'conversation:import')
  const desk = await openDesk(d, viewer, actor)
  const done: (Imported & { index: number })[] = []
  const refused: Refused[] = []
  const broken: unknown[] = []
  const queue = rowsOf(page)
  const lane = async () => {
    // Each row by itself: what fails of the house ends all lanes, and none is left running behind the answer.
    for (let row = queue.shift(); row && broken.length === 0; row = queue.shift())
      for (const { index, conversation } of row) {
        try {
          done.push({ index, ...(await importConversation(desk, conversation)) })
        } catch (error) {
          if (!(error instanceof Failure) || ours.includes(error.code)) return void broken.push(error)
          const { code, message, field } = error
          refused.push({ index, code, message, field: within(`conversations.${index}`, field) })
        }
      }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (broken.length > 0) throw broken[0]
  const inTurn = (a: { index: number }, b: { index: number }) => a.index - b.index
  return { done: done.toSorted(inTurn), refused: refused.toSorted(inTurn) }
}

/** So many at once: most of the time of one goes by in waiting for the database. */
const lanes = 3

type Row = { readonly index: number; readonly conversation: ImportedConversation }[]

/** Pieces of one conversation go one after the other, in the order in which they were sent. */
function rowsOf(page: readonly ImportedConversation[]): Row[] {
  const rows = new Map<string, Row>()
  for (const [index, conversation] of page.entries()) {
    const row = rows.get(conversation.externalId)
    if (row) row.push({ index, conversation })
    else rows.set(conversation.externalId, [{ index, conversation }])
  }
  return [...rows.values()]
}

async function openDesk(d: Deps, viewer: Staff, actor: Actor): Promise<Desk> {
  const [team, tags] = [await d.store.teammates(viewer), await d.store.tags(viewer)]
  return {
    d,
    viewer,
    actor,
    turns: openTurns(d),
    team: new Map(team.map(({ email, id }) => [email.trim().toLowerCase(), id])),
    tags: new Map(tags.map(({ name, id }) => [foldTag(name.text), id])),
    writers: new Map(),
  }
}
