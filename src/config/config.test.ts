import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigMistakes, readConfig, type Environment } from './config.ts'
import { settings, type Setting } from './settings-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kms = {
  MASTER_KEY_PROVIDER: 'aws-kms',
  AWS_KMS_KEY_ID: 'alias/x',
  AWS_REGION: 'eu-central-1',
  AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
}
const read = (environment: Environment = {}) => readConfig(environment, folder)

function mistakesOf(environment: Environment, workingFolder = folder): readonly string[] {
  try {
    readConfig(environment, workingFolder)
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes
    throw error
  }
  return []
}

function fileWith(text: string, name = `settings-${Math.random()}.env`): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('what is not set', () => {
  test('nothing set is a small house on this computer', () => {
    expect(read()).toEqual({
      host: '127.0.0.1',
      port: 8484,
      publicUrl: 'http://localhost:8484',
      dataDir: join(folder, 'data'),
      databaseUrl: null,
      keysDatabaseUrl: null,
      masterKey: { text: undefined, file: join(folder, 'data/keys/master.key'), create: true, service: null },
      telemetry: { metricsPort: null, traces: null },
      chatProxy: null,
      nameModel: null,
      mail: null,
      webhooksAnywhere: false,
      logLevel: 'info',
      trustProxy: false,
      rateLimits: { perMinute: 1200, attemptsPerMinute: 30 },
      poolSize: 10,
      drainSeconds: 0,
      demo: true,
      warnings: [],
    })
  })

  test('set to nothing is the same as not set', () => {
    expect(read({ PORT: '', DATABASE_URL: '  ', DEMO: '' })).toEqual(read())
  })

  test('the public address follows the port', () => {
    expect(read({ PORT: '9000' }).publicUrl).toBe('http://localhost:9000')
  })
})

describe('what is set', () => {
  test('the environment wins over the file', () => {
    const file = fileWith('# ours\nPORT=1111\n\nexport LOG_LEVEL="warn"\r\nHOST = \'0.0.0.0\'\n')
    const config = read({ UNDERSEAL_ENV_FILE: file, PORT: '2222' })
    expect(config).toMatchObject({ port: 2222, logLevel: 'warn', host: '0.0.0.0' })
  })

  test('what reaches into the own network is told of where everybody reaches the house', () => {
    const open = { PUBLIC_URL: 'https://help.example.com', WEBHOOKS_ANYWHERE: 'on', DEMO: 'off' }
    expect(read(open).warnings).toEqual([expect.stringContaining('WEBHOOKS_ANYWHERE')])
    expect(read({ ...open, PUBLIC_URL: 'http://localhost:8484' }).warnings).toEqual([])
  })

  test('one with a secret in it that everybody may read is told of', () => {
    const warnings = (text: string, mode: number) => {
      const path = fileWith(text)
      chmodSync(path, mode)
      return read({ UNDERSEAL_ENV_FILE: path }).warnings
    }
    const secret = `MASTER_KEY=${'ab'.repeat(32)}\n`
    expect(warnings(secret, 0o644)).toEqual([expect.stringContaining('chmod 640')])
    expect(warnings(secret, 0o644).join()).not.toContain('abab')
    expect(warnings(secret, 0o640)).toEqual([])
    expect(warnings('POOL_SIZE=12\n', 0o644)).toEqual([])
  })

  test('underseal.env in the working folder is read without being named', () => {
    const home = mkdtempSync(join(folder, 'home-'))
    writeFileSync(join(home, 'underseal.env'), 'POOL_SIZE=33\n')
    expect(readConfig({}, home).poolSize).toBe(33)
  })

  test('a secret may stand in a file of its own', () => {
    const file = fileWith('postgresql://u:p@db/underseal\n')
    expect(read({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://u:p@db/underseal')
  })

  test('a named master key file is never made by itself', () => {
    const file = fileWith('whatever the vault makes of it')
    expect(read({ MASTER_KEY_FILE: file }).masterKey).toEqual({ text: undefined, file, create: false, service: null })
  })

  test.each([
    ['off', false],
    ['2', 2],
    ['10.0.0.0/8, ::1,loopback', ['10.0.0.0/8', '::1', 'loopback']],
  ])('TRUST_PROXY %s', (value, expected) => {
    expect(read({ TRUST_PROXY: value }).trustProxy).toEqual(expected)
  })

  test.each([
    ['off', null],
    ['https://api.example.com/v1/', { upstream: 'https://api.example.com/v1', key: null }],
    ['http://127.0.0.1:9/v1', { upstream: 'http://127.0.0.1:9/v1', key: null }],
  ])('LLM_PROXY_UPSTREAM %s', (value, expected) => {
    expect(read({ LLM_PROXY_UPSTREAM: value }).chatProxy).toEqual(expected)
  })

  test('mail goes by a server and from an address, and by neither alone', () => {
    const mail = { SMTP_URL: 'smtps://mail.example.com', MAIL_FROM: 'Support <support@example.com>' }
    expect(read(mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM })
    expect(mistakesOf({ SMTP_URL: mail.SMTP_URL })).toEqual([expect.stringContaining('MAIL_FROM')])
    expect(mistakesOf({ MAIL_FROM: mail.MAIL_FROM })).toEqual([expect.stringContaining('SMTP_URL')])
    for (const from of ['support', 'Support\nBcc: eve@example.org <support@example.com>'])
      expect(mistakesOf({ ...mail, MAIL_FROM: from })).toEqual([expect.stringContaining('MAIL_FROM')])
    expect(mistakesOf({ ...mail, SMTP_URL: 'https://mail.example.com' })).toEqual([expect.stringContaining('SMTP_URL')])
  })

  test('several master keys may be given, and each of them is looked at', () => {
    const keys = ['ab'.repeat(32), 'cd'.repeat(32)].join(',')
    expect(read({ MASTER_KEY: keys }).masterKey.text).toBe(keys)
    expect(mistakesOf({ MASTER_KEY: `${'ab'.repeat(32)},short` })).toEqual([expect.stringContaining('MASTER_KEY')])
  })

  test.each((settings as readonly Setting[]).filter(({ max }) => max !== undefined))(
    '$name is a number from $min to $max',
    ({ name, min = 0, max = 0 }) => {
      for (const inside of [min, max]) expect(mistakesOf({ [name]: `${inside}` })).toEqual([])
      for (const wrong of [`${min - 1}`, `${max + 1}`, `${min}.5`, `0x${max.toString(16)}`])
        expect(mistakesOf({ [name]: wrong })).toEqual([expect.stringContaining(name)])
    },
  )

  test.each([
    ['5,2', 5, 2],
    ['off', 1_000_000_000, 1_000_000_000],
  ])('RATE_LIMITS %s', (value, perMinute, attemptsPerMinute) => {
    expect(read({ RATE_LIMITS: value }).rateLimits).toEqual({ perMinute, attemptsPerMinute })
  })

  test('a slash at the end of the public address is taken off', () => {
    expect(read({ PUBLIC_URL: 'https://help.example.com/' }).publicUrl).toBe('https://help.example.com')
  })
})

describe('what should be thought over', () => {
  test.each(['localhost', 'app.localhost', '127.0.0.1', '127.3.2.1', '[::1]'])('%s is this computer', (host) => {
    expect(read({ PUBLIC_URL: `http://${host}:8484` })).toMatchObject({ demo: true, warnings: [] })
  })

  test.each(['localhost.example.com', 'nolocalhost', '127.0.0.1.example.com', '10.0.0.1', '[::2]'])(
    '%s is not this computer',
    (host) => {
      const { demo, warnings } = read({ PUBLIC_URL: `http://${host}:8484` })
      expect({ demo, warnings }).toEqual({ demo: false, warnings: [expect.stringContaining('PUBLIC_URL')] })
    },
  )

  test('an address without encryption is warned about, but not on this computer', () => {
    expect(read({ PUBLIC_URL: 'http://help.example.com' }).warnings).toHaveLength(1)
    expect(read({ PUBLIC_URL: 'http://127.0.0.1:8484' }).warnings).toEqual([])
    expect(read({ PUBLIC_URL: 'https://help.example.com' }).warnings).toEqual([])
  })

  test('the demo is off at a public address unless somebody asks for it', () => {
    expect(read({ PUBLIC_URL: 'https://help.example.com' }).demo).toBe(false)
    const asked = read({ PUBLIC_URL: 'https://help.example.com', DEMO: 'on' })
    expect(asked.demo).toBe(true)
    expect(asked.warnings[0]).toContain('DEMO')
  })
})

describe('what is wrong', () => {
  test('every mistake is named at once', () => {
    const wrong = {
      HOST: 'two words',
      PORT: '70000',
      PUBLIC_URL: 'help.example.com/path',
      DATABASE_URL: 'mysql://somewhere',
      MASTER_KEY: 'short',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'everyone',
      RATE_LIMITS: 'some',
      POOL_SIZE: '1.5',
      DEMO: 'perhaps',
      UNDERSEAL_PROT: '1',
    }
    const mistakes = mistakesOf(wrong)
    for (const name of Object.keys(wrong))
      expect(mistakes.filter((mistake) => mistake.startsWith(name))).toHaveLength(1)
    expect(mistakes).toHaveLength(Object.keys(wrong).length)
  })

  test.each([
    'https://help.example.com/desk',
    'https://help.example.com/?a=b',
    'https://help.example.com/#a',
    'https://eve@help.example.com',
    'https://:secret@help.example.com',
    'ftp://help.example.com',
    'help.example.com',
  ])('%s is not where people open it', (value) => {
    expect(mistakesOf({ PUBLIC_URL: value })).toEqual([expect.stringContaining('PUBLIC_URL')])
  })

  test('of a list of proxies each is an address', () => {
    expect(mistakesOf({ TRUST_PROXY: '10.0.0.0/8,everyone' })).toEqual([expect.stringContaining('TRUST_PROXY')])
  })

  test('no mistake shows what the setting holds', () => {
    const canary = 'Zq7' + 'canary' + 'Zq7'
    const names = (settings as readonly Setting[])
      .map(({ name }) => name)
      .filter((name) => name !== 'DATA_DIR' && name !== 'UNDERSEAL_ENV_FILE')
    const mistakes = mistakesOf(Object.fromEntries(names.map((name) => [name, `${canary} ${canary}`])))
    expect(mistakes.length).toBeGreaterThan(8)
    expect(mistakes.join('\n')).not.toContain(canary)
  })

  test('a secret given twice is a mistake', () => {
    expect(mistakesOf({ KEYS_DATABASE_URL: 'postgres://a/b', KEYS_DATABASE_URL_FILE: fileWith('x') })[0]).toContain(
      'both',
    )
    expect(mistakesOf({ MASTER_KEY: 'ab'.repeat(32), MASTER_KEY_FILE: fileWith('x') })[0]).toContain('both')
  })

  test('a file that is not there is a mistake', () => {
    const gone = join(folder, 'gone')
    expect(mistakesOf({ DATABASE_URL_FILE: gone })).toHaveLength(1)
    expect(mistakesOf({ MASTER_KEY_FILE: gone })).toHaveLength(1)
    expect(mistakesOf({ UNDERSEAL_ENV_FILE: gone })).toHaveLength(1)
  })

  test('a misspelt name in the file is a mistake, with the name that was meant', () => {
    const file = fileWith('DATABSE_URL=postgres://a/b\nFAVOURITE=blue\n')
    expect(mistakesOf({ UNDERSEAL_ENV_FILE: file })).toEqual([
      'DATABSE_URL is not a setting. Write DATABASE_URL if that is meant.',
      'FAVOURITE is not a setting. docs/configuration.md lists them all.',
    ])
  })

  test('a line that is no setting is told by its number, not by its text', () => {
    const file = fileWith('PORT=1\nhunter2\nPORT=2\n')
    const mistakes = mistakesOf({ UNDERSEAL_ENV_FILE: file })
    expect(mistakes[0]).toContain('Line 2')
    expect(mistakes[1]).toContain('twice')
    expect(mistakes.join()).not.toContain('hunter2')
  })

  test('names of other programs, and those Kubernetes makes, are left alone', () => {
    const others = {
      PATH: '/bin',
      UNDERSEAL_PORT: 'tcp://10.0.0.1:8484',
      UNDERSEAL_SERVICE_HOST: '10.0.0.1',
      UNDERSEAL_PORT_8484_TCP: 'x',
    }
    expect(mistakesOf(others)).toEqual([])
  })
})

describe('docs/configuration.md', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')

  test('lists every setting with its default and what it is for', () => {
    for (const { name, about, default: usual } of settings as readonly Setting[]) {
      expect(page).toContain(`| \`${name}\` | ${usual} | ${about} |`)
    }
  })

  test('lists no setting that is not there', () => {
    const listed = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1])
    expect(listed).toEqual(settings.map(({ name }) => name))
  })
})

describe('telemetry and key services', () => {
  test('are read whole', () => {
    const { telemetry, masterKey } = read({
      METRICS_PORT: '9464',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=abc=, x-team=ops',
      MASTER_KEY_PROVIDER: 'vault-transit',
      VAULT_ADDR: 'https://vault.internal:8200/',
      VAULT_TOKEN: 's.token',
    })
    expect(telemetry).toEqual({
      metricsPort: 9464,
      traces: { endpoint: 'http://localhost:4318', headers: { 'x-key': 'abc=', 'x-team': 'ops' } },
    })
    expect(masterKey.service).toMatchObject({
      type: 'vault-transit',
      address: 'https://vault.internal:8200',
      mount: 'transit',
      key: 'underseal',
    })
  })

  test('who asks AWS is the first that is set, as with its own tools', () => {
    const source = (more: Environment) => {
      const { service } = read({ ...kms, ...more }).masterKey
      return service?.type === 'aws-kms' ? service.credentials : undefined
    }
    const word = ['not', 'a', 'secret'].join('-')
    const given = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: word }
    const web = { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'arn' }
    const container = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x' }
    expect(source({ ...given, ...web, ...container })).toEqual({
      from: 'settings',
      accessKeyId: 'A',
      secretAccessKey: word,
      sessionToken: undefined,
    })
    expect(source({ ...web, ...container, AWS_PROFILE: 'p' })).toMatchObject({
      from: 'web-identity',
      tokenFile: '/t',
      endpoint: 'https://sts.eu-central-1.amazonaws.com',
    })
    expect(source({ ...container, AWS_PROFILE: 'p' })).toEqual({
      from: 'file',
      file: join(folder, 'none'),
      profile: 'p',
    })
    expect(source(container)).toMatchObject({ from: 'container', url: 'http://169.254.170.2/v2/x' })
    for (const url of ['https://example.com/role', 'http://127.0.0.1/role', 'http://169.254.170.23/v1/credentials'])
      expect(source({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })).toMatchObject({ from: 'container', url })
    expect(source({})).toEqual({ from: 'instance', endpoint: 'http://169.254.169.254' })
  })

  test.each<[Environment, string]>([
    [{ METRICS_PORT: '8484' }, 'METRICS_PORT is the same as PORT'],
    [{ METRICS_PORT: '9464', PORT: '09464' }, 'METRICS_PORT is the same as PORT'],
    [{ METRICS_PORT: 'yes' }, 'METRICS_PORT is not a port'],
    [{ DETECT_ONNX_MODEL: 'nowhere' }, 'DETECT_ONNX_MODEL names a folder in which there is no model.onnx'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is not an address'],
    [{ MASTER_KEY_PROVIDER: 'aws-kms' }, 'AWS_KMS_KEY_ID is needed'],
    [{ LLM_PROXY_UPSTREAM: 'model' }, 'LLM_PROXY_UPSTREAM is not an address'],
    [{ LLM_PROXY_UPSTREAM: 'ftp://model' }, 'LLM_PROXY_UPSTREAM is not an address'],
    [{ ...kms, AWS_SECRET_ACCESS_KEY: 'half' }, 'AWS_ACCESS_KEY_ID is needed'],
    [{ ...kms, AWS_ACCESS_KEY_ID: 'half' }, 'AWS_SECRET_ACCESS_KEY is needed'],
    [{ ...kms, AWS_WEB_IDENTITY_TOKEN_FILE: 'token' }, 'AWS_ROLE_ARN is needed'],
    ...['http://example.com/role', 'ftp://127.0.0.1/role', 'role'].map((address): [Environment, string] => [
      { ...kms, AWS_CONTAINER_CREDENTIALS_FULL_URI: address },
      'AWS_CONTAINER_CREDENTIALS_FULL_URI must be https',
    ]),
    [{ MASTER_KEY_PROVIDER: 'vault-transit', VAULT_ADDR: 'vault', VAULT_TOKEN: 's.t' }, 'VAULT_ADDR is not an address'],
    [{ MASTER_KEY_PROVIDER: 'gcp' }, 'MASTER_KEY_PROVIDER is not known'],
  ])('%j is named', (env, sentence) => {
    expect(() => read(env)).toThrow(sentence)
  })
})
