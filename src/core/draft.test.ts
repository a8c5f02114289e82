import { expect, it } from 'vitest'
import { joinDrafts } from './draft.ts'

it('keeps what was begun in both of two conversations that become one, and makes no message of a note', () => {
  const none = { mode: 'message', text: '' } as const
  const reply = { mode: 'message', text: 'Dear Tessa' } as const
  const note = { mode: 'note', text: 'Ask Ben' } as const
  expect(joinDrafts(none, note)).toBe(note)
  expect(joinDrafts(reply, none)).toBe(reply)
  expect(joinDrafts(reply, reply)).toBe(reply)
  const both = joinDrafts(reply, note)
  expect(joinDrafts(both, note)).toBe(both)
  expect(joinDrafts(reply, both)).toBe(both)
  expect(joinDrafts(reply, note)).toEqual({ mode: 'note', text: 'Dear Tessa\n\nAsk Ben' })
  expect(joinDrafts(reply, { mode: 'message', text: 'Hi' }).mode).toBe('message')
})
