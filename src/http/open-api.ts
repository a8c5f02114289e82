import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { Doors } from './doors.ts'

const description = `Nouns only, JSON in UTF-8. Programs send \`Authorization: Bearer usk_…\`; keys have scopes.
Errors are \`{ error: { code, message, field?, reference } }\` and never repeat what was sent. Lists are \`{ items, next? }\`; pass
\`next\` as \`cursor\`. The client makes the id of what it creates, so that a retry is the same thing.`

const tagOrder = [
  'contacts',
  'conversations',
  'sealed values',
  'erasures',
  'engine',
  'tags',
  'saved replies',
  'policies',
  'activity',
  'messenger',
  'live',
  'sessions',
  'team',
  'API keys',
  'webhooks',
  'exports',
  'workspace',
  'house',
]

// The bar at the top is for choosing another description, and bears another project's name.
const quietLook =
  '.swagger-ui .topbar{display:none}.swagger-ui .info{margin:32px 0 16px}.swagger-ui .scheme-container{box-shadow:none}'

// Scripts and styles are files of ours, icons are data: images. The hash is of the one style that the page writes itself.
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** OpenAPI 3.1 from the very schemas that validate, so that it cannot say anything else. */
export async function describeApi(app: Doors, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Underseal',
        version: '1',
        description,
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      tags: tagOrder.map((name) => ({ name })),
      servers: [{ url: new URL(publicUrl).origin }],
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key, `usk_…`; needs the scope that the route names',
          },
          visitor: { type: 'http', scheme: 'bearer', description: 'The token of a messenger session, `vis_…`' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-underseal',
            description: 'The console. Changes need the header `x-underseal` as well.',
          },
        },
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `shape-${i}`),
    },
    transform: ({ schema, url, route }) => {
      const needs = route.config?.needs
      const own = schema ?? {}
      if (needs === undefined || !url.startsWith('/v1/'))
        return { schema: { ...own, hide: needs === undefined || own.hide === true }, url }
      const needsSaid = needs === 'public' ? 'Open to anybody.' : `Needs: \`${needs}\`.`
      return {
        schema: {
          ...own,
          security: securityOf(needs),
          description: [needsSaid, own.description].filter(Boolean).join(' '),
        },
        url,
      }
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Underseal API', css: [{ filename: 'underseal.css', content: quietLook }] },
    uiConfig: { deepLinking: true, docExpansion: 'none', tryItOutEnabled: false },
    staticCSP: contentPolicy,
  })
  app.get('/v1/openapi.json', { config: { needs: 'public' }, schema: { hide: true } }, async () => app.swagger())
}

function securityOf(needs: string): Record<string, string[]>[] {
  if (needs === 'public') return []
  if (needs === 'visitor') return [{ visitor: [] }]
  return needs === 'signed-in' ? [{ session: [] }] : [{ key: [] }, { session: [] }]
}
