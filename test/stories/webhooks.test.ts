import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterAsOwner, openBrowser } from '../browser.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'

let house: RunningHouse
let browser: Browser
let desk: Page
let server: Server
const heard: { id: string; signature: string; body: string }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const { 'webhook-id': id, 'webhook-signature': signature } = request.headers
      heard.push({ id: String(id), signature: String(signature), body })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  house = await startHouse({ env: { WEBHOOKS_ANYWHERE: 'on', DEMO: 'off' } })
  browser = await openBrowser()
  desk = await (await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })).newPage()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  house?.clean()
  server?.close()
})

test('an owner makes a webhook and sees its secret once', async () => {
  await enterAsOwner(desk, house, 'a calm harbour at night')
  await desk.getByRole('link', { name: 'Webhooks' }).click()
  await desk.getByText('No webhooks yet').waitFor()
  await desk.getByRole('button', { name: 'New webhook' }).click()
  await desk.getByLabel('Address').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`)
  await desk.getByLabel('api-key.created').check()
  await picture('form')
  await desk.getByRole('button', { name: 'Make the webhook' }).click()
  await desk.getByText('Copy the secret now').waitFor()
  expect(await desk.locator('.once code').textContent()).toMatch(/^whsec_/)
  await desk.getByRole('button', { name: 'Done' }).click()
  await desk.getByText('/hooks').waitFor()
})

test('what happens is delivered, is in the list, and can be sent again', async () => {
  const made = await desk.evaluate(async () => {
    const answer = await fetch('/v1/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-underseal': '1' },
      body: JSON.stringify({ id: `key_${'0'.repeat(26)}`, name: 'a program', scopes: ['tag:read'] }),
    })
    return answer.status
  })
  expect(made).toBe(201)
  await desk.getByRole('button', { name: 'Deliveries' }).click()
  const row = desk.getByRole('row').filter({ hasText: 'api-key.created' }).filter({ hasText: 'arrived' })
  await row.waitFor()
  await picture('deliveries')
  await row.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2)
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1)
  expect(heard[0]!.signature).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/)
  expect(heard[0]!.body).not.toContain('a program')
})

/** For one's own eyes: PICTURES=folder */
async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder) await desk.screenshot({ path: join(folder, `${name}.png`) })
}
