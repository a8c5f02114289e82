/**
 * Fills a new workspace with the support desk of an invented bank, through the flows alone: what is sealed here was sealed
 * by the line. Every id is made from the workspace's own, and times count back from its founding, so that a second run
 * finds what is there and goes on.
 */
import { Failure } from '../core/errors.ts'
import { makeId, type Noun } from '../core/id.ts'
import type { Teammate, Visitor } from '../core/viewer.ts'
import { changeConversation } from '../flows/change-conversation.ts'
import type { Founded } from '../flows/found-workspace.ts'
import type { Deps } from '../flows/ports.ts'
import { postPart } from '../flows/post-part.ts'
import { markRead } from '../flows/read-conversation.ts'
import { revealValue } from '../flows/reveal-value.ts'
import { createContact } from '../flows/save-contact.ts'
import { createMacro } from '../flows/save-macro.ts'
import { createTag } from '../flows/save-tag.ts'
import { startConversation } from '../flows/start-conversation.ts'
import { conversationsDe } from './conversations-de-data.ts'
import { conversationsEn } from './conversations-en-data.ts'
import type { By, DemoPerson } from './demo-script.ts'
import { seatTeam } from './demo-team.ts'
import { timeline, type Moment } from './demo-timeline.ts'
import { fillIn } from './demo-values.ts'
import { people, savedReplies, tagNames } from './people-data.ts'
import { seededBytes } from './seeded.ts'

type Desk = {
  readonly d: Deps
  readonly idOf: (noun: Noun, key: string) => string
  readonly team: Readonly<Record<By, Teammate>>
  readonly visitor: (key: string) => Visitor
  /** Hash of a secret that nobody has: no door opens to it, and yet who writes was seen. */
  readonly session: (key: string) => { readonly id: string; readonly hash: Uint8Array; readonly expiresAt: Date }
}

/** Conversations are played side by side: a disk makes many small commits at once as fast as one. */
const lanes = 6

export async function seedDemo(d: Deps, founded: Founded): Promise<void> {
  const workspace = await d.store.workspace(founded.workspaceId)
  if (!workspace) return
  const founding = Date.parse(workspace.createdAt)
  const idOf = (noun: Noun, key: string) => makeId(noun, founding, seededBytes(`${workspace.id} ${noun} ${key}`))
  const team = await seatTeam(d, founded)
  const visitor = (key: string): Visitor => ({
    type: 'contact',
    workspaceId: workspace.id,
    id: idOf('contact', key),
    sessionId: idOf('visitorSession', key),
    verified: true,
    address: null,
  })
  const session = (key: string) => ({
    id: idOf('visitorSession', key),
    hash: seededBytes(`${workspace.id} seen ${key}`)(32),
    expiresAt: new Date(founding + 1),
  })
  const at = (time: number): Desk => ({
    d: { ...d, clock: { now: () => new Date(time) } },
    idOf,
    team,
    visitor,
    session,
  })

  const threads = [...conversationsEn, ...conversationsDe].map((conversation) => timeline(conversation, founding))
  const before = at(Math.min(...threads.map(([first]) => first!.at)) - 3_600_000)
  await furnish(before)
  await sideBySide(people, (person) => introduce(before, person))
  await sideBySide(threads, async (moments) => {
    // Each line has made one part, so the position of the last one says where to go on.
    const id = idOf('conversation', moments[0]!.conversation.key)
    const done = (await d.store.conversationFor(team.ada, id))?.lastPosition ?? 0
    for (const moment of moments.slice(done)) await play(at(moment.at), moment)
  })
}

/** If one fails, those that are under way come to their end and no other begins. */
async function sideBySide<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const failures: unknown[] = []
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined && failures.length === 0; item = waiting.shift()) {
      await act(item).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failures.length > 0) throw failures[0]
}

async function furnish({ d, idOf, team: { ada } }: Desk): Promise<void> {
  const tags = new Set((await d.store.tags(ada)).map((tag) => tag.id))
  for (const name of tagNames) {
    const id = idOf('tag', name)
    if (!tags.has(id)) await createTag(d, ada, { id, name })
  }
  const macros = new Set((await d.store.macros(ada)).map((macro) => macro.id))
  for (const { name, body } of savedReplies) {
    const id = idOf('macro', name)
    if (!macros.has(id)) await createMacro(d, ada, id, { name, body })
  }
}

async function introduce({ d, idOf, session, team: { ada } }: Desk, person: DemoPerson): Promise<void> {
  const id = idOf('contact', person.key)
  if (await d.store.contactFor(ada, id)) return
  const { key: _, attributes, ...rest } = person
  const filled = Object.entries(attributes ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? fillIn(value) : value,
  ])
  const house = { type: 'system', id: 'demo', workspaceId: ada.workspaceId, address: null } as const
  await createContact(
    d,
    house,
    id,
    { ...rest, attributes: Object.fromEntries(filled) },
    person.name === null ? 'visitor' : 'contact',
  )
  await d.store.write(ada.workspaceId, (tx) =>
    tx.addVisitorSession({ ...session(person.key), contactId: id, verified: true }),
  )
}

async function play(desk: Desk, { conversation, nth, line }: Moment): Promise<void> {
  const { d, idOf, team, visitor, session } = desk
  const id = idOf('conversation', conversation.key)
  const partId = idOf('part', `${conversation.key} ${nth}`)
  switch (line.does) {
    case 'says': {
      const who = visitor(conversation.who)
      const part = { id: partId, text: fillIn(line.text) }
      await d.store.visitorOf(session(conversation.who).hash, d.clock.now())
      if (nth === 0) await startConversation(d, who, { id, part, title: conversation.title })
      else await postPart(d, who, id, part)
      break
    }
    case 'answers':
    case 'notes':
      await markRead(d, team[line.by], id, nth)
      if (line.looks) await look(desk, team[line.by], id, line.looks.reason)
      await postPart(d, team[line.by], id, {
        id: partId,
        kind: line.does === 'notes' ? 'note' : 'message',
        text: fillIn(line.text),
      })
      if (line.does === 'answers') await markRead(d, visitor(conversation.who), id, nth + 1)
      break
    case 'assigns':
      await changeConversation(d, team[line.by], id, { what: 'assigned', assigneeId: team[line.to].id })
      break
    case 'tags':
      await changeConversation(d, team[line.by], id, { what: 'tagged', tagId: idOf('tag', line.tag) })
      break
    case 'closes':
      await changeConversation(d, team[line.by], id, { what: 'closed' })
      break
    case 'reopens':
      await changeConversation(d, team[line.by], id, { what: 'reopened' })
      break
    case 'snoozes': {
      const until = new Date(d.clock.now().getTime() + line.days * 86_400_000).toISOString()
      await changeConversation(d, team[line.by], id, { what: 'snoozed', until })
      break
    }
  }
  if (nth === conversation.lines.length - 1 && conversation.read) await markRead(d, team.ada, id, nth + 1)
}

/** Asks for the newest sealed value of the conversation. Whoever may not is refused, and both stand in the log. */
async function look({ d }: Desk, viewer: Teammate, conversationId: string, reason: string): Promise<void> {
  const parts = await d.store.partsFor(viewer, conversationId, { limit: 50 })
  const token = parts.flatMap((part) => part.body.seals).at(-1)?.token
  if (!token) return
  try {
    await revealValue(d, viewer, { token, reason })
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'forbidden')) throw error
  }
}
