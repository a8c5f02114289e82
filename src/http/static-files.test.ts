import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Deps } from '../flows/ports.ts'
import type { Doors } from './doors.ts'
import { openDoors } from './open-doors.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-web-'))
let app: Doors

beforeAll(async () => {
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('console/index.html', '<!doctype html><title>console</title>')
  write('console/assets/index-DC_a0lf5.js', 'console')
  write('console/assets/list-DC_a0lf5.js', 'as it is')
  write('console/assets/list-DC_a0lf5.js.gz', 'smaller')
  write('console/assets/list-DC_a0lf5.js.br', 'smallest')
  write('messenger/messenger.js', 'messenger')
  write('messenger/sheet-DzUUvmxb.js', 'sheet')
  write('reference/index.html', '<!doctype html><title>reference</title>')
  write('reference/assets/index-DC_a0lf5.js', 'reference')
  write('demo/index.html', '<!doctype html><title>demo</title>')
  write('secret.txt', 'not for the web')
  app = await openDoors({
    // No file asks the house for anything.
    deps: {} as Deps,
    publicUrl: 'https://desk.example',
    trustProxy: false,
    rateLimits: { perMinute: 1000, attemptsPerMinute: 10 },
    live: { subscribe: () => () => undefined, onGap: () => () => undefined, announce: () => undefined },
    exportActivity: async function* () {},
    verifyActivity: () => Promise.resolve({ rows: 0, checkpoints: 0 }),
    web: { folder },
    ready: () => Promise.reject(new Error('the database is away')),
    demo: { settingsJson: () => ({ app_id: 'wsp_1' }), identityJson: () => ({ user_id: 'u-1' }) },
  })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers = {}) => app.inject({ url, headers })

test.each(['/', '/inbox', '/inbox/cnv_1', '/sign-in'])(
  '%s is a page of the console and is asked for anew each time',
  async (url) => {
    const answer = await get(url, { accept: 'text/html' })
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ])
    expect(answer.body).toContain('console')
  },
)

test('the page of the API is read under a policy without unsafe scripts or styles', async () => {
  const [page, script, led] = [
    await get('/docs', { accept: 'text/html' }),
    await get('/docs/assets/index-DC_a0lf5.js'),
    await get('/docs/'),
  ]
  expect([page.statusCode, page.headers['cache-control'], page.body]).toEqual([
    200,
    'no-cache',
    '<!doctype html><title>reference</title>',
  ])
  expect(page.headers['content-security-policy']).toContain("script-src 'self';style-src 'self'")
  expect([script.body, script.headers['cache-control']]).toEqual(['reference', 'public, max-age=31536000, immutable'])
  expect([led.statusCode, led.headers['location']]).toEqual([302, '/docs'])
})

test('a file with a hash in its name is kept for ever, one that is missing is not', async () => {
  const [there, missing] = [await get('/assets/index-DC_a0lf5.js'), await get('/assets/index-AAAAAAAA.js')]
  expect([there.statusCode, there.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect([missing.statusCode, missing.headers['cache-control']]).toEqual([404, 'no-store'])
})

test.each([
  ['gzip, deflate, br, zstd', 'br', 'smallest'],
  ['gzip, deflate', 'gzip', 'smaller'],
  ['identity', undefined, 'as it is'],
])('to a browser that takes %s the smallest copy is sent that it can read', async (takes, encoding, body) => {
  const answer = await get('/assets/list-DC_a0lf5.js', { 'accept-encoding': takes })
  expect([answer.headers['content-encoding'], answer.body]).toEqual([encoding, body])
  expect([answer.headers['content-type'], answer.headers['vary']]).toEqual([
    'application/javascript; charset=utf-8',
    expect.stringMatching(/accept-encoding/i),
  ])
})

test.each(['/messenger.js', '/messenger/sheet-DzUUvmxb.js'])(
  '%s may be loaded by other sites, with its charset said',
  async (url) => {
    const { statusCode, headers } = await get(url, { origin: 'https://shop.example' })
    expect([statusCode, headers['cross-origin-resource-policy'], headers['access-control-allow-origin']]).toEqual([
      200,
      'cross-origin',
      '*',
    ])
    expect(headers['content-type']).toMatch(/javascript; charset=utf-8$/)
  },
)

test.each([
  '/assets/../../secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/messenger/..%2fsecret.txt',
  '/demo/%2e%2e%2fsecret.txt',
  '/secret.txt',
  '/../secret.txt',
])('%s does not lead out of the folder', async (url) => {
  expect((await get(url)).body).not.toContain('not for the web')
})

test.each(['/v1', '/v1/nothing', '/wp-login.php'])('%s is not a page', async (url) => {
  const answer = await get(url, { accept: 'text/html' })
  expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([404, 'not_found'])
})

test('the demo page has its settings and its signed customer', async () => {
  expect((await get('/demo')).body).toContain('demo')
  expect((await get('/demo/settings.json')).json()).toEqual({ app_id: 'wsp_1' })
  expect((await get('/demo/identity.json')).json()).toEqual({ user_id: 'u-1' })
})

test.each(['/', '/demo', '/messenger.js', '/v1/nothing', '/health'])(
  '%s comes with the strict headers',
  async (url) => {
    const { headers } = await get(url)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    })
  },
)

test('alive is not ready: a database that is away is said so', async () => {
  const [health, ready] = [await get('/health'), await get('/ready')]
  expect([health.statusCode, ready.statusCode, ready.json()]).toEqual([
    200,
    503,
    { database: false, vault: false, migrations: false, serving: true },
  ])
})

test.each(['/', '/inbox/mine', '/docs'])('on %s a browser takes no text for markup', async (url) => {
  const policy = String((await get(url, { accept: 'text/html' })).headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script';trusted-types 'none'")
})
