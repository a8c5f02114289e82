import { expect, test } from 'vitest'
import { disguises, generatedChat, hostile } from '../../../bench/detect-inputs.ts'
import { detectors } from '../detectors/index.ts'
import { engineOf, find } from './find.ts'
import { makeScannerTable } from './make-scanner-table.ts'

const made = makeScannerTable(detectors)
const texts = [
  ...detectors.flatMap((one) => [...one.hits, ...one.misses]),
  ...disguises.map((one) => one.text),
  ...generatedChat(500),
  ...hostile.map(([, make]) => make(2000)),
  'Größe façade naïve Schlüssel: PASSWORT mot de passe contraseña',
]

test('states made beforehand find what states built on demand find', () => {
  const onDemand = engineOf(detectors)
  const beforehand = engineOf(detectors, made)
  for (const text of texts) expect(find(beforehand, text, '', '')).toEqual(find(onDemand, text, '', ''))
})

test('the automaton stays small enough for the caches', () => {
  expect(made.places.length / 3).toBeLessThan(1500)
})

test('states of other detectors are not taken', () => {
  const few = detectors.filter((one) => one.kind === 'email')
  expect(find(engineOf(few, made), 'write to jo@example.org', '', '')).toMatchObject([{ kind: 'email' }])
})
