import { expect, test } from 'vitest'
import { tongueOf } from './features.ts'
import { hashOf } from './word-hash.ts'

const tongue = (text: string) => {
  const hashes = text.split(' ').map((word) => hashOf(word))
  return tongueOf(hashes, hashes.length)
}

test('small words tell German and the Romance languages from English', () => {
  expect(tongue('Die Rechnung ist noch nicht bei mir')).toBe(1)
  expect(tongue('het pakket is nog niet bij de buren')).toBe(1)
  expect(tongue('a encomenda não chegou ao meu endereço em Lisboa')).toBe(2)
  expect(tongue('la facture est pour le client')).toBe(2)
})

test('one such word alone tells nothing, and English has none', () => {
  expect(tongue('I saw it die there')).toBe(0)
  expect(tongue('please send the invoice to me')).toBe(0)
  expect(tongue('a trip to paris')).toBe(0)
})
