import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
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

const prepared = async () =>
  (await client.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(
    (row) => row.statement,
  )

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

describe('a transaction', () => {
  const insert = 'insert into things (id, name) values ($1, $2)'
  const put = (id: number, name: string) => client.soon(insert, [id, name])
  const named = async (id: number) =>
    (await client.query<{ name: string }>('select name from things where id = $1', [id])).rows[0]?.name

  test('begins with its first statement and ends with its last, and what waits is seen by the next', async () => {
    await client.query('begin', [])
    const first = put(10, 'ten')
    expect(await named(10)).toBe('ten')
    expect((await first).rowCount).toBe(1)
    const second = put(11, 'eleven')
    await client.query('commit', [])
    expect((await second).rowCount).toBe(1)
    expect([await named(10), await named(11)]).toEqual(['ten', 'eleven'])
  })

  test('of many statements is one packet', async () => {
    const packets = vi.spyOn(client.connection.stream, 'uncork')
    const seen = async (act: () => Promise<unknown>) => {
      packets.mockClear()
      await act()
      return packets.mock.calls.length
    }
    const one = await seen(() => named(1))
    const many = await seen(async () => {
      await client.query('begin', [])
      const waits = [put(12, 'a'), put(13, 'b')]
      await client.query('commit', [])
      await Promise.all(waits)
    })
    packets.mockRestore()
    // Each statement uncorks for itself inside of the packet; the last uncorking sends.
    expect([one, many]).toEqual([1, 5])
    expect(await named(13)).toBe('b')
  })

  test('with a statement that fails keeps nothing, and the next one finds the connection as it was', async () => {
    await client.query('begin', [])
    const [good, bad, after] = [
      put(20, 'good'),
      put(1, 'taken'),
      client.soon('insert into things (name, id) values ($1, $2)', ['never', 21]),
    ]
    const waits = Promise.allSettled([good, bad, after])
    await expect(client.query('commit', [])).rejects.toMatchObject({ code: '23505' })
    expect((await waits).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await client.query('rollback', [])
    expect(await named(20)).toBeUndefined()
    // The same statements again: none may be believed to be known over there that was never reached.
    await client.query('begin', [])
    const again = [put(20, 'good'), client.soon('insert into things (name, id) values ($1, $2)', ['now', 21])]
    await client.query('commit', [])
    await Promise.all(again)
    expect([await named(20), await named(21)]).toEqual(['good', 'now'])
  })

  test('whose failure somebody has caught is not told as committed', async () => {
    await client.query('begin', [])
    await client.query(insert, [1, 'taken']).catch(() => undefined)
    await expect(client.query('commit', [])).rejects.toThrow('not committed')
    await client.query('rollback', [])
  })

  test('that is given up before it was sent leaves no trace', async () => {
    await client.query('begin', [])
    const waits = put(30, 'never')
    await client.query('rollback', [])
    await waits
    await client.query('begin', [])
    await client.query('commit', [])
    expect(await named(30)).toBeUndefined()
  })

  test('that is given up after it was sent takes back what it did and forgets what waits', async () => {
    await client.query('begin', [])
    await client.query(insert, [31, 'taken back'])
    const waits = put(32, 'never')
    await client.query('rollback', [])
    await waits
    expect([await named(31), await named(32)]).toEqual([undefined, undefined])
  })

  test('on a connection that breaks rejects all that was on its way', async () => {
    const broken = new PreparedClient({ connectionString: database.url })
    broken.on('error', () => undefined)
    await broken.connect()
    await broken.query('begin', [])
    const waits = broken.soon('select pg_terminate_backend(pg_backend_pid())', []).catch((error: unknown) => error)
    await expect(broken.query('commit', [])).rejects.toThrow()
    expect(await waits).toBeInstanceOf(Error)
  })
})
