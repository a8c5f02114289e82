import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { redact } from '../../src/detect/detect.ts'
import { german } from './german.ts'
import { samplesIn } from './samples.ts'

const page = readFileSync(new URL('./index.html', import.meta.url), 'utf8')
const keys = [...page.matchAll(/data-t(?:-label)?="(\w+)"/g)].map((match) => match[1] ?? '')

test('every text of the demo page is there in German', () => {
  expect(keys.length).toBeGreaterThan(30)
  expect(keys.filter((key) => !german[key])).toEqual([])
})

test('the page stands up to a strict policy: no script and no style in the markup', () => {
  expect(page).not.toMatch(/<style|style="|\son\w+="|<script(?![^>]*\ssrc=)/)
})

test('in each sample the engine finds what the title promises', () => {
  for (const { title, text } of [...samplesIn('en'), ...samplesIn('de')]) {
    const harmless = title === 'Etwas Harmloses'
    expect(redact(text).findings.length > 0, title).toBe(!harmless)
  }
})
