import { newId } from './cast.ts'
import type { DoorRule } from './door-samples.ts'

const reason = 'the customer asked'
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const policy = { name: 'Ours', minConfidence: 0.5, rules: [{ classes: ['payment'], action: 'seal', keepDays: 30 }] }

/** Sealed values, the review queue, policies in the making, reports. */
export const protectionRules: Readonly<Record<string, DoorRule>> = {
  'GET /v1/seals/:token': {
    needs: 'conversation:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/seals/${await made.token()}` }),
  },
  'POST /v1/reveals/:id/copies': {
    needs: 'conversation:read',
    // Only one's own look can be copied from: whoever else comes finds none.
    sample: () => ({ url: `/v1/reveals/${newId('reveal')}/copies`, body: {} }),
    nobodys: true,
  },
  'POST /v1/seals/:token/extension': {
    needs: 'conversation:read',
    right: 'value:keep',
    theirs: true,
    sample: async (made) => ({ url: `/v1/seals/${await made.token()}/extension`, body: { keepDays: 400, reason } }),
  },
  'POST /v1/seals/:token/destruction': {
    needs: 'conversation:read',
    right: 'value:destroy',
    theirs: true,
    sample: async (made) => ({ url: `/v1/seals/${await made.token()}/destruction`, body: { reason } }),
  },
  'POST /v1/sweeps': {
    needs: 'value:seal',
    theirs: true,
    sample: async (made) => ({ body: { id: newId('sweep'), token: await made.sealedByHand() } }),
  },
  'GET /v1/sweeps': { needs: 'value:sweep' },
  'GET /v1/sweeps/:id': {
    needs: 'value:seal',
    theirs: true,
    sample: async (made) => ({ url: `/v1/sweeps/${await made.sweep()}` }),
  },
  'POST /v1/sweeps/:id/sealing': {
    needs: 'value:sweep',
    theirs: true,
    sample: async (made) => ({ url: `/v1/sweeps/${await made.sweep()}/sealing`, body: {} }),
  },
  'POST /v1/sweeps/:id/undoing': {
    needs: 'conversation:read',
    right: 'value:restore',
    theirs: true,
    sample: async (made) => ({ url: `/v1/sweeps/${await made.sweep('done')}/undoing`, body: { reason } }),
  },
  'POST /v1/policy-trials': { needs: 'policy:write', sample: () => ({ body: { policy } }) },
  'POST /v1/policy-previews': {
    needs: 'policy:read',
    sample: () => ({ body: { policy, text: 'nothing here', author: 'contact', channel: 'messenger' } }),
  },
  'GET /v1/findings': { needs: 'finding:read' },
  'POST /v1/findings/:id/review': {
    needs: 'finding:review',
    theirs: true,
    sample: async (made) => ({ url: `/v1/findings/${await made.flagged()}/review`, body: { verdict: 'harmless' } }),
  },
  'GET /v1/reports/overview': { needs: 'report:read' },
  'GET /v1/retention': { needs: 'contact:erase', sample: () => ({ url: '/v1/retention?days=90' }) },
  'PUT /v1/retention': { needs: 'contact:erase', sample: () => ({ body: { days: 3_650 } }) },
  'GET /v1/data-map': { needs: 'contact:erase' },
  'GET /v1/data-subjects': { needs: 'contact:read' },
  'POST /v1/data-subjects/searches': { needs: 'contact:read', sample: () => ({ body: { query: 'jo@example.com' } }) },
  'GET /v1/checklist': { needs: 'signed-in' },
  'PUT /v1/checklist/dismissal': { needs: 'signed-in', sample: () => ({ body: {} }) },
  'POST /v1/access-reviews': {
    needs: 'teammate:write',
    theirs: true,
    sample: async (made) => ({ body: await made.access() }),
  },
  'POST /v1/evidence': {
    needs: 'evidence:read',
    // Of a time before the workspace was made there is nothing to tell.
    sample: () => ({ body: { from: dayFromNow(-1), to: dayFromNow(1) } }),
  },
  'POST /v1/trails': {
    needs: 'evidence:read',
    theirs: true,
    sample: (made) => ({ body: { of: made.ada, from: dayFromNow(-1), to: dayFromNow(1) } }),
  },
  'POST /v1/activity/verifications': { needs: 'activity:read', sample: () => ({ body: {} }) },
}
