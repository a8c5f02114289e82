import { expect, test } from 'vitest'
import type { LiveEvent } from '../core/live-event.ts'
import type { Teammate, Visitor } from '../core/viewer.ts'
import { endsFor, frameFor } from './live-frame.ts'

const ben: Teammate = {
  type: 'teammate',
  address: null,
  workspaceId: 'wsp_1',
  id: 'tmt_ben',
  sessionId: 'ses_ben',
  permits: [{ permission: 'conversation:read' }, { permission: 'contact:read' }],
}
const vic: Visitor = {
  type: 'contact',
  address: null,
  workspaceId: 'wsp_1',
  id: 'cnt_vic',
  sessionId: 'vis_vic',
  verified: false,
}
const wim: Visitor = { ...vic, id: 'cnt_wim', sessionId: 'vis_wim' }

const message: LiveEvent = {
  type: 'conversation',
  conversationId: 'cnv_1',
  contactId: 'cnt_vic',
  position: 3,
  note: false,
}

test('a message is told to the team and to the person it is about, by id and position alone', () => {
  const frame = { type: 'conversation', conversationId: 'cnv_1', position: 3 }
  expect([ben, vic, wim].map((viewer) => frameFor(viewer, message))).toEqual([frame, frame, undefined])
})

test('the team is told who wrote it, and nobody else', () => {
  const frames = [ben, vic].map((viewer) => frameFor(viewer, { ...message, fromContact: true }))
  const frame = { type: 'conversation', conversationId: 'cnv_1', position: 3 }
  expect(frames).toEqual([{ ...frame, fromContact: true }, frame])
})

test('a note is told to the team alone', () => {
  expect([ben, vic].map((viewer) => frameFor(viewer, { ...message, note: true }) !== undefined)).toEqual([true, false])
})

test('a reading mark is told to the team, and to a contact only if it is their own: the team’s would count notes', () => {
  const read: LiveEvent = { type: 'read', conversationId: 'cnv_1', contactId: 'cnt_vic', by: 'contact', position: 3 }
  const frame = { type: 'read', conversationId: 'cnv_1', by: 'contact', position: 3 }
  expect([ben, vic, wim].map((viewer) => frameFor(viewer, read))).toEqual([frame, frame, undefined])
  const byTeam = [ben, vic].map((viewer) => frameFor(viewer, { ...read, by: 'team' }))
  expect(byTeam).toEqual([{ ...frame, by: 'team' }, undefined])
})

test('who may not read conversations hears nothing of them', () => {
  expect(frameFor({ ...ben, permits: [{ permission: 'tag:read' }] }, message)).toBeUndefined()
})

test('an erasure is told to the team and to the one erased, whom it ends', () => {
  const erased: LiveEvent = { type: 'contact.erased', contactId: 'cnt_vic' }
  const frames = [ben, vic, wim].map((viewer) => frameFor(viewer, erased))
  expect(frames.map((frame) => frame?.type)).toEqual(['contact.erased', 'contact.erased', undefined])
  expect([endsFor(ben, frames[0]!), endsFor(vic, frames[1]!)]).toEqual([false, true])
})

test('an ended session is told to that session alone', () => {
  const ended: LiveEvent = { type: 'session.ended', sessionId: 'ses_ben' }
  expect(frameFor(ben, ended)).toEqual({ type: 'session.ended' })
  expect([frameFor({ ...ben, sessionId: 'ses_other' }, ended), frameFor(vic, ended)]).toEqual([undefined, undefined])
  expect(endsFor(ben, { type: 'session.ended' })).toBe(true)
})

test('what changes in the house is the team’s business', () => {
  expect([ben, vic].map((viewer) => frameFor(viewer, { type: 'workspace' }))).toEqual([
    { type: 'workspace' },
    undefined,
  ])
})

test('that the team has read is told to the person it is about alone', () => {
  const seen: LiveEvent = { type: 'seen', conversationId: 'cnv_1', contactId: 'cnt_vic' }
  const frame = { type: 'seen', conversationId: 'cnv_1' }
  expect([ben, vic, wim].map((viewer) => frameFor(viewer, seen))).toEqual([undefined, frame, undefined])
})

test('a block is told to the person it is about alone', () => {
  const blocked: LiveEvent = { type: 'contact.blocked', contactId: 'cnt_vic', blocked: true }
  const frame = { type: 'contact.blocked', blocked: true }
  expect([ben, vic, wim].map((viewer) => frameFor(viewer, blocked))).toEqual([undefined, frame, undefined])
})

test('what changes in the messenger is told to who has it before them', () => {
  expect([ben, vic].map((viewer) => frameFor(viewer, { type: 'messenger' }))).toEqual([
    undefined,
    { type: 'workspace' },
  ])
})

test('who is there is told to the others of the team; a contact hears that somebody writes to them, and not who', () => {
  const otto = { ...ben, id: 'tmt_otto' }
  const keeper: Teammate = { ...otto, permits: [{ permission: 'tag:read' }] }
  const told = (by: { type: 'teammate' | 'contact'; id: string }, doing: 'looking' | 'typing' | 'noting') =>
    [ben, otto, keeper, vic, wim].map((viewer) =>
      frameFor(viewer, { type: 'presence', conversationId: 'cnv_1', contactId: 'cnt_vic', by, doing }),
    )
  const frame = { type: 'presence', conversationId: 'cnv_1' }
  const byBen = { type: 'teammate', id: 'tmt_ben' } as const
  const somebody = { ...frame, by: { type: 'teammate', id: '' } }
  const none = undefined
  expect(told(byBen, 'typing')).toEqual([
    none,
    { ...frame, by: byBen, doing: 'typing' },
    none,
    { ...somebody, doing: 'typing' },
    none,
  ])
  expect(told(byBen, 'noting')).toEqual([
    none,
    { ...frame, by: byBen, doing: 'noting' },
    none,
    { ...somebody, doing: 'gone' },
    none,
  ])
  expect(told(byBen, 'looking')).toEqual([none, { ...frame, by: byBen, doing: 'looking' }, none, none, none])
  const byVic = { type: 'contact', id: 'cnt_vic' } as const
  const ofVic = { ...frame, by: byVic, doing: 'typing' }
  expect(told(byVic, 'typing')).toEqual([ofVic, ofVic, none, none, none])
})
