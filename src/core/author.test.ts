import { expect, test } from 'vitest'
import { authorOf, contextOf } from './author.ts'
import type { Actor } from './viewer.ts'

const where = { workspaceId: 'wsp_1', address: '192.0.2.7' }
const actors: Actor[] = [
  { ...where, type: 'contact', id: 'cnt_vic', sessionId: 'vis_1', verified: false },
  { ...where, type: 'teammate', id: 'tmt_ben', sessionId: 'ses_1', permits: [] },
  { ...where, type: 'api-key', id: 'key_1', permits: [] },
  { ...where, type: 'system', id: 'demo' },
]

test('an author is a type and an id, and never an address or a session', () => {
  for (const actor of actors) expect(authorOf(actor)).toEqual({ type: actor.type, id: actor.id })
})

test('each comes through a door of their own', () => {
  expect(actors.map((actor) => contextOf(actor))).toEqual([
    { author: 'contact', channel: 'messenger' },
    { author: 'teammate', channel: 'console' },
    { author: 'api-key', channel: 'api' },
    { author: 'system', channel: 'demo' },
  ])
})
