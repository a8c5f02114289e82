import { Type } from 'typebox'
import { copyValue } from '../flows/copy-value.ts'
import { destroyValue } from '../flows/destroy-value.ts'
import { explainSeal } from '../flows/explain-seal.ts'
import { extendValue } from '../flows/extend-value.ts'
import type { Deps } from '../flows/ports.ts'
import { restoreValue } from '../flows/restore-value.ts'
import { revealValue } from '../flows/reveal-value.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentSealOrigin } from './present-seal.ts'
import { presentText } from './present-text.ts'
import { onceOnly } from './repeats.ts'
import { eyeOf, reason } from './shared-shapes.ts'
import { SealOrigin } from './wire/seal.ts'
import { idOf, moment, SafeText, token } from './wire/shapes.ts'

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
        response: answers({ 201: Type.Object({ id: idOf('reveal'), value: Type.String(), closesAt: moment }) }, [404]),
      },
    },
    async (request, reply) => {
      const { id, value, closesAt } = await revealValue(d, staffOf(request), request.body)
      reply.code(201)
      return { id, value, closesAt }
    },
  )

  app.post(
    '/v1/reveals/:id/copies',
    {
      config,
      schema: {
        tags,
        summary: 'Tell that the value is copied, before it is: logged, and refused once the reveal is over',
        params: Type.Object({ id: idOf('reveal') }),
        response: answers({ 201: Type.Object({ copied: Type.Boolean() }) }, [410]),
      },
    },
    async (request, reply) => {
      await copyValue(d, staffOf(request), request.params.id)
      reply.code(201)
      return { copied: true }
    },
  )

  app.get(
    '/v1/seals/:token',
    {
      config,
      schema: {
        tags,
        summary:
          'Why it was sealed, until when it is kept and, for those who may read the log, who looked: never the value',
        params: Type.Object({ token }),
        response: answers({ 200: SealOrigin }),
      },
    },
    async (request) => presentSealOrigin(await explainSeal(d, staffOf(request), request.params.token)),
  )

  app.post(
    '/v1/seals/:token/extension',
    {
      config: { ...config, repeats: true },
      schema: {
        tags,
        summary: 'Keep it longer, counted from now. Needs value:keep for its class.',
        params: Type.Object({ token }),
        body: Type.Object({ keepDays: Type.Integer({ minimum: 1, maximum: 3650 }), reason }),
        response: answers({ 201: Type.Object({ expiresAt: moment }) }),
      },
    },
    async (request, reply) => {
      const { expiresAt } = await extendValue(onceOnly(d, request), staffOf(request), {
        token: request.params.token,
        ...request.body,
      })
      reply.code(201)
      return { expiresAt }
    },
  )

  app.post(
    '/v1/seals/:token/destruction',
    {
      config: { ...config, repeats: true },
      schema: {
        tags,
        summary: 'Destroy it now and for good; its mark stays in the text. Needs value:destroy for its class.',
        params: Type.Object({ token }),
        body: Type.Object({ reason }),
        response: answers({ 201: Type.Object({ destroyed: Type.Boolean() }) }),
      },
    },
    async (request, reply) => {
      await destroyValue(onceOnly(d, request), staffOf(request), {
        token: request.params.token,
        reason: request.body.reason,
      })
      reply.code(201)
      return { destroyed: true }
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
