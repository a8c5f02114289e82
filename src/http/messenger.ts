import { Type } from 'typebox'
import type { Part as CorePart } from '../core/part.ts'
import type { Visitor } from '../core/viewer.ts'
import { bootMessenger, claimIdentity, foresightFor, showWorkspace } from '../flows/boot-messenger.ts'
import { trackEvent } from '../flows/track-event.ts'
import type { Deps } from '../flows/ports.ts'
import { postPart } from '../flows/post-part.ts'
import { leaveMessenger } from '../flows/leave-messenger.ts'
import { markRead, readParts } from '../flows/read-conversation.ts'
import { startConversation } from '../flows/start-conversation.ts'
import { fail } from '../core/errors.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors, RateLimits } from './doors.ts'
import { visitorOf } from './guard.ts'
import { mostParts, RangeQuery } from './parts.ts'
import { presentOwnConversation, presentPart, presentReceived } from './present-conversation.ts'
import { presentMessengerWorkspace } from './present-workspace.ts'
import { trustedSites } from './trusted-sites.ts'
import { strict } from './security.ts'
import { conversationParams, eyeOf, namesFor, noNames } from './shared-shapes.ts'
import { NewPart, PartList, Received } from './wire/conversation.ts'
import {
  Boot,
  Claims,
  MessengerWorkspace,
  MessengerSession,
  NewConversation,
  NewEvent,
  OwnConversation,
} from './wire/messenger.ts'
import { idOf, page } from './wire/shapes.ts'

const tags = ['messenger']
const config = { needs: 'visitor', crossOrigin: true } as const

/** An office, a school or a whole mobile network comes from one address, and each of them may open the messenger. */
const sessionsPerAttempt = 20

/** What a person sees of their own, from any site that the messenger stands on. */
export function messengerDoors(app: Doors, d: Deps, rateLimits: RateLimits, publicUrl: string): void {
  const trusted = trustedSites(d, publicUrl)
  // A browser asks first whether another site may call; the hook of `crossOrigin` has answered already.
  app.options(
    '/v1/messenger/*',
    { config: { needs: 'public', crossOrigin: true }, schema: { hide: true } },
    async (_request, reply) => reply.code(204).send(),
  )

  app.post(
    '/v1/messenger/sessions',
    {
      config: { needs: 'public', crossOrigin: true, ...strict(rateLimits, sessionsPerAttempt) },
      schema: {
        tags,
        summary: 'Open the messenger: as who the site signs for, as the visitor of an earlier time, or as somebody new',
        body: Boot,
        response: answers({ 201: MessengerSession }, [401, 403, 404, 503]),
      },
    },
    async (request, reply) => {
      const { app_id, session, user_id, email, name, user_hash, intercom_user_jwt } = request.body
      await trusted.check(request, app_id)
      const booted = await bootMessenger(d, {
        workspaceId: app_id,
        session,
        userId: user_id,
        email,
        name,
        userHash: user_hash,
        userJwt: intercom_user_jwt,
        address: request.ip,
      })
      const { contact, workspace, verified } = booted
      const viewer: Visitor = {
        type: 'contact',
        workspaceId: workspace.id,
        id: contact.id,
        sessionId: '',
        verified,
        address: request.ip,
      }
      const { items } = await d.store.conversationsFor(viewer, {}, { limit: 50 })
      reply.code(201)
      return {
        token: booted.token,
        expiresAt: booted.expiresAt,
        contact: {
          id: contact.id,
          kind: contact.kind,
          name: contact.name?.text ?? null,
          verified,
          blocked: contact.blockedAt !== null,
        },
        workspace: presentMessengerWorkspace(workspace, await foresightFor(d, workspace.id)),
        unread: items.filter((each) => presentOwnConversation(eyeOf(d, viewer), each).unread).length,
      }
    },
  )

  app.get(
    '/v1/messenger/workspaces/:id',
    {
      config: { needs: 'public', crossOrigin: true },
      schema: {
        tags,
        summary: 'How the messenger of a workspace looks and what it will hide, before anybody is known',
        params: Type.Object({ id: idOf('workspace') }),
        response: answers({ 200: MessengerWorkspace }, [403, 503]),
      },
    },
    async (request) => {
      await trusted.check(request, request.params.id)
      const { workspace, foresight } = await showWorkspace(d, request.params.id)
      return presentMessengerWorkspace(workspace, foresight)
    },
  )

  app.post(
    '/v1/messenger/claims',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: {
        tags,
        summary: 'Say your name or e-mail address; nobody is looked up by it',
        body: Claims,
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await claimIdentity(d, visitorOf(request), request.body)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/messenger/departures',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: {
        tags,
        summary: 'End all sessions of this person, as one does on a computer of others; the team keeps what was said',
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await leaveMessenger(d, visitorOf(request))
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/messenger/events',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: {
        tags,
        summary: 'Something happened on the site: counted by name, without content',
        body: NewEvent,
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await trackEvent(d, visitorOf(request), request.body.name)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/messenger/conversations',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: { tags, summary: 'Your own conversations', response: answers({ 200: page(OwnConversation) }) },
    },
    async (request) => {
      const viewer = visitorOf(request)
      const { items } = await d.store.conversationsFor(viewer, {}, { limit: 50 })
      return { items: items.map((each) => presentOwnConversation(eyeOf(d, viewer), each)) }
    },
  )

  app.post(
    '/v1/messenger/conversations',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: {
        tags,
        summary: 'Start a conversation with its first message',
        body: NewConversation,
        response: answers({ 201: Received }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = visitorOf(request)
      const posted = await startConversation(d, viewer, request.body)
      if (!posted) throw fail('not_found')
      reply.code(201)
      return presentReceived(eyeOf(d, viewer), posted, noNames)
    },
  )

  app.get(
    '/v1/messenger/conversations/:id/parts',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: {
        tags,
        summary: 'Parts in order, without notes',
        params: conversationParams,
        querystring: RangeQuery,
        response: answers({ 200: PartList }),
      },
    },
    async (request) => {
      const viewer = visitorOf(request)
      const { items, ...rest } = await readParts(d, viewer, request.params.id, { limit: mostParts, ...request.query })
      const names = await namesFor(d, viewer)
      return {
        items: items.filter(isForContact).map((part) => presentPart(eyeOf(d, viewer), part, names)),
        ...rest,
      }
    },
  )

  app.post(
    '/v1/messenger/conversations/:id/parts',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: {
        tags,
        summary: 'Write; again with the same id is the same message',
        params: conversationParams,
        body: NewPart,
        response: answers({ 201: Received }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = visitorOf(request)
      const posted = await postPart(d, viewer, request.params.id, request.body)
      reply.code(201)
      return presentReceived(eyeOf(d, viewer), posted, noNames)
    },
  )

  app.post(
    '/v1/messenger/conversations/:id/readings',
    {
      config,
      preHandler: trusted.ofVisitor,
      schema: {
        tags,
        summary: 'You have read up to this position',
        params: conversationParams,
        body: Type.Object({ position: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }),
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await markRead(d, visitorOf(request), request.params.id, request.body.position)
      return reply.code(204).send(null)
    },
  )
}

/** Notes are never theirs, and of what the team does only that the conversation was closed or opened again. */
function isForContact(part: CorePart): boolean {
  if (part.kind === 'event') return part.event?.what === 'closed' || part.event?.what === 'reopened'
  return part.kind === 'message'
}
