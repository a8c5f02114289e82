import pg from 'pg'
import { orFailure } from './database-errors.ts'

// Any number will do, as long as nothing else on this database uses it.
const lockKey = 7_368_112_097

/** Of several processes that start on one database at once, each does this after the other: what one has founded the next one finds. */
export async function oneAtATime<T>(url: string, act: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('error', () => undefined)
  try {
    await orFailure(async () => {
      await client.connect()
      await client.query('select pg_advisory_lock($1)', [lockKey])
    })
    return await act()
  } finally {
    // Ends the session, and with it the lock.
    await client.end().catch(() => undefined)
  }
}
