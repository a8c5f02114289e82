import { expect, it } from 'vitest'
import { belongs, isUnread, parseView, viewQuery } from './views.ts'

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
  expect(viewQuery('mine')).toEqual({ state: 'open', assignee: 'me' })
  expect(viewQuery('unassigned')).toEqual({ state: 'open', assignee: 'none' })
  expect(viewQuery('snoozed')).toEqual({ state: 'snoozed' })
  expect(viewQuery('tag_cards')).toEqual({ tag: 'tag_cards' })
  expect(viewQuery('tea_pay')).toEqual({ state: 'open', team: 'tea_pay' })
  expect(viewQuery('mentions')).toEqual({ mentioned: true })
  expect(viewQuery('viw_mine', { assignee: 'me', tag: 'tag_cards' })).toEqual({ assignee: 'me', tag: 'tag_cards' })
})

it('lets a conversation leave a view as soon as it no longer belongs', () => {
  expect(belongs('mine', one, 'tmt_ada')).toBe(true)
  expect(belongs('mine', one, 'tmt_ben')).toBe(false)
  expect(belongs('unassigned', one, 'tmt_ada')).toBe(false)
  expect(belongs('unassigned', { ...one, assigneeId: null }, 'tmt_ada')).toBe(true)
  expect(belongs('open', { ...one, state: 'closed' }, 'tmt_ada')).toBe(false)
  expect(belongs('closed', { ...one, state: 'closed' }, 'tmt_ada')).toBe(true)
  expect(belongs('tag_cards', one, 'tmt_ada')).toBe(true)
  expect(belongs('tag_other', one, 'tmt_ada')).toBe(false)
  expect(belongs('tea_pay', one, 'tmt_ada')).toBe(true)
  expect(belongs('tea_pay', { ...one, teamId: null }, 'tmt_ada')).toBe(false)
  expect(belongs('mentions', { ...one, state: 'closed' }, 'tmt_ada')).toBe(true)
  const saved = { state: 'open' as const, assignee: 'me', team: 'none' }
  expect(belongs('viw_mine', { ...one, teamId: null }, 'tmt_ada', saved)).toBe(true)
  expect(belongs('viw_mine', { ...one, teamId: null, state: 'closed' }, 'tmt_ada', saved)).toBe(false)
  expect(belongs('viw_mine', one, 'tmt_ada', saved)).toBe(false)
})

it('is unread only while the customer had the last word and nobody has read it', () => {
  expect(isUnread({ lastPosition: 4, readByTeam: 3, previewAuthor: 'contact' })).toBe(true)
  expect(isUnread({ lastPosition: 4, readByTeam: 4, previewAuthor: 'contact' })).toBe(false)
  expect(isUnread({ lastPosition: 4, readByTeam: 3, previewAuthor: 'team' })).toBe(false)
})
