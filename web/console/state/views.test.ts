import { expect, it } from 'vitest'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'
import { belongs, isUnread, listingOf, parseView, viewFilter, type View } from './views.ts'

const one = { state: 'open' as const, assigneeId: 'tmt_ada', tagIds: ['tag_cards'], teamId: 'tea_pay' }

it('takes a view from the address and falls back to all open ones', () => {
  expect(['mine', 'closed', 'tag_x', 'nonsense', undefined].map(parseView)).toEqual([
    'mine',
    'closed',
    'tag_x',
    'open',
    'open',
  ])
})

it('asks the server for what a view shows', () => {
  expect(viewFilter('mine')).toEqual({ state: 'open', assignee: 'me' })
  expect(viewFilter('unassigned')).toEqual({ state: 'open', assignee: 'none' })
  expect(viewFilter('snoozed')).toEqual({ state: 'snoozed' })
  expect(viewFilter('tag_cards')).toEqual({ tag: 'tag_cards' })
  expect(viewFilter('tea_pay')).toEqual({ state: 'open', team: 'tea_pay' })
  expect(viewFilter('mentions')).toEqual({ mentioned: true })
  expect(viewFilter('viw_mine', { assignee: 'me', tag: 'tag_cards' })).toEqual({ assignee: 'me', tag: 'tag_cards' })
})

it('narrows a view, and not what the view itself says, in an order', () => {
  const mine = viewFilter('mine')
  expect(listingOf(mine, { tag: 'tag_cards', assignee: 'none' }, 'newest')).toEqual({ ...mine, tag: 'tag_cards' })
  expect(listingOf({ found: 'iban', sort: 'oldest' }, {}, 'waiting')).toEqual({ found: 'iban', sort: 'waiting' })
})

it('lets a conversation leave a view as soon as it no longer belongs', () => {
  const isIn = (view: View, it: Parameters<typeof belongs>[1], me: string, saved?: ViewFilter) =>
    belongs(viewFilter(view, saved), it, me)
  expect(isIn('mine', one, 'tmt_ada')).toBe(true)
  expect(isIn('mine', one, 'tmt_ben')).toBe(false)
  expect(isIn('unassigned', one, 'tmt_ada')).toBe(false)
  expect(isIn('unassigned', { ...one, assigneeId: null }, 'tmt_ada')).toBe(true)
  expect(isIn('open', { ...one, state: 'closed' }, 'tmt_ada')).toBe(false)
  expect(isIn('closed', { ...one, state: 'closed' }, 'tmt_ada')).toBe(true)
  expect(isIn('tag_cards', one, 'tmt_ada')).toBe(true)
  expect(isIn('tag_other', one, 'tmt_ada')).toBe(false)
  expect(isIn('tea_pay', one, 'tmt_ada')).toBe(true)
  expect(isIn('tea_pay', { ...one, teamId: null }, 'tmt_ada')).toBe(false)
  expect(isIn('mentions', { ...one, state: 'closed' }, 'tmt_ada')).toBe(true)
  const saved = { state: 'open' as const, assignee: 'me', team: 'none' }
  expect(isIn('viw_mine', { ...one, teamId: null }, 'tmt_ada', saved)).toBe(true)
  expect(isIn('viw_mine', { ...one, teamId: null, state: 'closed' }, 'tmt_ada', saved)).toBe(false)
  expect(isIn('viw_mine', one, 'tmt_ada', saved)).toBe(false)
})

it('is unread only while the customer had the last word and nobody has read it', () => {
  expect(isUnread({ lastPosition: 4, readByTeam: 3, previewAuthor: 'contact' })).toBe(true)
  expect(isUnread({ lastPosition: 4, readByTeam: 4, previewAuthor: 'contact' })).toBe(false)
  expect(isUnread({ lastPosition: 4, readByTeam: 3, previewAuthor: 'team' })).toBe(false)
})
