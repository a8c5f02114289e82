import { Type } from 'typebox'
import type { Deps } from '../flows/ports.ts'
import { changeTeam, createTeam, removeTeam } from '../flows/save-team.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentTeam } from './present-inbox.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { eyeOf } from './shared-shapes.ts'
import { Team } from './wire/inbox.ts'
import { idOf, page } from './wire/shapes.ts'

const tags = ['teams and views']
const params = Type.Object({ id: idOf('team') })
const name = Type.String({ minLength: 1, maxLength: 60 })
const memberIds = Type.Array(idOf('teammate'), { maxItems: 500 })

export function teamDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/teams',
    {
      config: { needs: 'team:read' },
      schema: { tags, summary: 'Teams and who is in them', response: answers({ 200: page(Team) }) },
    },
    async (request) => {
      const viewer = staffOf(request)
      return { items: (await d.store.teams(viewer)).map((team) => presentTeam(eyeOf(d, viewer), team)) }
    },
  )

  app.get(
    '/v1/teams/:id',
    { config: { needs: 'team:read' }, schema: { tags, summary: 'One team', params, response: answers({ 200: Team }) } },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const team = await readTagged(d, viewer, reply, 'team', id, async () =>
        (await d.store.teams(viewer)).find((one) => one.id === id),
      )
      return presentTeam(eyeOf(d, viewer), team)
    },
  )

  app.post(
    '/v1/teams',
    {
      config: { needs: 'team:write', repeats: true },
      schema: {
        tags,
        summary: 'Make a team',
        body: Type.Object({ id: idOf('team'), name, memberIds }),
        response: answers({ 201: Team }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id, ...input } = request.body
      const team = await createTeam(onceOnly(d, request), viewer, id, input)
      reply.code(201)
      return presentTeam(eyeOf(d, viewer), team)
    },
  )

  app.patch(
    '/v1/teams/:id',
    {
      config: { needs: 'team:write', repeats: true },
      schema: {
        tags,
        summary: 'Rename a team, or say who is in it',
        params,
        body: Type.Object({ name: Type.Optional(name), memberIds: Type.Optional(memberIds) }),
        response: answers({ 200: Team }, [409, 412, 422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const team = await changeTeam(
        onceOnly(d, request),
        viewer,
        request.params.id,
        request.body,
        expectedRevision(request),
      )
      await tagRevision(d, viewer, reply, 'team', team.id)
      return presentTeam(eyeOf(d, viewer), team)
    },
  )

  app.delete(
    '/v1/teams/:id',
    {
      config: { needs: 'team:write' },
      schema: {
        tags,
        summary: 'Remove a team; its conversations belong to no team',
        params,
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await removeTeam(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
