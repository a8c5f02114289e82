import { Type } from 'typebox'
import type { Deps } from '../flows/ports.ts'
import { changeMacro, createMacro, removeMacro } from '../flows/save-macro.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentMacro } from './present-inbox.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { eyeOf } from './shared-shapes.ts'
import { Macro } from './wire/inbox.ts'
import { idOf, page } from './wire/shapes.ts'

const tags = ['saved replies']
const params = Type.Object({ id: idOf('macro') })
const name = Type.String({ minLength: 1, maxLength: 100 })
const body = Type.String({ minLength: 1, maxLength: 10_000 })

export function macroDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/macros',
    {
      config: { needs: 'macro:read' },
      schema: { tags, summary: 'Saved replies', response: answers({ 200: page(Macro) }) },
    },
    async (request) => {
      const viewer = staffOf(request)
      return { items: (await d.store.macros(viewer)).map((macro) => presentMacro(eyeOf(d, viewer), macro)) }
    },
  )

  app.get(
    '/v1/macros/:id',
    {
      config: { needs: 'macro:read' },
      schema: { tags, summary: 'One saved reply', params, response: answers({ 200: Macro }) },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const macro = await readTagged(d, viewer, reply, 'macro', id, async () =>
        (await d.store.macros(viewer)).find((one) => one.id === id),
      )
      return presentMacro(eyeOf(d, viewer), macro)
    },
  )

  app.post(
    '/v1/macros',
    {
      config: { needs: 'macro:write', repeats: true },
      schema: {
        tags,
        summary: 'Save a reply',
        body: Type.Object({ id: idOf('macro'), name, body }),
        response: answers({ 201: Macro }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id, ...input } = request.body
      const macro = await createMacro(onceOnly(d, request), viewer, id, input)
      reply.code(201)
      return presentMacro(eyeOf(d, viewer), macro)
    },
  )

  app.patch(
    '/v1/macros/:id',
    {
      config: { needs: 'macro:write', repeats: true },
      schema: {
        tags,
        summary: 'Change a saved reply',
        params,
        body: Type.Object({ name: Type.Optional(name), body: Type.Optional(body) }),
        response: answers({ 200: Macro }, [412, 422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const macro = await changeMacro(
        onceOnly(d, request),
        viewer,
        request.params.id,
        request.body,
        expectedRevision(request),
      )
      await tagRevision(d, viewer, reply, 'macro', macro.id)
      return presentMacro(eyeOf(d, viewer), macro)
    },
  )

  app.delete(
    '/v1/macros/:id',
    {
      config: { needs: 'macro:write' },
      schema: { tags, summary: 'Remove a saved reply', params, response: answers({ 204: nothing }) },
    },
    async (request, reply) => {
      await removeMacro(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
