import { expect, it } from 'vitest'
import { findReplies } from './find-replies.ts'

const reply = (name: string, body: string) => ({ name: { text: name, seals: [] }, body: { text: body, seals: [] } })
const all = [
  reply('Card lost', 'We have blocked it. A new one is with you in five days.'),
  reply('Opening hours', 'We are here from eight to six.'),
  reply('Refund of a card', 'Your money is on its way.'),
  reply('Überweisung', 'Eine Überweisung dauert einen Tag.'),
]
const found = (query: string) => findReplies(all, query).map((one) => one.name.text)

it('finds a reply by words of its name and of its text, in any order', () => {
  expect(found('lost')).toEqual(['Card lost'])
  expect(found('blocked')).toEqual(['Card lost'])
  expect(found('days card')).toEqual(['Card lost'])
  expect(found('uberwei')).toEqual(['Überweisung'])
  expect(found('eight card')).toEqual([])
})

it('has what the name begins with first, and what only the text has last', () => {
  expect(found('card')).toEqual(['Card lost', 'Refund of a card'])
  expect(findReplies([all[0]!, reply('Blocked', 'Sorry.')], 'blocked').map((one) => one.name.text)).toEqual([
    'Blocked',
    'Card lost',
  ])
})

it('leaves all as they are while nothing is asked', () => {
  expect(findReplies(all, '  ')).toBe(all)
})
