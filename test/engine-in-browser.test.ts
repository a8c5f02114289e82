import { fileURLToPath } from 'node:url'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { build, type Rollup } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disguises, generatedChat, hostile } from '../bench/detect-inputs.ts'
import { engineInParts } from '../bin/steps/engine-in-parts.js'
import { detect } from '../src/detect/detect.ts'
import { detectors } from '../src/detect/detectors/index.ts'
import { openBrowser } from './browser.ts'

const texts = [
  ...detectors.flatMap((one) => [...one.hits, ...one.misses]),
  ...disguises.map((one) => one.text),
  ...generatedChat(2000),
  ...hostile.map(([, make]) => make(3000)),
  'I live at 12 Main Street, Springfield, and she at Hauptstraße 5, 10115 Berlin',
]
let browser: Browser
let files: Rollup.OutputChunk[]

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: engineInParts(),
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../src/detect/detect.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: 'engine.js',
          chunkFileNames: '[name].js',
          // As in the messenger, whose sheet shows the names of kinds and loads files, too.
          codeSplitting: { groups: [{ name: 'of-the-sheet', test: /kinds\.ts|preload-helper/ }] },
        },
      },
    },
  })
  files = (built as Rollup.RollupOutput).output.filter((one) => one.type === 'chunk')
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('the browser finds what Node finds, keys and addresses from files of their own', async () => {
  const server = createServer((request, response) => {
    const file = files.find((one) => `/${one.fileName}` === request.url)
    response.setHeader('content-type', file ? 'text/javascript; charset=utf-8' : 'text/html')
    response.end(file?.code ?? '<!doctype html><meta charset=utf-8>')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.evaluate("import('/engine.js').then((engine) => { globalThis.engine = engine })")
  const key = 'AKI' + 'A2OGYBAH6QAMLF5XE'
  const withoutAddresses = `engine.detect('12 Main Street, Springfield, ${key}', { except: ['postal-address'] })`
  await expect.poll(() => page.evaluate(`${withoutAddresses}.length`)).toBe(1)
  expect(asked).toContain('/api-key.js')
  expect(asked).not.toContain('/find-addresses.js')
  await expect.poll(() => page.evaluate("engine.detect('12 Main Street, Springfield').length")).toBe(1)
  expect(asked).not.toContain('/pasted.js')
  await expect.poll(() => page.evaluate("engine.detect('user;pin\\nbo;4471').length")).toBe(1)
  const found = await page.evaluate(`(${JSON.stringify(texts)}).map((text) => engine.detect(text))`)
  expect(found).toEqual(texts.map((text) => detect(text)))
  await page.close()
  server.close()
})

test('the files stay small', () => {
  const fileOf = (name: string) => files.find((one) => one.fileName === name)!
  const sizeOf = (name: string) => gzipSync(fileOf(name).code).length
  /** With the files that it shares with another, which are loaded with it. */
  const all = (...names: string[]) => {
    const its = new Set(names)
    for (const name of its) for (const other of fileOf(name).imports) its.add(other)
    return its
  }
  const first = all('engine.js', 'of-the-sheet.js')
  const second = [...all('api-key.js')].filter((name) => !first.has(name))
  first.delete('of-the-sheet.js')
  // The goal is 60,000 as the messenger loads it, which leaves out `redact` and the like: some 900 less.
  expect([...first].reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThan(59_900)
  // Keys of vendors, tax numbers, VAT, wallets, passports' code lines, passwords told in other words, fields of records, numbers said as words, and the dictionaries: illnesses, medicines, seed words, licences' barcodes.
  expect(second.reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThan(61_000)
  expect(sizeOf('find-addresses.js')).toBeLessThan(18_100)
  // Tables, talks, and what answers a question in them.
  expect(sizeOf('pasted.js')).toBeLessThan(6_700)
  // Forms of numbers that a field asks for by name.
  expect(sizeOf('find-asked.js')).toBeLessThan(3_000)
})
