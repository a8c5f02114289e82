import { Type } from 'typebox'
import type { ConversationChange } from '../core/conversation.ts'
import type { FastifyRequest } from 'fastify'
import { changeConversation } from '../flows/change-conversation.ts'
import type { Deps } from '../flows/ports.ts'
import { markRead } from '../flows/read-conversation.ts'
import { answers, nothing } from './api-schema.ts'
import { answerWith } from './conversations.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { conversationParams } from './shared-shapes.ts'
import { Conversation } from './wire/conversation.ts'
import { idOf, moment, nullable } from './wire/shapes.ts'

const tags = ['conversations']
const config = { needs: 'conversation:write', repeats: true } as const
const response = answers({ 200: Conversation })
const taggingParams = Type.Object({ id: idOf('conversation'), tagId: idOf('tag') })

/** What can be done with a conversation; each is a noun that is posted, one event in the thread and one row in the log. */
export function conversationActDoors(app: Doors, d: Deps): void {
  const change = async (request: FastifyRequest, id: string, act: ConversationChange) => {
    const viewer = staffOf(request)
    return answerWith(d, viewer, await changeConversation(d, viewer, id, act))
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
      await markRead(d, staffOf(request), request.params.id, request.body.position)
      return reply.code(204).send(null)
    },
  )
}
