import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeProfile } from '../../src/flows/change-teammate.ts'
import { changeConversation } from '../../src/flows/change-conversation.ts'
import { endOwnSession } from '../../src/flows/end-session.ts'
import { sendDigests } from '../../src/flows/send-digests.ts'
import { startSession } from '../../src/flows/sign-in.ts'
import { minute, openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const sent: { to: string; subject: string; text: string }[] = []
const send = () => sendDigests(desk.d, { send: async (message) => void sent.push(message) }, 'https://help.example.com')

test('a digest counts and links, says nothing of what was written, and comes no more often than was asked for', async () => {
  const { d, cast, clock } = desk
  await send()
  expect(sent).toEqual([])
  await changeProfile(d, cast.ben.viewer, { digest: 'hourly' })
  await changeProfile(d, cast.ada.viewer, { digest: 'daily', language: 'de' })
  await send()
  expect(sent).toEqual([])

  const { id } = await desk.says(cast.vic.viewer, 'Refund for Hannah please')
  await changeConversation(d, cast.ben.viewer, id, { what: 'assigned', assigneeId: cast.ben.viewer.id })
  await desk.says(cast.wim.viewer, 'Another one')
  await send()
  await send()
  expect(sent.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
    ['ada@example.com', '1 warten in Underseal'],
    ['ben@example.com', '2 waiting in Underseal'],
  ])
  const bens = sent.find(({ to }) => to.startsWith('ben'))
  expect(bens?.text).toContain('1 assigned to you: https://help.example.com/inbox/mine')
  for (const { text } of sent) expect(text).not.toMatch(/Hannah|Refund|Another|Vic/)
  clock.later(61 * minute)
  await send()
  expect(sent.map(({ to }) => to).toSorted()).toEqual(['ada@example.com', 'ben@example.com', 'ben@example.com'])
})

test('one’s own sessions are listed and ended, another’s are neither', async () => {
  const { d, cast } = desk
  const { viewer } = cast.ida
  const other = await startSession(d, viewer.workspaceId, viewer.id, null, { by: 'link' })
  const ids = async () => (await d.store.sessionsOf(viewer, d.clock.now())).map((one) => one.id)
  expect(await ids()).toContain(other.sessionId)
  await endOwnSession(d, cast.ben.viewer, other.sessionId)
  expect(await ids()).toContain(other.sessionId)
  await endOwnSession(d, viewer, other.sessionId)
  expect(await ids()).toEqual([viewer.sessionId])
})
