import { Type } from 'typebox'
import { permissions } from '../core/permission.ts'
import { createApiKey, revokeApiKey } from '../flows/create-api-key.ts'
import type { Deps } from '../flows/ports.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentApiKey } from './present-people.ts'
import { ApiKey } from './wire/people.ts'
import { choice, idOf, moment, nullable, page } from './wire/shapes.ts'

const tags = ['API keys']

export function apiKeyDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/api-keys',
    {
      config: { needs: 'api-key:read' },
      schema: {
        tags,
        summary: 'Keys and their scopes, never the keys themselves',
        response: answers({ 200: page(ApiKey) }),
      },
    },
    async (request) => ({ items: (await d.store.apiKeys(staffOf(request))).map(presentApiKey) }),
  )

  app.post(
    '/v1/api-keys',
    {
      config: { needs: 'api-key:write' },
      schema: {
        tags,
        summary: 'Make a key. It is shown once, and can do no more than the one who makes it.',
        body: Type.Object({
          id: idOf('apiKey'),
          name: Type.String({ minLength: 1, maxLength: 100 }),
          scopes: Type.Array(choice(permissions), { minItems: 1, maxItems: permissions.length }),
          expiresAt: Type.Optional(nullable(moment)),
        }),
        response: answers({ 201: Type.Object({ ...ApiKey.properties, secret: Type.String() }) }),
      },
    },
    async (request, reply) => {
      const { key, secret } = await createApiKey(d, staffOf(request), request.body)
      reply.code(201)
      return { ...presentApiKey(key), secret }
    },
  )

  app.delete(
    '/v1/api-keys/:id',
    {
      config: { needs: 'api-key:write' },
      schema: {
        tags,
        summary: 'Revoke a key, at once, with the keys and invitations made by it',
        params: Type.Object({ id: idOf('apiKey') }),
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await revokeApiKey(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
