/**
 * Acts of one moment in one transaction: a trip and a statement for all of them cost hardly more than for one. Invariants:
 * - each is answered after the commit and not before, and what it announces goes out then;
 * - none waits for a row that somebody else holds: that act goes by itself, and the others do not stand behind it;
 * - an act that fails before it has written anything fails alone; if it has, or if the database refuses anything, nothing of the
 *   transaction stands and each goes by itself;
 * - within an act the order of statements is what it would be alone; between two acts, which are about different conversations, it is open.
 */
import type pg from 'pg'
import { Failure } from '../core/errors.ts'
import type { Writing } from '../flows/writing.ts'
import { writeLogged } from './activity.ts'
import { seatsOn, transact, type Connection } from './connection.ts'
import type { Act, Ground } from './ground.ts'
import { insertParts } from './part-insert.ts'
import type { AskedThread, GivenPart, TakenThread } from './shared.ts'
import { takeMany } from './threads.ts'

export type Work = (tx: Writing) => Promise<unknown>
/** `alone`: nothing of it was done, and it has to go by itself. */
export type Outcome = { readonly act: Act; readonly answer: unknown } | { readonly error: unknown } | 'alone'

/** Why an act cannot be a part of this transaction; no fault of its own. */
class Alone extends Error {}

export async function writeShared(
  ground: Ground,
  pool: pg.Pool,
  workspaceId: string,
  works: readonly Work[],
  writing: (act: Act) => Writing,
): Promise<Outcome[]> {
  return transact(pool, async (connection, client) => {
    const table = makeTable(connection, workspaceId, works.length)
    const seats = seatsOn(
      client,
      works.map((_, nr) => (text) => table.before(nr, text)),
    )
    let spoiled: { readonly by: unknown } | undefined
    const outcomes = await Promise.all(
      works.map(async (work, nr): Promise<Outcome> => {
        const shared = {
          thread: (asked: AskedThread) => table.thread(nr, asked),
          part: (given: GivenPart) => table.part(nr, given),
        }
        const { db, ask } = seats[nr]!
        const act: Act = {
          ...ground,
          db,
          ask,
          soon: (text, values) => table.soon(nr, text, values),
          workspaceId,
          events: [],
          logged: [],
          shared,
        }
        try {
          return { act, answer: await work(writing(act)) }
        } catch (error) {
          // The others are still at work on this connection; it is given back when they are done.
          if (table.hasWritten(nr) || !(error instanceof Failure || error instanceof Alone)) spoiled ??= { by: error }
          return error instanceof Alone ? 'alone' : { error }
        } finally {
          table.leave(nr)
        }
      }),
    )
    if (spoiled) throw spoiled.by
    table.putAll()
    const logged = outcomes.flatMap((outcome) =>
      typeof outcome === 'object' && 'act' in outcome ? outcome.act.logged : [],
    )
    await writeLogged({ ...ground, ...connection, workspaceId, logged })
    return outcomes
  })
}

/** What the acts have in common while their transaction is open. */
function makeTable(connection: Connection, workspaceId: string, people: number) {
  const asking = { ...connection, workspaceId }
  const threads = new Map<
    number,
    { asked: AskedThread; resolve: (taken: TakenThread) => void; reject: (error: unknown) => void }
  >()
  const here = new Set(Array.from({ length: people }, (_, nr) => nr))
  const wrote = new Set<number>()
  /** What an act has put off, in the order in which it did. */
  const parts = new Map<number, GivenPart>()
  const others = new Map<number, (() => void)[]>()
  const held = new Set<string>()

  /** Once each has asked or is gone. */
  const takeAll = () => {
    if (threads.size === 0 || threads.size < here.size) return
    const all = [...threads.values()]
    threads.clear()
    takeMany(
      asking,
      all.map((each) => each.asked),
    ).then(
      (taken) =>
        all.forEach(({ resolve, reject }, i) => (mayHave(taken[i]!) ? resolve(taken[i]!) : reject(new Alone()))),
      (error: unknown) => all.forEach(({ reject }) => reject(error)),
    )
  }
  // Absent: held by somebody else, or not there. By itself it will find out. A second act on a conversation must see the first.
  const mayHave = ({ conversation }: TakenThread) => {
    if (!conversation || held.has(conversation.id)) return false
    held.add(conversation.id)
    return true
  }
  return {
    thread: (nr: number, asked: AskedThread) =>
      new Promise<TakenThread>((resolve, reject) => {
        threads.set(nr, { asked, resolve, reject })
        takeAll()
      }),
    part(nr: number, given: GivenPart) {
      wrote.add(nr)
      parts.set(nr, given)
    },
    soon<Row>(nr: number, text: string, values: readonly unknown[]): Promise<Row[]> {
      wrote.add(nr)
      const sent = new Promise<Row[]>((resolve, reject) => {
        const send = () => connection.soon<Row>(text, values).then(resolve, reject)
        others.set(nr, [...(others.get(nr) ?? []), send])
      })
      sent.catch(() => undefined)
      return sent
    },
    /** A statement of this act is about to be sent, and what it has put off comes before it. */
    before(nr: number, text: string) {
      if (!/^\s*select\b/.test(text)) wrote.add(nr)
      const given = parts.get(nr)
      if (given && parts.delete(nr)) insertParts(asking, [given])
      for (const send of others.get(nr) ?? []) send()
      others.delete(nr)
    },
    hasWritten: (nr: number) => wrote.has(nr),
    leave(nr: number) {
      here.delete(nr)
      takeAll()
    },
    /** Parts first, which the rest is about. */
    putAll() {
      insertParts(asking, [...parts.values()])
      for (const send of [...others.values()].flat()) send()
    },
  }
}
