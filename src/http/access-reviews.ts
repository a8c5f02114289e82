import { Type } from 'typebox'
import type { Deps } from '../flows/ports.ts'
import { signOffAccess } from '../flows/review-access.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { onceOnly } from './repeats.ts'
import { choice, idOf, moment } from './wire/shapes.ts'

const verdict = choice(['stays', 'changes'] as const)

export function accessReviewDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/access-reviews',
    {
      config: { needs: 'teammate:write', repeats: true },
      schema: {
        tags: ['activity'],
        summary: 'Sign off that somebody went through who may do what',
        description:
          'Names everybody who is not shut out, with the role that was seen, and every key that opens, each once. Whoever is to change is changed by their own door. One row in the log, and in the evidence report. A conflict if the team is another one meanwhile.',
        body: Type.Object({
          people: Type.Array(Type.Object({ id: idOf('teammate'), roleId: idOf('role'), verdict }), {
            maxItems: 10_000,
          }),
          keys: Type.Array(Type.Object({ id: idOf('apiKey'), verdict }), { maxItems: 10_000 }),
        }),
        response: answers(
          {
            201: Type.Object({
              at: moment,
              people: Type.Integer(),
              keys: Type.Integer(),
              changes: Type.Array(Type.String(), { description: 'Ids of whom and what is to change' }),
            }),
          },
          [409],
        ),
      },
    },
    async (request, reply) => {
      const { at, people, keys, changes } = await signOffAccess(onceOnly(d, request), staffOf(request), request.body)
      reply.code(201)
      return { at, people, keys, changes: [...changes] }
    },
  )
}
