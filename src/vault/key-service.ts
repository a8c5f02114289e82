/**
 * A master key that never leaves its service. Invariants:
 * - the service gets wrapped and bare workspace keys, never a text; what a key is for goes along as additional data, so that
 *   a wrapped key does not open in another place;
 * - an unwrapped key is remembered for a minute, because each process asks again every ten seconds for each workspace:
 *   a service that is away for less is not noticed, and one that takes a right away is obeyed within it;
 * - what the service answers is never told on: its words may name more than an operator's log should hold.
 */
import { createHash } from 'node:crypto'
import { openAwsCredentials, type AwsSource } from './aws-credentials.ts'
import { keysAway } from './keys-away.ts'
import { makeKeyCache } from './key-cache.ts'
import type { MasterKey } from './master-key.ts'
import { signAws } from './sign-aws.ts'

export type AwsKms = {
  readonly type: 'aws-kms'
  readonly keyId: string
  readonly region: string
  readonly endpoint: string
  readonly credentials: AwsSource
}

export type VaultTransit = {
  readonly type: 'vault-transit'
  readonly address: string
  readonly token: string
  readonly namespace?: string | undefined
  readonly mount: string
  readonly key: string
}

type Calls = {
  readonly id: string
  encrypt(plain: Uint8Array, context: readonly string[]): Promise<string>
  decrypt(wrapped: string, context: readonly string[]): Promise<Uint8Array>
}

const timeoutMs = 4_000
const rememberMs = 60_000

export function openKeyService(service: AwsKms | VaultTransit, now: () => number = Date.now): MasterKey {
  const { id, encrypt, decrypt } = service.type === 'aws-kms' ? awsKms(service, now) : vaultTransit(service)
  const known = makeKeyCache<Uint8Array>(now, 1_000, rememberMs)
  return {
    id,
    olderIds: [],
    wrap: async (key, context) => Buffer.from(await encrypt(key, context), 'utf8'),
    async unwrap(wantedId, wrapped, context) {
      if (wantedId !== id) throw keysAway(`these keys belong to master key ${wantedId}, but the one given is ${id}`)
      const name = createHash('sha256').update(JSON.stringify(context)).update(wrapped).digest('hex')
      const found = known.get(name) ?? (await decrypt(Buffer.from(wrapped).toString('utf8'), context))
      known.set(name, found)
      // A copy: whoever takes a key wipes the bytes it came in.
      return Uint8Array.from(found)
    },
  }
}

/** AWS KMS, the JSON protocol of its API (TrentService). A blob holds the key's version, so AWS may rotate it below us. */
function awsKms(service: AwsKms, now: () => number): Calls {
  const credentials = openAwsCredentials(service.credentials, now)
  const id = `aws-kms ${service.keyId}`
  async function call(action: 'Encrypt' | 'Decrypt', body: object): Promise<Record<string, unknown>> {
    const request = {
      method: 'POST',
      url: new URL(`${service.endpoint}/`),
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${action}` },
      body: JSON.stringify({ KeyId: service.keyId, ...body }),
    }
    return ask(id, async (at) => ({
      url: request.url.href,
      headers: signAws(request, await credentials(), { region: service.region, service: 'kms' }, at),
      body: request.body,
    }))
  }
  const bound = (context: readonly string[]) => ({ EncryptionContext: { underseal: JSON.stringify(context) } })
  return {
    id,
    async encrypt(plain, context) {
      const answer = await call('Encrypt', { Plaintext: Buffer.from(plain).toString('base64'), ...bound(context) })
      return textOf(answer['CiphertextBlob'], id)
    },
    async decrypt(wrapped, context) {
      const answer = await call('Decrypt', { CiphertextBlob: wrapped, ...bound(context) })
      return Buffer.from(textOf(answer['Plaintext'], id), 'base64')
    },
  }
}

/** The transit engine of HashiCorp Vault (from 1.12, for additional data) and of OpenBao. */
function vaultTransit({ address, token, namespace, mount, key }: VaultTransit): Calls {
  const id = `vault-transit ${mount}/${key}`
  async function call(action: 'encrypt' | 'decrypt', body: object): Promise<Record<string, unknown>> {
    const answer = await ask(id, () =>
      Promise.resolve({
        url: `${address}/v1/${mount}/${action}/${encodeURIComponent(key)}`,
        headers: {
          'content-type': 'application/json',
          'x-vault-token': token,
          ...(namespace ? { 'x-vault-namespace': namespace } : {}),
        },
        body: JSON.stringify(body),
      }),
    )
    const { data } = answer
    if (typeof data !== 'object' || data === null) throw keysAway(`${id} answered what cannot be read`)
    return { ...data }
  }
  const bound = (context: readonly string[]) => ({
    associated_data: Buffer.from(JSON.stringify(context)).toString('base64'),
  })
  return {
    id,
    async encrypt(plain, context) {
      const answer = await call('encrypt', { plaintext: Buffer.from(plain).toString('base64'), ...bound(context) })
      return textOf(answer['ciphertext'], id)
    },
    async decrypt(wrapped, context) {
      const answer = await call('decrypt', { ciphertext: wrapped, ...bound(context) })
      return Buffer.from(textOf(answer['plaintext'], id), 'base64')
    },
  }
}

type Sent = { readonly url: string; readonly headers: Record<string, string>; readonly body: string }

/** Once more after a failure that may pass by itself; each try is signed anew, since a signature has a time in it. */
async function ask(id: string, make: (at: Date) => Promise<Sent>): Promise<Record<string, unknown>> {
  let why = 'did not answer'
  for (let attempt = 0; attempt < 2; attempt++) {
    const { url, headers, body } = await make(new Date())
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => undefined)
    if (answer?.ok) {
      const parsed: unknown = await answer.json().catch(() => undefined)
      if (typeof parsed === 'object' && parsed !== null) return { ...parsed }
      throw keysAway(`${id} answered what cannot be read`)
    }
    if (answer) {
      why = `refused with ${answer.status}`
      if (answer.status < 500 && answer.status !== 429) break
    }
  }
  throw keysAway(`${id} ${why}`)
}

function textOf(value: unknown, id: string): string {
  if (typeof value !== 'string' || value === '') throw keysAway(`${id} answered what cannot be read`)
  return value
}
