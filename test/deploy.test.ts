/** What lies in deploy/ against the program it runs: settings, ports, doors, folders and files that it names. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { settings } from '../src/config/settings-table.ts'
import { read, root } from './source-tree.ts'

type Tree = { readonly [name: string]: Tree } & readonly Tree[] & string & number & boolean
const names = new Set(
  settings.flatMap(({ name, secret }: { name: string; secret?: true }) => (secret ? [name, `${name}_FILE`] : [name])),
)
// Of the machine and not of us.
const known = (name: string) =>
  names.has(name) || ['NODE_ENV', 'MASTER_KEY_FILE', 'DATABASE_URL_FILE', 'KEYS_DATABASE_URL_FILE'].includes(name)
const compose = parse(read('deploy/compose.yaml'), { merge: true }) as Tree
const kinds = parseAllDocuments(read('deploy/kubernetes.yaml')).map((one) => one.toJS() as Tree)
const of = (kind: string) => kinds.find((one) => one['kind'] === kind)!
const pod = of('Deployment')['spec']!['template']!['spec']!
const container = pod['containers']![0]!
const unit = read('deploy/underseal.service')
  .split('\n')
  .filter((line) => /^[A-Z]\w+=/.test(line))
const unitValues = (name: string) =>
  unit.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1))

describe('the container file', () => {
  const file = read('deploy/Containerfile')
  test('copies what there is, starts what is there as nobody special, and asks a door that exists', () => {
    for (const part of ['package.json', 'bin', 'bin/ready.js']) expect(existsSync(join(root, part))).toBe(true)
    expect(file).toContain('ENTRYPOINT ["node", "/app/bin/underseal"]')
    expect(file.lastIndexOf('USER node')).toBeGreaterThan(file.lastIndexOf('RUN '))
    expect(/HEALTHCHECK.*\["node", "\/app\/(.*)"\]/.exec(file)![1]).toBe('bin/ready.js')
    expect(read('bin/ready.js')).toContain('/ready`')
    for (const [, name] of /^ENV (.*)$/m.exec(file)![1]!.matchAll(/(\w+)=/g)) expect(known(name!), name).toBe(true)
  })

  test('its secrets, its data and its history stay outside', () => {
    for (const name of ['.git', 'node_modules', 'data', 'underseal.env', 'deploy/secrets'])
      expect(read('.dockerignore').split('\n')).toContain(name)
    expect(read('.gitignore').split('\n')).toContain('deploy/secrets/')
  })
})

describe('the compose file', () => {
  const { services, secrets, networks, volumes } = compose as unknown as Record<
    'services' | 'secrets' | 'networks' | 'volumes',
    Record<string, Tree>
  >
  const apps = Object.entries(services).filter(([name]) => name.startsWith('app-'))

  test('has two apps with settings that there are, with every secret that they read, and asked as in the container file', () => {
    const asked = JSON.parse(/HEALTHCHECK[^[]*(\[.*\])/.exec(read('deploy/Containerfile'))![1]!) as string[]
    expect(apps).toHaveLength(2)
    for (const [, app] of apps) {
      for (const [name, value] of Object.entries(app['environment']!)) {
        expect(known(name), name).toBe(true)
        const secret = /^\/run\/secrets\/(.*)$/.exec(String(value))?.[1]
        if (secret !== undefined) expect(app['secrets']).toContain(secret)
      }
      expect(app).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
      expect(app).not.toHaveProperty('ports')
      expect(app['healthcheck']!['test']).toEqual(['CMD', ...asked])
    }
  })

  test('names no network, volume or secret that it does not make', () => {
    for (const [name, service] of Object.entries(services)) {
      for (const one of service['networks'] as unknown as string[]) expect(networks, name).toHaveProperty(one)
      for (const one of (service['secrets'] as unknown as string[] | undefined) ?? [])
        expect(secrets, name).toHaveProperty(one)
      for (const one of (service['volumes'] as unknown as string[] | undefined) ?? []) {
        const from = String(one).split(':')[0]!
        if (from.startsWith('./')) expect(existsSync(join(root, 'deploy', from)), from).toBe(true)
        else expect(volumes, name).toHaveProperty(from)
      }
    }
  })

  test('its proxy sends people to the apps, asks them whether they are ready, and believes no visitor about addresses', () => {
    const proxy = read('deploy/Caddyfile')
    const port = settings.find(({ name }) => name === 'PORT')!.default
    expect(proxy).toContain(`reverse_proxy ${apps.map(([name]) => `${name}:${port}`).join(' ')}`)
    expect(proxy).toContain('health_uri /ready')
    expect(proxy).toContain('header_up X-Forwarded-For {remote_host}')
  })
})

describe('the Kubernetes manifest', () => {
  test('has settings that there are, and mounts the files they name', () => {
    const mounts = (container['volumeMounts'] as unknown as { mountPath: string }[]).map(({ mountPath }) => mountPath)
    for (const { name, value } of container['env'] as unknown as { name: string; value: string }[]) {
      expect(known(name), name).toBe(true)
      if (!name.endsWith('_FILE')) continue
      const folder = mounts.find((path) => value.startsWith(`${path}/`))
      expect(folder, name).toBeDefined()
      expect(of('Secret')['stringData']).toHaveProperty(value.slice(folder!.length + 1))
    }
    for (const { name } of container['volumeMounts'] as unknown as { name: string }[]) {
      expect((pod['volumes'] as unknown as { name: string }[]).map((volume) => volume.name)).toContain(name)
    }
  })

  test('what selects it is what it bears, and ports go by names that it has', () => {
    const labels = of('Deployment')['spec']!['template']!['metadata']!['labels']!
    expect(of('Deployment')['spec']!['selector']!['matchLabels']).toEqual(labels)
    expect(of('Service')['spec']!['selector']).toEqual(labels)
    expect(of('PodDisruptionBudget')['spec']!['selector']!['matchLabels']).toEqual(labels)
    const ports = (container['ports'] as unknown as { name: string }[]).map(({ name }) => name)
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
      expect(ports).toContain(container[probe]!['httpGet']!['port'])
    expect(ports).toContain(of('Service')['spec']!['ports']![0]!['targetPort'])
    expect(container['readinessProbe']!['httpGet']!['path']).toBe('/ready')
    expect(container['livenessProbe']!['httpGet']!['path']).toBe('/health')
  })

  test('runs as nobody special, cannot write, and has longer to end than it needs', () => {
    expect(pod['securityContext']).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
    expect(container['securityContext']).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(pod['terminationGracePeriodSeconds']).toBeGreaterThanOrEqual(45)
    expect(of('Deployment')['spec']!['strategy']!['rollingUpdate']).toEqual({ maxUnavailable: 0, maxSurge: 1 })
  })
})

describe('the systemd units', () => {
  test('starts the program as the guide installs it, with settings that there are', () => {
    const guide = read('docs/operations.md')
    expect(unitValues('ExecStart')).toEqual(['/usr/bin/node /opt/underseal/bin/underseal start --no-demo'])
    for (const value of unitValues('Environment')) {
      const [name, path] = value.split('=')
      expect(known(name!) || name === 'UNDERSEAL_ENV_FILE', name).toBe(true)
      if (path!.startsWith('/')) expect(guide).toContain(path)
    }
    expect(guide).toContain(`useradd --system --home-dir /var/lib/${unitValues('StateDirectory')[0]}`)
  })

  test('back up what the program serves, by commands that the guide has, into folders that the guide makes', () => {
    const [guide, backup] = [read('docs/operations.md'), read('deploy/underseal-backup.service')]
    for (const value of unitValues('Environment').filter((one) => !one.startsWith('NODE_ENV')))
      expect(backup).toContain(`Environment=${value}`)
    const said = backup.replaceAll('$$d', '$(date +%F)').replaceAll('"$$BACKUP_TO"', "'PUBLIC KEY'")
    for (const command of guide.match(/^underseal backup .*--to .*$/gm)!)
      expect(said).toContain(`/opt/underseal/bin/${command}`)
    for (const folder of /^ReadWritePaths=(.*) \/var\/lib\/underseal$/m.exec(backup)![1]!.split(' '))
      expect(guide).toMatch(new RegExp(`install -d .*${folder}`))
    expect(guide).toContain(/^EnvironmentFile=(.*)$/m.exec(backup)![1])
  })

  test('gives it no right that it does not need', () => {
    for (const line of [
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'PrivateTmp=yes',
    ])
      expect(unit).toContain(line)
  })
})
