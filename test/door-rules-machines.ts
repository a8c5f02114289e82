import type { DoorRule } from './door-rules.ts'

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
  'POST /v1/redaction-streams': {
    needs: 'text:redact',
    sample: () => ({ body: '{"text":"nothing here"}\n', headers: { 'content-type': 'application/x-ndjson' } }),
  },
  'DELETE /v1/redaction-sessions/:id': {
    needs: 'text:redact',
    theirs: true,
    sample: async (made) => ({ url: `/v1/redaction-sessions/${await made.redactionSession()}` }),
  },
}
