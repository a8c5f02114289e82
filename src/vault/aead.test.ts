import { createCipheriv, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { deriveKey, lockBytes, openBytes, takeKey } from './aead.ts'

const key = takeKey(randomBytes(32))
const plain = Buffer.from('green chair')

test('fields that spell the same when written together are not the same', () => {
  const locked = lockBytes(key, ['ab', 'c'], plain)
  expect(openBytes(key, ['ab', 'c'], locked)).toEqual(plain)
  for (const binding of [['a', 'bc'], ['abc'], ['ab', 'c', ''], ['', 'ab', 'c'], ['c', 'ab'], ['ab'], []]) {
    expect(() => openBytes(key, binding, locked)).toThrow(expect.objectContaining({ code: 'internal' }))
  }
})

test.each([
  [['content', 'wsp_1', 'parts.body/prt_1']],
  [['', 'x'.repeat(300)]],
  [['a', 'täg', '𝒳', '\0']],
  [['\ud800']],
])('a ciphertext is bound to its fields as it has always been, each with its length in four bytes: %j', (fields) => {
  const spelled = ['underseal', ...fields].flatMap((field) => {
    const bytes = Buffer.from(field)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return [length, bytes]
  })
  const bytes = randomBytes(32)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.concat(spelled))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  const locked = Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), text])
  expect(openBytes(takeKey(bytes), fields, locked)).toEqual(plain)
})

test('no nonce comes twice, and what was changed anywhere does not open', () => {
  const all = Array.from({ length: 2_000 }, () => Buffer.from(lockBytes(key, ['p'], plain)))
  expect(new Set(all.map((locked) => locked.toString('hex', 1, 13))).size).toBe(2_000)
  for (let at = 0; at < all[0]!.length; at++) {
    const changed = Buffer.from(all[0]!)
    changed[at]! ^= 1
    expect(() => openBytes(key, ['p'], changed)).toThrow(expect.objectContaining({ code: 'internal' }))
  }
})

test('what is cut off anywhere does not open, and nothing at all is a text as well', () => {
  const empty = lockBytes(key, ['p'], new Uint8Array())
  expect(openBytes(key, ['p'], empty)).toHaveLength(0)
  for (let length = 0; length < empty.length; length++)
    expect(() => openBytes(key, ['p'], empty.subarray(0, length))).toThrow(
      expect.objectContaining({ code: 'internal' }),
    )
})

test('a format we do not know is refused before anything is tried', () => {
  const locked = lockBytes(key, ['p'], plain)
  locked[0] = 2
  expect(() => openBytes(key, ['p'], locked)).toThrow(expect.objectContaining({ code: 'internal' }))
})

test('keys for two purposes do not open for each other, and are the same each time', () => {
  const locked = lockBytes(deriveKey(key, 'content'), ['p'], plain)
  expect(openBytes(deriveKey(key, 'content'), ['p'], locked)).toEqual(plain)
  expect(() => openBytes(deriveKey(key, 'seals'), ['p'], locked)).toThrow()
})

test('the bytes a key was made from are wiped, and a key has 32 of them', () => {
  const bytes = randomBytes(32)
  takeKey(bytes)
  expect(bytes.every((byte) => byte === 0)).toBe(true)
  for (const length of [0, 16, 31, 33]) expect(() => takeKey(randomBytes(length))).toThrow()
})
