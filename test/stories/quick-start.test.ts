import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { freePort, startHouse, type RunningHouse } from '../running-house.ts'
import { read, root } from '../source-tree.ts'

const run = promisify(execFile)
const page = read('docs/quick-start.md')
const blocksOf = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code)
const blocks = (language: string) => blocksOf(page, language)
/** What stands under one heading. */
const under = (heading: string, language: string) =>
  blocksOf(page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '', language)
const sh = async (code: string) => (await run('sh', ['-ec', code], { env })).stdout

/** Speaks like a model's API: says what it was told, and keeps it. */
let heard = ''
const model = createServer(async (request, response) => {
  heard = ''
  for await (const piece of request.setEncoding('utf8')) heard += String(piece)
  const { content } = (JSON.parse(heard) as { messages: { content: string }[] }).messages.at(-1)!
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] }))
})

let house: RunningHouse
let env: NodeJS.ProcessEnv
const folder = mkdtempSync(join(tmpdir(), 'underseal-quick-start-'))
// The name `underseal/client` is this package's own, known to files of its folder.
const example = join(root, 'dist', `quick-start-${process.pid}`)

beforeAll(async () => {
  await once(model.listen(0, '127.0.0.1'), 'listening')
  const upstream = `http://127.0.0.1:${(model.address() as AddressInfo).port}`
  house = await startHouse({ env: { DEMO: 'off', WEBHOOKS_ANYWHERE: 'on', LLM_PROXY_UPSTREAM: upstream } })
  const [command = ''] = blocks('').filter((block) => block.includes('api-key create'))
  const { stdout } = await run('sh', ['-c', command], { cwd: root, env: { ...process.env, DATA_DIR: house.dataDir } })
  env = { ...process.env, HOUSE: house.url, KEY: stdout.trim() }
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const end of ['.mjs', '.mts']) rmSync(`${example}${end}`, { force: true })
  model.close()
  await house.stop()
  house.clean()
})

test('the key is one', () => {
  expect(env['KEY']).toMatch(/^usk_[\w-]+$/)
})

test('what stands under curl works', async () => {
  const stdout = await sh(under('curl', 'sh').join('\n'))
  expect(stdout).toContain('"name":{"text":"Carla Roe"')
  expect(stdout).toContain('Refund to [IBAN 1], please')
  expect(stdout).toContain('We have sent it to DE89 3704 0044 0532 0130 00.')
})

test('what stands under TypeScript has the right types, and works', async () => {
  const code = blocks('ts').join('\n')
  writeFileSync(`${example}.mts`, code)
  const strict = [
    '--noEmit',
    '--ignoreConfig',
    '--strict',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--types',
    'node',
  ]
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...strict, `${example}.mts`], {
    cwd: root,
  }).catch((error: { stdout?: string }) => expect(error.stdout).toBe(''))
  writeFileSync(`${example}.mjs`, code)
  const { stdout } = await run(process.execPath, [`${example}.mjs`], { env })
  const lines = stdout.trim().split('\n')
  expect(lines.slice(0, 4)).toEqual([
    'open',
    expect.stringMatching(/^Call me at/),
    'My IBAN is [IBAN 1]',
    'Your DE89 3704 0044 0532 0130 00 is on file.',
  ])
  expect(lines.filter((line) => line.startsWith('cnt_')).length).toBeGreaterThan(0)
  expect(lines.at(-1)).toBe('not_found')
})

test('a request that the description does not know is a mistake of types', async () => {
  writeFileSync(
    `${example}.mts`,
    "import { createClient } from 'underseal/client'\nconst u = createClient({ baseUrl: '', key: '' })\nawait u('POST /v1/contacts', { body: { name: 5 } })\nawait u('GET /v1/nonsense')\n",
  )
  const strict = [
    '--noEmit',
    '--ignoreConfig',
    '--strict',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--types',
    'node',
  ]
  const output = await run(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), ...strict, `${example}.mts`],
    { cwd: root },
  ).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
  expect(output).toMatch(/\(3,\d+\): error/)
  expect(output).toMatch(/\(4,\d+\): error/)
})

test('what stands under Python works', async () => {
  const file = join(folder, 'example.py')
  writeFileSync(file, blocks('python').join('\n'))
  const { stdout } = await run('python3', [file], { env })
  expect(stdout.trim().split('\n')).toEqual([
    '{"user": {"name": "[name 1]"}, "note": "card [payment card 1]"}',
    'Erik Sand',
    'whsec_',
    'not_found',
  ])
})

test('what receives a webhook hears of what is written, and takes it from nobody else', async () => {
  const port = await freePort()
  const here = (code: string) => code.replaceAll('9090', String(port))
  const [make = '', write = ''] = under('Receiving', 'sh').map(here)
  const [receiver = ''] = under('Receiving', 'js').map(here)
  const { secret } = JSON.parse(await sh(make)) as { secret: string }
  const file = join(folder, 'receive.mjs')
  writeFileSync(file, receiver)
  const child = spawn(process.execPath, [file], {
    env: { ...env, WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  await expect.poll(() => said).toContain('listening')
  const forged = {
    method: 'POST',
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': 'v1,bm8=',
    },
    body: '{"type":"forged","data":{"object":{"id":"x"}}}',
  }
  expect((await fetch(`http://localhost:${port}/`, forged)).status).toBe(401)
  await sh(write)
  await expect.poll(() => said).toBe('listening\npart.sent prt_01hzy3v7q8r9s0t1v2w3x4y5zb\n')
})

test('what goes to a model has no values, and its answer has them', async () => {
  const stdout = await sh(under('A model', 'sh').join('\n'))
  expect(heard).toContain('we have refunded [IBAN 1]')
  expect(stdout).toContain('we have refunded DE89 3704 0044 0532 0130 00')
})

test('the page of the API lets one try an endpoint with a key', async () => {
  const browser = await openBrowser()
  const tab = await browser.newPage()
  await tab.goto(`${house.url}/docs`)
  await tab.getByRole('searchbox', { name: 'Find an endpoint' }).fill('post redactions')
  await tab
    .getByRole('navigation')
    .getByRole('link', { name: /^POST A text/ })
    .click()
  const door = tab.getByRole('article', { name: /^A text/ })
  await door.getByRole('button', { name: 'Try it' }).click()
  await door.getByLabel('API key').fill(env['KEY'] ?? '')
  await door.getByLabel('Body').fill(JSON.stringify({ text: 'IBAN DE89 3704 0044 0532 0130 00' }))
  await door.getByRole('button', { name: 'Send' }).click()
  await door.getByRole('region', { name: 'What was answered' }).waitFor()
  const answer = await door.locator('form').innerText()
  await browser.close()
  expect(answer).toContain('200')
  expect(answer).toContain('"kind": "iban"')
})
