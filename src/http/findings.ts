import { Type } from 'typebox'
import { verdicts } from '../core/finding-record.ts'
import { listFindings } from '../flows/list-findings.ts'
import type { Deps } from '../flows/ports.ts'
import { reviewFinding } from '../flows/review-finding.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentFinding } from './present-finding.ts'
import { onceOnly } from './repeats.ts'
import { eyeOf, pageOf } from './shared-shapes.ts'
import { FlaggedFinding } from './wire/finding.ts'
import { choice, idOf, page, PageQuery } from './wire/shapes.ts'

const tags = ['findings']

export function findingDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/findings',
    {
      config: { needs: 'finding:read' },
      schema: {
        tags,
        summary:
          'What the policy flagged, newest first, each with the words around it. Needs conversation:read as well.',
        querystring: Type.Object({
          state: Type.Optional(choice(['open', 'reviewed'] as const, 'Without it the open ones')),
          ...PageQuery,
        }),
        response: answers({ 200: Type.Object({ ...page(FlaggedFinding).properties, total: Type.Integer() }) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const { items, next, total } = await listFindings(d, viewer, request.query.state ?? 'open', pageOf(request.query))
      return { items: items.map((one) => presentFinding(eyeOf(d, viewer), one)), next, total }
    },
  )

  app.post(
    '/v1/findings/:id/review',
    {
      config: { needs: 'finding:review', repeats: true },
      schema: {
        tags,
        summary:
          'Seal it where it stands, or call it harmless, which teaches the allow list. Again with the same verdict is the same.',
        params: Type.Object({ id: idOf('finding') }),
        body: Type.Object({ verdict: choice(verdicts) }),
        response: answers(
          {
            201: Type.Object({
              id: Type.String(),
              verdict: choice(verdicts),
              settled: Type.Integer({ description: 'Others with the same value at the same place' }),
            }),
          },
          [409],
        ),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { verdict } = request.body
      const { settled } = await reviewFinding(onceOnly(d, request), staffOf(request), { id, verdict })
      reply.code(201)
      return { id, verdict, settled }
    },
  )
}
