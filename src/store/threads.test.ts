import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { PreparedClient } from './prepared-client.ts'
import { takeMany } from './threads.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await makeTestDatabase()
})
afterAll(() => database.drop())

test('conversations of one moment are taken by a plan that is made once, however many they are', async () => {
  const client = new PreparedClient({ connectionString: database.url })
  await client.connect()
  const rowsOf = async <Row>(sent: Promise<{ readonly rows: unknown[] }>) => (await sent).rows as Row[]
  const act = {
    workspaceId: 'wsp_1',
    ask: <Row>(text: string, values: readonly unknown[]) => rowsOf<Row>(client.query(text, [...values])),
    soon: <Row>(text: string, values: readonly unknown[]) => rowsOf<Row>(client.soon(text, values)),
  }
  for (let i = 0; i < 12; i++) {
    const asked = Array.from({ length: 1 + (i % 4) }, (_, nr) => ({
      conversationId: `cnv_${nr}`,
      onlyContact: undefined,
      partId: `prt_${nr}`,
    }))
    expect(await takeMany(act, asked)).toHaveLength(asked.length)
  }
  // PostgreSQL tries five plans of its own for each list before it takes the one for all.
  const { rows } = await client.query(
    `select statement, custom_plans::int as made from pg_prepared_statements where statement like '%ordinality%'`,
  )
  await client.end()
  expect(rows.map(({ made }: { made: number }) => made)).toEqual([5, 5, 5])
})
