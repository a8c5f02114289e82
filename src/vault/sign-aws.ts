import { createHash, createHmac } from 'node:crypto'

export type AwsCredentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

type AwsRequest = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** AWS Signature Version 4, as «Signing AWS API requests» in the IAM user guide spells it. The headers to send. */
export function signAws(
  request: AwsRequest,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  scope: { readonly region: string; readonly service: string },
  now: Date,
): Record<string, string> {
  const time = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.url.host,
    'x-amz-date': time,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  }
  const names = Object.keys(headers).toSorted()
  const query = [...request.url.searchParams].map(([name, value]) => `${spelled(name)}=${spelled(value)}`).toSorted()
  const canonical = [
    request.method,
    request.url.pathname,
    query.join('&'),
    ...names.map((name) => `${name}:${headers[name]!.trim().replaceAll(/ +/g, ' ')}`),
    '',
    names.join(';'),
    hashOf(request.body),
  ].join('\n')
  const day = time.slice(0, 8)
  const place = `${day}/${scope.region}/${scope.service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, place, hashOf(canonical)].join('\n')
  const key = [day, scope.region, scope.service, 'aws4_request'].reduce(mac, Buffer.from(`AWS4${secretAccessKey}`))
  const signature = mac(key, toSign).toString('hex')
  const { host: _host, ...sent } = headers
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${place}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  }
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** RFC 3986: what encodeURIComponent leaves beyond it is written out, too. */
function spelled(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
