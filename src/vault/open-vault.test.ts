import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../core/errors.ts'
import type { Place, Removed, SealedValue } from '../core/seal.ts'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { localMasterKey, type MasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'

const words = 'the lamp is under the green chair'
const place: Place = { table: 'parts', row: 'prt_1', field: 'body' }
const masterBytes = randomBytes(32)
const sameMasterKey = () => localMasterKey([Uint8Array.from(masterBytes)])

let database: TestDatabase
let vault: OpenVault
let now = new Date('2026-05-04T10:00:00Z')
const clock = { now: () => now }
const others: OpenVault[] = []
let workspaces = 0

beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
  vault = openVault({ keysUrl: database.url, masterKey: sameMasterKey(), clock })
  await vault.migrate()
  await vault.ready()
})

afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => other.close()))
})

afterAll(async () => {
  await vault.close()
  await database.drop()
})

/** The same keys seen by another app process, or with another master key. */
function anotherVault(masterKey: MasterKey = sameMasterKey(), keysUrl = database.url): OpenVault {
  const other = openVault({ keysUrl, masterKey, clock })
  others.push(other)
  return other
}

async function newWorkspace(...contactIds: string[]): Promise<string> {
  const id = `wsp_${++workspaces}`
  await vault.createWorkspaceKeys(id)
  for (const contactId of contactIds) await vault.createContactKey(id, contactId)
  return id
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

function removed(value: string, token = 'tkn_a'): Removed {
  return {
    token,
    kind: 'password',
    class: 'secret',
    start: 0,
    end: 1,
    hint: '',
    expiresAt: '2026-08-02T10:00:00.000Z',
    value,
  }
}

async function boxOf(of: OpenVault, workspaceId: string, owner: string | null) {
  const box = (await of.boxes(workspaceId, [owner])).get(owner)
  if (!box) throw new Error('no box')
  return box
}

describe('boxes', () => {
  test('what one process locks, another one opens', async () => {
    const workspaceId = await newWorkspace('cnt_vic')
    for (const owner of [null, 'cnt_vic']) {
      const locked = (await boxOf(vault, workspaceId, owner)).lock('parts.body/1', words)
      expect((await boxOf(anotherVault(), workspaceId, owner)).open('parts.body/1', locked)).toBe(words)
    }
  })

  test('the same words look different each time, and never like themselves', async () => {
    const box = await boxOf(vault, await newWorkspace(), null)
    const locked = Array.from({ length: 50 }, () => Buffer.from(box.lock('p', words)))
    expect(new Set(locked.map((bytes) => bytes.subarray(1, 13).toString('hex'))).size).toBe(50)
    for (const bytes of locked) expect(bytes.toString('latin1')).not.toContain('lamp')
  })

  test('moved to another row, owner or workspace, it does not open', async () => {
    const workspaceId = await newWorkspace('cnt_vic', 'cnt_eve')
    const elsewhere = await newWorkspace('cnt_vic')
    const locked = (await boxOf(vault, workspaceId, 'cnt_vic')).lock('parts.body/1', words)
    const tries = [
      [workspaceId, 'cnt_vic', 'parts.body/2'],
      [workspaceId, 'cnt_vic', 'parts.title/1'],
      [workspaceId, 'cnt_eve', 'parts.body/1'],
      [workspaceId, null, 'parts.body/1'],
      [elsewhere, 'cnt_vic', 'parts.body/1'],
    ] as const
    for (const [id, owner, where] of tries) {
      const box = await boxOf(vault, id, owner)
      expect(() => box.open(where, locked)).toThrow(expect.objectContaining({ code: 'internal' }))
    }
  })

  test('one changed byte, anywhere, and it does not open', async () => {
    const box = await boxOf(vault, await newWorkspace(), null)
    const locked = box.lock('p', words)
    for (let at = 0; at < locked.length; at++) {
      const changed = Uint8Array.from(locked)
      changed[at]! ^= 1
      expect(() => box.open('p', changed)).toThrow(Failure)
    }
    expect(() => box.open('p', locked.subarray(0, 20))).toThrow(Failure)
  })

  test('the error of what does not open tells nothing', async () => {
    const box = await boxOf(vault, await newWorkspace(), null)
    const opening = async () => box.open('elsewhere', box.lock('p', words))
    const error: unknown = await opening().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Failure)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('lamp')
    expect((error as Failure).cause).toBeUndefined()
  })

  test('a contact without a key is absent, the others are there', async () => {
    const workspaceId = await newWorkspace('cnt_vic')
    const boxes = await vault.boxes(workspaceId, [null, 'cnt_vic', 'cnt_nobody', 'cnt_vic'])
    expect([...boxes.keys()]).toEqual([null, 'cnt_vic'])
  })

  test('empty, long and lone-surrogate texts keep their length', async () => {
    const box = await boxOf(vault, await newWorkspace(), null)
    for (const text of ['', 'ä'.repeat(100_000), '\0🙂\u202e']) expect(box.open('p', box.lock('p', text))).toBe(text)
    expect(box.open('p', box.lock('p', 'a\ud800b'))).toBe('a\ufffdb')
  })
})

describe('sealed values', () => {
  test('a value comes back, with what must be known of it beside it', async () => {
    const workspaceId = await newWorkspace('cnt_vic')
    const [sealed] = await vault.seal(workspaceId, 'cnt_vic', place, [removed('hunter2')])
    expect(sealed).toMatchObject({
      token: 'tkn_a',
      contactId: 'cnt_vic',
      place,
      kind: 'password',
      class: 'secret',
      createdAt: now.toISOString(),
    })
    expect(JSON.stringify({ ...sealed, locked: Buffer.from(sealed!.locked).toString('latin1') })).not.toContain(
      'hunter2',
    )
    expect(await anotherVault().open(workspaceId, sealed!)).toBe('hunter2')
  })

  test('renamed, moved or given to another owner, it does not open', async () => {
    const workspaceId = await newWorkspace('cnt_vic', 'cnt_eve')
    const [sealed] = await vault.seal(workspaceId, 'cnt_vic', place, [removed('hunter2')])
    const changes: Partial<SealedValue>[] = [
      { token: 'tkn_b' },
      { class: 'contact' },
      { kind: 'pin' },
      { contactId: 'cnt_eve' },
      { contactId: null },
      { place: { ...place, row: 'prt_2' } },
      { place: { table: 'parts', row: 'prt_1b', field: 'ody' } },
    ]
    for (const change of changes) {
      await expect(vault.open(workspaceId, { ...sealed!, ...change })).rejects.toMatchObject({ code: 'internal' })
    }
    await expect(vault.open(await newWorkspace('cnt_vic'), sealed!)).rejects.toMatchObject({ code: 'internal' })
  })

  test('a text is not opened by the key for sealed values, nor the other way round', async () => {
    const workspaceId = await newWorkspace()
    const [sealed] = await vault.seal(workspaceId, null, place, [removed('hunter2')])
    const box = await boxOf(vault, workspaceId, null)
    expect(() => box.open('parts.body/prt_1', sealed!.locked)).toThrow(Failure)
    await expect(vault.open(workspaceId, { ...sealed!, locked: box.lock('parts', words) })).rejects.toMatchObject({
      code: 'internal',
    })
  })

  test('nothing can be sealed for somebody whose key is gone', async () => {
    const workspaceId = await newWorkspace()
    await expect(vault.seal(workspaceId, 'cnt_nobody', place, [removed('hunter2')])).rejects.toMatchObject({
      code: 'gone',
    })
  })
})

describe('a destroyed key', () => {
  test('leaves noise: absent from boxes, and its sealed values are gone', async () => {
    const workspaceId = await newWorkspace('cnt_vic', 'cnt_eve')
    const [sealed] = await vault.seal(workspaceId, 'cnt_vic', place, [removed('hunter2')])
    await vault.destroyContactKey(workspaceId, 'cnt_vic', 'era_1')
    for (const of of [vault, anotherVault()]) {
      expect([...(await of.boxes(workspaceId, ['cnt_vic', 'cnt_eve'])).keys()]).toEqual(['cnt_eve'])
      await expect(of.open(workspaceId, sealed!)).rejects.toMatchObject({ code: 'gone' })
    }
    expect(
      await sql(`select from keys.contact_keys where workspace_id = $1 and contact_id = 'cnt_vic'`, [workspaceId]),
    ).toEqual([])
  })

  test('is never made again', async () => {
    const workspaceId = await newWorkspace('cnt_vic')
    await vault.destroyContactKey(workspaceId, 'cnt_vic', 'era_1')
    await expect(vault.createContactKey(workspaceId, 'cnt_vic')).rejects.toMatchObject({ code: 'gone' })
    await expect(anotherVault().createContactKey(workspaceId, 'cnt_vic')).rejects.toMatchObject({ code: 'gone' })
    // The ledger holds for anybody, a restored backup included.
    const row = `insert into keys.contact_keys values ($1, 'cnt_vic', 1, '\\x00', now())`
    await expect(sql(row, [workspaceId])).rejects.toMatchObject({ code: 'UE001' })
  })

  test('may be destroyed twice; the first date stands', async () => {
    const workspaceId = await newWorkspace('cnt_vic')
    const first = await vault.destroyContactKey(workspaceId, 'cnt_vic', 'era_1')
    now = new Date(now.getTime() + 60_000)
    expect(await vault.destroyContactKey(workspaceId, 'cnt_vic', 'era_2')).toEqual(first)
    expect(await vault.erasureLedger(workspaceId)).toEqual([{ contactId: 'cnt_vic', erasureId: 'era_1', at: first }])
  })

  test('is forgotten elsewhere at once when told, and by itself within ten seconds', async () => {
    const workspaceId = await newWorkspace('cnt_vic', 'cnt_eve')
    const other = anotherVault()
    await other.boxes(workspaceId, ['cnt_vic', 'cnt_eve'])
    await vault.destroyContactKey(workspaceId, 'cnt_vic', 'era_1')
    await vault.destroyContactKey(workspaceId, 'cnt_eve', 'era_2')
    other.forget(workspaceId, 'cnt_vic')
    expect([...(await other.boxes(workspaceId, ['cnt_vic', 'cnt_eve'])).keys()]).toEqual(['cnt_eve'])
    now = new Date(now.getTime() + 10_001)
    expect((await other.boxes(workspaceId, ['cnt_eve'])).size).toBe(0)
  })

  test('stays destroyed when it is made and destroyed at the same moment', async () => {
    const workspaceId = await newWorkspace()
    const ids = Array.from({ length: 20 }, (_, i) => `cnt_${i}`)
    await Promise.all(
      ids.flatMap((id) => [
        vault.createContactKey(workspaceId, id).catch(() => undefined),
        vault.destroyContactKey(workspaceId, id, `era_${id}`),
      ]),
    )
    expect((await anotherVault().boxes(workspaceId, ids)).size).toBe(0)
  })

  test('takes no other contact and no other workspace with it', async () => {
    const workspaceId = await newWorkspace('cnt_vic', 'cnt_eve')
    const zoes = await newWorkspace('cnt_vic')
    await vault.destroyContactKey(workspaceId, 'cnt_vic', 'era_1')
    expect((await anotherVault().boxes(workspaceId, ['cnt_eve'])).size).toBe(1)
    expect((await anotherVault().boxes(zoes, ['cnt_vic'])).size).toBe(1)
  })
})

describe('hashes', () => {
  test('are the same in every process, and differ by purpose, workspace and word', async () => {
    const [a, b] = [await newWorkspace(), await newWorkspace()]
    const hash = async (of: OpenVault, id: string, purpose: 'lookup' | 'search', text: string) =>
      Buffer.from((await of.hashes(id, purpose, [text]))[0]!).toString('hex')
    const one = await hash(vault, a, 'search', 'lamp')
    expect(one).toHaveLength(64)
    expect(await hash(anotherVault(), a, 'search', 'lamp')).toBe(one)
    expect(await hash(vault, a, 'search', 'lamp')).toBe(one)
    const differing = [
      await hash(vault, a, 'lookup', 'lamp'),
      await hash(vault, b, 'search', 'lamp'),
      await hash(vault, a, 'search', 'lamb'),
    ]
    expect(new Set([one, ...differing]).size).toBe(4)
  })

  test('of the installation are the same in every process', async () => {
    const other = anotherVault()
    expect(() => other.installationHash('ada@example.com')).toThrow(
      expect.objectContaining({ code: 'vault_unavailable' }),
    )
    await other.ready()
    expect(other.installationHash('ada@example.com')).toEqual(vault.installationHash('ada@example.com'))
  })
})

describe('making keys', () => {
  test('twice is the same as once', async () => {
    const workspaceId = await newWorkspace('cnt_vic')
    const locked = (await boxOf(vault, workspaceId, 'cnt_vic')).lock('p', words)
    const { publicKey } = await vault.signingKey(workspaceId)
    await vault.createWorkspaceKeys(workspaceId)
    await vault.createContactKey(workspaceId, 'cnt_vic')
    const other = anotherVault()
    expect((await boxOf(other, workspaceId, 'cnt_vic')).open('p', locked)).toBe(words)
    expect((await other.signingKey(workspaceId)).publicKey).toBe(publicKey)
  })

  test('a workspace that has none cannot keep anything', async () => {
    await expect(vault.boxes('wsp_none', [null])).rejects.toMatchObject({ code: 'vault_unavailable' })
    await expect(vault.createContactKey('wsp_none', 'cnt_vic')).rejects.toMatchObject({ code: 'vault_unavailable' })
    // It was only too early: nothing of the refusal is remembered.
    await vault.createWorkspaceKeys('wsp_none')
    expect((await vault.boxes('wsp_none', [null])).size).toBe(1)
  })

  test('preparing the database again, and by two processes at once, changes nothing', async () => {
    const before = await sql('select * from keys.installation')
    await Promise.all([vault.migrate(), anotherVault().migrate()])
    expect(await sql('select * from keys.installation')).toEqual(before)
  })
})

describe('a vault that cannot work', () => {
  test('with another master key nothing is ready, and no key is shown', async () => {
    const workspaceId = await newWorkspace('cnt_vic')
    const wrong = anotherVault(localMasterKey([randomBytes(32)]))
    await expect(wrong.ready()).rejects.toMatchObject({ code: 'vault_unavailable' })
    await expect(wrong.boxes(workspaceId, [null])).rejects.toMatchObject({ code: 'vault_unavailable' })
    await expect(wrong.boxes(workspaceId, ['cnt_vic'])).rejects.toMatchObject({ code: 'vault_unavailable' })
    await expect(wrong.sign(workspaceId, 'x')).rejects.toMatchObject({ code: 'vault_unavailable' })
  })

  test('with the keys database away it says so, without the address of it', async () => {
    const away = anotherVault(sameMasterKey(), 'postgresql://ada:hunter2@127.0.0.1:1/keys')
    const acts: (() => Promise<unknown>)[] = [
      () => away.ready(),
      () => away.migrate(),
      () => away.boxes('wsp_1', [null]),
      () => away.createContactKey('wsp_1', 'cnt_1'),
    ]
    for (const act of acts) {
      const error = await act().then(
        () => expect.unreachable(),
        (thrown: Failure) => thrown,
      )
      expect(error.code).toBe('vault_unavailable')
      expect(`${error.stack} ${String(error.cause)}`).not.toContain('hunter2')
    }
  })

  test('a connection that breaks is replaced, and nothing else breaks with it', async () => {
    const workspaceId = await newWorkspace()
    const breaking = Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        vault.destroyContactKey(workspaceId, `cnt_${i}`, `era_${i}`).catch((error: Failure) => error.code),
      ),
    )
    for (let i = 0; i < 5; i++)
      await sql(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'underseal-vault' and datname = current_database()`,
      )
    for (const outcome of await breaking) expect(outcome instanceof Date || outcome === 'vault_unavailable').toBe(true)
    await expect
      .poll(() =>
        vault.ready().then(
          () => 'ready',
          (error: Failure) => error.code,
        ),
      )
      .toBe('ready')
  })

  test('wrapped keys that were swapped in the database do not open', async () => {
    const workspaceId = await newWorkspace('cnt_vic', 'cnt_eve')
    await sql(
      `update keys.contact_keys set wrapped = (select wrapped from keys.contact_keys where workspace_id = $1 and contact_id = 'cnt_eve')
       where workspace_id = $1 and contact_id = 'cnt_vic'`,
      [workspaceId],
    )
    await expect(anotherVault().boxes(workspaceId, ['cnt_vic'])).rejects.toMatchObject({ code: 'vault_unavailable' })
  })
})

describe('signatures', () => {
  test('are checked with nothing but the public key', async () => {
    const workspaceId = await newWorkspace()
    const { publicKey, signature, keyId } = await vault.sign(workspaceId, words)
    expect(await anotherVault().signingKey(workspaceId)).toEqual({ keyId, publicKey })
    expect(Buffer.from(publicKey, 'base64')).toHaveLength(32)
    expect(vault.verify(publicKey, words, signature)).toBe(true)
    expect(vault.verify(publicKey, `${words}.`, signature)).toBe(false)
    expect(vault.verify((await vault.signingKey(await newWorkspace())).publicKey, words, signature)).toBe(false)
    for (const nonsense of ['', 'AAAA', '!'.repeat(88)]) {
      expect(vault.verify(nonsense, words, signature)).toBe(false)
      expect(vault.verify(publicKey, words, nonsense)).toBe(false)
    }
  })
})
