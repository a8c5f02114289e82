import swagger from '@fastify/swagger'
import { Type } from 'typebox'
import { describeHeaders } from './open-api-headers.ts'
import { describeWebhooks } from './open-api-webhooks.ts'
import { operationIdOf } from './operation-id.ts'
import type { Doors } from './doors.ts'

const description = `Nouns only, JSON in UTF-8. Programs send \`Authorization: Bearer usk_…\`; keys have scopes.
Errors are \`{ error: { code, message, field?, reference } }\` and never repeat what was sent. Lists are \`{ items, next? }\`; pass
\`next\` as \`cursor\`. The client makes the id of what it creates, so that a retry is the same thing.

For machines: [/v1/openapi.json](/v1/openapi.json).`

/** The nouns in the order in which one meets them, each in a sentence. */
const tags = {
  contacts: 'The people who write, known or not.',
  conversations: 'Threads and their parts: messages, notes and events.',
  imports: 'Old conversations of another desk, with their authors and times.',
  'sealed values': 'Reveal, restore, keep longer or destroy what was taken out of a text.',
  erasures: 'Forget a person for good, with a signed receipt.',
  engine: 'Find and redact what is sensitive in any text or document, without keeping it.',
  tags: 'Words that sort conversations.',
  'teams and views': 'Who shares a queue, and filters with a name.',
  'saved replies': 'Texts that are written often.',
  policies: 'What happens to each kind of value, in versions.',
  findings: 'What a policy only flagged, to be reviewed.',
  activity: 'The log of every action, chained and signed.',
  reports: 'Numbers about work and protection, never words.',
  messenger: 'What the messenger on a site speaks with.',
  live: 'Changes as they happen, over a WebSocket.',
  sessions: 'Signing in and out.',
  team: 'Teammates, invitations and roles.',
  'API keys': 'Ways in for programs, with scopes and an end.',
  webhooks: 'Signed calls to your own programs.',
  exports: 'Copies of one person’s data.',
  workspace: 'Settings, identity secrets and first steps.',
  health: 'Whether the process is well.',
}

const plainly: Readonly<Record<string, string>> = {
  200: 'As asked',
  201: 'Made',
  202: 'Taken; it is done in a moment',
  204: 'Done; there is nothing to say',
}

/** OpenAPI 3.1 from the very schemas that validate, so that it cannot say anything else. */
export async function describeApi(app: Doors, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Underseal API',
        version: '1',
        description,
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      tags: Object.entries(tags).map(([name, says]) => ({ name, description: says })),
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
    // Where a schema does not say it, the plugin would write «Default Response».
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject
      for (const [path, door] of Object.entries(document.openapiObject.paths ?? {}))
        for (const [method, operation] of Object.entries(door ?? {}) as [string, Operation][]) {
          // A door that says nothing of it is open; said, nobody has to guess.
          operation.security ??= []
          operation.operationId = operationIdOf(method.toUpperCase(), path, method === 'get' && isList(operation))
          for (const [status, answer] of Object.entries(operation.responses ?? {}))
            if (answer.description === 'Default Response') answer.description = plainly[status] ?? 'An answer'
        }
      return withTuples(describeWebhooks(describeHeaders(document.openapiObject)))
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
          ...headersOf(route.method, route.config?.repeats === true, own),
          security: securityOf(needs),
          description: [needsSaid, own.description].filter(Boolean).join(' '),
        },
        url,
      }
    },
  })
  app.get('/v1/openapi.json', { config: { needs: 'public' }, schema: { hide: true } }, async () => app.swagger())
}

type Answer = { description?: string; content?: Record<string, { schema?: { properties?: object } }> }
type Operation = { operationId?: string; security?: object[]; responses?: Record<string, Answer> }

/** A tuple as the JSON Schema of OpenAPI 3.1 spells it; the validator's own spelling is an older one. */
function withTuples<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withTuples) as T
  if (typeof node !== 'object' || node === null) return node
  const { additionalItems: _, ...rest } = node as Record<string, unknown>
  const { items } = rest
  const spelled = Array.isArray(items) ? { ...rest, prefixItems: items, items: false } : rest
  return Object.fromEntries(Object.entries(spelled).map(([key, inner]) => [key, withTuples(inner)])) as T
}

const isList = ({ responses }: Operation) =>
  Object.hasOwn(responses?.['200']?.content?.['application/json']?.schema?.properties ?? {}, 'items')

/** What the doors read themselves, whatever else they are asked. */
function headersOf(
  method: string | string[],
  repeats: boolean,
  { headers, response }: { headers?: unknown; response?: unknown },
) {
  if (headers !== undefined) return {}
  const matches = ['PATCH', 'PUT'].includes(String(method)) && Object.hasOwn((response ?? {}) as object, 412)
  const asked = {
    ...(repeats
      ? {
          'Idempotency-Key': Type.Optional(
            Type.String({
              pattern: '^[\\x21-\\x7e]{1,255}$',
              description: 'Again with the same key is not done again',
            }),
          ),
        }
      : {}),
    ...(matches
      ? {
          'If-Match': Type.Optional(
            Type.String({ description: 'The ETag that it was read with; 412 if somebody has changed it since' }),
          ),
        }
      : {}),
  }
  return repeats || matches ? { headers: Type.Object(asked) } : {}
}

function securityOf(needs: string): Record<string, string[]>[] {
  if (needs === 'public') return []
  if (needs === 'visitor') return [{ visitor: [] }]
  return needs === 'signed-in' ? [{ session: [] }] : [{ key: [] }, { session: [] }]
}
