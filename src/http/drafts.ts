import type { Deps } from '../flows/ports.ts'
import { keepDraft, readDraft } from '../flows/keep-draft.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { teammateOf } from './guard.ts'
import { conversationParams } from './shared-shapes.ts'
import { Draft } from './wire/inbox.ts'
import { nullable } from './wire/shapes.ts'

const tags = ['conversations']
const config = { needs: 'signed-in' } as const

export function draftDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/conversations/:id/draft',
    {
      config,
      schema: {
        tags,
        summary: 'What you have begun to write here',
        params: conversationParams,
        response: answers({ 200: nullable(Draft) }),
      },
    },
    async (request) => {
      const draft = await readDraft(d, teammateOf(request), request.params.id)
      return draft && { mode: draft.mode, text: draft.body.text }
    },
  )

  app.put(
    '/v1/conversations/:id/draft',
    {
      config,
      schema: {
        tags,
        summary: 'Keep what you have begun to write, without what the policy would hide; an empty text removes it',
        params: conversationParams,
        body: Draft,
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await keepDraft(d, teammateOf(request), request.params.id, request.body)
      return reply.code(204).send(null)
    },
  )
}
