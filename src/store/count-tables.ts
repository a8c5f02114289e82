import pg from 'pg'
import type { Log } from './log.ts'

/**
 * PostgreSQL counts what is in a table within a minute of its growing. A new house is used before that, and of a table that was never
 * counted it takes any index that begins with the workspace and reads it whole, for each message. So we have it counted ourselves once
 * there is something to count.
 */
const afterActs = [30, 300, 3_000]

/** Never counted, or twice as large as when it was. */
const due = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ('public', 'keys') and pg_has_role(c.relowner, 'usage') and pg_relation_size(c.oid) > 0
    and (c.reltuples < 0 or pg_relation_size(c.oid) / current_setting('block_size')::int > 2 * c.relpages)`

/** To be told of each act that was written. `url`: of the owner of the tables, who alone may have them counted. */
export function countTables(url: string, log: Log): { noted(): void; close(): Promise<void> } {
  let acts = 0
  let counting: Promise<void> = Promise.resolve()
  return {
    noted() {
      acts += 1
      if (afterActs.includes(acts))
        counting = counting
          .then(() => count(url))
          .catch(() => log.warn({}, 'The tables could not be counted; the database will do it by itself'))
    },
    close: () => counting,
  }
}

async function count(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(due)
    // Quoted by PostgreSQL itself.
    for (const { name } of rows) await client.query(`analyze ${name}`)
  } finally {
    await client.end()
  }
}
