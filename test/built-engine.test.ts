import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'
import { expect, test } from 'vitest'
import { disguises, generatedChat, hostile } from '../bench/detect-inputs.ts'
import { detect } from '../src/detect/detect.ts'
import { detectors } from '../src/detect/detectors/index.ts'
import type { loadNames } from '../src/detect/load-names.ts'

// What is built is not what the compiler made of the sources: its detectors sleep until they are woken, in files that Node reads
// by `require`. So Node reads all of it here as well; the tests' own loader would make a second engine of the first file.
const file = (name: string) => fileURLToPath(new URL(`../dist/detect/${name}.js`, import.meta.url))
const read = createRequire(import.meta.url)
const built = read(file('detect')) as { detect: typeof detect }
const whole = read(file('detect-whole')) as { detect: typeof detect }
const builtNames = read(file('load-names')) as { loadNames: typeof loadNames }

const examples = detectors.flatMap((one) => [...one.hits, ...one.misses])
const texts = [
  ...disguises.map((one) => one.text),
  ...generatedChat(300),
  ...hostile.map(([, make]) => make(600)),
  'I live at 12 Main Street, Springfield, and she at Hauptstraße 5, 10115 Berlin',
]

test('the built engine finds what the sources find, and says the same of why', () => {
  for (const text of examples) expect(built.detect(text, { explain: true })).toEqual(detect(text, { explain: true }))
  for (const text of texts) expect(built.detect(text)).toEqual(detect(text))
})

test('a bundler is given the engine in files that it can follow, and they find the same', async () => {
  const { exports } = read('../package.json') as { exports: Record<string, Record<string, string>> }
  for (const [name, { module }] of Object.entries(exports))
    if (name.startsWith('./detect')) expect(module).toMatch(/-whole\.js$/)
  for (const text of texts) expect(whole.detect(text)).toEqual(detect(text))
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input: file('detect-whole'), preserveEntrySignatures: 'strict' } },
  })) as Rollup.RollupOutput
  expect(output).toHaveLength(1)
  expect(output[0].code).not.toMatch(/createRequire|node:/)
})

test('talk is looked at without reading any other file of the engine', () => {
  const code = `const { createRequire } = require('node:module')
    const { detect } = require(process.argv[1])
    detect('hello, where is my parcel? thanks')
    const before = Object.keys(require.cache).length
    detect('my card is ${['4111', '1111', '1111', '1111'].join(' ')}')
    console.log(before, Object.keys(require.cache).length)`
  expect(execFileSync(process.execPath, ['-e', code, file('detect')], { encoding: 'utf8' }).trim()).toBe('1 2')
})

test('the built engine hears questions, reads fields and knows names as the sources do', async () => {
  const names = await builtNames.loadNames()
  const recent = [{ text: 'What is your date of birth?', author: 'other' as const }]
  for (const [text, options] of [
    ['12.3.84', { recent }],
    ['C01X00T47', { kinds: ['passport/de'] }],
    ['Anna Schmidt wrote to my brother Tom Miller', {}],
    ['ask Petra', { known: { names: ['Petra Klein'] } }],
    ['ticket ORD-123456', { custom: [{ name: 'order', pattern: '\\bORD-\\d{6}\\b' }] }],
  ] as const) {
    const found = detect(text, { ...options, names })
    expect(found.length).toBeGreaterThan(0)
    expect(built.detect(text, { ...options, names })).toEqual(found)
  }
})
