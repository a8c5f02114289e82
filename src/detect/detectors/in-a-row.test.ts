import { expect, test } from 'vitest'
import { detect } from '../detect.ts'
import { engineOf, find } from '../scan/find.ts'
import { aamva } from './aamva.ts'

/** What stands in a row is read once, and not again from each of its words. */

test('of many pairs in a row each secret stands within what is found', () => {
  const secrets = Array.from({ length: 120 }, (_, i) => 'Xk29' + 'fhQ!' + i)
  const text = `Server=db${secrets.map((secret) => `;User Id=sa;Pwd=${secret}`).join('')}`
  const found = detect(text)
  expect(found[0]?.start).toBe(0)
  for (const secret of secrets) {
    const at = text.indexOf(`=${secret};`) + 1 || text.lastIndexOf(secret)
    const around = found.find(({ start, end }) => start <= at && end >= at + secret.length)
    expect(around?.kind, secret).toBe('connection-string')
  }
})

const card = Array.from({ length: 8 }, () => 'four two').join(' ')

test.each(['three three', 'two nine nine', 'double three', 'three three three three '.repeat(9).trim()])(
  'a card that is said behind «%s» is found where it begins',
  (lead) => {
    const text = `${lead} ${card}`
    expect(detect(text, { kinds: ['payment-card'] })).toMatchObject([{ start: lead.length + 1, end: text.length }])
  },
)

test('a name that several of a detector’s words end with finds its password once', () => {
  const value = 'Tr0ub4' + 'dor&3'
  for (const text of [`pw: ${value}`, `DB_pass=${value}`, `pw = "${value}"`])
    expect(
      detect(text, { explain: true }).map(({ why }) => why?.beat.filter(({ detector }) => detector === 'password')),
    ).toEqual([[]])
})

test('of licences in a row each is read to where the next begins', () => {
  const rows = (count: number) => `${aamva.hits[0]}\n`.repeat(count)
  const engine = engineOf([aamva])
  const found = find(engine, rows(40), '', '') ?? []
  expect(found.length).toBe(40 * (find(engineOf([aamva]), rows(1), '', '') ?? []).length)
  expect(engine.view.steps).toBeLessThan(rows(40).length * 3)
})
