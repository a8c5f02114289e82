import { CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
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
export async function transact<T>(pool: pg.Pool, act: (connection: Connection) => Promise<T>): Promise<T> {
  const client = (await pool.connect()) as pg.PoolClient & PreparedClient // the pool was told to make these
  let broken: Error | undefined
  try {
    await client.query('begin', [])
    const answer = await act(connectionOf(client))
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

const known = new WeakMap<PreparedClient, Connection>()

function connectionOf(client: PreparedClient): Connection {
  let connection = known.get(client)
  if (connection === undefined) {
    connection = {
      db: kyselyOn(client),
      ask: async <Row>(text: string, values: readonly unknown[]) => (await client.query(text, [...values])).rows as Row[],
      soon: <Row>(text: string, values: readonly unknown[]) => {
        const rows = client.soon(text, values).then((result) => result.rows as Row[])
        // Whoever asks next is told of it; nobody may be listening here.
        rows.catch(() => undefined)
        return rows
      },
    }
    known.set(client, connection)
  }
  return connection
}

/** Kysely on one connection: its own transactions answer one statement before they send the next, so that nothing could travel together. */
function kyselyOn(client: PreparedClient): Kysely<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { command, rowCount, rows } = await client.query(sql, [...parameters])
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
