/** Every setting there is. `docs/configuration.md` lists the same; a test compares them. */
export type Setting = {
  readonly name: string
  readonly type:
    | 'text'
    | 'number'
    | 'url'
    | 'postgres-url'
    | 'folder'
    | 'switch'
    | 'level'
    | 'proxies'
    | 'rates'
    | 'master-key'
  /** As it is shown; what it leads to is decided in config.ts. */
  readonly default: string
  /** May also be given as NAME_FILE, and is never shown. */
  readonly secret?: true
  readonly min?: number
  readonly max?: number
  readonly about: string
}

export const settings = [
  {
    name: 'HOST',
    type: 'text',
    default: '127.0.0.1',
    about: 'Network address to listen on. 0.0.0.0 for all, for instance in a container.',
  },
  { name: 'PORT', type: 'number', default: '8484', min: 1, max: 65_535, about: 'Port to listen on.' },
  {
    name: 'PUBLIC_URL',
    type: 'url',
    default: 'http://localhost:PORT',
    about: 'Where people reach this installation, without a path. Links, cookies and the origin check go by it.',
  },
  {
    name: 'DATA_DIR',
    type: 'folder',
    default: './data',
    about: 'Folder for the embedded database and for the master key file.',
  },
  {
    name: 'DATABASE_URL',
    type: 'postgres-url',
    default: 'the embedded database in DATA_DIR',
    secret: true,
    about: 'A PostgreSQL of your own, version 15 or newer.',
  },
  {
    name: 'KEYS_DATABASE_URL',
    type: 'postgres-url',
    default: 'the same as DATABASE_URL',
    secret: true,
    about: 'Another database for the schema keys, so that one stolen backup does not hold both keys and texts.',
  },
  {
    name: 'MASTER_KEY',
    type: 'master-key',
    default: 'the file keys/master.key in DATA_DIR, made at the first start',
    secret: true,
    about: '32 random bytes in base64 or hex. While it is being changed: the new one, a comma, the old one.',
  },
  {
    name: 'LOG_LEVEL',
    type: 'level',
    default: 'info',
    about: 'fatal, error, warn, info, debug, trace or silent. No level writes content.',
  },
  {
    name: 'TRUST_PROXY',
    type: 'proxies',
    default: 'off',
    about:
      'Whose X-Forwarded-For is believed: the number of proxies in front, or their addresses, separated by commas.',
  },
  {
    name: 'RATE_LIMITS',
    type: 'rates',
    default: 'on',
    about:
      'on, off, or two numbers a minute: requests of one address or key, and sign-in attempts of one address (1200,30).',
  },
  {
    name: 'WEBHOOKS_ANYWHERE',
    type: 'switch',
    default: 'off',
    about: 'Whether webhooks may go to private addresses and over http. For trying out only: on, they reach into your own network.',
  },
  {
    name: 'LLM_PROXY_UPSTREAM',
    type: 'text',
    default: 'off',
    about: 'Where the proxy for chat completions sends what it has redacted, such as https://api.openai.com/v1.',
  },
  {
    name: 'LLM_PROXY_KEY',
    type: 'text',
    default: 'none',
    secret: true,
    about: 'The key that the proxy uses there. Clients use a key of ours with text:redact.',
  },
  {
    name: 'DETECT_ONNX_MODEL',
    type: 'text',
    default: 'off',
    about: 'Folder of a local model that finds names of persons beside the engine: model.onnx, tokenizer.json and config.json.',
  },
  {
    name: 'METRICS_PORT',
    type: 'number',
    default: 'off',
    min: 1,
    max: 65_535,
    about: 'Port of its own, at HOST, where Prometheus reads /metrics. Do not open it to the world.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    type: 'text',
    default: 'off',
    about: 'Where spans of requests go, as OTLP over HTTP in JSON, such as http://localhost:4318.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_HEADERS',
    type: 'text',
    default: 'none',
    secret: true,
    about: 'What is sent with them, as name=value,name=value.',
  },
  {
    name: 'MASTER_KEY_PROVIDER',
    type: 'text',
    default: 'local',
    about: 'local, aws-kms or vault-transit. A local master key that is given as well only opens what it wrapped before.',
  },
  { name: 'AWS_KMS_KEY_ID', type: 'text', default: 'none', about: 'The key in AWS KMS: its id, ARN or alias.' },
  { name: 'AWS_REGION', type: 'text', default: 'none', about: 'The region of that key, such as eu-central-1.' },
  { name: 'AWS_ACCESS_KEY_ID', type: 'text', default: 'none', about: 'Who asks AWS KMS. Needs kms:Encrypt and kms:Decrypt on that key.' },
  { name: 'AWS_SECRET_ACCESS_KEY', type: 'text', default: 'none', secret: true, about: 'The secret that belongs to it.' },
  { name: 'AWS_SESSION_TOKEN', type: 'text', default: 'none', secret: true, about: 'For credentials that were lent for a time.' },
  { name: 'AWS_PROFILE', type: 'text', default: 'default', about: 'Without such keys: the profile in the file of the AWS command line.' },
  { name: 'AWS_SHARED_CREDENTIALS_FILE', type: 'text', default: '~/.aws/credentials', about: 'That file.' },
  { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', type: 'text', default: 'none', about: 'A token that the cluster keeps fresh, for the role of AWS_ROLE_ARN (EKS sets both).' },
  { name: 'AWS_ROLE_ARN', type: 'text', default: 'none', about: 'The role that is taken on with it.' },
  { name: 'AWS_ROLE_SESSION_NAME', type: 'text', default: 'underseal', about: 'How that session is called in the logs of AWS.' },
  { name: 'AWS_ENDPOINT_URL_STS', type: 'text', default: 'https://sts.REGION.amazonaws.com', about: 'Where the role is asked for.' },
  { name: 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', type: 'text', default: 'none', about: "The container's role, where ECS offers it." },
  { name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI', type: 'text', default: 'none', about: "The container's role, where EKS Pod Identity offers it." },
  { name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN', type: 'text', default: 'none', secret: true, about: 'What is shown there.' },
  { name: 'AWS_EC2_METADATA_SERVICE_ENDPOINT', type: 'text', default: 'http://169.254.169.254', about: "If nothing above is set: where the machine's role is asked for (IMDSv2)." },
  {
    name: 'AWS_ENDPOINT_URL_KMS',
    type: 'text',
    default: 'https://kms.REGION.amazonaws.com',
    about: 'Another address of AWS KMS, such as that of a VPC endpoint.',
  },
  { name: 'VAULT_ADDR', type: 'text', default: 'none', about: 'Address of HashiCorp Vault or OpenBao, such as https://vault.internal:8200.' },
  { name: 'VAULT_TOKEN', type: 'text', default: 'none', secret: true, about: 'A token with update on transit/encrypt/KEY and transit/decrypt/KEY.' },
  { name: 'VAULT_NAMESPACE', type: 'text', default: 'none', about: 'Its namespace, where there are some.' },
  { name: 'VAULT_TRANSIT_KEY', type: 'text', default: 'underseal', about: 'The key in the transit engine, of type aes256-gcm96.' },
  { name: 'VAULT_TRANSIT_MOUNT', type: 'text', default: 'transit', about: 'Where the transit engine is mounted.' },
  {
    name: 'POOL_SIZE',
    type: 'number',
    default: '10',
    min: 2,
    max: 500,
    about: 'Database connections of one process.',
  },
  {
    name: 'DRAIN_SECONDS',
    type: 'number',
    default: '0',
    min: 0,
    max: 60,
    about: 'How long it still answers when it is told to stop, while /ready says 503, so that a proxy which asks there sends nothing new.',
  },
  {
    name: 'SMTP_URL',
    type: 'text',
    default: 'no e-mail is sent',
    secret: true,
    about: 'The mail server for digests of what waits and for telling customers of an answer, such as smtps://user:password@mail.example.com. Mail holds numbers and links, never content.',
  },
  { name: 'MAIL_FROM', type: 'text', default: 'none', about: 'The address that e-mail comes from, such as Support <support@example.com>.' },
  {
    name: 'DEMO',
    type: 'switch',
    default: 'on when PUBLIC_URL is this computer, else off',
    about: 'Whether an empty installation is filled with demo data and has the demo page.',
  },
  {
    name: 'UNDERSEAL_ENV_FILE',
    type: 'text',
    default: 'underseal.env in the working folder, if it is there',
    about: 'A file with settings, one NAME=value a line. The environment wins over it.',
  },
] as const satisfies readonly Setting[]

export type SettingName = (typeof settings)[number]['name']

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]
