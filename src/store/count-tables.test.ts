import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestDatabase, silent, type TestDatabase } from '../../test/database.ts'
import { countTables } from './count-tables.ts'

let database: TestDatabase
let owner: Client
beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
  owner = new Client({ connectionString: database.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const counted = async (table: string) =>
  (await owner.query<{ rows: number }>('select reltuples::int as rows from pg_class where relname = $1', [table]))
    .rows[0]!.rows
const fill = (table: string, rows: number) => owner.query(`insert into "${table}" select generate_series(1, ${rows})`)

test('after some acts the tables with something in them are counted, later those that have doubled, and no other', async () => {
  for (const table of ['things', 'Odd "name"', 'empty'])
    await owner.query(`create table "${table.replaceAll('"', '""')}" (id integer) with (autovacuum_enabled = false)`)
  await fill('things', 5_000)
  await fill('Odd ""name""', 10)
  const count = countTables(database.url, silent)
  for (let i = 0; i < 29; i++) count.noted()
  await count.close()
  expect(await counted('things')).toBe(-1)
  count.noted()
  await count.close()
  expect([await counted('things'), await counted('Odd "name"'), await counted('empty')]).toEqual([5_000, 10, -1])
  await fill('Odd ""name""', 10)
  await fill('things', 20_000)
  for (let i = 0; i < 270; i++) count.noted()
  await count.close()
  expect([await counted('things'), await counted('Odd "name"'), await counted('empty')]).toEqual([25_000, 10, -1])
})

test('a database that is away is told of and hinders nobody', async () => {
  const told: string[] = []
  const count = countTables('postgres://nobody@127.0.0.1:1/none', {
    ...silent,
    warn: (_fields, message) => void told.push(message),
  })
  for (let i = 0; i < 30; i++) count.noted()
  await count.close()
  expect(told).toHaveLength(1)
})
