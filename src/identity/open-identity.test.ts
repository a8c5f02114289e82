import { createHash } from 'node:crypto'
import * as argon2 from '@node-rs/argon2'
import { describe, expect, test, vi } from 'vitest'
import { openIdentity } from './open-identity.ts'

// The real one; it only keeps count of what it is asked.
vi.mock('@node-rs/argon2', { spy: true })

const identity = openIdentity()

describe('passwords', () => {
  test('only the right one is right', async () => {
    const hash = await identity.hashPassword('correct horse battery')
    expect(await identity.verifyPassword(hash, 'correct horse battery')).toBe(true)
    expect(await identity.verifyPassword(hash, 'correct horse batter')).toBe(false)
    expect(await identity.verifyPassword(hash, '')).toBe(false)
  })

  test('are kept as argon2id with the cost we chose, each with its own salt', async () => {
    const [a, b] = await Promise.all([identity.hashPassword('same'), identity.hashPassword('same')])
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(a).not.toBe(b)
  })

  test('nobody has one: every password is wrong for an unknown person', async () => {
    expect(await identity.verifyPassword(undefined, 'anything')).toBe(false)
    expect(await identity.verifyPassword(undefined, '')).toBe(false)
  })

  test('an unknown person costs the same work as a known one, so that the time does not tell them apart', async () => {
    vi.mocked(argon2.verify).mockClear()
    const hash = await identity.hashPassword('correct horse battery')
    for (const stored of [hash, undefined]) await identity.verifyPassword(stored, 'anything')
    const worked = vi.mocked(argon2.verify).mock.calls.map(([stored]) => String(stored).split('$').slice(0, 4))
    expect(worked).toEqual([hash, hash].map((each) => each.split('$').slice(0, 4)))
  })

  test('a hash that is none is simply wrong', async () => {
    for (const stored of ['', 'plain', '$argon2id$']) expect(await identity.verifyPassword(stored, 'plain')).toBe(false)
  })

  test('an accented letter typed on another keyboard is the same letter', async () => {
    const hash = await identity.hashPassword('Küche-und-Bad')
    expect(await identity.verifyPassword(hash, 'Ku\u0308che-und-Bad')).toBe(true)
  })
})

describe('bearer secrets', () => {
  test('begin with their prefix, have 256 random bits, and are kept as a hash', () => {
    const { secret, hash } = identity.makeSecret('usk_')
    expect(secret).toMatch(/^usk_[\w-]{43}$/)
    expect(Buffer.from(hash)).toEqual(createHash('sha256').update(secret).digest())
    expect(Buffer.from(identity.hashSecret(secret))).toEqual(Buffer.from(hash))
  })

  test('never come twice', () => {
    expect(new Set(Array.from({ length: 100 }, () => identity.makeSecret('ses_').secret)).size).toBe(100)
  })
})
