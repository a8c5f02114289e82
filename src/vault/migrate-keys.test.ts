import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { localMasterKey } from './master-key.ts'
import { areKeysMigrated, asOwner, migrateKeys } from './migrate-keys.ts'

const masterKey = localMasterKey([randomBytes(32)])
let database: TestDatabase
beforeEach(async () => {
  database = await makeTestDatabase({ migrated: false })
})
afterEach(() => database.drop())

const query = (statement: string) => asOwner(database.url, (client) => client.query(statement))
const migrate = () => migrateKeys(database.url, masterKey, new Date())

test('several at once: one makes the tables and the others find them', async () => {
  await Promise.all(Array.from({ length: 6 }, migrate))
  expect(await areKeysMigrated(database.url)).toBe(true)
  expect((await query('select from keys.installation')).rowCount).toBe(1)
})

test('tables that a newer version has added to are borne, and such as it has marked as breaking are refused', async () => {
  await migrate()
  await query(`insert into keys.migrations (name) values ('900-more.sql')`)
  await migrate()
  expect(await areKeysMigrated(database.url)).toBe(true)
  await query(`update keys.migrations set breaking = true where name = '900-more.sql'`)
  for (const act of [migrate, () => areKeysMigrated(database.url)]) {
    await expect(act()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('newer version') })
  }
})

test('a list of migrations from before the mark is read, and is given it', async () => {
  await migrate()
  await query('alter table keys.migrations drop column breaking')
  expect(await areKeysMigrated(database.url)).toBe(true)
  await migrate()
  expect((await query('select breaking from keys.migrations')).rows).toEqual([{ breaking: false }])
})
