import { newId } from './cast.ts'
import type { DoorRule, Made } from './door-samples.ts'

const onConversation = (tail: string, body?: unknown) => async (made: Made) => ({
  url: `/v1/conversations/${(await made.conversation()).id}${tail}`,
  body,
})

/** Teams, views, drafts and what is done to several conversations; the same table as in door-rules.ts. */
export const inboxRules: Readonly<Record<string, DoorRule>> = {
  'GET /v1/sessions': { needs: 'signed-in' },
  'DELETE /v1/sessions/:id': { needs: 'signed-in', sample: () => ({ url: `/v1/sessions/${newId('session')}` }) },
  'GET /v1/teams': { needs: 'team:read' },
  'GET /v1/teams/:id': {
    needs: 'team:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/teams/${await made.team()}` }),
  },
  'POST /v1/teams': {
    needs: 'team:write',
    sample: () => ({ body: { id: newId('team'), name: newId('team'), memberIds: [] } }),
  },
  'PATCH /v1/teams/:id': {
    needs: 'team:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/teams/${await made.team()}`, body: { name: newId('team') } }),
  },
  'DELETE /v1/teams/:id': {
    needs: 'team:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/teams/${await made.team()}` }),
  },
  'GET /v1/views': { needs: 'conversation:read' },
  'GET /v1/views/:id': {
    needs: 'conversation:read',
    theirs: true,
    sample: async (made) => ({ url: `/v1/views/${await made.view()}` }),
  },
  'GET /v1/view-counts': { needs: 'conversation:read' },
  'POST /v1/views': {
    needs: 'conversation:read',
    sample: () => ({ body: { id: newId('view'), name: 'To do', filter: { state: 'open', assignee: 'me' } } }),
  },
  'PATCH /v1/views/:id': {
    needs: 'conversation:read',
    right: 'conversation:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/views/${await made.view()}`, body: { name: 'Ours' } }),
  },
  'DELETE /v1/views/:id': {
    needs: 'conversation:read',
    right: 'conversation:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/views/${await made.view()}` }),
  },
  'PUT /v1/contacts/:id/block': {
    needs: 'contact:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/contacts/${await made.contact()}/block`, body: {} }),
  },
  'DELETE /v1/contacts/:id/block': {
    needs: 'contact:write',
    theirs: true,
    sample: async (made) => ({ url: `/v1/contacts/${await made.contact()}/block` }),
  },
  'PUT /v1/contacts/:id/hold': {
    needs: 'contact:erase',
    theirs: true,
    sample: async (made) => ({ url: `/v1/contacts/${await made.contact()}/hold`, body: { reason: 'a dispute' } }),
  },
  'DELETE /v1/contacts/:id/hold': {
    needs: 'contact:erase',
    theirs: true,
    sample: async (made) => ({ url: `/v1/contacts/${await made.contact()}/hold` }),
  },
  'POST /v1/conversations/:id/team': {
    needs: 'conversation:write',
    theirs: true,
    sample: onConversation('/team', { teamId: null }),
  },
  'POST /v1/conversations/:id/merger': {
    needs: 'conversation:write',
    theirs: true,
    sample: async (made) => ({
      url: `/v1/conversations/${(await made.conversation()).id}/merger`,
      body: { into: (await made.conversation()).id },
    }),
  },
  'POST /v1/conversation-acts': {
    needs: 'conversation:write',
    sample: async (made) => ({
      body: { acts: [{ conversationId: (await made.conversation()).id, act: { what: 'closed' } }] },
    }),
  },
  'GET /v1/conversations/:id/draft': {
    needs: 'signed-in',
    right: 'conversation:write',
    theirs: true,
    sample: onConversation('/draft'),
  },
  'PUT /v1/conversations/:id/draft': {
    needs: 'signed-in',
    right: 'conversation:write',
    theirs: true,
    sample: onConversation('/draft', { mode: 'message', text: 'Dear' }),
  },
}
