/**
 * Where the credentials for AWS come from, in the ways that AWS's own tools know («Standardized credential providers» in the
 * AWS SDKs and Tools reference guide). Invariants:
 * - what is lent for a time is asked for again before it ends, and used on while it lasts if nobody answers then;
 * - they are in memory only, and in no message: what is told is where they were looked for, and a status.
 */
import { readFileSync } from 'node:fs'
import { keysAway } from './keys-away.ts'
import type { AwsCredentials } from './sign-aws.ts'

export type AwsSource =
  | ({ readonly from: 'settings' } & AwsCredentials)
  | {
      readonly from: 'web-identity'
      readonly tokenFile: string
      readonly roleArn: string
      readonly sessionName: string
      readonly endpoint: string
    }
  | { readonly from: 'file'; readonly file: string; readonly profile: string }
  | {
      readonly from: 'container'
      readonly url: string
      readonly token?: string | undefined
      readonly tokenFile?: string | undefined
    }
  | { readonly from: 'instance'; readonly endpoint: string }

type Lent = AwsCredentials & { readonly until?: number }

const timeoutMs = 4_000
// AWS lends anew from five minutes before the end.
const beforeEndMs = 300_000
// A file may be changed under us by whoever refreshes it.
const fileForMs = 60_000

export function openAwsCredentials(source: AwsSource, now: () => number = Date.now): () => Promise<AwsCredentials> {
  if (source.from === 'settings') return () => Promise.resolve(source)
  let held: Lent | undefined
  let asking: Promise<Lent> | undefined
  return async () => {
    if (held && (held.until ?? Infinity) - beforeEndMs > now()) return held
    // Of many at once only one asks.
    asking ??= fetchFrom(source, now()).finally(() => (asking = undefined))
    try {
      return (held = await asking)
    } catch (error) {
      if (held && (held.until ?? Infinity) > now()) return held
      throw error
    }
  }
}

function fetchFrom(source: Exclude<AwsSource, { from: 'settings' }>, now: number): Promise<Lent> {
  if (source.from === 'web-identity') return fromWebIdentity(source)
  if (source.from === 'file') return Promise.resolve().then(() => fromFile(source, now))
  return source.from === 'container' ? fromContainer(source) : fromInstance(source)
}

type Of<From extends AwsSource['from']> = Extract<AwsSource, { from: From }>

/** A token that the cluster keeps fresh in a file, for a role: AssumeRoleWithWebIdentity of STS, which is not signed. */
async function fromWebIdentity({ tokenFile, roleArn, sessionName, endpoint }: Of<'web-identity'>): Promise<Lent> {
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    WebIdentityToken: readWord(tokenFile, 'AWS_WEB_IDENTITY_TOKEN_FILE'),
  })
  const answer = await call('the role of AWS_ROLE_ARN', `${endpoint}/`, { method: 'POST', body })
  // XML; these four hold neither markup nor entities.
  const word = (name: string) => new RegExp(`<${name}>\\s*([^<]+?)\\s*</${name}>`).exec(answer)?.[1]
  return lent('the role of AWS_ROLE_ARN', {
    AccessKeyId: word('AccessKeyId'),
    SecretAccessKey: word('SecretAccessKey'),
    Token: word('SessionToken'),
    Expiration: word('Expiration'),
  })
}

/** ECS, EKS Pod Identity and Greengrass: one address that only this container reaches. */
async function fromContainer({ url, token, tokenFile }: Of<'container'>): Promise<Lent> {
  const word = tokenFile === undefined ? token : readWord(tokenFile, 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE')
  const answer = await call("the container's role", url, word === undefined ? {} : { headers: { authorization: word } })
  return lent("the container's role", parsed(answer))
}

/** IMDSv2: first a token, so that a request that was smuggled through a proxy gets nothing. The older way is not tried. */
async function fromInstance({ endpoint }: Of<'instance'>): Promise<Lent> {
  const what = "the machine's role"
  const token = await call(what, `${endpoint}/latest/api/token`, {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '300' },
  })
  const roles = `${endpoint}/latest/meta-data/iam/security-credentials/`
  const headers = { 'x-aws-ec2-metadata-token': token }
  const role = (await call(what, roles, { headers })).trim().split('\n')[0] ?? ''
  return lent(what, parsed(await call(what, `${roles}${encodeURIComponent(role)}`, { headers })))
}

/** The file of the AWS command line. Profiles that would have to ask somebody else first are refused by name. */
function fromFile({ file, profile }: Of<'file'>, now: number): Lent {
  const lines = readWord(file, 'AWS_SHARED_CREDENTIALS_FILE').split('\n')
  const found = new Map<string, string>()
  let inside = false
  for (const line of lines) {
    const head = /^\s*\[\s*(?:profile\s+)?([^\]]+?)\s*\]/.exec(line)
    if (head) inside = head[1] === profile
    const [, name, value] = /^\s*([a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (!head && inside && name !== undefined && value !== undefined) found.set(name, value)
  }
  const other = ['role_arn', 'sso_session', 'sso_start_url', 'credential_process', 'credential_source'].find((name) =>
    found.has(name),
  )
  if (other !== undefined)
    throw keysAway(
      `profile ${profile} in ${file} uses ${other}, which is not understood here; write keys there, or give the machine a role`,
    )
  const what = `profile ${profile} in ${file}`
  const given = {
    AccessKeyId: found.get('aws_access_key_id'),
    SecretAccessKey: found.get('aws_secret_access_key'),
    Token: found.get('aws_session_token'),
  }
  return { ...lent(what, given), until: now + fileForMs + beforeEndMs }
}

function lent(
  what: string,
  { AccessKeyId: id, SecretAccessKey: secret, Token: token, Expiration: ends }: Record<string, unknown>,
): Lent {
  if (typeof id !== 'string' || typeof secret !== 'string') throw keysAway(`${what} gave no credentials for AWS`)
  const until = typeof ends === 'string' ? Date.parse(ends) : Number.NaN
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    ...(typeof token === 'string' ? { sessionToken: token } : {}),
    ...(Number.isNaN(until) ? {} : { until }),
  }
}

async function call(what: string, url: string, request: RequestInit): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs), ...request }).catch(
    () => undefined,
  )
  if (!answer) throw keysAway(`${what} could not be asked for: ${new URL(url).host} did not answer`)
  if (!answer.ok) throw keysAway(`${what} could not be asked for: ${new URL(url).host} refused with ${answer.status}`)
  return answer.text()
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function readWord(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw keysAway(`${file} (${setting}) is missing or cannot be read`)
  }
}
