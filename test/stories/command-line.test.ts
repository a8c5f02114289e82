import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../source-tree.ts'

// With a blank in its name, like many a folder on a desk.
const folder = mkdtempSync(join(tmpdir(), 'underseal story '))
const script = join(root, 'bin/underseal')
let env: NodeJS.ProcessEnv
let server: ChildProcess
let said = ''

beforeAll(async () => {
  // The embedded database is not run by root, and whoever runs it has to get into this folder.
  chmodSync(folder, 0o755)
  env = {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    LOG_LEVEL: 'warn',
    DRAIN_SECONDS: '1',
  }
  server = spawn(process.execPath, [script, 'start', '--no-demo'], { env, cwd: folder })
  server.stdout?.on('data', (chunk) => (said += chunk))
  server.stderr?.on('data', (chunk) => (said += chunk))
  await until(() => said.includes('Console'))
}, 120_000)

afterAll(() => {
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('the first start says where to go, and is ready', async () => {
  expect(said).toContain(`http://localhost:${env['PORT']}/sign-in#`)
  const ready = await fetch(`http://localhost:${env['PORT']}/ready`)
  expect({ status: ready.status, body: await ready.json() }).toEqual({
    status: 200,
    body: { database: true, vault: true, migrations: true, serving: true },
  })
})

test('a key made beside the running server opens its doors', async () => {
  const made = underseal('api-key', 'create', '--name', 'story', '--scopes', 'tag:read')
  expect(made.status).toBe(0)
  const answer = await fetch(`http://localhost:${env['PORT']}/v1/tags`, {
    headers: { authorization: `Bearer ${made.stdout.trim()}` },
  })
  expect(answer.status).toBe(200)
})

test('an output that cannot be written is told, and is no success', () => {
  const onlyRead = openSync(script, 'r')
  const { status, stderr } = spawnSync(process.execPath, [script, 'scan', '-'], {
    input: '4111 1111' + ' 1111 1111',
    stdio: ['pipe', onlyRead, 'pipe'],
    encoding: 'utf8',
  })
  closeSync(onlyRead)
  expect([status, stderr]).toEqual([2, expect.stringContaining('could not be written')])
})

test('the log is checked while the server runs, and from an export without it', () => {
  expect(underseal('activity', 'verify')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('the chain holds'),
  })
  const file = join(folder, 'log.jsonl')
  expect(underseal('activity', 'export', '-o', file).status).toBe(0)
  expect(underseal('activity', 'verify', file)).toMatchObject({ status: 0 })
})

test('a second server on the same data refuses in one sentence', () => {
  const second = underseal('start')
  expect(second.status).toBe(2)
  expect(second.stderr).toContain('Another Underseal is running')
})

test('scan works anywhere, with a file that no server knows', () => {
  writeFileSync(join(folder, 'note.txt'), 'card 4111 1111' + ' 1111 1111')
  expect(underseal('scan', join(folder, 'note.txt'))).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('payment-card'),
  })
})

test('told to stop, even twice, it sends nobody away before the proxy knows, and stops cleanly, the database with it', async () => {
  // npm hands its signal on and is gone, and whoever notices that tells us again.
  server.kill('SIGTERM')
  setTimeout(() => server.kill('SIGTERM'), 30)
  await until(() => said.includes('not ready, for 1 s'))
  const [ready, health] = await Promise.all(
    ['ready', 'health'].map((path) => fetch(`http://localhost:${env['PORT']}/${path}`)),
  )
  expect([ready!.status, await ready!.json(), health!.status]).toEqual([
    503,
    expect.objectContaining({ database: true, serving: false }),
    200,
  ])
  const [code] = await once(server, 'exit')
  expect(code).toBe(0)
  expect(spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout).not.toContain(folder)
  expect(underseal('activity', 'verify').status).toBe(0)
})

function underseal(...args: string[]) {
  return spawnSync(process.execPath, [script, ...args], { env, cwd: folder, encoding: 'utf8' })
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function freePort(): Promise<number> {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  const address = taken.address()
  taken.close()
  if (address === null || typeof address === 'string') throw new Error('There is no free port')
  return address.port
}

test('a long file is looked through on all cores as on one, and nothing is found twice', () => {
  const number = '4111 1111' + ' 1111 1111'
  const file = join(folder, 'long.log')
  writeFileSync(
    file,
    Array.from(
      { length: 120_000 },
      (_, i) => `line ${i} größer 🎈 ${i % 9_973 === 7 ? number : 'nothing to see in here, only words'}\n`,
    ).join(''),
  )
  const scan = (...more: string[]) => underseal('scan', file, '--jsonl', '--kinds', 'payment-card', ...more)
  const [one, all] = [scan('--jobs', '1'), scan('--jobs', '3')]
  expect(one.stdout).toBe(all.stdout)
  expect(
    all.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { line: number }).line),
  ).toEqual(Array.from({ length: 13 }, (_, i) => i * 9_973 + 8).filter((line) => line <= 120_000))
})
