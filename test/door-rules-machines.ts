import { newId } from './cast.ts'
import type { DoorRule } from './door-samples.ts'

const policy = { name: 'Ours', minConfidence: 0.5, rules: [{ classes: ['payment'], action: 'seal', keepDays: 30 }] }

/** Doors for programs; the same table as in door-rules.ts, which would grow past its limit. */
export const machineRules: Readonly<Record<string, DoorRule>> = {
  'GET /v1/tags/:id': {
    needs: 'tag:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/tags/${await made.tag()}` }),
  },
  'GET /v1/macros/:id': {
    needs: 'macro:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/macros/${await made.macro()}` }),
  },
  'GET /v1/teammates/:id': {
    needs: 'teammate:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/teammates/${await made.teammate()}` }),
  },
  'POST /v1/redaction-streams': {
    needs: 'text:redact',
    sample: () => ({ body: '{"text":"nothing here"}\n', headers: { 'content-type': 'application/x-ndjson' } }),
  },
  'DELETE /v1/redaction-sessions/:id': {
    needs: 'text:redact',
    theirs: true,
    sample: async (made) => ({ url: `/v1/redaction-sessions/${await made.redactionSession()}` }),
  },
  'GET /v1/webhooks': { needs: 'webhook:read' },
  'GET /v1/webhooks/:id': {
    needs: 'webhook:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/webhooks/${await made.webhook()}` }),
  },
  'POST /v1/webhooks': {
    needs: 'webhook:write',
    sample: () => ({ body: { id: newId('webhook'), url: 'https://example.com/hooks', topics: ['part.received'] } }),
  },
  'PATCH /v1/webhooks/:id': {
    needs: 'webhook:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/webhooks/${await made.webhook()}`, body: { paused: true } }),
  },
  'DELETE /v1/webhooks/:id': {
    needs: 'webhook:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/webhooks/${await made.webhook()}` }),
  },
  'POST /v1/webhooks/:id/secrets': {
    needs: 'webhook:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/webhooks/${await made.webhook()}/secrets` }),
  },
  'GET /v1/webhooks/:id/deliveries': {
    needs: 'webhook:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/webhooks/${await made.webhook()}/deliveries` }),
  },
  'POST /v1/webhooks/:id/deliveries/:deliveryId/replays': {
    needs: 'webhook:write',
    theirs: true,
    sample: async (made) => {
      const id = await made.webhook()
      await made.conversation()
      return { url: `/v1/webhooks/${id}/deliveries/${await made.delivery(id)}/replays` }
    },
  },
  'POST /v1/imports': {
    needs: 'conversation:import',
    sample: () => ({
      body: {
        conversations: [
          {
            externalId: newId('tag'),
            contact: { formerId: newId('tag') },
            parts: [
              { externalId: '1', author: { type: 'contact' }, text: 'Hello', createdAt: '2021-03-04T10:00:00.000Z' },
            ],
          },
        ],
      },
    }),
  },
  'GET /v1/exports': { needs: 'export:create' },
  'GET /v1/export-files': { needs: 'export:create' },
  'POST /v1/export-files': {
    needs: 'export:create',
    theirs: true,
    sample: async (made) => ({
      body: { id: newId('export'), contactId: await made.contact(), reason: 'asked for by letter' },
    }),
  },
  'GET /v1/export-files/:id/content': {
    needs: 'export:create',
    theirs: true,
    sample: async (made) => ({ url: `/v1/export-files/${await made.exportFile()}/content` }),
  },
  'DELETE /v1/export-files/:id': {
    needs: 'export:create',
    theirs: true,
    sample: async (made) => ({ url: `/v1/export-files/${await made.exportFile()}` }),
  },
  'GET /v1/data-uses': { needs: 'contact:read' },
  'PUT /v1/data-uses': { needs: 'data-use:write', sample: () => ({ body: { items: [] } }) },
  'POST /v1/exports': {
    needs: 'export:create',
    theirs: true,
    sample: async (made) => ({
      body: { id: newId('export'), contactId: await made.contact(), reason: 'asked for by letter', values: true },
    }),
  },

  'GET /v1/tags': { needs: 'tag:read' },
  'POST /v1/tags': { needs: 'tag:write', sample: () => ({ body: { id: newId('tag'), name: newId('tag') } }) },
  'PATCH /v1/tags/:id': {
    needs: 'tag:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/tags/${await made.tag()}`, body: { name: newId('tag') } }),
  },
  'DELETE /v1/tags/:id': {
    needs: 'tag:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/tags/${await made.tag()}` }),
  },
  'GET /v1/macros': { needs: 'macro:read' },
  'POST /v1/macros': {
    needs: 'macro:write',
    sample: () => ({ body: { id: newId('macro'), name: 'Thanks', body: 'Thank you' } }),
  },
  'PATCH /v1/macros/:id': {
    needs: 'macro:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/macros/${await made.macro()}`, body: { body: 'Bye' } }),
  },
  'DELETE /v1/macros/:id': {
    needs: 'macro:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/macros/${await made.macro()}` }),
  },

  'GET /v1/policies': { needs: 'policy:read' },
  'GET /v1/policy-templates': { needs: 'policy:read' },
  'POST /v1/policies': { needs: 'policy:write', sample: () => ({ body: policy }) },
  'POST /v1/detections': { needs: 'text:detect', sample: () => ({ body: { text: 'nothing here', offsets: true } }) },
  'POST /v1/redactions': { needs: 'text:redact', sample: () => ({ body: { text: 'nothing here' } }) },
}
