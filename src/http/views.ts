import { Type } from 'typebox'
import type { Deps } from '../flows/ports.ts'
import { changeView, createView, removeView } from '../flows/save-view.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentCounts, presentView, readFilter } from './present-inbox.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { eyeOf } from './shared-shapes.ts'
import { SavedView, ViewCounts, ViewFilter } from './wire/inbox.ts'
import { idOf, page } from './wire/shapes.ts'

const tags = ['teams and views']
const config = { needs: 'conversation:read' } as const
const params = Type.Object({ id: idOf('view') })
const name = Type.String({ minLength: 1, maxLength: 60 })

export function viewDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/views',
    {
      config,
      schema: {
        tags,
        summary: 'Your own saved views, and those that everybody sees',
        response: answers({ 200: page(SavedView) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      return { items: (await d.store.views(viewer)).map((view) => presentView(eyeOf(d, viewer), view)) }
    },
  )

  app.get(
    '/v1/views/:id',
    { config, schema: { tags, summary: 'One saved view', params, response: answers({ 200: SavedView }) } },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const view = await readTagged(d, viewer, reply, 'view', id, async () =>
        (await d.store.views(viewer)).find((one) => one.id === id),
      )
      return presentView(eyeOf(d, viewer), view)
    },
  )

  app.get(
    '/v1/view-counts',
    { config, schema: { tags, summary: 'How many stand in each view', response: answers({ 200: ViewCounts }) } },
    async (request) => presentCounts(await d.store.viewCounts(staffOf(request))),
  )

  app.post(
    '/v1/views',
    {
      config: { ...config, repeats: true },
      schema: {
        tags,
        summary: 'Save a view; one that everybody sees takes conversation:write',
        body: Type.Object({ id: idOf('view'), name, filter: ViewFilter, shared: Type.Optional(Type.Boolean()) }),
        response: answers({ 201: SavedView }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id, name, filter, shared } = request.body
      const view = await createView(onceOnly(d, request), viewer, id, {
        name,
        filter: readFilter(filter),
        shared: shared ?? false,
      })
      reply.code(201)
      return presentView(eyeOf(d, viewer), view)
    },
  )

  app.patch(
    '/v1/views/:id',
    {
      config: { ...config, repeats: true },
      schema: {
        tags,
        summary: 'Change a view of yours or a shared one',
        params,
        body: Type.Object({
          name: Type.Optional(name),
          filter: Type.Optional(ViewFilter),
          shared: Type.Optional(Type.Boolean()),
        }),
        response: answers({ 200: SavedView }, [412, 422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { filter, ...rest } = request.body
      const change = { ...rest, ...(filter ? { filter: readFilter(filter) } : {}) }
      const view = await changeView(onceOnly(d, request), viewer, request.params.id, change, expectedRevision(request))
      await tagRevision(d, viewer, reply, 'view', view.id)
      return presentView(eyeOf(d, viewer), view)
    },
  )

  app.delete(
    '/v1/views/:id',
    {
      config,
      schema: { tags, summary: 'Remove a view of yours or a shared one', params, response: answers({ 204: nothing }) },
    },
    async (request, reply) => {
      await removeView(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
