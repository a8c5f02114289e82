/** Several processes start on one empty database at the same moment, again and again. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse } from '../running-house.ts'
import { makeOuterPostgres, type OuterPostgres } from './outer-postgres.ts'

const times = process.env['WITHSTAND_LONG'] === '1' ? 20 : 2

let outer: OuterPostgres
beforeAll(async () => {
  outer = await makeOuterPostgres()
})
afterAll(() => outer.clean())

async function query(database: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: outer.url.replace(/postgres$/, database) })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

test(
  'one makes the tables, the keys, the queue and the workspace, and the others find them',
  { timeout: times * 120_000 },
  async () => {
    for (let i = 0; i < times; i++) {
      const name = `at_once_${i}`
      await query('postgres', `create database ${name}`)
      const env = {
        DATABASE_URL: outer.url.replace(/postgres$/, name),
        MASTER_KEY: randomBytes(32).toString('base64'),
        DEMO: 'off',
      }
      const houses = await Promise.all([startHouse({ env }), startHouse({ env }), startHouse({ env })])
      for (const house of houses) {
        expect((await fetch(`${house.url}/ready`)).status).toBe(200)
        expect(house.output()).not.toMatch(/"level":(50|60)/)
      }
      expect(await query(name, 'select count(*)::int as count from workspaces')).toEqual([{ count: 1 }])
      expect(await query(name, 'select count(*)::int as count from keys.installation')).toEqual([{ count: 1 }])
      for (const house of houses) {
        expect(await house.stop()).toBe(0)
        house.clean()
      }
      await query('postgres', `drop database ${name} with (force)`)
    }
  },
)
