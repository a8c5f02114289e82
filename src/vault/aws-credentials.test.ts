import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openAwsCredentials, type AwsSource } from './aws-credentials.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-aws-'))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const id = 'AKID' + 'LENT'
const secret = ['lent', 'secret'].join('-')
const start = Date.parse('2026-05-04T12:00:00Z')
const hour = 3_600_000
let server: Server
let url: string
let away = false
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push(`${request.method} ${request.url}`)
      const answer = away ? { status: 503, text: '' } : answerTo(request, body)
      response.writeHead(answer.status).end(answer.text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
beforeEach(() => {
  away = false
  asked = []
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

/** As the instance metadata service, the container's agent and STS answer, as far as their guides describe it. */
function answerTo(request: IncomingMessage, body: string): { status: number; text: string } {
  const { method, url: path, headers } = request
  const lent = {
    AccessKeyId: id,
    SecretAccessKey: secret,
    Token: 'session',
    Expiration: new Date(start + hour).toISOString(),
  }
  if (path === '/latest/api/token') {
    return method === 'PUT' && headers['x-aws-ec2-metadata-token-ttl-seconds']
      ? { status: 200, text: 'metadata-token' }
      : { status: 400, text: '' }
  }
  if (path?.startsWith('/latest/meta-data/')) {
    if (headers['x-aws-ec2-metadata-token'] !== 'metadata-token') return { status: 401, text: '' }
    if (path.endsWith('/security-credentials/')) return { status: 200, text: 'the-role' }
    return path.endsWith('/the-role')
      ? { status: 200, text: JSON.stringify({ Code: 'Success', ...lent }) }
      : { status: 404, text: '' }
  }
  if (path === '/container')
    return headers.authorization === 'agent-word'
      ? { status: 200, text: JSON.stringify(lent) }
      : { status: 401, text: '' }
  const form = new URLSearchParams(body)
  if (form.get('Action') !== 'AssumeRoleWithWebIdentity' || form.get('WebIdentityToken') !== 'cluster-word')
    return { status: 403, text: '<Error/>' }
  return {
    status: 200,
    text: `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${id}</AccessKeyId>
      <SecretAccessKey>${secret}</SecretAccessKey><SessionToken>session</SessionToken><Expiration>${lent.Expiration}</Expiration>
      </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
  }
}

const sources = (): [string, AwsSource][] => [
  ['the machine', { from: 'instance', endpoint: url }],
  ['the container', { from: 'container', url: `${url}/container`, token: 'agent-word' }],
  ['a container with a file', { from: 'container', url: `${url}/container`, tokenFile: file('agent', 'agent-word\n') }],
  [
    'a web identity',
    {
      from: 'web-identity',
      tokenFile: file('web', 'cluster-word\n'),
      roleArn: 'arn:aws:iam::1:role/x',
      sessionName: 'underseal',
      endpoint: url,
    },
  ],
]

test('each way leads to what was lent, which is asked for once and again before its end', async () => {
  for (const [how, source] of sources()) {
    let now = start
    const credentials = openAwsCredentials(source, () => now)
    const both = await Promise.all([credentials(), credentials()])
    for (const one of both)
      expect(one, how).toMatchObject({ accessKeyId: id, secretAccessKey: secret, sessionToken: 'session' })
    const once = asked.length
    now = start + hour - 301_000
    await credentials()
    expect(asked.length, how).toBe(once)
    now = start + hour - 299_000
    await credentials()
    expect(asked.length, how).toBe(2 * once)
    asked = []
  }
})

test('who lends may be away for a while, but not beyond the end', async () => {
  for (const [how, source] of sources()) {
    let now = start
    const credentials = openAwsCredentials(source, () => now)
    await credentials()
    away = true
    now = start + hour - 1_000
    expect(await credentials(), how).toMatchObject({ accessKeyId: id })
    now = start + hour
    const error: unknown = await credentials().catch((one: unknown) => one)
    expect(error, how).toMatchObject({
      code: 'vault_unavailable',
      cause: { message: expect.stringMatching(/refused with 503$/) },
    })
    away = false
  }
})

test('a file of the AWS command line is read by profile, and again when it has changed', async () => {
  const text = (of: string) =>
    `[default]\naws_access_key_id=${of}\naws_secret_access_key = ${secret}\n[other]\naws_access_key_id = B\naws_secret_access_key = b\naws_session_token = t\n`
  const path = file('credentials', text('A'))
  let now = start
  const credentials = openAwsCredentials({ from: 'file', file: path, profile: 'default' }, () => now)
  expect(await credentials()).toMatchObject({ accessKeyId: 'A', secretAccessKey: secret })
  expect(await openAwsCredentials({ from: 'file', file: path, profile: 'other' })()).toMatchObject({
    accessKeyId: 'B',
    sessionToken: 't',
  })
  file('credentials', text('C'))
  now += 61_000
  expect(await credentials()).toMatchObject({ accessKeyId: 'C' })
})

test('what cannot be used is named, and no secret is', async () => {
  const path = file(
    'hard',
    `[sso]\nsso_session = x\n[role]\nrole_arn = arn\naws_secret_access_key = ${secret}\n[half]\naws_secret_access_key = ${secret}\n`,
  )
  const cases: [AwsSource, RegExp][] = [
    [{ from: 'file', file: path, profile: 'sso' }, /uses sso_session/],
    [{ from: 'file', file: path, profile: 'role' }, /uses role_arn/],
    [{ from: 'file', file: path, profile: 'half' }, /gave no credentials/],
    [{ from: 'file', file: join(folder, 'none'), profile: 'default' }, /missing or cannot be read/],
    [{ from: 'container', url: `${url}/container`, token: 'wrong' }, /refused with 401$/],
    [{ from: 'instance', endpoint: 'http://127.0.0.1:9' }, /did not answer$/],
  ]
  for (const [source, words] of cases) {
    const error: unknown = await openAwsCredentials(source)().catch((one: unknown) => one)
    expect(error).toMatchObject({ code: 'vault_unavailable', cause: { message: expect.stringMatching(words) } })
    expect(JSON.stringify(error, ['message', 'cause'])).not.toContain(secret)
  }
})
