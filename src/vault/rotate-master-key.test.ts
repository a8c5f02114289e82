import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { addMasterKey, openMasterKey } from './master-key-file.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { rotateMasterKey } from './rotate-master-key.ts'

const words = 'the lamp is under the green chair'
const folder = mkdtempSync(join(tmpdir(), 'underseal-master-'))
const source = { file: join(folder, 'keys', 'master.key'), create: true }
const open: OpenVault[] = []
let now = Date.now()
let database: TestDatabase

beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((vault) => vault.close()))
})

afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

function vaultOf(): OpenVault {
  const vault = openVault({
    keysUrl: database.url,
    masterKey: openMasterKey(source),
    clock: { now: () => new Date(now) },
  })
  open.push(vault)
  return vault
}

const lines = () => readFileSync(source.file, 'utf8').trim().split('\n')

test('a server that runs meanwhile finds the new master key in the file and reads on', async () => {
  const running = vaultOf()
  await running.migrate()
  await running.createWorkspaceKeys('wsp_1')
  const locked = (await running.boxes('wsp_1', [null])).get(null)!.lock('tags.name/1', words)
  const [old] = lines()

  expect(await rotateMasterKey(database.url, source)).toBe(1)
  expect(lines()).toHaveLength(2)
  expect(lines()[1]).toBe(old)
  expect(statSync(source.file).mode & 0o777).toBe(0o600)
  // What it had opened has aged out.
  now += 60_000
  await running.ready()
  expect((await running.boxes('wsp_1', [null])).get(null)!.open('tags.name/1', locked)).toBe(words)
  // It goes on wrapping with the key that it knows, which the next start brings over.
  await running.createWorkspaceKeys('wsp_2')
  await vaultOf().migrate()
  expect((await vaultOf().boxes('wsp_2', [null])).size).toBe(1)
})

test('interrupted between file and database, it is finished and no third key is made', async () => {
  const before = lines().length
  addMasterKey(source.file)
  await rotateMasterKey(database.url, source)
  expect(lines()).toHaveLength(before + 1)
  await vaultOf().ready()
})

test('a file that somebody else keeps, or that others can read, is left alone', () => {
  const link = join(folder, 'link.key')
  symlinkSync(source.file, link)
  expect(() => addMasterKey(link)).toThrow(expect.objectContaining({ code: 'vault_unavailable' }))
  chmodSync(source.file, 0o644)
  expect(() => addMasterKey(source.file)).toThrow(expect.objectContaining({ code: 'vault_unavailable' }))
  chmodSync(source.file, 0o600)
})
