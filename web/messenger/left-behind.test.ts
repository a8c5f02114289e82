/** What a page leaves behind for the next one, in a real browser: begun words, and messages that nobody could send. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildMessenger, type BuiltMessenger } from '../../test/messenger-page.ts'
import { workspace, type StandIn } from '../../test/messenger-stand-in.ts'

let built: BuiltMessenger
let server: StandIn
let page: Page

beforeAll(async () => {
  built = await buildMessenger()
}, 120_000)

afterEach(async () => {
  await page.context().close()
  await server.close()
})

afterAll(() => built.close())

const field = () => page.getByRole('textbox', { name: 'Message', exact: true })
const openSheet = () => page.getByRole('button', { name: /^Open messages/ }).click()
const startWriting = () => page.getByRole('button', { name: /Send us a message/ }).click()

/** How many records lie in the browser, all that can be read of them without the key, and how many messages wait in them. */
const records = () =>
  page.evaluate(async (additional) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)))
    const base = await settled(indexedDB.open('underseal', 1))
    const all = base.objectStoreNames.contains('box')
      ? await settled(base.transaction('box').objectStore('box').getAll())
      : []
    base.close()
    const key = all.find((one) => one instanceof CryptoKey) as CryptoKey
    const found = { count: 0, text: '', unsent: 0 }
    for (const { iv, data } of all.filter((one) => one !== key)) {
      const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(additional) }
      const plain = new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, data))
      found.count++
      found.text += new TextDecoder('latin1').decode(data)
      found.unsent += (JSON.parse(plain) as { unsent: unknown[] }).unsent.length
    }
    return found
  }, workspace)
const count = async () => (await records()).count

test('who goes to another page of the site in mid-sentence goes on there, and nobody else reads it', async () => {
  ;({ server, page } = await built.open())
  await openSheet()
  await startWriting()
  await field().fill('my order has the albatross')
  await expect.poll(count).toBe(1)
  expect((await records()).text).not.toContain('albatross')
  await page.reload()
  await openSheet()
  await startWriting()
  await expect.poll(() => field().inputValue()).toBe('my order has the albatross')
  await field().press('Enter')
  await expect.poll(() => server.written()).toEqual(['my order has the albatross'])
  await expect.poll(count).toBe(0)
  // What is sent is not begun any more.
  await page.getByRole('button', { name: 'Back' }).click()
  await startWriting()
  expect(await field().inputValue()).toBe('')
})

test('a page that dies between taking over what was not sent and keeping it leaves it to the next one', async () => {
  ;({ server, page } = await built.open())
  await openSheet()
  await startWriting()
  server.fail('gone')
  server.cut()
  await field().fill('do not lose the pelican')
  await field().press('Enter')
  await page.getByText('Not sent yet.').waitFor()
  await expect.poll(async () => (await records()).unsent).toBe(1)

  const taken = page.waitForEvent('console', (said) => said.text() === 'was about to keep it')
  await page.addInitScript(() => {
    const encrypt = SubtleCrypto.prototype.encrypt
    SubtleCrypto.prototype.encrypt = function (...given) {
      if (sessionStorage.getItem('died')) return encrypt.apply(this, given)
      sessionStorage.setItem('died', 'once')
      console.log('was about to keep it')
      return new Promise(() => {})
    }
  })
  await page.reload()
  await taken
  await page.reload()
  server.fail('well')
  await expect.poll(() => server.written(), { timeout: 20_000 }).toEqual(['do not lose the pelican'])
  await expect.poll(count).toBe(0)
})
