import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { localMasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'

let database: TestDatabase
let vault: OpenVault

beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
  vault = newVault(database.url)
  await vault.migrate()
})

afterAll(async () => {
  await vault.close()
  await database.drop()
})

function newVault(keysUrl: string): OpenVault {
  return openVault({
    keysUrl,
    masterKey: localMasterKey([randomBytes(32)]),
    clock: { now: () => new Date('2026-05-04T10:00:00Z') },
  })
}

async function sql(text: string, role?: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    if (role) await client.query(`set role ${role}`)
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

describe('what stands in the keys database', () => {
  test('no table holds a key that opens anything by itself', async () => {
    await vault.createWorkspaceKeys('wsp_1')
    await vault.createContactKey('wsp_1', 'cnt_vic')
    const rows = await sql(`select wrapped from keys.contact_keys union all select wrapped from keys.workspace_keys`)
    expect(rows.length).toBeGreaterThan(1)
    // Version, nonce, tag and 32 bytes of key: wrapped, not bare.
    for (const { wrapped } of rows) expect((wrapped as Buffer).length).toBe(1 + 12 + 16 + 32)
  })

  test.each([
    `update keys.erasures set contact_id = 'x'`,
    `delete from keys.erasures`,
    `update keys.contact_keys set wrapped = ''`,
    `delete from keys.workspace_keys`,
    `delete from keys.signing_keys`,
    `update keys.installation set wrapped = ''`,
    `insert into keys.migrations (name) values ('x')`,
  ])('the role that serves requests may not: %s', async (statement) => {
    await expect(sql(statement, 'underseal_app')).rejects.toMatchObject({ code: '42501' })
  })

  test('the vault itself works under that role', async () => {
    await vault.createWorkspaceKeys('wsp_2')
    await sql('revoke insert on keys.contact_keys from underseal_app')
    await expect(vault.createContactKey('wsp_2', 'cnt_vic')).rejects.toMatchObject({ code: 'vault_unavailable' })
    await sql('grant insert on keys.contact_keys to underseal_app')
    await vault.createContactKey('wsp_2', 'cnt_vic')
  })
})

describe('a database user of little power', () => {
  test.each(['login', 'login createrole'])('can have a vault all the same: %s', async (rights) => {
    const own = await makeTestDatabase({ migrated: false })
    const user = `underseal_test_${randomBytes(6).toString('hex')}`
    const url = new URL(own.url)
    await sql(`create role ${user} ${rights}`)
    await sql(`alter database ${url.pathname.slice(1)} owner to ${user}`)
    url.username = user
    const theirs = newVault(url.href)
    await theirs.migrate()
    await theirs.migrate()
    await theirs.ready()
    await theirs.createWorkspaceKeys('wsp_1')
    await theirs.createContactKey('wsp_1', 'cnt_vic')
    expect((await theirs.boxes('wsp_1', [null, 'cnt_vic'])).size).toBe(2)
    await theirs.close()
    await own.drop()
    await sql(`drop role ${user}`)
  })
})
