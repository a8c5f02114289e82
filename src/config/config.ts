import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { choice, count, level, origin, postgresUrl, secret, word, type Ask } from './ask.ts'
import { readKeyService, type KeyService } from './key-service.ts'
import { findMistakenNames, readSettingsFile } from './settings-file.ts'
import type { LogLevel, SettingName } from './settings-table.ts'
import { readTelemetry, type TelemetryConfig } from './telemetry.ts'

export type Config = {
  readonly host: string
  readonly port: number
  /** An origin: no path, no slash at the end. */
  readonly publicUrl: string
  /** Absolute. */
  readonly dataDir: string
  /** Null: the embedded one. */
  readonly databaseUrl: string | null
  /** Null: the same database. */
  readonly keysDatabaseUrl: string | null
  readonly masterKey: {
    readonly text: string | undefined
    readonly file: string
    readonly create: boolean
    readonly service: KeyService | null
  }
  readonly logLevel: LogLevel
  readonly trustProxy: false | number | string[]
  readonly rateLimits: { readonly perMinute: number; readonly attemptsPerMinute: number }
  readonly poolSize: number
  readonly drainSeconds: number
  /** Null: no e-mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly demo: boolean
  readonly webhooksAnywhere: boolean
  /** Null: no proxy for chat completions. */
  readonly chatProxy: { readonly upstream: string; readonly key: string | null } | null
  /** Absolute. Null: the engine finds names alone. */
  readonly nameModel: string | null
  readonly telemetry: TelemetryConfig
  /** Said at the start; nothing that stops it. */
  readonly warnings: readonly string[]
}

/** Everything that is wrong, at once: nobody should have to start ten times to find ten mistakes. */
export class ConfigMistakes extends Error {
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(`These settings need a look:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`)
    this.name = 'ConfigMistakes'
    this.mistakes = mistakes
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** As it is, for programs that are called. */
export const surroundings = (): Environment => process.env

/** The environment and `underseal.env` become typed settings, once. The values of secrets appear in no message. */
export function readConfig(environment: Environment = process.env, workingFolder: string = process.cwd()): Config {
  const mistakes: string[] = []
  const warnings: string[] = []
  const file = readSettingsFile(environment['UNDERSEAL_ENV_FILE'], workingFolder, mistakes, warnings)
  mistakes.push(...findMistakenNames(file, environment))
  // Set to nothing is not set: compose files and shells write it this way.
  const given = (name: string): string | undefined => environment[name]?.trim() || file.get(name)?.trim() || undefined
  const ask: Ask = {
    given,
    mistakes,
    path: (path) => resolve(workingFolder, path),
    secret: (name) => secret(ask, name),
  }

  const host = word(ask, 'HOST', '127.0.0.1')
  const port = count(ask, 'PORT', 8484)
  const publicUrl = origin(ask, 'PUBLIC_URL', `http://localhost:${port}`)
  const dataDir = ask.path(given('DATA_DIR') ?? 'data')
  const local = isLocal(publicUrl)
  if (!local && publicUrl.startsWith('http:')) {
    warnings.push(
      `PUBLIC_URL ${publicUrl} is not encrypted on its way: browsers refuse the sign-in cookie there. Put TLS in front and write https://…`,
    )
  }
  const demo = choice(ask, 'DEMO', local)
  if (demo && !local) warnings.push('DEMO is on at a public address: the demo page lets anybody in as a demo customer.')

  const webhooksAnywhere = choice(ask, 'WEBHOOKS_ANYWHERE', false)
  if (webhooksAnywhere && !local)
    warnings.push(
      'WEBHOOKS_ANYWHERE is on at a public address: whoever may make a webhook reaches into your own network.',
    )

  const config: Config = {
    host,
    port,
    publicUrl,
    dataDir,
    databaseUrl: postgresUrl(ask, 'DATABASE_URL'),
    keysDatabaseUrl: postgresUrl(ask, 'KEYS_DATABASE_URL'),
    masterKey: { ...masterKey(ask, dataDir), service: readKeyService(ask) },
    logLevel: level(ask, 'LOG_LEVEL', 'info'),
    trustProxy: proxies(ask, 'TRUST_PROXY'),
    rateLimits: rates(ask, 'RATE_LIMITS'),
    poolSize: count(ask, 'POOL_SIZE', 10),
    drainSeconds: count(ask, 'DRAIN_SECONDS', 0),
    mail: mailServer(ask),
    demo,
    webhooksAnywhere,
    chatProxy: chatProxy(ask),
    nameModel: nameModel(ask),
    telemetry: readTelemetry(ask),
    warnings,
  }
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes)
  return config
}

function isLocal(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl)
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}

function mailServer(ask: Ask): Config['mail'] {
  const url = secret(ask, 'SMTP_URL')
  const from = ask.given('MAIL_FROM')
  if (url === undefined && from === undefined) return null
  if (url === undefined || !/^smtps?:\/\/\S+$/.test(url)) {
    ask.mistakes.push(
      'SMTP_URL is not the address of a mail server. Write it like smtps://user:password@mail.example.com.',
    )
  } else if (from === undefined || !/^[^\r\n]{0,100}?<?[^\s<>@]{1,64}@[^\s<>@]{1,189}>?$/.test(from)) {
    ask.mistakes.push('MAIL_FROM is not an address to send from. Write it like Support <support@example.com>.')
  } else return { url, from }
  return null
}

function chatProxy(ask: Ask): Config['chatProxy'] {
  const upstream = ask.given('LLM_PROXY_UPSTREAM')
  const key = secret(ask, 'LLM_PROXY_KEY') ?? null
  if (upstream === undefined || upstream === 'off') return null
  if (!URL.canParse(upstream) || !/^https?:$/.test(new URL(upstream).protocol)) {
    ask.mistakes.push('LLM_PROXY_UPSTREAM is not an address. Write it like https://api.openai.com/v1.')
    return null
  }
  return { upstream: upstream.replace(/\/+$/, ''), key }
}

function nameModel({ given, mistakes, path }: Ask): string | null {
  const value = given('DETECT_ONNX_MODEL')
  if (value === undefined || value === 'off') return null
  if (existsSync(resolve(path(value), 'model.onnx'))) return path(value)
  mistakes.push(
    'DETECT_ONNX_MODEL names a folder in which there is no model.onnx. Correct the path, or leave the setting out.',
  )
  return null
}

/** The file is left for the vault to read: it also looks at who else could. */
function masterKey({ given, mistakes, path }: Ask, dataDir: string): Omit<Config['masterKey'], 'service'> {
  const text = given('MASTER_KEY')
  const named = given('MASTER_KEY_FILE')
  if (text !== undefined && named !== undefined)
    mistakes.push('MASTER_KEY and MASTER_KEY_FILE are both given. Keep one of them.')
  if (text !== undefined && !text.split(/[\s,]+/).every((key) => /^([0-9a-f]{64}|[\w+/-]{43}=?)$/i.test(key))) {
    mistakes.push('MASTER_KEY is not 32 bytes in base64 or hex. Make one with: openssl rand -base64 32')
  }
  if (named !== undefined && !existsSync(path(named))) {
    mistakes.push(
      `MASTER_KEY_FILE names a file that is not there: ${path(named)}. Put the key there, or leave the setting out for a new one in DATA_DIR.`,
    )
  }
  return {
    text,
    file: named === undefined ? resolve(dataDir, 'keys', 'master.key') : path(named),
    create: named === undefined,
  }
}

function proxies({ given, mistakes }: Ask, name: SettingName): false | number | string[] {
  const value = given(name)
  if (value === undefined || ['off', 'false', 'no', '0'].includes(value.toLowerCase())) return false
  if (/^\d{1,2}$/.test(value)) return Number(value)
  const addresses = value.split(',').map((address) => address.trim())
  // The names are proxy-addr's, for the address ranges of private networks.
  if (addresses.every((address) => /^([0-9a-f:.]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i.test(address)))
    return addresses
  mistakes.push(
    `${name} is neither off, nor a number of proxies, nor a list of addresses. Write it like 1 or 10.0.0.0/8,192.0.2.7.`,
  )
  return false
}

const usualRates = { perMinute: 1_200, attemptsPerMinute: 30 }
const noLimit = 1_000_000_000

function rates({ given, mistakes }: Ask, name: SettingName): Config['rateLimits'] {
  const value = given(name)?.toLowerCase()
  if (value === undefined || value === 'on') return usualRates
  if (value === 'off') return { perMinute: noLimit, attemptsPerMinute: noLimit }
  const numbers = /^([1-9]\d{0,8})\s*,\s*([1-9]\d{0,8})$/.exec(value)
  if (numbers) return { perMinute: Number(numbers[1]), attemptsPerMinute: Number(numbers[2]) }
  mistakes.push(
    `${name} is neither on, off, nor two numbers. Write it like ${usualRates.perMinute},${usualRates.attemptsPerMinute}.`,
  )
  return usualRates
}
