import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Failure } from '../core/errors.ts'
import { openMasterKey } from './master-key-file.ts'
import { parseMasterKeys } from './master-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-master-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
const newPath = () => join(folder, String(++count), 'keys', 'master.key')
const context = ['workspace', 'wsp_1', '1']

function fileWith(text: string, mode: number): string {
  const path = join(folder, `key-${++count}`)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

function refusal(act: () => unknown): Failure & { cause: Error } {
  try {
    act()
  } catch (error) {
    return error as Failure & { cause: Error }
  }
  return expect.unreachable()
}

describe('the master key file', () => {
  test('is made at the first start, for its owner only, and stays', async () => {
    const file = newPath()
    const first = openMasterKey({ file, create: true })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(file, '..'))).toEqual(['master.key'])
    const wrapped = await first.wrap(randomBytes(32), context)
    const second = openMasterKey({ file, create: true })
    expect(second.id).toBe(first.id)
    expect(await second.unwrap(first.id, wrapped, context)).toHaveLength(32)
  })

  test('is not made when somebody named one that is not there', () => {
    const file = newPath()
    expect(refusal(() => openMasterKey({ file, create: false }))).toMatchObject({ code: 'vault_unavailable' })
    expect(existsSync(file)).toBe(false)
  })

  test.each([0o644, 0o604, 0o620, 0o601])('is refused when its mode is %o', (mode) => {
    const file = fileWith(randomBytes(32).toString('base64'), mode)
    const refused = refusal(() => openMasterKey({ file, create: false }))
    expect(refused.code).toBe('vault_unavailable')
    expect(refused.cause.message).toContain('chmod 600')
  })

  test.each([0o600, 0o400, 0o440])('is taken when its mode is %o', (mode) => {
    expect(openMasterKey({ file: fileWith(randomBytes(32).toString('hex'), mode), create: false }).id).toHaveLength(16)
  })

  test('that holds no key is refused without being quoted', () => {
    const text = 'correct horse battery staple'
    const refused = refusal(() => openMasterKey({ file: fileWith(text, 0o600), create: false }))
    expect(refused.code).toBe('vault_unavailable')
    expect(`${refused.message} ${refused.cause.message}`).not.toContain('horse')
  })
})

describe('a master key', () => {
  test('is read from base64, base64url and hex, one or several', () => {
    const bytes = new Uint8Array(randomBytes(32))
    const spellings = ['base64', 'base64url', 'hex'] as const
    for (const spelling of spellings) expect(parseMasterKeys(Buffer.from(bytes).toString(spelling))).toEqual([bytes])
    const other = randomBytes(32)
    expect(parseMasterKeys(` ${Buffer.from(bytes).toString('hex')},\n${other.toString('base64')}\n`)).toEqual([
      bytes,
      new Uint8Array(other),
    ])
  })

  test.each([
    ['nothing', ''],
    ['too short', randomBytes(31).toString('base64')],
    ['too long', randomBytes(33).toString('hex')],
    ['too long in base64', randomBytes(33).toString('base64')],
    ['all the same byte', '00'.repeat(32)],
    ['one good and one bad', `${'ab12'.repeat(16)},nonsense`],
  ])('is not %s', (_what, text) => {
    expect(parseMasterKeys(text)).toBeUndefined()
  })

  test('has a name that is always the same and differs between keys', () => {
    const [a, b] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
    const id = (text: string) => openMasterKey({ text, file: newPath(), create: false }).id
    expect(id(a)).toBe(id(a))
    expect(id(a)).not.toBe(id(b))
    expect(a).not.toContain(id(a))
  })

  test('unwraps only what it wrapped, and only for the same purpose', async () => {
    const key = openMasterKey({ text: randomBytes(32).toString('hex'), file: newPath(), create: false })
    const wrapped = await key.wrap(randomBytes(32), context)
    await expect(key.unwrap(key.id, wrapped, ['workspace', 'wsp_2', '1'])).rejects.toMatchObject({
      code: 'vault_unavailable',
    })
    await expect(key.unwrap('0123456789abcdef', wrapped, context)).rejects.toMatchObject({ code: 'vault_unavailable' })
  })

  test('in two parts: the first wraps, both unwrap', async () => {
    const [fresh, old] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
    const open = (text: string) => openMasterKey({ text, file: newPath(), create: false })
    const wrapped = await open(old).wrap(randomBytes(32), context)
    const ring = open(`${fresh},${old}`)
    expect(ring.id).toBe(open(fresh).id)
    expect(await ring.unwrap(open(old).id, wrapped, context)).toHaveLength(32)
  })
})
