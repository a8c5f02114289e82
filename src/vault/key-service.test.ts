import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { openKeyService, type AwsKms, type VaultTransit } from './key-service.ts'
import { localMasterKey, masterKeyRing } from './master-key.ts'
import { openVault } from './open-vault.ts'
import { signAws } from './sign-aws.ts'

/** The key of the stand-ins: they really encrypt, and bind the context as the services do. */
const serviceKey = randomBytes(32)
const secretAccessKey = ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/')
const accessKeyId = 'AKID' + 'EXAMPLE'
let away = false
let asked = 0
let server: Server
let kms: AwsKms
let transit: VaultTransit

beforeAll(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked += 1
      const answer = away
        ? { status: 503, body: {} }
        : request.url === '/'
          ? answerAsKms(request, body)
          : answerAsTransit(request, body)
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  kms = {
    type: 'aws-kms',
    keyId: 'alias/underseal',
    region: 'eu-central-1',
    endpoint: url,
    credentials: { from: 'settings', accessKeyId, secretAccessKey },
  }
  transit = {
    type: 'vault-transit',
    address: url,
    token: 's.token',
    namespace: 'team',
    mount: 'transit',
    key: 'underseal',
  }
})

afterEach(() => {
  away = false
})

afterAll(() => void server.close())

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

function lock(plain: string, context: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', serviceKey, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([
    nonce,
    cipher.update(Buffer.from(plain, 'base64')),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64')
}

function unlock(wrapped: string, context: string): string | undefined {
  const bytes = Buffer.from(wrapped, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', serviceKey, bytes.subarray(0, 12)).setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('base64')
  } catch {
    return undefined
  }
}

/** As AWS does it: the signature is made anew from what arrived, and the scope and age are looked at. */
function answerAsKms(request: IncomingMessage, body: string): { status: number; body: object } {
  const refused = (type: string) => ({ status: 400, body: { __type: type } })
  const [, id, day, region, service, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? []
  const time = String(request.headers['x-amz-date'])
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  const canonical = `POST\n/\n\n${names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name])}\n`)
    .join('')}\n${names}\n${sha(body)}`
  const key = [day ?? '', region ?? '', service ?? '', 'aws4_request'].reduce<Buffer>(
    (before, part) => createHmac('sha256', before).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  )
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${day}/${region}/${service}/aws4_request\n${sha(canonical)}`
  const expected = createHmac('sha256', key).update(toSign).digest('hex')
  const needed = ['content-type', 'host', 'x-amz-date', 'x-amz-target']
  if (id !== accessKeyId || service !== 'kms' || region !== 'eu-central-1')
    return refused('UnrecognizedClientException')
  if (signature !== expected || !needed.every((name) => names.split(';').includes(name)))
    return refused('InvalidSignatureException')
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(Date.now() - at) < 300_000)) return refused('InvalidSignatureException')

  const given = JSON.parse(body) as Record<string, string> & { EncryptionContext: object }
  if (given['KeyId'] !== 'alias/underseal') return refused('NotFoundException')
  const context = JSON.stringify(given.EncryptionContext)
  if (request.headers['x-amz-target'] === 'TrentService.Encrypt') {
    return { status: 200, body: { KeyId: given['KeyId'], CiphertextBlob: lock(given['Plaintext']!, context) } }
  }
  const plain = unlock(given['CiphertextBlob']!, context)
  return plain === undefined ? refused('InvalidCiphertextException') : { status: 200, body: { Plaintext: plain } }
}

function answerAsTransit(request: IncomingMessage, body: string): { status: number; body: object } {
  if (request.headers['x-vault-token'] !== 's.token' || request.headers['x-vault-namespace'] !== 'team') {
    return { status: 403, body: { errors: ['permission denied'] } }
  }
  const given = JSON.parse(body) as Record<string, string>
  if (request.url === '/v1/transit/encrypt/underseal') {
    return {
      status: 200,
      body: { data: { ciphertext: `vault:v1:${lock(given['plaintext']!, given['associated_data']!)}` } },
    }
  }
  if (request.url !== '/v1/transit/decrypt/underseal') return { status: 404, body: { errors: [] } }
  const plain = unlock(given['ciphertext']!.replace('vault:v1:', ''), given['associated_data']!)
  return plain === undefined
    ? { status: 400, body: { errors: ['invalid ciphertext'] } }
    : { status: 200, body: { data: { plaintext: plain } } }
}

const context = ['workspace', 'wsp_1', '1']
const services = () => [
  ['AWS KMS', openKeyService(kms)] as const,
  ['the transit engine', openKeyService(transit)] as const,
]

describe('a key service', () => {
  test('wraps and unwraps, for one place only', async () => {
    for (const [name, key] of services()) {
      const bytes = randomBytes(32)
      const wrapped = await key.wrap(bytes, context)
      expect(Buffer.from(wrapped).includes(bytes), name).toBe(false)
      expect(Buffer.from(await key.unwrap(key.id, wrapped, context)), name).toEqual(bytes)
      await expect(key.unwrap(key.id, wrapped, ['workspace', 'wsp_2', '1']), name).rejects.toMatchObject({
        code: 'vault_unavailable',
      })
      await expect(key.unwrap('another', wrapped, context), name).rejects.toMatchObject({ code: 'vault_unavailable' })
    }
  })

  test('is asked once a minute for the same key, and is missed after that', async () => {
    let now = 0
    for (const service of [kms, transit]) {
      const key = openKeyService(service, () => now)
      const wrapped = await key.wrap(randomBytes(32), context)
      const first = await key.unwrap(key.id, wrapped, context)
      const before = asked
      first.fill(0)
      expect((await key.unwrap(key.id, wrapped, context)).some((byte) => byte !== 0)).toBe(true)
      expect(asked).toBe(before)
      now += 61_000
      away = true
      await expect(key.unwrap(key.id, wrapped, context)).rejects.toMatchObject({ code: 'vault_unavailable' })
      // Twice, since a 503 may pass.
      expect(asked).toBe(before + 2)
      away = false
    }
  })

  test('that does not know us is told of by its status alone', async () => {
    const strangers = [
      openKeyService({ ...kms, credentials: { from: 'settings', accessKeyId, secretAccessKey: 'another' } }),
      openKeyService({ ...transit, token: 'another' }),
    ]
    for (const key of strangers) {
      const error: unknown = await key.wrap(randomBytes(32), context).catch((one: unknown) => one)
      expect(error).toMatchObject({
        code: 'vault_unavailable',
        cause: { message: expect.stringMatching(/refused with 40[03]$/) },
      })
    }
  })
})

describe('a house whose master key moves to a service', () => {
  let database: TestDatabase
  beforeAll(async () => void (database = await makeTestDatabase({ migrated: false })))
  afterAll(() => database.drop())

  test('reads on at every step, and needs the local key no more', async () => {
    const local = randomBytes(32)
    const localKey = () => localMasterKey([Uint8Array.from(local)])
    const clock = { now: () => new Date() }
    const open = async (masterKey: Parameters<typeof openVault>[0]['masterKey']) => {
      const vault = openVault({ keysUrl: database.url, masterKey, clock })
      await vault.migrate()
      await vault.ready()
      return vault
    }
    const before = await open(localKey())
    await before.createWorkspaceKeys('wsp_1')
    const locked = (await before.boxes('wsp_1', [null])).get(null)!.lock('tags.name/1', 'the lamp')
    await before.close()
    const steps = [
      masterKeyRing(openKeyService(transit), [localKey()]),
      openKeyService(transit),
      masterKeyRing(openKeyService(kms), [openKeyService(transit)]),
      openKeyService(kms),
    ]
    for (const step of steps) {
      const vault = await open(step)
      expect((await vault.boxes('wsp_1', [null])).get(null)!.open('tags.name/1', locked)).toBe('the lamp')
      await vault.rotate('wsp_1')
      await vault.close()
    }
    await expect(open(localKey())).rejects.toMatchObject({ code: 'vault_unavailable' })
  })
})

test('a request is signed as in the example of the AWS documentation', () => {
  const headers = signAws(
    {
      method: 'GET',
      url: new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08'),
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: '',
    },
    { accessKeyId: 'AKID' + 'EXAMPLE', secretAccessKey: ['wJalrXUtnFEMI', 'K7MDENG+bPxRfiCYEXAMPLEKEY'].join('/') },
    { region: 'us-east-1', service: 'iam' },
    new Date('2015-08-30T12:36:00Z'),
  )
  expect(headers['authorization']).toContain(
    'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  )
})
