import { Type } from 'typebox'
import type { Deps } from '../flows/ports.ts'
import { postPart } from '../flows/post-part.ts'
import { readParts } from '../flows/read-conversation.ts'
import { sealPassage } from '../flows/seal-passage.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { onceOnly } from './repeats.ts'
import { presentPart, presentReceived } from './present-conversation.ts'
import { conversationParams, eyeOf, namesFor, noNames } from './shared-shapes.ts'
import { NewPart, Part, PartList, Received } from './wire/conversation.ts'
import { idOf } from './wire/shapes.ts'

const tags = ['conversations']
export const mostParts = 200

export const RangeQuery = Type.Object({
  after: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      default: 0,
      description: 'A position; parts after it are given',
    }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: mostParts,
      default: mostParts,
      description: 'How many at most; fewer come where they are heavy',
    }),
  ),
  before: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description: 'A position; the last parts before it are given: a long conversation is read from its end',
    }),
  ),
})

const TeamRangeQuery = Type.Object({
  ...RangeQuery.properties,
  around: Type.Optional(
    Type.String({ ...idOf('part'), description: 'A part; those around it are given, as many before as behind it' }),
  ),
})

export function partDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/conversations/:id/parts',
    {
      config: { needs: 'conversation:read' },
      schema: {
        tags,
        summary: 'Parts in order',
        params: conversationParams,
        querystring: TeamRangeQuery,
        response: answers({ 200: PartList }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const [{ items, ...rest }, names] = await Promise.all([
        readParts(d, viewer, request.params.id, { limit: mostParts, ...request.query }),
        namesFor(d, viewer),
      ])
      return { items: items.map((part) => presentPart(eyeOf(d, viewer), part, names)), ...rest }
    },
  )

  app.post(
    '/v1/conversations/:id/parts',
    {
      config: { needs: 'conversation:write' },
      schema: {
        tags,
        summary: 'Answer, or write a note. Passes the line; again with the same id is the same part.',
        params: conversationParams,
        body: NewPart,
        response: answers({ 201: Received }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const posted = await postPart(d, viewer, request.params.id, request.body)
      reply.code(201)
      return presentReceived(eyeOf(d, viewer), posted, viewer.type === 'teammate' ? await namesFor(d, viewer) : noNames)
    },
  )

  app.post(
    '/v1/conversations/:id/parts/:partId/redactions',
    {
      config: { needs: 'value:seal', repeats: true },
      schema: {
        tags,
        summary: 'Seal a passage that detection missed, wherever it stands in the part',
        params: Type.Object({ id: idOf('conversation'), partId: idOf('part') }),
        body: Type.Object({
          start: Type.Integer({ minimum: 0, description: 'UTF-16 offset into the text' }),
          end: Type.Integer({ minimum: 1 }),
          kind: Type.String({ maxLength: 60 }),
          revision: Type.Integer({
            minimum: 0,
            maximum: 2_147_483_647,
            description: 'The `revision` of the part as you read it, which the offsets are of',
          }),
        }),
        response: answers({ 201: Part }, [412]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id, partId } = request.params
      const part = await sealPassage(onceOnly(d, request), viewer, { conversationId: id, partId, ...request.body })
      reply.code(201)
      return presentPart(eyeOf(d, viewer), part, await namesFor(d, viewer))
    },
  )
}
