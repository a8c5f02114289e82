/** What a browser has to fetch before anything can be used, from the files that the build has left. bench/ui.ts measures the rest. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { root } from './source-tree.ts'

const web = join(root, 'dist/web')
const gzipped = (path: string) => gzipSync(readFileSync(join(web, path)), { level: 9 }).length
/** To a browser that takes Brotli: over TLS they all do. */
const sent = (path: string) => readFileSync(join(web, existsSync(join(web, `${path}.br`)) ? `${path}.br` : path)).length

test('the console shows its list after at most 250 kB, 270 gzipped: scripts, styles and letters', () => {
  const page = readFileSync(join(web, 'console/index.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => `console/${path}`)
  const scripts = files.filter((path) => path.endsWith('.js'))
  // Each file is a request; the libraries have one of their own, which stays when ours change.
  expect(scripts.some((path) => path.includes('library-'))).toBe(true)
  expect(scripts.length).toBeLessThanOrEqual(4)
  const letters = readdirSync(join(web, 'console/assets')).filter((name) => /^inter-latin-wght-.*\.woff2$/.test(name))
  expect(letters).toHaveLength(1)
  const own = readFileSync(join(web, 'console/assets', letters[0]!)).length
  const weigh = (sizeOf: (path: string) => number) =>
    ['console/index.html', ...files].map(sizeOf).reduce((sum, size) => sum + size, own)
  // Of the 300 kB the rest is for the answers of the API: a session, names, and the first lines of the list.
  expect(weigh(sent)).toBeLessThan(250_000)
  expect(weigh(gzipped)).toBeLessThan(270_000)
})

test('what is not needed for the list does not come with it: policies, the engine, the other language', () => {
  const page = readFileSync(join(web, 'console/index.html'), 'utf8')
  for (const name of ['policies', 'conversation', 'seal-chip-', 'de-']) {
    expect(
      [...page.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].filter(([, file]) => file!.startsWith(name)),
    ).toEqual([])
  }
})

test('the messenger costs a page at most 25 kB, gzipped, before it is opened', () => {
  expect(gzipped('messenger/messenger.js')).toBeLessThan(25_000)
})

test('the page on the messenger says what it weighs', () => {
  const names = readdirSync(join(web, 'messenger')).filter((name) => /-[\w-]{8}\.js$/.test(name))
  const weigh = (...begin: string[]) =>
    names
      .filter((name) => begin.some((one) => name.startsWith(`${one}-`)))
      .reduce((sum, name) => sum + gzipped(`messenger/${name}`), 0)
  const [, launcher, sheet, engine, seldom, addresses] =
    /about (\d+) kB gzipped\. The sheet \((\d+) kB\).*the engine \((\d+) kB, then (\d+) kB for .* (\d+) kB for addresses, /.exec(
      readFileSync(join(root, 'docs/messenger.md'), 'utf8'),
    ) ?? []
  const said = { launcher, sheet, engine, seldom, addresses }
  const weighed = {
    launcher: gzipped('messenger/messenger.js'),
    sheet: weigh('sheet', 'kinds', 'preload-helper'),
    engine: weigh('engine', 'check-digits', 'read-date', 'view'),
    seldom: weigh('api-key', 'answer-words', 'vat-checks'),
    addresses: weigh('find-addresses'),
  }
  // Within a tenth: the engine learns something every week, and the page need not follow each time.
  for (const [name, bytes] of Object.entries(weighed))
    expect(Math.abs(bytes / 1_000 / Number(said[name as keyof typeof said]) - 1), name).toBeLessThan(0.1)
})

test('beside every script and style lie its compressed copies, and they are the same', () => {
  const names = readdirSync(join(web, 'console/assets')).filter((name) => /\.(js|css)$/.test(name))
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) {
    const text = readFileSync(join(web, 'console/assets', name))
    if (text.length <= 1_000) continue
    const copy = (ending: string) => readFileSync(join(web, 'console/assets', `${name}.${ending}`))
    expect(gunzipSync(copy('gz')).equals(text)).toBe(true)
    expect(brotliDecompressSync(copy('br')).equals(text)).toBe(true)
  }
})
