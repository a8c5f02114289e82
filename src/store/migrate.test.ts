import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTestDatabase, silent, type TestDatabase } from '../../test/database.ts'
import { dumpSchema } from './dump-schema.ts'
import { migrate, readMigrations, servingRole } from './migrate.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
})
afterAll(() => database?.drop())

describe('migrations', () => {
  test('no two have one number, and they come in its order', () => {
    const numbers = readMigrations().map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  })

  test('of three processes at once one applies and the others wait', async () => {
    const told: string[] = []
    const log = { ...silent, info: (_: object, message: string) => void told.push(message) }
    await Promise.all([migrate(database.url, log), migrate(database.url, log), migrate(database.url, log)])
    expect(told).toHaveLength(readMigrations().length)
  })

  test('schema.sql is what the migrations make', async () => {
    const wanted = readFileSync(new URL('schema.sql', import.meta.url), 'utf8')
    expect(await dumpSchema(database.url)).toBe(wanted)
  })

  test('a newer migration that breaks nothing is no obstacle', async () => {
    const more = { number: 901, name: '901-more.sql', breaking: false, sql: 'create table more (workspace_id ident)' }
    await migrate(database.url, silent, [...readMigrations(), more])
    await expect(migrate(database.url, silent)).resolves.toBeUndefined()
  })

  test('a database that a newer version has broken with is refused', async () => {
    const other = { number: 902, name: '902-other.sql', breaking: true, sql: 'drop table more' }
    await migrate(database.url, silent, [...readMigrations(), other])
    await expect(migrate(database.url, silent)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a migration that fails leaves nothing behind', async () => {
    const half = { number: 903, name: '903-half.sql', breaking: false, sql: 'create table half (id ident); select 1/0' }
    const own = await makeTestDatabase()
    await expect(migrate(own.url, silent, [...readMigrations(), half])).rejects.toThrow()
    expect(await dumpSchema(own.url)).not.toContain('table half')
    await own.drop()
  })
})

describe('an owner who is no administrator', () => {
  const as = (name: string) => {
    const url = new URL(database.url)
    url.username = name
    return url.href
  }
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const name = `plain_${process.pid}`
  afterAll(() => admin(`drop owned by ${name}`, `drop role ${name}`))

  test('is told what to run once, and can migrate and serve afterwards', async () => {
    const dbname = new URL(database.url).pathname.slice(1)
    await admin(
      `create role ${name} login`,
      `grant create on database ${dbname} to ${name}`,
      'drop schema public cascade',
      `create schema public authorization ${name}`,
    )
    await expect(migrate(as(name), silent)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`grant ${servingRole} to ${name}`) as string,
    })
    await admin(`grant ${servingRole} to ${name}`)
    await migrate(as(name), silent)
    const client = new pg.Client({ connectionString: as(name), options: `-c role=${servingRole}` })
    await client.connect()
    expect((await client.query('select * from workspaces')).rows).toEqual([])
    await client.end()
  })
})

describe('the serving role', () => {
  let client: pg.Client
  let own: TestDatabase
  beforeAll(async () => {
    own = await makeTestDatabase()
    client = new pg.Client({ connectionString: own.url, options: `-c role=${servingRole}` })
    await client.connect()
  })
  afterAll(async () => {
    await client?.end()
    await own?.drop()
  })

  test('may add activity', async () => {
    await expect(
      client.query(`insert into activity (workspace_id, id, at, action, actor_type, actor_id, details)
        values ('wsp_1', 'act_1', now(), 'contact.viewed', 'teammate', 'tmt_1', '{}')`),
    ).resolves.toMatchObject({ rowCount: 1 })
  })

  test.each(['activity', 'activity_chain', 'activity_checkpoints'])(
    'may not update, delete or truncate %s',
    async (table) => {
      for (const statement of [
        `update ${table} set workspace_id = 'x'`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
      }
    },
  )

  test.each(['create table mine (id text)', 'drop table activity', 'alter table activity disable trigger all'])(
    'may not: %s',
    async (statement) => {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('the owner cannot either, as long as the trigger stands', async () => {
    const owner = new pg.Client({ connectionString: own.url })
    await owner.connect()
    for (const statement of [
      'update activity set action = action',
      'delete from activity',
      'truncate activity cascade',
    ]) {
      await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501' })
    }
    await owner.end()
  })
})
