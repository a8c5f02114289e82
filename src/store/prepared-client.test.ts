import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { PreparedClient } from './prepared-client.ts'

let database: TestDatabase
let client: PreparedClient
beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
  client = new PreparedClient({ connectionString: database.url })
  await client.connect()
  await client.query('create table things (id integer primary key, name text)')
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const prepared = async () => (await client.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map((row) => row.statement)

test('a statement with values is planned once and answers as before', async () => {
  const insert = 'insert into things (id, name) values ($1, $2)'
  for (const id of [1, 2]) expect((await client.query(insert, [id, `thing ${id}`])).rowCount).toBe(1)
  expect((await client.query('select name from things where id = $1', [2])).rows).toEqual([{ name: 'thing 2' }])
  expect(await prepared()).toContain(insert)
  await expect(client.query(insert, [1, 'again'])).rejects.toMatchObject({ code: '23505' })
})

test('one that asks for every column outlives a column added by a newer version', async () => {
  const all = () => client.query('select * from things where id = $1', [1])
  await all()
  await client.query('alter table things add column color text')
  expect((await all()).rows).toEqual([{ id: 1, name: 'thing 1', color: null }])
  expect((await prepared()).filter((statement) => statement.includes('*'))).toEqual([])
})
