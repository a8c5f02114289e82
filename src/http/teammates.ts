import { Type } from 'typebox'
import { fail } from '../core/errors.ts'
import { may } from '../core/viewer.ts'
import { changeTeammate } from '../flows/change-teammate.ts'
import { endSessionsOf } from '../flows/end-session.ts'
import { inviteTeammate, withdrawInvitation } from '../flows/invite-teammate.ts'
import type { Deps } from '../flows/ports.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentInvitation, presentRole, presentTeammate } from './present-people.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { plainWord } from './shared-shapes.ts'
import { idOf, page } from './wire/shapes.ts'
import { Invitation, Role, Teammate } from './wire/people.ts'

const tags = ['team']
const params = Type.Object({ id: idOf('teammate') })

export function teammateDoors(app: Doors, d: Deps, { publicUrl }: { publicUrl: string }): void {
  app.get(
    '/v1/teammates',
    {
      config: { needs: 'teammate:read' },
      schema: { tags, summary: 'Everybody who answers', response: answers({ 200: page(Teammate) }) },
    },
    async (request) => {
      const viewer = staffOf(request)
      const seen = may(viewer, 'activity:read') ? await d.store.lastSeen(viewer) : undefined
      return { items: (await d.store.teammates(viewer)).map((one) => presentTeammate(one, seen)) }
    },
  )

  app.get(
    '/v1/teammates/:id',
    {
      config: { needs: 'teammate:read' },
      schema: { tags, summary: 'One teammate', params, response: answers({ 200: Teammate }) },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const teammate = await readTagged(d, viewer, reply, 'teammate', id, async () =>
        (await d.store.teammates(viewer)).find((one) => one.id === id),
      )
      return presentTeammate(teammate)
    },
  )

  app.patch(
    '/v1/teammates/:id',
    {
      config: { needs: 'teammate:write', repeats: true },
      schema: {
        tags,
        summary:
          'Change a role, or take access away and give it back. Their sessions end, and keys and invitations they could not make any more.',
        params,
        body: Type.Object({ roleId: Type.Optional(plainWord), deactivated: Type.Optional(Type.Boolean()) }),
        response: answers({ 200: Teammate }, [412]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const expected = expectedRevision(request)
      const teammate = await changeTeammate(onceOnly(d, request), viewer, request.params.id, request.body, { expected })
      await tagRevision(d, viewer, reply, 'teammate', teammate.id)
      return presentTeammate(teammate)
    },
  )

  app.delete(
    '/v1/teammates/:id/sessions',
    {
      config: { needs: 'teammate:write' },
      schema: {
        tags,
        summary: 'End all sessions of a teammate, and their sign-in links: a computer is gone, the person stays',
        params,
        response: answers({ 200: Type.Object({ ended: Type.Integer() }) }),
      },
    },
    async (request) => ({ ended: await endSessionsOf(d, staffOf(request), request.params.id) }),
  )

  app.get(
    '/v1/invitations',
    {
      config: { needs: 'teammate:read' },
      schema: { tags, summary: 'Invitations that wait', response: answers({ 200: page(Invitation) }) },
    },
    async (request) => ({ items: (await d.store.invitations(staffOf(request))).map(presentInvitation) }),
  )

  app.post(
    '/v1/invitations',
    {
      config: { needs: 'teammate:write' },
      schema: {
        tags,
        summary: 'Invite somebody. The secret and its address are shown once.',
        body: Type.Object({ id: idOf('invitation'), email: Type.String({ maxLength: 254 }), roleId: plainWord }),
        response: answers({ 201: Type.Object({ invitation: Invitation, secret: Type.String(), url: Type.String() }) }),
      },
    },
    async (request, reply) => {
      const { invitation, secret } = await inviteTeammate(d, staffOf(request), request.body)
      reply.code(201)
      // After the #, so that the secret reaches no server log on the way.
      return { invitation: presentInvitation(invitation), secret, url: `${new URL(publicUrl).origin}/join#${secret}` }
    },
  )

  app.delete(
    '/v1/invitations/:id',
    {
      config: { needs: 'teammate:write' },
      schema: {
        tags,
        summary: 'Take an invitation back',
        params: Type.Object({ id: idOf('invitation') }),
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await withdrawInvitation(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/invitations/by-secret',
    {
      config: { needs: 'public' },
      schema: {
        tags,
        summary: 'What an invitation is to; its secret comes in a header, so that it is in no log',
        headers: Type.Object({ 'x-invitation': Type.String({ maxLength: 200 }) }),
        response: answers({ 200: Type.Object({ email: Type.String(), workspace: Type.String() }) }, [400, 503]),
      },
    },
    async (request) => {
      const invitation = await d.store.invitationOf(
        d.identity.hashSecret(request.headers['x-invitation']),
        d.clock.now(),
      )
      const workspace = invitation && (await d.store.workspace(invitation.workspaceId))
      if (!invitation || !workspace)
        throw fail('not_found', 'This invitation has been used or has expired. Ask for a new one.')
      return { email: invitation.email, workspace: workspace.name }
    },
  )

  app.get(
    '/v1/roles',
    {
      config: { needs: 'role:read' },
      schema: { tags, summary: 'Roles and what each may do', response: answers({ 200: page(Role) }) },
    },
    async (request) => ({ items: (await d.store.roles(staffOf(request))).map(presentRole) }),
  )
}
