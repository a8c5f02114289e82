import { Type } from 'typebox'
import { changeWorkspace, createIdentitySecret, revokeIdentitySecret } from '../flows/change-workspace.ts'
import { checkIdentity } from '../flows/check-identity.ts'
import { identityFaults, type Deps } from '../flows/ports.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentIdentitySecret, presentWorkspace } from './present-workspace.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { Boot } from './wire/messenger.ts'
import { choice, idOf, nullable, page } from './wire/shapes.ts'
import { IdentitySecret, MessengerSettings, Workspace } from './wire/workspace.ts'

const tags = ['workspace']

export function workspaceDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/workspace',
    {
      config: { needs: 'workspace:read' },
      schema: { tags, summary: 'The workspace and its messenger settings', response: answers({ 200: Workspace }) },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const id = viewer.workspaceId
      const workspace = await readTagged(d, viewer, reply, 'workspace', id, () => d.store.workspace(id))
      return presentWorkspace(workspace)
    },
  )

  app.patch(
    '/v1/workspace',
    {
      config: { needs: 'workspace:write', repeats: true },
      schema: {
        tags,
        summary: 'Change the name or the messenger',
        body: Type.Object({
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          messenger: Type.Optional(Type.Partial(MessengerSettings)),
        }),
        response: answers({ 200: Workspace }, [412]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const workspace = await changeWorkspace(onceOnly(d, request), viewer, request.body, expectedRevision(request))
      await tagRevision(d, viewer, reply, 'workspace', workspace.id)
      return presentWorkspace(workspace)
    },
  )

  app.get(
    '/v1/identity-secrets',
    {
      config: { needs: 'workspace:read' },
      schema: {
        tags,
        summary: 'Secrets that sign who a messenger user is',
        response: answers({ 200: page(IdentitySecret) }),
      },
    },
    async (request) => ({ items: (await d.store.identitySecrets(staffOf(request))).map(presentIdentitySecret) }),
  )

  app.post(
    '/v1/identity-secrets',
    {
      config: { needs: 'workspace:write' },
      schema: {
        tags,
        summary: 'Make a new secret; it is shown once. Older ones work until they are revoked.',
        body: Type.Object({ id: idOf('identitySecret') }),
        response: answers({ 201: Type.Object({ ...IdentitySecret.properties, secret: Type.String() }) }),
      },
    },
    async (request, reply) => {
      const made = await createIdentitySecret(d, staffOf(request), request.body.id)
      reply.code(201)
      return { ...presentIdentitySecret(made), secret: made.secret }
    },
  )

  app.post(
    '/v1/identity-checks',
    {
      config: { needs: 'workspace:write' },
      schema: {
        tags,
        summary: 'Try a signature of yours: valid, or why not. Logged; nothing is stored.',
        body: Type.Pick(Boot, ['user_id', 'email', 'user_hash', 'intercom_user_jwt']),
        response: answers({
          201: Type.Object({
            valid: Type.Boolean(),
            why: nullable(choice(identityFaults)),
            person: nullable(
              Type.Object({
                externalId: nullable(Type.String()),
                email: nullable(Type.String()),
                name: nullable(Type.String()),
              }),
            ),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { user_id, email, user_hash, intercom_user_jwt } = request.body
      const claim = { userId: user_id, email, userHash: user_hash, userJwt: intercom_user_jwt }
      const judged = await checkIdentity(d, staffOf(request), claim)
      reply.code(201)
      if (typeof judged === 'string') return { valid: false, why: judged, person: null }
      const { externalId = null, email: signedEmail = null, name = null } = judged
      return { valid: true, why: null, person: { externalId, email: signedEmail, name } }
    },
  )

  app.delete(
    '/v1/identity-secrets/:id',
    {
      config: { needs: 'workspace:write' },
      schema: {
        tags,
        summary: 'Revoke a secret',
        params: Type.Object({ id: idOf('identitySecret') }),
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await revokeIdentitySecret(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
