import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { PreparedClient } from './prepared-client.ts'
import type { Tables } from './tables.ts'

/** One connection of the pool, while a transaction has it. */
export type Connection = {
  readonly db: Kysely<Tables>
  /** Sent at once, with all that waits in front of it. */
  ask<Row>(text: string, values: readonly unknown[]): Promise<Row[]>
  /**
   * Sent with the next statement, and before it: for what is written without looking at the answer, and for a question whose
   * answer is only needed beside the next one's. An error is that of the statement it travels with, too. Not to be awaited
   * before something else was asked.
   */
  soon<Row>(text: string, values: readonly unknown[]): Promise<Row[]>
}

/** Begins with the first statement; ends well if `act` does, and then what it wrote is durable. */
export async function transact<T>(
  pool: pg.Pool,
  act: (connection: Connection, client: PreparedClient) => Promise<T>,
): Promise<T> {
  const client = (await pool.connect()) as pg.PoolClient & PreparedClient // the pool was told to make these
  let broken: Error | undefined
  try {
    await client.query('begin', [])
    const answer = await act(connectionOf(client), client)
    await client.query('commit', [])
    return answer
  } catch (error) {
    await client.query('rollback', []).catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    // One on which not even that succeeds is not given to the next.
    client.release(broken)
  }
}

/**
 * The same connection for each of several acts that share a transaction. `before` is told of a statement that is about to be sent at
 * once, so that what its own act has put off goes first.
 */
export function seatsOn(client: PreparedClient, befores: readonly ((text: string) => void)[]): Connection[] {
  const seats = (taken.get(client) ?? taken.set(client, []).get(client))!
  return befores.map((before, nr) => {
    const seat = (seats[nr] ??= seatOn(client))
    seat.before = before
    return seat.connection
  })
}

type Seat = { before: (text: string) => void; readonly connection: Connection }

const known = new WeakMap<PreparedClient, Connection>()
const taken = new WeakMap<PreparedClient, Seat[]>()
const sending = new WeakMap<PreparedClient, Promise<unknown>>()

function seatOn(client: PreparedClient): Seat {
  const send: Send = (text, values) => {
    seat.before(text)
    // One after the other, as the driver wants it.
    const sent = (sending.get(client) ?? Promise.resolve()).then(() => client.query(text, [...values]))
    sending.set(
      client,
      sent.catch(() => undefined),
    )
    return sent
  }
  const seat: Seat = { before: () => undefined, connection: connectionThat(client, send) }
  return seat
}

function connectionOf(client: PreparedClient): Connection {
  let connection = known.get(client)
  if (connection === undefined) {
    connection = connectionThat(client, (text, values) => client.query(text, [...values]))
    known.set(client, connection)
  }
  return connection
}

type Send = (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>

function connectionThat(client: PreparedClient, send: Send): Connection {
  return {
    db: kyselyOn(send),
    ask: async <Row>(text: string, values: readonly unknown[]) => (await send(text, values)).rows as Row[],
    soon: <Row>(text: string, values: readonly unknown[]) => {
      const rows = client.soon(text, values).then((result) => result.rows as Row[])
      // Whoever asks next is told of it; nobody may be listening here.
      rows.catch(() => undefined)
      return rows
    },
  }
}

/** Kysely on one connection: its own transactions answer one statement before they send the next, so that nothing could travel together. */
function kyselyOn(send: Send): Kysely<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { command, rowCount, rows } = await send(sql, parameters)
      const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
      return { rows: rows as R[], ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
    },
    streamQuery: refuse,
  }
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

function refuse(): never {
  throw new Error('a transaction is one already')
}
