import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { Doors } from './doors.ts'

const description = `Nouns only, JSON in UTF-8. Programs send \`Authorization: Bearer usk_…\`; keys have scopes.
Errors are \`{ error: { code, message, field?, reference } }\` and never repeat what was sent. Lists are \`{ items, next? }\`; pass
\`next\` as \`cursor\`. The client makes the id of what it creates, so that a retry is the same thing.`

/** OpenAPI 3.1 from the very schemas that validate, so that it cannot say anything else. */
export async function describeApi(app: Doors, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Underseal', version: '1', description, license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
      servers: [{ url: new URL(publicUrl).origin }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, `usk_…`; needs the scope that the route names' },
          visitor: { type: 'http', scheme: 'bearer', description: 'The token of a messenger session, `vis_…`' },
          session: { type: 'apiKey', in: 'cookie', name: '__Host-underseal', description: 'The console. Changes need the header `x-underseal` as well.' },
        },
      },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `shape-${i}`) },
    transform: ({ schema, url, route }) => {
      const needs = route.config?.needs
      const own = schema ?? {}
      if (needs === undefined || !url.startsWith('/v1/')) return { schema: { ...own, hide: needs === undefined || own.hide === true }, url }
      return {
        schema: { ...own, security: securityOf(needs), description: needs === 'public' ? 'Open to anybody.' : `Needs: \`${needs}\`.` },
        url,
      }
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Underseal API' },
    uiConfig: { deepLinking: true, docExpansion: 'list', tryItOutEnabled: false },
    // The page's own scripts are files; its icons are data: images. React sets styles through the CSSOM.
    staticCSP: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  })
  app.get('/v1/openapi.json', { config: { needs: 'public' }, schema: { hide: true } }, async () => app.swagger())
}

function securityOf(needs: string): Record<string, string[]>[] {
  if (needs === 'public') return []
  if (needs === 'visitor') return [{ visitor: [] }]
  return needs === 'signed-in' ? [{ session: [] }] : [{ key: [] }, { session: [] }]
}
