import { Type } from 'typebox'
import type { ConversationChange } from '../core/conversation.ts'
import type { FastifyRequest } from 'fastify'
import type { Staff } from '../core/viewer.ts'
import { actOnConversations, type ActsDone as ConversationsDone } from '../flows/act-on-conversations.ts'
import { changeConversation } from '../flows/change-conversation.ts'
import { mergeConversation } from '../flows/merge-conversation.ts'
import type { Deps } from '../flows/ports.ts'
import { summarizeConversation } from '../flows/summarize-conversation.ts'
import { markRead } from '../flows/read-conversation.ts'
import { recordRead } from '../flows/record-read.ts'
import { answers, nothing } from './api-schema.ts'
import { answerWith } from './conversations.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { onceOnly } from './repeats.ts'
import { presentConversation } from './present-conversation.ts'
import { conversationParams, eyeOf } from './shared-shapes.ts'
import { Conversation } from './wire/conversation.ts'
import { Act, ActsDone } from './wire/inbox.ts'
import { idOf, moment, nullable } from './wire/shapes.ts'

const tags = ['conversations']
const config = { needs: 'conversation:write', repeats: true } as const
const response = answers({ 200: Conversation })
const taggingParams = Type.Object({ id: idOf('conversation'), tagId: idOf('tag') })

/** What can be done with a conversation; each is a noun that is posted, one event in the thread and one row in the log. */
export function conversationActDoors(app: Doors, d: Deps): void {
  const change = async (request: FastifyRequest, id: string, act: ConversationChange) => {
    const viewer = staffOf(request)
    return answerWith(d, viewer, await changeConversation(onceOnly(d, request), viewer, id, act))
  }

  app.post(
    '/v1/conversations/:id/assignment',
    {
      config,
      schema: {
        tags,
        summary: 'Assign to a teammate, or to nobody with null',
        params: conversationParams,
        body: Type.Object({ teammateId: nullable(idOf('teammate')) }),
        response,
      },
    },
    async (request) => change(request, request.params.id, { what: 'assigned', assigneeId: request.body.teammateId }),
  )

  app.post(
    '/v1/conversations/:id/team',
    {
      config,
      schema: {
        tags,
        summary: 'Hand to a team, or to none with null',
        params: conversationParams,
        body: Type.Object({ teamId: nullable(idOf('team')) }),
        response,
      },
    },
    async (request) => change(request, request.params.id, { what: 'handed', teamId: request.body.teamId }),
  )

  app.post(
    '/v1/conversations/:id/merger',
    {
      config,
      schema: {
        tags,
        summary: 'Put it into another conversation of the same contact, which is answered with',
        params: conversationParams,
        body: Type.Object({ into: idOf('conversation') }),
        response,
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      return answerWith(
        d,
        viewer,
        await mergeConversation(onceOnly(d, request), viewer, request.params.id, request.body.into),
      )
    },
  )

  app.post(
    '/v1/conversation-acts',
    {
      config: { ...config, again: (request, kept) => tellAgain(d, staffOf(request), JSON.parse(kept) as Kept) },
      schema: {
        tags,
        summary: 'Acts on up to 200 conversations; what one refuses does not hold up the others',
        body: Type.Object({ acts: Type.Array(Act, { minItems: 1, maxItems: 200 }) }),
        response: answers({ 200: ActsDone }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const acts = request.body.acts.map(({ conversationId, act }) => ({ conversationId, change: changeOf(act) }))
      const { done, refused } = await actOnConversations(onceOnly(d, request), viewer, acts)
      const kept: Kept = { done: done.map(({ id }) => id), refused }
      request.kept = JSON.stringify(kept)
      return tellActs(d, viewer, kept)
    },
  )

  app.post(
    '/v1/conversations/:id/closure',
    { config, schema: { tags, summary: 'Close', params: conversationParams, response } },
    async (request) => change(request, request.params.id, { what: 'closed' }),
  )

  app.post(
    '/v1/conversations/:id/reopening',
    { config, schema: { tags, summary: 'Open again', params: conversationParams, response } },
    async (request) => change(request, request.params.id, { what: 'reopened' }),
  )

  app.post(
    '/v1/conversations/:id/snooze',
    {
      config,
      schema: {
        tags,
        summary: 'Put away until a time',
        params: conversationParams,
        body: Type.Object({ until: moment }),
        response,
      },
    },
    async (request) =>
      change(request, request.params.id, { what: 'snoozed', until: new Date(request.body.until).toISOString() }),
  )

  app.put(
    '/v1/conversations/:id/tags/:tagId',
    { config, schema: { tags, summary: 'Tag', params: taggingParams, response } },
    async (request) => change(request, request.params.id, { what: 'tagged', tagId: request.params.tagId }),
  )

  app.delete(
    '/v1/conversations/:id/tags/:tagId',
    { config, schema: { tags, summary: 'Take a tag off', params: taggingParams, response } },
    async (request) => change(request, request.params.id, { what: 'untagged', tagId: request.params.tagId }),
  )

  app.post(
    '/v1/conversations/:id/readings',
    {
      config,
      schema: {
        tags,
        summary: 'The team has read up to this position',
        params: conversationParams,
        body: Type.Object({ position: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }),
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await markRead(onceOnly(d, request), staffOf(request), request.params.id, request.body.position)
      return reply.code(204).send(null)
    },
  )
}

/** Of the acts on many: which were done and which not, without a word of anybody. */
type Kept = { readonly done: readonly string[]; readonly refused: ConversationsDone['refused'] }

/** What is told again is another look, at what was written since as well. */
async function tellAgain(d: Deps, viewer: Staff, kept: Kept) {
  const object = { type: 'workspace', id: viewer.workspaceId }
  const details = { found: kept.done.length, filters: [] }
  await recordRead(d, viewer, 'conversation.listed', object, { details })
  return tellActs(d, viewer, kept)
}

/** As the conversations stand now: of one that was erased meanwhile there is nothing left to tell. */
async function tellActs(d: Deps, viewer: Staff, { done, refused }: Kept) {
  const shown = await Promise.all(
    done.map(async (id) => {
      const conversation = await d.store.conversationFor(viewer, id)
      return conversation && presentConversation(eyeOf(d, viewer), await summarizeConversation(d, viewer, conversation))
    }),
  )
  return {
    done: shown.filter((each) => each !== undefined),
    refused: refused.map(({ conversationId, code }) => ({ conversationId, code })),
  }
}

function changeOf(act: Act['act']): ConversationChange {
  switch (act.what) {
    case 'assigned':
      return { what: act.what, assigneeId: act.teammateId }
    case 'snoozed':
      return { what: act.what, until: new Date(act.until).toISOString() }
    default:
      return act
  }
}
