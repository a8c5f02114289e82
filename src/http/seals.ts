import { Type } from 'typebox'
import type { Deps } from '../flows/ports.ts'
import { restoreValue } from '../flows/restore-value.ts'
import { revealValue } from '../flows/reveal-value.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentText } from './present-text.ts'
import { eyeOf, reason } from './shared-shapes.ts'
import { moment, SafeText, token } from './wire/shapes.ts'

const tags = ['sealed values']

// The door asks for conversation:read only: whether this very value may be seen is decided, and a refusal logged, in the flow.
const config = { needs: 'conversation:read' } as const

const Place = Type.Object({ table: Type.String(), row: Type.String(), field: Type.String() })

export function sealDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/reveals',
    {
      config,
      schema: {
        tags,
        summary: 'See a sealed value. Needs value:reveal for its class; logged before it is opened, and when refused.',
        body: Type.Object({ token, reason }),
        response: answers({ 201: Type.Object({ value: Type.String(), closesAt: moment }) }),
      },
    },
    async (request, reply) => {
      const { value, closesAt } = await revealValue(d, staffOf(request), request.body)
      reply.code(201)
      return { value, closesAt }
    },
  )

  app.post(
    '/v1/seals/:token/restoration',
    {
      config,
      schema: {
        tags,
        summary: 'Undo a wrong redaction in its place. Needs value:restore; the value is not sealed again.',
        params: Type.Object({ token }),
        body: Type.Object({ reason }),
        response: answers({ 201: Type.Object({ place: Place, text: SafeText }) }),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { place, text } = await restoreValue(d, viewer, {
        token: request.params.token,
        reason: request.body.reason,
      })
      reply.code(201)
      return {
        place: { table: place.table, row: place.row, field: place.field },
        text: presentText(eyeOf(d, viewer), text),
      }
    },
  )
}
