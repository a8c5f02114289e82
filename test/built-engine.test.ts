import { expect, test } from 'vitest'
import { disguises, generatedChat, hostile } from '../bench/detect-inputs.ts'
import { detect } from '../src/detect/detect.ts'
import { detectors } from '../src/detect/detectors/index.ts'
import type { loadNames } from '../src/detect/load-names.ts'

// What is built is not what the compiler made of the sources: its detectors sleep until they are woken.
const file = (name: string) => new URL(`../dist/detect/${name}.js`, import.meta.url).href
const built = (await import(file('detect'))) as { detect: typeof detect }
const builtNames = (await import(file('load-names'))) as { loadNames: typeof loadNames }

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
