import { expect, it } from 'vitest'
import { commandsFor, type Command } from './commands.ts'

const command = (label: string, group = 'Go to'): Command => ({ id: label, group, label, icon: 'inbox', run: () => {} })
const all = new Map([
  ['places', [command('All open'), command('Teammates')]],
  ['acts', [command('Close conversation', 'This conversation'), command('Zurückstellen', 'Diese Unterhaltung')]],
])
const found = (query: string) => commandsFor(all, ['acts', 'places'], query).map((one) => one.label)

it('offers everything at first, in the order that is asked for', () => {
  expect(found('')).toEqual(['Close conversation', 'Zurückstellen', 'All open', 'Teammates'])
})

it('finds by the beginnings of words, without accents, in label and group', () => {
  expect(found('clo con')).toEqual(['Close conversation'])
  expect(found('zuruck')).toEqual(['Zurückstellen'])
  expect(found('go team')).toEqual(['Teammates'])
  expect(found('ose')).toEqual([])
})
