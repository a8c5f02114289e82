import { newId, password } from './cast.ts'
import { inboxRules } from './door-rules-inbox.ts'
import { machineRules } from './door-rules-machines.ts'
import { messengerRules } from './door-rules-messenger.ts'
import { protectionRules } from './door-rules-protection.ts'
import type { DoorRule, Made } from './door-samples.ts'

const reason = 'the customer asked'
const onConversation = (tail: string, body?: unknown) => async (made: Made) => ({
  url: `/v1/conversations/${(await made.conversation()).id}${tail}`,
  body,
})

export const doorRules: Readonly<Record<string, DoorRule>> = {
  ...machineRules,
  ...protectionRules,
  ...messengerRules,
  ...inboxRules,
  'GET /health': { needs: 'public' },
  'GET /ready': { needs: 'public' },
  'GET /v1/openapi.json': { needs: 'public' },
  'GET /v1/live': { needs: 'public' },

  'POST /v1/sessions': { needs: 'public', sample: () => ({ body: { email: 'ben@example.com', password } }) },
  'GET /v1/session': { needs: 'signed-in' },
  'DELETE /v1/session': { needs: 'signed-in' },
  'PATCH /v1/profile': { needs: 'signed-in', sample: () => ({ body: { language: 'de' } }) },
  'POST /v1/acceptances': {
    needs: 'public',
    sample: async (made) => ({ body: { secret: (await made.invitation())['secret'], name: 'Nell Nye', password } }),
  },
  'GET /v1/invitations/by-secret': {
    needs: 'public',
    sample: async (made) => ({ headers: { 'x-invitation': String((await made.invitation())['secret']) } }),
  },

  'GET /v1/teammates': { needs: 'teammate:read' },
  'PATCH /v1/teammates/:id': {
    needs: 'teammate:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/teammates/${await made.teammate()}`, body: { deactivated: true } }),
  },
  'DELETE /v1/teammates/:id/sessions': {
    needs: 'teammate:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/teammates/${await made.teammate()}/sessions` }),
  },
  'GET /v1/invitations': { needs: 'teammate:read' },
  'POST /v1/invitations': {
    needs: 'teammate:write',
    theirs: true,
    sample: async (made) => ({
      body: { id: newId('invitation'), email: `${newId('tag')}@example.com`, roleId: await made.roleId() },
    }),
  },
  'DELETE /v1/invitations/:id': {
    needs: 'teammate:write',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/invitations/${((await made.invitation())['invitation'] as { id: string }).id}`,
    }),
  },
  'GET /v1/roles': { needs: 'role:read' },

  'GET /v1/workspace': { needs: 'workspace:read' },
  'PATCH /v1/workspace': { needs: 'workspace:write', sample: () => ({ body: { name: 'Renamed' } }) },
  'GET /v1/identity-secrets': { needs: 'workspace:read' },
  'POST /v1/identity-secrets': { needs: 'workspace:write', sample: () => ({ body: { id: newId('identitySecret') } }) },
  'DELETE /v1/identity-secrets/:id': {
    needs: 'workspace:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/identity-secrets/${await made.identitySecret()}` }),
  },

  'GET /v1/contacts': { needs: 'contact:read' },
  'GET /v1/contacts/:id': {
    needs: 'contact:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/contacts/${await made.contact()}` }),
  },
  'POST /v1/contacts': {
    needs: 'contact:write',
    sample: () => ({ body: { id: newId('contact'), name: 'Cora Lind' } }),
  },
  'PATCH /v1/contacts/:id': {
    needs: 'contact:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/contacts/${await made.contact()}`, body: { attributes: { plan: 'gold' } } }),
  },
  'POST /v1/erasures': {
    needs: 'contact:erase',
    theirs: true,
    sample: async (made) => ({ body: { id: newId('erasure'), contactId: await made.contact(), reason } }),
  },
  'GET /v1/erasures': { needs: 'contact:erase' },
  'GET /v1/erasures/:id': {
    needs: 'contact:erase',
    theirs: true,
    sample: async (made) => ({ url: `/v1/erasures/${await made.erasure()}` }),
  },

  'GET /v1/conversations': { needs: 'conversation:read' },
  'GET /v1/conversations/:id': { needs: 'conversation:read', theirs: true, sample: onConversation('') },
  'POST /v1/conversations': {
    needs: 'conversation:write',
    theirs: true,
    sample: async (made) => ({
      body: {
        id: newId('conversation'),
        contactId: await made.contact(),
        part: { id: newId('part'), text: 'Good morning' },
      },
    }),
  },
  'PATCH /v1/conversations/:id': {
    needs: 'conversation:write',
    theirs: true,
    sample: onConversation('', { title: 'Refund' }),
  },
  'GET /v1/search': { needs: 'conversation:read', sample: () => ({ url: '/v1/search?query=order' }) },
  'POST /v1/searches': { needs: 'conversation:read', sample: () => ({ body: { query: 'order' } }) },
  'POST /v1/conversations/:id/assignment': {
    needs: 'conversation:write',
    theirs: true,
    sample: onConversation('/assignment', { teammateId: null }),
  },
  'POST /v1/conversations/:id/closure': {
    needs: 'conversation:write',
    theirs: true,
    sample: onConversation('/closure', {}),
  },
  'POST /v1/conversations/:id/reopening': {
    needs: 'conversation:write',
    theirs: true,
    sample: onConversation('/reopening'),
  },
  'POST /v1/conversations/:id/snooze': {
    needs: 'conversation:write',
    theirs: true,
    sample: onConversation('/snooze', { until: '2099-01-01T08:00:00Z' }),
  },
  'PUT /v1/conversations/:id/tags/:tagId': {
    needs: 'conversation:write',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/conversations/${(await made.conversation()).id}/tags/${await made.tag()}`,
      body: {},
    }),
  },
  'DELETE /v1/conversations/:id/tags/:tagId': {
    needs: 'conversation:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/conversations/${(await made.conversation()).id}/tags/${await made.tag()}` }),
  },
  'POST /v1/conversations/:id/readings': {
    needs: 'conversation:write',
    theirs: true,
    sample: onConversation('/readings', { position: 1 }),
  },
  'GET /v1/conversations/:id/parts': { needs: 'conversation:read', theirs: true, sample: onConversation('/parts') },
  'POST /v1/conversations/:id/parts': {
    needs: 'conversation:write',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/conversations/${(await made.conversation()).id}/parts`,
      body: { id: newId('part'), text: 'How can we help?' },
    }),
  },
  'POST /v1/conversations/:id/parts/:partId/redactions': {
    needs: 'value:seal',
    theirs: true,
    sample: async (made) => {
      const { id, partId } = await made.conversation('my horse is called Applejack')
      return {
        url: `/v1/conversations/${id}/parts/${partId}/redactions`,
        body: { start: 19, end: 28, kind: 'password', revision: 0 },
      }
    },
  },

  'POST /v1/reveals': {
    needs: 'conversation:read',
    right: 'value:reveal',
    theirs: true,
    sample: async (made) => ({ body: { token: await made.token(), reason } }),
  },
  'POST /v1/seals/:token/restoration': {
    needs: 'conversation:read',
    right: 'value:restore',
    theirs: true,
    sample: async (made) => ({ url: `/v1/seals/${await made.token()}/restoration`, body: { reason } }),
  },
  'POST /v1/restorations': {
    needs: 'conversation:read',
    right: 'value:reveal',
    theirs: true,
    sample: async (made) => ({ body: { text: `card [payment card ${await made.token()}]`, reason } }),
  },

  'GET /v1/activity': { needs: 'activity:read' },
  'GET /v1/activity/chain': { needs: 'activity:read' },
  'GET /v1/activity/export': { needs: 'activity:export' },
  'GET /v1/api-keys': { needs: 'api-key:read' },
  'POST /v1/api-keys': {
    needs: 'api-key:write',
    sample: () => ({ body: { id: newId('apiKey'), name: 'importer', scopes: ['tag:read'] } }),
  },
  'DELETE /v1/api-keys/:id': {
    needs: 'api-key:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/api-keys/${await made.apiKey()}` }),
  },

  'OPTIONS /v1/messenger/*': { needs: 'public', sample: () => ({ url: '/v1/messenger/sessions' }) },
  'POST /v1/messenger/sessions': { needs: 'public', sample: (made) => ({ body: { app_id: made.workspaceId } }) },
  'GET /v1/messenger/conversations': { needs: 'visitor' },
  'POST /v1/messenger/conversations': {
    needs: 'visitor',
    sample: () => ({ body: { id: newId('conversation'), part: { id: newId('part'), text: 'Hello' } } }),
  },
  'GET /v1/messenger/conversations/:id/parts': {
    needs: 'visitor',
    theirs: true,
    sample: async (made) => ({ url: `/v1/messenger/conversations/${(await made.conversation()).id}/parts` }),
  },
  'POST /v1/messenger/conversations/:id/parts': {
    needs: 'visitor',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/messenger/conversations/${(await made.conversation()).id}/parts`,
      body: { id: newId('part'), text: 'And?' },
    }),
  },
  'POST /v1/messenger/conversations/:id/readings': {
    needs: 'visitor',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/messenger/conversations/${(await made.conversation()).id}/readings`,
      body: { position: 1 },
    }),
  },
}
