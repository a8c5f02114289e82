import { randomBytes, randomInt } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { localMasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { makeSigningPair } from './signing.ts'

const words = 'the lamp is under the green chair'
const masterBytes = randomBytes(32)
const clock = { now: () => new Date() }
let database: TestDatabase
let vault: OpenVault
let other: OpenVault
let workspaces = 0

beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
  const open = () =>
    openVault({ keysUrl: database.url, masterKey: localMasterKey([Uint8Array.from(masterBytes)]), clock })
  vault = open()
  // Another process: it hears of a rotation only by what it finds.
  other = open()
  await vault.migrate()
})

afterAll(async () => {
  await vault.close()
  await other.close()
  await database.drop()
})

async function workspaceOf(contactIds: readonly string[]) {
  const id = `wsp_r${++workspaces}`
  await vault.createWorkspaceKeys(id)
  for (const contactId of contactIds) await vault.createContactKey(id, contactId)
  return id
}

const contacts = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `cnt_${from + i}`)

async function lockAll(of: OpenVault, id: string, owners: readonly (string | null)[]) {
  const boxes = await of.boxes(id, owners)
  return owners.map((owner) => ({ owner, locked: boxes.get(owner)!.lock('parts.body/1', words) }))
}

async function readable(of: OpenVault, id: string, written: readonly { owner: string | null; locked: Uint8Array }[]) {
  const boxes = await of.boxes(
    id,
    written.map(({ owner }) => owner),
  )
  return written.filter(({ owner, locked }) => boxes.get(owner)?.open('parts.body/1', locked) === words).length
}

async function versions(id: string): Promise<number[]> {
  const rows = await sql('select version from keys.workspace_keys where workspace_id = $1 order by version', [id])
  return rows.map((row) => Number(row['version']))
}

async function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

describe('rotating the key of a workspace', () => {
  test('leaves one new version, and every text, hash and signature as it was', async () => {
    const id = await workspaceOf(contacts(3))
    const written = await lockAll(vault, id, [null, ...contacts(3)])
    const hash = await vault.hashes(id, 'search', ['lamp'])
    const { publicKey, signature } = await vault.sign(id, 'a statement')
    const before = await sql('select wrapped from keys.contact_keys where workspace_id = $1 order by contact_id', [id])

    expect(await vault.rotate(id)).toEqual({ version: 2, contacts: 3, resumed: false })
    expect(await versions(id)).toEqual([2])
    expect(
      await sql('select wrapped from keys.contact_keys where workspace_id = $1 order by contact_id', [id]),
    ).not.toEqual(before)
    for (const one of [vault, other]) {
      expect(await readable(one, id, written)).toBe(written.length)
      expect(await one.hashes(id, 'search', ['lamp'])).toEqual(hash)
    }
    expect((await vault.signingKey(id)).publicKey).toBe(publicKey)
    expect(vault.verify(publicKey, 'a statement', signature)).toBe(true)
  })

  test('touches no key of another workspace, whose contacts, secrets and signing keys stand under the same names', async () => {
    const [id, bystander] = [await workspaceOf(contacts(3)), await workspaceOf(contacts(3))]
    await vault.rotate(bystander, { signing: true })
    // As if a rotation of theirs had stopped half way: a key under their old version, too.
    await sql(
      `insert into keys.workspace_keys (workspace_id, version, master_id, wrapped, created_at)
       select workspace_id, 1, master_id, wrapped, created_at from keys.workspace_keys where workspace_id = $1`,
      [bystander],
    )
    const rows = () =>
      Promise.all(
        ['workspace_keys', 'workspace_secrets', 'signing_keys', 'contact_keys'].map((table) =>
          sql(`select row_to_json(t)::text as row from keys.${table} t where workspace_id = $1 order by 1`, [
            bystander,
          ]),
        ),
      )
    const before = await rows()
    expect(before.map((each) => each.length)).toEqual([2, 2, 2, 3])
    expect(await vault.rotate(id, { signing: true })).toEqual({ version: 2, contacts: 3, resumed: false })
    expect(await rows()).toEqual(before)
    expect(await versions(id)).toEqual([2])
    const written = await lockAll(vault, id, [null, ...contacts(3)])
    expect(await readable(other, id, written)).toBe(4)
    // With two signing keys of its own: each stays itself.
    await vault.rotate(id)
    expect(await other.signingKeys(id)).toHaveLength(2)
    const { keyId, publicKey, signature } = await vault.sign(id, 'a statement')
    expect((await vault.signingKey(id)).keyId).toBe(keyId)
    expect(vault.verify(publicKey, 'a statement', signature)).toBe(true)
  })

  test('a process that knows the version before reads, signs and adds under the new one', async () => {
    const id = await workspaceOf(contacts(1))
    const written = await lockAll(vault, id, contacts(1))
    await other.boxes(id, [null])
    await vault.rotate(id)
    expect(await readable(other, id, written)).toBe(1)
    await vault.rotate(id)
    await other.createContactKey(id, 'cnt_new')
    expect((await vault.boxes(id, ['cnt_new'])).size).toBe(1)
    await vault.rotate(id)
    expect(await other.signingKeys(id)).toHaveLength(1)
  })

  test('a new signing key signs, and the old one still verifies', async () => {
    const id = await workspaceOf([])
    const old = await vault.sign(id, 'a statement')
    await vault.rotate(id, { signing: true })
    const signed = await vault.sign(id, 'another statement')
    expect(signed.keyId).not.toBe(old.keyId)
    const known = await other.signingKeys(id)
    expect(known.map(({ keyId }) => keyId)).toEqual([signed.keyId, old.keyId])
    expect(vault.verify(known[1]!.publicKey, 'a statement', old.signature)).toBe(true)
  })

  test('a key that somebody put into the database is none of ours, and no public half but our own is told', async () => {
    const [id, theirs] = [await workspaceOf([]), await workspaceOf([])]
    const own = [{ ...(await vault.signingKey(id)) }]
    const forged = makeSigningPair()
    const put = `insert into keys.signing_keys (workspace_id, key_id, public_key, workspace_key_version, wrapped, created_at)
      select $1, $2, $3, 1, wrapped, created_at + interval '1 day' from keys.signing_keys where workspace_id = $4`
    await sql(put, [id, forged.keyId, forged.publicKey, id])
    await sql(put, [id, (await vault.signingKey(theirs)).keyId, forged.publicKey, theirs])
    await sql('update keys.signing_keys set public_key = $2 where workspace_id = $1', [id, forged.publicKey])
    const fresh = openVault({ keysUrl: database.url, masterKey: localMasterKey([Uint8Array.from(masterBytes)]), clock })
    try {
      expect(await fresh.signingKeys(id)).toEqual(own)
      expect(await fresh.sign(id, 'a statement')).toMatchObject(own[0]!)
    } finally {
      await fresh.close()
    }
  })

  test('two at once: one works, the other is told', async () => {
    const id = await workspaceOf(contacts(300))
    const both = await Promise.allSettled([vault.rotate(id), other.rotate(id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
  })

  test('interrupted anywhere, it goes on; meanwhile people come, write and are erased in another process', async () => {
    const id = await workspaceOf(contacts(1_000))
    const written = await lockAll(vault, id, [null, ...contacts(1_000)])
    await other.boxes(id, [null])

    let working = true
    const erased = new Set<string>()
    const visitors = (async () => {
      for (let i = 0; working; i++) {
        await other.createContactKey(id, `cnt_new${i}`)
        written.push(...(await lockAll(other, id, [`cnt_new${i}`])))
        await other.destroyContactKey(id, `cnt_${i}`, `era_${i}`)
        erased.add(`cnt_${i}`)
        expect(await readable(other, id, written.slice(-3))).toBe(Math.min(3, written.length))
      }
    })()

    // One that stops itself, one whose connection is cut, one that comes to its end.
    await expect(
      vault.rotate(id, {
        progress: (done) => {
          if (done >= 400) throw new Error('the machine went down')
        },
      }),
    ).rejects.toThrow()
    expect(await versions(id)).toEqual([1, 2])
    for (let cut = 0; cut < 3; cut++) {
      const cutting = vault.rotate(id).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, randomInt(1, 30)))
      await sql(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = '' and datname = current_database() and pid <> pg_backend_pid()`)
      await cutting
    }
    await vault.rotate(id)
    working = false
    await visitors

    expect(await versions(id)).toHaveLength(1)
    const living = written.filter(({ owner }) => !erased.has(owner ?? ''))
    expect(erased.size).toBeGreaterThan(0)
    for (const one of [vault, other]) {
      expect(await readable(one, id, living)).toBe(living.length)
      expect((await one.boxes(id, [...erased])).size).toBe(0)
    }
  })
})
