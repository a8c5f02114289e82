import { Type } from 'typebox'
import type { Deps } from '../flows/ports.ts'
import { createTag, removeTag, renameTag } from '../flows/save-tag.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentTag } from './present-inbox.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { eyeOf } from './shared-shapes.ts'
import { Tag } from './wire/inbox.ts'
import { idOf, page } from './wire/shapes.ts'

const tags = ['tags']
const params = Type.Object({ id: idOf('tag') })
const name = Type.String({ minLength: 1, maxLength: 200 })

export function tagDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/tags',
    { config: { needs: 'tag:read' }, schema: { tags, summary: 'Tags', response: answers({ 200: page(Tag) }) } },
    async (request) => {
      const viewer = staffOf(request)
      return { items: (await d.store.tags(viewer)).map((tag) => presentTag(eyeOf(d, viewer), tag)) }
    },
  )

  app.get(
    '/v1/tags/:id',
    { config: { needs: 'tag:read' }, schema: { tags, summary: 'One tag', params, response: answers({ 200: Tag }) } },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const tag = await readTagged(d, viewer, reply, 'tag', id, async () =>
        (await d.store.tags(viewer)).find((one) => one.id === id),
      )
      return presentTag(eyeOf(d, viewer), tag)
    },
  )

  app.post(
    '/v1/tags',
    {
      config: { needs: 'tag:write', repeats: true },
      schema: {
        tags,
        summary: 'Make a tag',
        body: Type.Object({ id: idOf('tag'), name }),
        response: answers({ 201: Tag }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const tag = await createTag(onceOnly(d, request), viewer, request.body)
      reply.code(201)
      return presentTag(eyeOf(d, viewer), tag)
    },
  )

  app.patch(
    '/v1/tags/:id',
    {
      config: { needs: 'tag:write', repeats: true },
      schema: {
        tags,
        summary: 'Rename a tag',
        params,
        body: Type.Object({ name }),
        response: answers({ 200: Tag }, [409, 412, 422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const tag = await renameTag(onceOnly(d, request), viewer, id, request.body.name, expectedRevision(request))
      await tagRevision(d, viewer, reply, 'tag', id)
      return presentTag(eyeOf(d, viewer), tag)
    },
  )

  app.delete(
    '/v1/tags/:id',
    {
      config: { needs: 'tag:write' },
      schema: { tags, summary: 'Remove a tag, from all conversations', params, response: answers({ 204: nothing }) },
    },
    async (request, reply) => {
      await removeTag(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
