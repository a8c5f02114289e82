import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { address, type Ask } from './ask.ts'

/** Where the credentials for AWS KMS come from. The same choices as `vault/aws-credentials.ts` knows. */
export type AwsCredentialSource =
  | {
      readonly from: 'settings'
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly sessionToken: string | undefined
    }
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
      readonly token: string | undefined
      readonly tokenFile: string | undefined
    }
  | { readonly from: 'instance'; readonly endpoint: string }

// «Container credential provider» in the AWS SDKs and Tools reference guide: plain HTTP goes to these only, ECS and EKS.
const containerHosts = ['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]', '127.0.0.1', 'localhost', '[::1]']

/** The first that is set, in the order of AWS's own tools: keys, web identity, a profile, the container, the machine. */
export function readAwsSource(ask: Ask, region: string): AwsCredentialSource {
  const { given, mistakes, secret, path } = ask
  const accessKeyId = given('AWS_ACCESS_KEY_ID')
  const secretAccessKey = secret('AWS_SECRET_ACCESS_KEY')
  if (accessKeyId !== undefined || secretAccessKey !== undefined) {
    if (accessKeyId === undefined) mistakes.push('AWS_ACCESS_KEY_ID is needed with AWS_SECRET_ACCESS_KEY.')
    if (secretAccessKey === undefined) mistakes.push('AWS_SECRET_ACCESS_KEY is needed with AWS_ACCESS_KEY_ID.')
    return {
      from: 'settings',
      accessKeyId: accessKeyId ?? '',
      secretAccessKey: secretAccessKey ?? '',
      sessionToken: secret('AWS_SESSION_TOKEN'),
    }
  }
  const tokenFile = given('AWS_WEB_IDENTITY_TOKEN_FILE')
  if (tokenFile !== undefined) {
    const roleArn = given('AWS_ROLE_ARN')
    if (roleArn === undefined) mistakes.push('AWS_ROLE_ARN is needed with AWS_WEB_IDENTITY_TOKEN_FILE.')
    const sessionName = given('AWS_ROLE_SESSION_NAME') ?? 'underseal'
    const endpoint = address(ask, 'AWS_ENDPOINT_URL_STS', `https://sts.${region}.amazonaws.com`)
    return { from: 'web-identity', tokenFile: path(tokenFile), roleArn: roleArn ?? '', sessionName, endpoint }
  }
  const file = path(given('AWS_SHARED_CREDENTIALS_FILE') ?? join(homedir(), '.aws', 'credentials'))
  if (given('AWS_PROFILE') !== undefined || existsSync(file))
    return { from: 'file', file, profile: given('AWS_PROFILE') ?? 'default' }
  return (
    readContainer(ask) ?? {
      from: 'instance',
      endpoint: address(ask, 'AWS_EC2_METADATA_SERVICE_ENDPOINT', 'http://169.254.169.254'),
    }
  )
}

function readContainer({ given, mistakes }: Ask): AwsCredentialSource | undefined {
  const relative = given('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI')
  const url = relative === undefined ? given('AWS_CONTAINER_CREDENTIALS_FULL_URI') : `http://169.254.170.2${relative}`
  if (url === undefined) return undefined
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (
    !parsed ||
    !(parsed.protocol === 'https:' || (parsed.protocol === 'http:' && containerHosts.includes(parsed.hostname)))
  ) {
    mistakes.push(
      'AWS_CONTAINER_CREDENTIALS_FULL_URI must be https, or http to this machine or to the addresses of ECS and EKS.',
    )
  }
  return {
    from: 'container',
    url,
    token: given('AWS_CONTAINER_AUTHORIZATION_TOKEN'),
    tokenFile: given('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'),
  }
}
