import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeBackupPair, type LockTarget } from './file-lock.ts'
import { openBytes, sealBytes } from './sealed-file.ts'

const pair = makeBackupPair()
const chunk = 64 * 1024
const headEnd = (file: Buffer) => 21 + file.readUInt32BE(17)

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const some of bytes) all.push(some)
  return Buffer.concat(all)
}

const seal = (plain: Uint8Array, target: LockTarget = pair, piece = 10_000) =>
  gathered(sealBytes(inPieces(plain, piece), 'data', target))

const open = (file: Uint8Array, secret: Parameters<typeof openBytes>[2] = pair, piece = 10_000) =>
  gathered(openBytes(inPieces(file, piece), 'data', secret))

describe('a sealed file', () => {
  test.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 300_000])(
    'gives back %i bytes as they were',
    async (length) => {
      const plain = randomBytes(length)
      const file = await seal(plain)
      expect(file.length).toBeLessThan(length + 500)
      expect((await open(file)).equals(plain)).toBe(true)
      expect((await open(file, pair, 1)).equals(plain)).toBe(true)
    },
  )

  test('of the same bytes never looks the same, and never like them', async () => {
    const plain = Buffer.from('the lamp is under the green chair')
    const [one, two] = [await seal(plain), await seal(plain)]
    expect(one.equals(two)).toBe(false)
    expect(one.includes('lamp')).toBe(false)
  })

  test('does not open once a byte is changed, wherever it is', async () => {
    const file = await seal(randomBytes(2 * chunk + 100))
    const places = [0, 17, 30, headEnd(file) - 2, headEnd(file), headEnd(file) + chunk, file.length - 1]
    for (const place of places) {
      const changed = Buffer.from(file)
      changed[place]! ^= 1
      await expect(open(changed), `byte ${place}`).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  test('does not open with chunks cut off, swapped, doubled or appended', async () => {
    const file = await seal(randomBytes(3 * chunk))
    const start = headEnd(file)
    const at = (n: number) => file.subarray(start + n * (chunk + 16), start + (n + 1) * (chunk + 16))
    const head = file.subarray(0, start)
    const others = [
      [head, at(0), at(1)],
      [head, at(1), at(0), at(2)],
      [head, at(0), at(0), at(1), at(2)],
      [head, at(0), at(1), at(2), at(2)],
      [head, at(2)],
      [head],
      [file.subarray(0, file.length - 1)],
      [file, Buffer.from('x')],
    ]
    for (const parts of others) await expect(open(Buffer.concat(parts))).rejects.toMatchObject({ code: 'invalid' })
  })

  test('locked for one key does not open with another, nor with a passphrase', async () => {
    const file = await seal(Buffer.from('x'))
    await expect(open(file, makeBackupPair())).rejects.toMatchObject({ field: 'secret-file' })
    await expect(open(file, { passphrase: 'four quiet words here' })).rejects.toMatchObject({ field: 'secret-file' })
  })

  test('locked with a passphrase opens with that one alone', async () => {
    const file = await seal(Buffer.from('the lamp'), { passphrase: 'four quiet words here' })
    expect(String(await open(file, { passphrase: 'four quiet words here' }))).toBe('the lamp')
    await expect(open(file, { passphrase: 'four quiet words there' })).rejects.toMatchObject({ field: 'file' })
    await expect(seal(Buffer.from('x'), { passphrase: 'short' })).rejects.toMatchObject({ field: 'passphrase-file' })
  })

  test('of keys is not taken for one of data, and anything else for none', async () => {
    const file = await gathered(sealBytes(inPieces(Buffer.from('x'), 1), 'keys', pair))
    await expect(open(file)).rejects.toMatchObject({ message: expect.stringContaining('--keys') })
    await expect(open(Buffer.from('hello'))).rejects.toMatchObject({ message: expect.stringContaining('not a backup') })
  })

  test('for a public key that hides nothing is not made, nor opened with what is no key', async () => {
    const nothing = { publicKey: Buffer.alloc(32).toString('base64') }
    await expect(seal(Buffer.from('x'), nothing)).rejects.toMatchObject({ code: 'invalid', field: 'to' })
    await expect(seal(Buffer.from('x'), { publicKey: 'AAAA' })).rejects.toMatchObject({ field: 'to' })
    const file = await seal(Buffer.from('x'))
    await expect(open(file, { privateKey: 'AAAA' })).rejects.toMatchObject({ field: 'secret-file' })
    const locked = await seal(Buffer.from('x'), { passphrase: 'six words by chance' })
    await expect(open(locked)).rejects.toMatchObject({ field: 'passphrase-file' })
  })

  test('of a version to come says so', async () => {
    const file = await seal(Buffer.from('x'))
    const later = Buffer.from(file.toString('latin1').replace('"version":1', '"version":2'), 'latin1')
    await expect(open(later)).rejects.toThrow('newer version')
  })

  const headed = (head: unknown): Buffer => {
    const json = Buffer.from(JSON.stringify(head))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(json.length)
    return Buffer.concat([Buffer.from('underseal backup\n'), length, json, randomBytes(100)])
  }
  const passphrase = 'four quiet words here'
  const scrypt = { type: 'scrypt', salt: Buffer.alloc(16).toString('base64'), logN: 17, r: 8, p: 1 }

  test('whose head asks for more work than ours is refused before the work', async () => {
    const file = headed({ version: 1, holds: 'data', lock: { ...scrypt, logN: 30 } })
    await expect(open(file, { passphrase })).rejects.toMatchObject({ field: 'file' })
  })

  test('whose head says what none of ours says is no file of ours, and nothing of it is repeated', async () => {
    const strange = 'a long word from elsewhere'
    const x25519 = { type: 'x25519', recipient: strange, ephemeral: pair.publicKey }
    const locks = [undefined, null, strange, {}, { type: strange }, { type: 'x25519' }, x25519, { ...scrypt, salt: 5 }]
    for (const wrong of [-1, 0, 1.5, '8', null])
      for (const cost of ['logN', 'r', 'p']) locks.push({ ...scrypt, [cost]: wrong })
    const heads = [null, [], 5, { version: 1, holds: strange, lock: scrypt }]
    for (const head of [...heads, ...locks.map((lock) => ({ version: 1, holds: 'data', lock }))])
      for (const secret of [{ passphrase }, { privateKey: pair.privateKey }]) {
        const refused = await open(headed(head), secret).catch((error: unknown) => error)
        expect(refused).toMatchObject({ name: 'Failure', field: 'file' })
        expect(String(refused)).not.toContain(strange)
      }
  })
})
