import { address, type Ask } from './ask.ts'
import { readAwsSource, type AwsCredentialSource } from './aws-credentials.ts'

/** Where the master key is kept, if not here. */
export type KeyService =
  | {
      readonly type: 'aws-kms'
      readonly keyId: string
      readonly region: string
      readonly endpoint: string
      readonly credentials: AwsCredentialSource
    }
  | {
      readonly type: 'vault-transit'
      readonly address: string
      readonly token: string
      readonly namespace: string | undefined
      readonly mount: string
      readonly key: string
    }

/** Null: the master key is a file or a setting. */
export function readKeyService(ask: Ask): KeyService | null {
  const { given, mistakes, secret } = ask
  const provider = given('MASTER_KEY_PROVIDER') ?? 'local'
  const needed = (name: string, value: string | undefined): string => {
    if (value === undefined) mistakes.push(`${name} is needed with MASTER_KEY_PROVIDER=${provider}.`)
    return value ?? ''
  }
  if (provider === 'aws-kms') {
    const region = needed('AWS_REGION', given('AWS_REGION'))
    return {
      type: 'aws-kms',
      keyId: needed('AWS_KMS_KEY_ID', given('AWS_KMS_KEY_ID')),
      region,
      endpoint: address(ask, 'AWS_ENDPOINT_URL_KMS', `https://kms.${region}.amazonaws.com`),
      credentials: readAwsSource(ask, region),
    }
  }
  if (provider === 'vault-transit') {
    return {
      type: 'vault-transit',
      address: address(ask, 'VAULT_ADDR', needed('VAULT_ADDR', given('VAULT_ADDR'))),
      token: needed('VAULT_TOKEN', secret('VAULT_TOKEN')),
      namespace: given('VAULT_NAMESPACE'),
      mount: given('VAULT_TRANSIT_MOUNT') ?? 'transit',
      key: given('VAULT_TRANSIT_KEY') ?? 'underseal',
    }
  }
  if (provider !== 'local') mistakes.push('MASTER_KEY_PROVIDER is not known. Write local, aws-kms or vault-transit.')
  return null
}
