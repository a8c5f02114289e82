import { isAlnum } from '../characters.ts'
import type { Detector, Match } from '../detector.ts'
import { entropy } from '../entropy.ts'
import type { View } from '../view.ts'
import { apiKeyShapes } from './api-key-table.ts'

type Row = { readonly vendor: string; readonly head: string; readonly shape: RegExp }

const rows = new Map<string, Row[]>()
for (const [vendor, shape] of apiKeyShapes) {
  // Literals hold no digits, because a digit ends the automaton's word.
  const head = (/^(?:[A-Za-z_:/~=!-]|\\[./])*/.exec(shape)?.[0] ?? '')
    .replaceAll('\\', '')
    .replace(/[A-Za-z](?=[?])$/, '')
  if (head.length < 2) continue
  const key = head.toLowerCase()
  rows.set(key, [...(rows.get(key) ?? []), { vendor, head, shape: new RegExp(shape, 'y') }])
}

const most = 1100

export const apiKey: Detector = {
  name: 'api-key',
  kind: 'api-key',
  source: 'key formats as documented by the vendors',
  anchors: { literals: [...rows.keys()].map((head) => (isAlnum(head.charCodeAt(0)) ? `^${head}` : head)) },
  at: keyAt,
  rank: 1,
  hits: [
    'use sk_' + 'live_4eC39HqLyjWDarjtT1zdp7dc',
    'token ghp_' + '16C7e42F292c6912E7710c838347Ae178B4a',
    'AKI' + 'A2OGYBAH6QAMLF5XE',
    'xox' + 'b-263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1',
    'AIz' + 'aSyBUPHAjZl3n8Eza66ka6B78iVyPteC5MgM',
    'SG.' + 'ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr',
  ],
  misses: [
    'AKI' + 'AIOSFODNN7EXAMPLE',
    'ghp_short',
    'sk_' + 'live_xxxxxxxxxxxxxxxxxxxxxxxx',
    'asking about npm_install_scripts',
    'SKU 12345',
  ],
}

function keyAt(view: View): Match | undefined {
  const { text } = view
  const before = text.charCodeAt(view.start - 1)
  if (isAlnum(before)) return undefined
  for (const row of rows.get(text.slice(view.start, view.end).toLowerCase()) ?? []) {
    if (!text.startsWith(row.head, view.start)) continue
    const window = text.slice(view.start, view.start + most)
    row.shape.lastIndex = 0
    const found = row.shape.exec(window)
    view.steps += found ? found[0].length : 64
    if (!found) continue
    const value = found[0]
    const after = text.charCodeAt(view.start + value.length)
    if (isAlnum(after) || after === 95) continue
    const tail = value.slice(row.head.length)
    if (/EXAMPLE|xxxx|XXXX|\*\*\*|\.\.\.\.|placeholder|redacted|changeme|your[_-]/i.test(tail) || entropy(tail) < 2.2)
      continue
    return {
      start: view.start,
      end: view.start + value.length,
      confidence: 0.97,
      hint: row.vendor,
      detector: `api-key/${row.vendor}`,
    }
  }
  return undefined
}
