import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { bundle, runtimes, snippetsOf, tokenBy } from '../doc-snippets.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

/** What docs/messenger.md says to copy, copied: the pages in Chromium, the signatures to the server. */
const snippets = snippetsOf('messenger.md')
const name = 'Mara "Möwe" Lund'
const messages = { name: /^Open messages/ }

let house: RunningHouse
let browser: Browser
let context: BrowserContext
let site: Server
let origin: string
let workspaceId: string
let secret: string
const pages = new Map<string, { type: string; body: string; policy?: string }>()

beforeAll(async () => {
  house = await startHouse({ env: { DEMO: 'off' } })
  browser = await openBrowser()
  const desk = await (await browser.newContext()).newPage()
  await enterAsOwner(desk, house, 'a calm harbour at night')
  await desk.getByRole('link', { name: 'All open' }).waitFor()
  ;({ workspaceId, secret } = await desk.evaluate(async () => {
    const headers = { 'x-underseal': '1', 'content-type': 'application/json' }
    const { id } = (await (await fetch('/v1/workspace')).json()) as { id: string }
    const body = JSON.stringify({ id: `ids_${'0'.repeat(25)}1` })
    const made = (await (await fetch('/v1/identity-secrets', { method: 'POST', headers, body })).json()) as {
      secret: string
    }
    return { workspaceId: id, secret: made.secret }
  }))
  await desk.context().close()
  site = createServer((request, response) => {
    const page = pages.get(request.url ?? '')
    response.writeHead(page ? 200 : 404, {
      'content-type': `${page?.type ?? 'text/plain'}; charset=utf-8`,
      ...(page?.policy ? { 'content-security-policy': page.policy } : {}),
    })
    response.end(page?.body)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(site.address() as AddressInfo).port}`
}, 120_000)

afterAll(async () => {
  await browser?.close()
  site?.closeAllConnections()
  site?.close()
  await house?.stop()
  house?.clean()
})

const ours = (snippet: string) =>
  snippet.replaceAll('https://chat.example.com', house.url).replaceAll('wsp_…', workspaceId)
const tokenOf = () =>
  tokenBy(
    runtimes['js']!,
    snippets.of('js').find((one) => one.includes('Node.js'))!,
    { UNDERSEAL_IDENTITY_SECRET: secret, NAME: name },
  )!

async function open(
  path: string,
  body: string,
  more: { scripts?: Record<string, string>; policy?: string } = {},
): Promise<{ page: Page; problems: string[] }> {
  pages.set(path, {
    type: 'text/html',
    body: `<!doctype html><html lang="en"><title>Shop</title><body><main id="app"></main>${body}</body></html>`,
    ...(more.policy ? { policy: more.policy } : {}),
  })
  for (const [url, script] of Object.entries(more.scripts ?? {}))
    pages.set(url, { type: 'text/javascript', body: script })
  context = await browser.newContext({ viewport: { width: 1100, height: 760 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on(
    'console',
    (message) =>
      ['error', 'warning'].includes(message.type()) && !message.text().includes('404') && problems.push(message.text()),
  )
  await page.goto(origin + path)
  return { page, problems }
}

async function writes(page: Page, text: string): Promise<void> {
  await page.getByRole('button', messages).click()
  await page.getByRole('button', { name: /Send us a message/ }).click()
  const field = page.getByRole('textbox', { name: 'Message', exact: true })
  await field.fill(text)
  await field.press('Enter')
  await page.locator('.own:not(.unsent)').getByText(text).waitFor()
}

test('plain HTML: one tag, under the policy that the page names', async () => {
  const policy = ours(
    snippets
      .of('text')
      .find((one) => one.includes('script-src'))!
      .trim(),
  ).replace('wss://chat.example.com', house.url.replace('http', 'ws'))
  const { page, problems } = await open('/html', ours(snippets.of('html')[0]!), {
    policy: `default-src 'none'; ${policy}; require-trusted-types-for 'script'`,
  })
  await writes(page, 'From plain HTML')
  expect(problems).toEqual([])
  await context.close()
})

test('React: mounted twice over in strict mode there is one messenger, it follows the token, and goes with the component', async () => {
  const script = await bundle({
    'messenger.tsx': ours(snippets.of('tsx')[0]!),
    'main.tsx': `
      import { StrictMode } from 'react'
      import { createRoot } from 'react-dom/client'
      import { Messenger } from './messenger.tsx'
      const root = createRoot(document.querySelector('#app')!)
      window.draw = (token?: string) => root.render(<StrictMode><Messenger token={token} /></StrictMode>)
      window.leave = () => root.unmount()
      window.draw()
      declare global { interface Window { draw: (token?: string) => void; leave: () => void } }`,
  })
  const { page, problems } = await open('/react', '<script src="/react.js"></script>', {
    scripts: { '/react.js': script },
  })
  await follows(page, problems)
})

test('Vue: the component brings the messenger, follows the token, and takes it away again', async () => {
  const script = await bundle({
    'messenger.vue': ours(snippets.of('vue')[0]!),
    'main.ts': `
      import { createApp, h, ref } from 'vue'
      import Messenger from './messenger.ts'
      const token = ref<string | undefined>()
      const app = createApp({ render: () => h(Messenger, { token: token.value, key: token.value }) })
      app.mount('#app')
      Object.assign(window, { draw: (next?: string) => (token.value = next), leave: () => app.unmount() })`,
  })
  const { page, problems } = await open('/vue', '<script src="/vue.js"></script>', { scripts: { '/vue.js': script } })
  await follows(page, problems)
})

type Drawn = { draw: (token?: string) => void; leave: () => void; Intercom?: (name: string) => unknown }

async function follows(page: Page, problems: readonly string[]): Promise<void> {
  await page.getByRole('button', messages).waitFor()
  await expect.poll(() => page.locator('underseal-messenger').count()).toBe(1)
  await page.evaluate((token) => (window as unknown as Drawn).draw(token), tokenOf())
  await expect
    .poll(() => page.evaluate(() => (window as unknown as Drawn).Intercom?.('whoami')))
    .toMatchObject({ type: 'contact' })
  expect(await page.locator('underseal-messenger').count()).toBe(1)
  await page.getByRole('button', messages).click()
  await page.getByText('Hello Mara.').waitFor()
  await page.evaluate(() => (window as unknown as Drawn).leave())
  await expect.poll(() => page.locator('underseal-messenger').count()).toBe(0)
  expect(problems).toEqual([])
  await context.close()
}

test('signed in on a plain page: the server knows who it is', async () => {
  const signed = ours(snippets.of('html')[1]!).replace('made by your server', tokenOf())
  const { page, problems } = await open('/signed', signed)
  await page.getByRole('button', messages).click()
  await page.getByText('Hello Mara.').waitFor()
  expect(await page.evaluate(() => (window as unknown as Drawn).Intercom?.('whoami'))).toMatchObject({
    type: 'contact',
  })
  expect(problems).toEqual([])
  await context.close()
})

test.each(Object.keys(runtimes))(
  'signed by %s: run where the language is, the server takes the token; read, it has every part of one',
  async (language) => {
    const snippet = snippets.of(language).find((one) => /messenger_?token/i.test(one))!
    // What every example must have, wherever it cannot be run.
    for (const part of [
      /HS256/,
      /sha-?256/i,
      /hmac/i,
      /user_id/,
      /exp/,
      /12 \* (3600|time\.Hour)/,
      /UNDERSEAL_IDENTITY_SECRET/,
      /base64url|urlsafe|RawURL|'\+\/', '-_'|"\+\/", "-_"/,
    ]) {
      expect(snippet).toMatch(part)
    }
    const token = tokenBy(runtimes[language]!, snippet, { UNDERSEAL_IDENTITY_SECRET: secret, NAME: name })
    if (token === undefined) return
    const answer = await fetch(`${house.url}/v1/messenger/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ app_id: workspaceId, intercom_user_jwt: token }),
    })
    expect(answer.status, language).toBe(201)
    const { contact, expiresAt } = (await answer.json()) as { contact: object; expiresAt: string }
    expect(contact).toMatchObject({ kind: 'contact', verified: true, name })
    // Twelve hours, as the example says; the session ends with the signature.
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 12 * 3_600_000)).toBeLessThan(120_000)
  },
)
