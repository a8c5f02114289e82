import { newId } from './cast.ts'
import type { DoorRule } from './door-samples.ts'

/** What goes through the messenger beside words: questions for values, secrets that open once, events, claims. */
export const messengerRules: Readonly<Record<string, DoorRule>> = {
  'GET /v1/messenger/workspaces/:id': {
    needs: 'public',
    sample: (made) => ({ url: `/v1/messenger/workspaces/${made.workspaceId}` }),
  },
  'POST /v1/messenger/claims': { needs: 'visitor', sample: () => ({ body: { email: 'vic@example.com' } }) },
  'POST /v1/messenger/departures': { needs: 'visitor' },
  'POST /v1/messenger/events': { needs: 'visitor', sample: () => ({ body: { name: 'ordered-item' } }) },
  'POST /v1/messenger/secure-requests/:id/answer': {
    needs: 'visitor',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/messenger/secure-requests/${await made.request()}/answer`,
      body: { id: newId('part'), value: ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ') },
    }),
  },
  'POST /v1/messenger/secure-requests/:id/refusal': {
    needs: 'visitor',
    theirs: true,
    sample: async (made) => ({ url: `/v1/messenger/secure-requests/${await made.request()}/refusal` }),
  },
  'POST /v1/messenger/one-time-secrets/:id/opening': {
    needs: 'visitor',
    theirs: true,
    sample: async (made) => ({ url: `/v1/messenger/one-time-secrets/${await made.secret()}/opening` }),
  },
  'GET /v1/requestable-kinds': { needs: 'conversation:read' },
  'POST /v1/conversations/:id/requests': {
    needs: 'conversation:write',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/conversations/${(await made.conversation()).id}/requests`,
      body: { id: newId('part'), kind: 'iban', text: 'Your IBAN, please' },
    }),
  },
  'POST /v1/conversations/:id/one-time-secrets': {
    needs: 'conversation:write',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/conversations/${(await made.conversation()).id}/one-time-secrets`,
      body: { id: newId('part'), text: 'Your new start word', secret: 'heron' },
    }),
  },
  'POST /v1/identity-checks': { needs: 'workspace:write', sample: () => ({ body: { user_id: '7', user_hash: 'no' } }) },
  'GET /v1/contacts/:id/events': {
    needs: 'contact:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/contacts/${await made.contact()}/events` }),
  },
}
